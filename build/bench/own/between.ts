/** Between sessions: the roster, the brief, what is to be sent and My practice, of so many clients. Milliseconds. */
import { timed } from '../figures.ts'
import { job } from '../job.ts'
import { valueOf } from './asking.ts'
import { manyClients } from './many-clients.ts'

export interface BetweenInput {
  readonly clients: number
  /** Held with each, a fortnight apart, with three action items each. */
  readonly sessions: number
}

export interface BetweenFigures {
  readonly records: number
  /** Once, of a practice that was opened onto Today: everything is read. */
  readonly firstRoster: number
  /** After something of one client has changed. */
  readonly roster: readonly number[]
  readonly brief: readonly number[]
  /** A day's plan of nudges for all of them, and what of it is to be sent. */
  readonly firstPlan: number
  readonly plan: readonly number[]
  /** What Today tells of the day: its sessions, and how many people and messages wait. */
  readonly day: readonly number[]
  readonly firstMeasures: number
  /** After something of one client has changed. */
  readonly measures: readonly number[]
}

const LOOKS = 30
const FEW_LOOKS = 5

job<BetweenInput, BetweenFigures>(async ({ clients, sessions }) => {
  const { engine, records, close } = await manyClients(clients, sessions)
  const { handlers } = engine
  await valueOf(handlers['today']({}))
  const [firstRoster = 0] = await timed(1, () => valueOf(handlers['clients']({})))
  const { open } = await valueOf(handlers['client']({ clientId: (await valueOf(handlers['clients']({}))).clients[0]?.id ?? '' }))
  const itemId = open[0]?.id ?? ''
  const afterChanges = async (looks: number, ask: () => Promise<unknown>): Promise<readonly number[]> => {
    const all: number[] = []
    for (let look = 0; look < looks; look += 1) {
      await valueOf(handlers['items.mark']({ itemId, status: look % 2 === 0 ? 'stuck' : 'open', obstacle: null, by: 'coach' }))
      all.push(...await timed(1, ask))
    }
    return all
  }
  const roster = await afterChanges(LOOKS, () => valueOf(handlers['clients']({})))
  const week = await valueOf(handlers['week']({ day: '2026-11-18' }))
  const booked = week.sessions.flatMap(({ people }) => people).filter(({ state }) => state === 'booked')
  const brief = await timed(LOOKS, (look) => valueOf(handlers['brief']({ sessionId: booked[look % booked.length]?.sessionId ?? '' })))
  const [firstPlan = 0] = await timed(1, () => valueOf(handlers['toSend']({})))
  const plan = await timed(FEW_LOOKS, () => valueOf(handlers['toSend']({})))
  const day = await timed(FEW_LOOKS, () => valueOf(handlers['day']({})))
  const [firstMeasures = 0] = await timed(1, () => valueOf(handlers['measures']({})))
  const measures = await afterChanges(FEW_LOOKS, () => valueOf(handlers['measures']({})))
  await close()
  return { records, firstRoster, roster, brief, firstPlan, plan, day, firstMeasures, measures }
})
