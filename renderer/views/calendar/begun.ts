/** What the form of a session begins with. Pure. */
import { timeIn } from '../../../shared/domain/day.ts'
import type { Bookable, ClientSession, ClientSessionsView, WeekSession, WeekView } from '../../../shared/ipc/sessions.ts'
import type { Moving } from './booking-dialog.tsx'
import { freeTime, minuteOf } from './days.ts'
import { dayLike, type Form } from './form.ts'
import { writeDay } from './typed-when.ts'

export interface Begun {
  readonly start: Form
  readonly moving: Moving | null
}

/** How many a series has until another number is said. */
const TIMES = '10'

interface Known {
  readonly zone: string
  readonly sessionMinutes: number
}

const blank = ({ zone, sessionMinutes }: Known): Omit<Form, 'people' | 'day' | 'time'> =>
  ({ minutes: String(sessionMinutes), zone, place: '', every: 'never', times: TIMES })

/** @param time left out where only a day was chosen: then the first free hour of it */
export const anew = (view: WeekView, day: string, time?: string): Begun => {
  const { sessions, sessionMinutes, today, at, zone } = view
  const over = day === today ? minuteOf(timeIn(at, zone)) : 0
  const ofDay = sessions.filter((session) => session.day === day)
  return { start: { ...blank(view), people: [], day: writeDay(day), time: time ?? freeTime(ofDay, sessionMinutes, over) }, moving: null }
}

type Movable = Pick<WeekSession, 'id' | 'wall' | 'bookedIn' | 'minutes' | 'place' | 'laterInSeries'>

/** It is moved on the clock it was booked by. */
export const toMove = (people: readonly Bookable[], session: Movable, known: Known): Begun => ({
  start: {
    ...blank(known), people, day: writeDay(session.wall.slice(0, 10)), time: session.wall.slice(11),
    minutes: String(session.minutes), zone: session.bookedIn, place: session.place,
  },
  moving: { sessionId: session.id, laterInSeries: session.laterInSeries },
})

/** Who is in a session, with the zones they live in. */
export const peopleOf = ({ people }: Pick<WeekSession, 'people'>, clients: readonly Bookable[]): readonly Bookable[] =>
  people.map(({ clientId, clientName }) =>
    clients.find(({ id }) => id === clientId) ?? { id: clientId, name: clientName, zone: null })

const TEN = '10:00'

/** Another one with her: on the weekday, at the time and in the place of her last one. */
export const another = (view: ClientSessionsView): Begun => {
  const { client, upcoming, past, today } = view
  const known = [...past, ...upcoming].filter(({ state, minutes }) => state !== 'cancelled' && minutes > 0)
  const latest = known.reduce<ClientSession | null>((last, one) => (last && last.startsAt >= one.startsAt ? last : one), null)
  return {
    start: {
      ...blank(view), people: [client], day: writeDay(dayLike(known, today)), time: latest?.from ?? TEN,
      place: latest?.place ?? '', ...(latest ? { minutes: String(latest.minutes) } : {}),
    },
    moving: null,
  }
}
