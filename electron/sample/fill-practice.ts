/** Writes a made-up practice into one that is open and empty, through the one door there is: commit. */
import { setImmediate as turnOfOthers } from 'node:timers/promises'
import { change } from '../engine/decision.ts'
import type { Hash, Head } from '../engine/events/chain.ts'
import { readHead } from '../engine/events/head.ts'
import { SETTINGS_ID } from '../engine/library/settings.ts'
import type { Change, Database } from '../engine/types.ts'
import { eventsOf, type SamplePractice } from './sample-practice.ts'

export interface Filling {
  readonly database: Database
  /** The hash the practice chains its events with. */
  readonly hash: Hash
  readonly sample: SamplePractice
  /** Records in one durable transaction. */
  readonly batch?: number
  /** After each transaction, in records; the first call says 0 of all. */
  readonly onProgress?: (done: number, total: number) => void
  /** Asked before each transaction. */
  readonly isCancelled?: () => boolean
}

export const BATCH = 500

function* changesOf({ sample, hash }: Filling, head: Head, hasSettings: boolean): Generator<Change> {
  if (!hasSettings) for (const entry of sample.library) yield change('library', null, entry)
  for (const client of sample.clients) yield change('clients', null, client)
  for (const engagement of sample.engagements) yield change('engagements', null, engagement)
  for (const session of sample.sessions) yield change('sessions', null, session)
  for (const note of sample.notes) yield change('notes', null, note)
  for (const item of sample.actionItems) yield change('actionItems', null, item)
  for (const entry of sample.outbox) yield change('outbox', null, entry)
  // A practice that has settings has its own beginning of the chain.
  const moments = hasSettings
    ? sample.moments.filter(({ happenings }) => happenings.every(({ type }) => type !== 'sheet.kept')) : sample.moments
  for (const event of eventsOf({ ...sample, moments }, hash, head)) yield change('events', null, event)
}

const totalOf = (sample: SamplePractice, hasSettings: boolean): number =>
  sample.clients.length + sample.engagements.length + sample.sessions.length + sample.notes.length
  + sample.actionItems.length + sample.outbox.length + (hasSettings ? 0 : sample.library.length)
  + sample.moments.reduce((sum, { happenings }) => sum + happenings.length, 0)
  - (hasSettings && sample.moments.length > 0 ? 1 : 0)

/**
 * All or a part: every batch is durable by itself, so what was cancelled or refused by the disk is to be thrown away
 * with its vault. Settings that are there stay as they are. The event loop turns between batches.
 * Throws Conflict where a record is there already, and VaultFault when the disk refuses.
 */
export const fillPractice = async (filling: Filling): Promise<'filled' | 'cancelled'> => {
  const { database, sample, batch = BATCH, onProgress, isCancelled } = filling
  const hasSettings = await database.get('library', SETTINGS_ID) !== null
  const total = totalOf(sample, hasSettings)
  let done = 0
  onProgress?.(done, total)
  let waiting: Change[] = []
  const commit = async (): Promise<void> => {
    await database.commit(waiting)
    done += waiting.length
    waiting = []
    onProgress?.(done, total)
    await turnOfOthers()
  }
  for (const one of changesOf(filling, await readHead(database), hasSettings)) {
    waiting.push(one)
    if (waiting.length < batch) continue
    if (isCancelled?.()) return 'cancelled'
    await commit()
  }
  if (isCancelled?.()) return 'cancelled'
  if (waiting.length > 0) await commit()
  return 'filled'
}
