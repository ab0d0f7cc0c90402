/** What the vault asks of a coach's patience: unlocking beside others, renewing keys, erasing, backups, leaving. */
import { mkdtempSync } from 'node:fs'
import path from 'node:path'
import { practiceIn } from '../../tests/support/made-practice.ts'
import { onACopy } from './copies.ts'
import { RUNS, median, often, percentile } from './figures.ts'
import type { Made } from './growth.ts'
import { runJob } from './job.ts'
import type { BackupInput, BackupRound } from './own/backup.ts'
import type { EraseFigures, EraseInput } from './own/erase.ts'
import type { LeaveInput, LeaveRound } from './own/leave.ts'
import type { SharedFigures, SharedInput } from './own/make-shared.ts'
import type { MeanwhileFigures } from './own/save-meanwhile.ts'
import type { UnlockFigures } from './own/unlock.ts'
import { againstRow, ownRow, type Group, type Row } from './rows.ts'

/** Where a figure is the median of fewer than usual, it says so. */
const ofSoMany = (runs: readonly unknown[]): Pick<Row, 'why'> =>
  runs.length < RUNS ? { why: `median of ${String(runs.length)}` } : {}

type Shared = Pick<SharedInput, 'hours' | 'clientsPerHour' | 'others'>

/** 28 clients of one coach; 500 clients, with two assistants and two managers. */
const ALONE: Shared = { hours: 28, clientsPerHour: 1, others: [] }
const SHARED: Shared = { hours: 50, clientsPerHour: 10, others: ['admin', 'admin', 'manager', 'manager'] }

/** @param sessions in each of the two: a multiple of 28 and of 50, that they have about as many records */
export const measureUnlock = async (scratch: string, sessions: number): Promise<Group> => {
  const one = async (shared: Shared): Promise<{ readonly records: number, readonly rows: readonly Row[] }> => {
    const userData = mkdtempSync(path.join(scratch, 'shared-'))
    const input: SharedInput = { ...shared, userData, sessions }
    const { records } = await runJob<SharedFigures>('build/bench/own/make-shared.ts', input)
    const all = await often(() => runJob<UnlockFigures>('build/bench/own/unlock.ts', practiceIn(userData)))
    const of = (part: (figures: UnlockFigures) => number): number => median(all.map(part))
    const users = of((each) => each.users)
    const clients = of(({ clientKeys }) => clientKeys)
    const name = `${String(users)} ${users === 1 ? 'user' : 'users'}, ${String(clients)} clients`
    return {
      records,
      rows: [
        ownRow(`${name}: unlock, after the key`, 'ms', of(({ open }) => open)),
        ownRow(`${name}: of it directory, slot and grants`, 'ms', of(({ front }) => front)),
        ownRow(`${name}: of it the clients’ keys`, 'ms', of(({ keyrings }) => keyrings)),
      ],
    }
  }
  const many = await one(SHARED)
  const few = await one(ALONE)
  const figures = [many, few].map(({ records }) => records.toLocaleString('en-GB')).join(' and ')
  return { title: `Unlocking, ${figures} records`, rows: [...many.rows, ...few.rows] }
}

const eraseOn = (userData: string, scratch: string, untilRenewed: boolean): Promise<EraseFigures> =>
  onACopy(userData, scratch, (file) => {
    const input: EraseInput = { ...file, untilRenewed }
    return runJob<EraseFigures>('build/bench/own/erase.ts', input)
  })

/** Erasing, and no more of it. */
export const measureErasing = async ({ name, userData }: Made, scratch: string): Promise<Group> => {
  const all = await often(() => eraseOn(userData, scratch, false))
  const committed = median(all.map((each) => each.committed))
  return {
    title: `${name}: erasing`,
    rows: [ownRow(`${name}: a client erased`, 'ms', committed, ofSoMany(all))],
  }
}

const renewalOf = ({ renewal }: EraseFigures): NonNullable<EraseFigures['renewal']> => {
  if (renewal === null) throw new Error('the keys were not renewed')
  return renewal
}

const RENEWED = 10_000

export const measureRenewing = async ({ name, userData }: Made, scratch: string): Promise<Group> => {
  const all = await often(() => eraseOn(userData, scratch, true))
  const few = ofSoMany(all)
  const of = (part: (figures: EraseFigures) => number): number => median(all.map(part))
  const { alone, meanwhile } = await onACopy(userData, scratch, (file) =>
    runJob<MeanwhileFigures>('build/bench/own/save-meanwhile.ts', file))
  const save = (label: string, share: number): Row =>
    againstRow(
      `${name}: a note saved meanwhile, ${label}`, 'ms', percentile(meanwhile, share), percentile(alone, share),
      'no renewal under way', `${String(meanwhile.length)} saves`,
    )
  return {
    title: `${name}: a client erased, and every key renewed; saving meanwhile, beside saving alone`,
    rows: [
      ownRow(`${name}: a client erased`, 'ms', of(({ committed }) => committed), few),
      ownRow(
        `${name}: a client erased, until every key is renewed`, 's',
        of((each) => (each.committed + renewalOf(each).took) / 1000), few,
      ),
      ownRow(
        `${name}: keys renewed, 10,000 records`, 's',
        of((each) => renewalOf(each).took / 1000 / renewalOf(each).records * RENEWED), few,
      ),
      ownRow(`${name}: keys renewed, the longest turn`, 'ms', of((each) => renewalOf(each).longestTurn), few),
      save('p50', 0.5),
      save('p99', 0.99),
    ],
  }
}

/** Megabytes a second. */
const speed = ({ bytes }: BackupRound, ms: number): number => bytes / 2 ** 20 / (ms / 1000)

export const measureBackup = async ({ name, userData }: Made, scratch: string): Promise<Group> => {
  const all = await onACopy(userData, scratch, (file, folder) => {
    const input: BackupInput = { ...file, scratch: folder }
    return runJob<readonly BackupRound[]>('build/bench/own/backup.ts', input)
  })
  const copied = median(all.map((round) => speed(round, round.copied)))
  const row = (words: string, ms: (round: BackupRound) => number): Row =>
    againstRow(
      `${name}: ${words}`, 'MB/s', median(all.map((round) => speed(round, ms(round)))), copied, 'cp and fsync',
      ofSoMany(all).why,
    )
  const bytes = median(all.map((round) => round.bytes))
  return {
    title: `${name}: a backup of ${(bytes / 2 ** 20).toFixed(1)} MB, beside the system’s copy of the same bytes (cp and fsync)`,
    rows: [
      // What writing takes without the reading back that is part of it: the same reading was timed by itself.
      row('backup written', ({ written, verified }) => Math.max(1, written - verified)),
      row('backup written and verified', ({ written }) => written),
      row('backup verified', ({ verified }) => verified),
      row('backup restored and checked', ({ restored }) => restored),
    ],
  }
}

export const measureLeaving = async ({ name, userData }: Made, scratch: string): Promise<Group> => {
  const all = await onACopy(userData, scratch, (file, folder) => {
    const input: LeaveInput = { ...file, scratch: folder }
    return runJob<readonly LeaveRound[]>('build/bench/own/leave.ts', input)
  })
  const of = (part: (round: LeaveRound) => number): number => median(all.map(part))
  return {
    title: `${name}: everything exported, ${of(({ files }) => files).toLocaleString('en-GB')} files`,
    rows: [
      ownRow(`${name}: exported`, 'records/s', of(({ records, took }) => records / (took / 1000)), ofSoMany(all)),
    ],
  }
}
