/** Everything of one client: record by record as the engine would have written it, and what happened when. */
import { defaultDue } from '../../shared/domain/due.ts'
import type { ActionItem } from '../../shared/schemas/action-items.ts'
import { PLAIN_CLIENT, type Client } from '../../shared/schemas/clients.ts'
import { PLAIN_ENGAGEMENT, type Engagement } from '../../shared/schemas/engagements.ts'
import { IN_NONE } from '../../shared/schemas/programs.ts'
import { PLAIN_NOTE, type Note } from '../../shared/schemas/notes.ts'
import type { OutboxEntry } from '../../shared/schemas/outbox.ts'
import { NONE, PLAIN_SESSION, unbooked, type Session } from '../../shared/schemas/sessions.ts'
import type { Happening } from '../engine/decision.ts'
import { agree } from './agree.ts'
import { heldBookings, type Meeting } from './bookings.ts'
import { briefsRead } from './briefs.ts'
import { dayNumber, dayText, instant, spokenDate, type Calendar } from './calendar.ts'
import { chaptersOf, phaseAt, storyAt } from './chapters.ts'
import { compose } from './compose.ts'
import { contactOf } from './contact.ts'
import { itemOf, promisedOf, saidBy, type Kept } from './item-records.ts'
import { introduction, LIVES, type Question } from './lives.ts'
import { bookedMoments, meetingRecords, nextDay, readMoments, sessionOf } from './meeting-records.ts'
import { messageRecords } from './messages.ts'
import { outcomeOf } from './outcome.ts'
import { programOf } from './programs.ts'
import { randomFrom } from './random.ts'
import type { Slot } from './schedule.ts'
import { voiceOf } from './voice.ts'
import type { Life } from './words/life.ts'

/** What happened at one instant, in its order. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly happenings: readonly Happening[]
}

export interface ClientRecords {
  readonly clients: readonly Client[]
  readonly engagements: readonly Engagement[]
  readonly sessions: readonly Session[]
  readonly notes: readonly Note[]
  readonly actionItems: readonly ActionItem[]
  readonly outbox: readonly OutboxEntry[]
  /** In no particular order. */
  readonly moments: readonly Moment[]
}

export interface ClientPlan {
  readonly life: Life
  /** Earliest first; empty for somebody who was only added. */
  readonly slots: readonly Slot[]
  /** Booked, missed, or not written about yet: in the order in which they were booked. */
  readonly meetings: readonly Meeting[]
  /** The IANA zone the client lives in; empty where it is the coach's. */
  readonly zone: string
  /** Milliseconds since 1970. */
  readonly addedAt: number
  /** Since when the coach books ahead, reads briefs and writes between sessions: milliseconds since 1970. */
  readonly bookedSince: number
  /** Whether the last session was the last one for now. */
  readonly over: boolean
  /** Whether something agreed last time is due today. */
  readonly dueToday: boolean
  /** How many action items a session has; null for two to four. */
  readonly itemsEach: number | null
}

interface Setting { readonly calendar: Calendar, readonly zone: string, readonly noteLength: number }

const DAYS_BEFORE_SESSION = 2

/** It is opened, and put into its program. */
const happeningsOf = ({ id, clientId, programId }: Engagement): readonly Happening[] => [
  { type: 'engagement.opened', clientId, refs: [id] },
  ...programId === IN_NONE ? [] : [{ type: 'engagement.updated', clientId, refs: [id] } as const],
]

