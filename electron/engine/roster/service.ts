import { ok } from '../../../shared/domain/result.ts'
import type { Clock } from '../../../shared/domain/ports.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import { readSettings, SETTINGS_ID } from '../library/settings.ts'
import type { Reader } from '../types.ts'
import type { Writer } from '../writer.ts'
import { decideReviewed, decideThresholds } from './decide.ts'
import { wasReviewed } from './reviewed.ts'

/** Looking at the roster, and from when on it says something. */
export const rosterHandlers = (
  read: Reader, writer: Writer, clock: Clock,
): Handlers<'roster.reviewed' | 'thresholds' | 'thresholds.change'> => ({
  'roster.reviewed': () => writer.run(async (moment, current) => decideReviewed(await wasReviewed(current, moment))),
  'thresholds': async () => ok((await readSettings(read, clock.now().toISOString())).thresholds),
  'thresholds.change': (wanted) =>
    writer.run(async (moment, current) => decideThresholds(moment, await current.get('library', SETTINGS_ID), wanted)),
})
