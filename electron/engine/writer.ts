/**
 * The one way to write. Commands take turns, so that two of them never decide on the same state; each is one
 * change set with its events in one transaction (E1).
 */
import type { Role } from '../../shared/domain/compartment.ts'
import { dayIn } from '../../shared/domain/day.ts'
import type { Chance, Clock } from '../../shared/domain/ports.ts'
import type { Answer } from '../../shared/ipc/define.ts'
import type { PracticeEvent } from '../../shared/schemas/events.ts'
import { failed, ok } from '../../shared/domain/result.ts'
import { VaultFault } from '../vault/types.ts'
import { change, type Decision, type Erasure, type Moment, type Step } from './decision.ts'
import { link, type Hash, type Head } from './events/chain.ts'
import { readHead } from './events/head.ts'
import { answerFault } from './fault-answer.ts'
import { inTurn } from './turns.ts'
import { Conflict, type Database, type Reader } from './types.ts'
import type { Ledger } from './undo/ledger.ts'

/** Gathers what it needs and decides. It runs while no other command does. */
export type Command<Value> = (moment: Moment, read: Reader) => Promise<Decision<Value>>

export interface Writer {
  /** Waits for its turn, decides, commits. Faults of the disk and conflicts are answers; bugs throw. */
  readonly run: <Value>(command: Command<Value>) => Promise<Answer<Value>>
}

export interface WriterParts {
  readonly database: Database
  readonly hash: Hash
  readonly clock: Clock
  readonly chance: Chance
  readonly role: Role
  readonly ledger: Ledger
  /** Told, once it is durable, what was erased (V17): nothing may remember it. */
  readonly onErased: (ids: ReadonlySet<string>) => void
}

export const momentOf = (clock: Clock, chance: Chance): Moment => {
  const now = clock.now()
  const zone = clock.zone()
  return { now, at: now.toISOString(), today: dayIn(now, zone), zone, id: chance.id }
}

/** The receipt of an erasure is written with the event it names; every other step is what it is. */
const concluded = <Value>(
  { changes, value }: Step<Value>, erasure: Erasure<Value> | undefined, events: readonly PracticeEvent[],
): Pick<Step<Value>, 'changes' | 'value'> => {
  if (!erasure) return { changes, value }
  const said = events.find(({ type }) => type === 'client.erased')
  if (!said) throw new Error('an erasure is an event')
  const receipt = erasure.receipt(said)
  return { changes: [...changes, ...receipt.changes], value: receipt.value }
}

export const createWriter = ({ database, hash, clock, chance, role, ledger, onErased }: WriterParts): Writer => {
  let head: Head | null = null
  const turn = inTurn()

  const settled = <Value>({ keep, spend, erasure }: Step<Value>, value: Value): Answer<Value> => {
    if (keep) ledger.keep(keep)
    if (spend !== undefined) ledger.forget(spend)
    if (erasure) {
      ledger.forgetAbout(erasure.ids)
      onErased(erasure.ids)
    }
    return ok(value)
  }

  const perform = async <Value>(command: Command<Value>): Promise<Answer<Value>> => {
    const moment = momentOf(clock, chance)
    const decision = await command(moment, database)
    if (!decision.ok) return failed(decision.error)
    const { value: step } = decision
    const { erasure } = step
    if (step.changes.length + step.events.length === 0) return settled(step, step.value)

    const chained = link(head ?? await readHead(database), step.events, { at: moment.at, role, id: moment.id, hash })
    const { changes, value } = concluded(step, erasure, chained.events)
    // Forgotten until the commit is known to have happened: after an error it is read again.
    head = null
    await database.commit(
      [...changes, ...chained.events.map((event) => change('events', null, event))],
      erasure && { eraseClient: erasure.clientId },
    )
    head = chained.head
    return settled(step, value)
  }

  const guarded = async <Value>(command: Command<Value>): Promise<Answer<Value>> => {
    try {
      return await perform(command)
    } catch (error) {
      if (error instanceof VaultFault) return answerFault(error)
      if (error instanceof Conflict) return failed({ code: 'changed-since' })
      throw error
    }
  }

  return {
    run: (command) => turn(() => guarded(command)),
  }
}