/** The records of one client; the same for the same seed and stream. Throws for words that make no valid record. */
export const clientRecords = (
  plan: ClientPlan, { calendar, zone, noteLength }: Setting, seed: number, stream: number,
): ClientRecords => {
  const random = randomFrom(seed, stream)
  const { life, slots, meetings, over } = plan
  const client: Client = {
    id: random.id(), name: life.name, ...PLAIN_CLIENT, ...contactOf(life.name, seed, stream), zone: plan.zone,
    addedAt: instant(plan.addedAt),
  }
  const clientId = client.id
  const moments: Moment[] = [
    { at: plan.addedAt, happenings: [{ type: 'client.added', clientId, refs: [clientId] }] },
  ]
  const first = slots[0] ?? meetings[0]
  if (!first) return { clients: [client], engagements: [], sessions: [], notes: [], actionItems: [], outbox: [], moments }

  const engagement: Engagement = {
    ...PLAIN_ENGAGEMENT, id: random.id(), clientId, programId: programOf(stream), startedOn: dayText(first.day),
  }
  const heldAsBooked = heldBookings(slots, plan.bookedSince)
  const allBooked = [...meetings, ...heldAsBooked.flatMap((one) => one ?? [])]
  const openedAt = Math.min(...slots.map(({ saved }) => saved), ...allBooked.map(({ bookedAt }) => bookedAt))
  const whose = { clientId, engagementId: engagement.id, zone }
  const readBrief = briefsRead(calendar.now, seed, stream)
  const booked = meetingRecords(meetings, whose, readBrief, seed, stream)
  moments.push(
    { at: openedAt, happenings: happeningsOf(engagement) }, ...booked.moments,
  )
  const by = saidBy(slots, seed, stream)
  const chapters = chaptersOf(life, slots.length, random)
  let question: Question = life
  const voice = voiceOf(life, () => question.thing, random)
  const sessions: Session[] = []
  const notes: Note[] = []
  const actionItems: ActionItem[] = []
  let before: readonly Kept[] = []

  slots.forEach((slot, index) => {
    const chapter = chapters.findLast((one) => one.first <= index)
    if (!chapter) throw new Error('a session is in a chapter')
    const opens = chapter.first === index
    question = chapter.question
    const last = index === slots.length - 1
    const progress = (index - chapter.first) / chapter.length
    const body = compose({
      theme: question.theme, phase: phaseAt(progress, random), progress, focus: question.focus,
      introduction: opens ? introduction(life, question, index === 0) : null,
      anyThings: LIVES.every((one) => one !== life),
      story: storyAt(life.story, index, slots.length), promised: promisedOf(before, slot.saved),
      month: Number(dayText(slot.day).slice(5, 7)), lastDate: spokenDate(slots[index - 1]?.day ?? slot.day),
      farewell: last && over && index > 2 ? slots.length : null,
      length: noteLength * random.between(78, 118) / 100 - 190,
    }, voice, random)
    const { block, agreed } = agree({
      theme: question.theme, day: slot.day, count: plan.itemsEach ?? random.pick([2, 2, 3, 3, 3, 4]),
      dueOn: last && plan.dueToday ? calendar.today : null,
    }, voice, random)

    const at = instant(slot.saved)
    const meeting = heldAsBooked[index] ?? null
    const readAt = meeting && readBrief(meeting)
    const id = random.id()
    const session: Session = {
      ...(meeting
        ? sessionOf(meeting, whose, { id, seriesId: NONE, groupId: NONE })
        : { ...PLAIN_SESSION, ...unbooked(instant(slot.begun), zone), id, clientId, engagementId: engagement.id }),
      number: index + 1, state: 'held', noteId: random.id(), briefReadAt: readAt === null ? null : instant(readAt),
    }
    if (meeting) moments.push(...bookedMoments([[meeting, session]], clientId), ...readMoments([session]))
    const note: Note = {
      ...PLAIN_NOTE, id: session.noteId, clientId, kind: 'session', text: `${body}\n\n${block}`,
      corrections: agreed.flatMap(({ confirmed, commitment: { line } }) => confirmed ? [] : [{ line, ticked: false }]),
      begunAt: instant(slot.begun), savedAt: at,
    }
    const today = dayText(slot.day)
    const confirmed = agreed.filter((one) => one.confirmed)
    const kept = confirmed.map((one, place) => {
      // E30: what names no day is due before the next session, and where none was booked, in a week.
      const nobodys = defaultDue({ today, nextSession: nextDay(allBooked, slot.saved), daysBefore: DAYS_BEFORE_SESSION })
      const chosen = one.commitment.due
      const due = chosen ?? nobodys.due
      const stays = last && plan.dueToday && place === confirmed.length - 1
      const outcome = outcomeOf({
        session: slot, next: slots[index + 1] ?? null, afterNext: slots[index + 2] ?? null,
        due: dayNumber(due), over, stays,
      }, calendar, random)
      return { agreed: one, outcome, due, dueFrom: chosen === null ? nobodys.from : 'chosen' as const }
    })
    const items = kept.map((one) =>
      itemOf(one, one, slot.saved, { id: random.id(), clientId, noteId: note.id, sessionId: session.id }, by))

    sessions.push(session)
    notes.push(note)
    actionItems.push(...items)
    moments.push({
      at: slot.saved,
      happenings: [
        { type: 'session.completed', clientId, refs: [session.id] },
        { type: 'note.completed', clientId, refs: [note.id, session.id] },
        ...items.map(({ id }) => ({ type: 'task.assigned', clientId, refs: [id, note.id] } as const)),
      ],
    })
    kept.forEach(({ outcome }, place) => {
      const id = items[place]?.id ?? ''
      for (const mark of outcome.marks) {
        moments.push({ at: mark.at, happenings: [{ type: 'task.updated', clientId, refs: [id] }] })
      }
    })
    before = kept
  })
  const messages = messageRecords(client, actionItems, { calendar, since: plan.bookedSince }, seed, stream)
  return {
    clients: [client], engagements: [engagement], sessions: [...sessions, ...booked.sessions], notes, actionItems,
    outbox: messages.outbox, moments: [...moments, ...messages.moments],
  }
}
