/** The same figures at several sizes of practice, each job in a process of its own. */
import { practiceIn } from '../../tests/support/made-practice.ts'
import { median, percentile } from './figures.ts'
import { runJob } from './job.ts'
import type { MakeFigures } from './own/make.ts'
import type { OpenFigures } from './own/open.ts'
import type { WorkFigures, WorkInput } from './own/work.ts'
import { ownRow, type Group } from './rows.ts'

export interface Made extends MakeFigures {
  readonly name: string
  readonly userData: string
}

const OPENINGS = 5

/** What is wanted of the largest; the smaller ones are well below. */
const TARGETS = {
  open: '2,500', save: 'under 2', find: 'under 120', room: 'a frame',
} as const

export const measureOwn = async ({ name, userData, records, bytes, recordsPerSecond, words }: Made): Promise<Group> => {
  const file = practiceIn(userData)
  const opens: OpenFigures[] = []
  for (let time = 0; time < OPENINGS; time += 1) opens.push(await runJob<OpenFigures>('build/bench/own/open.ts', file))
  const of = (part: (figures: OpenFigures) => number): number => median(opens.map(part))
  const input: WorkInput = { ...file, questions: words }
  const work = await runJob<WorkFigures>('build/bench/own/work.ts', input)
  return {
    title: `${name}: ${records.toLocaleString('en-GB')} records`,
    rows: [
      ownRow(`${name}: key derivation`, 'ms', of(({ derive }) => derive)),
      ownRow(`${name}: open to Today, after the key`, 'ms', of(({ unseal, build, today }) => unseal + build + today), { target: TARGETS.open }),
      ownRow(`${name}: of it reading, checking, unsealing`, 'ms', of(({ unseal }) => unseal)),
      ownRow(`${name}: of it memory and indexes`, 'ms', of(({ build }) => build)),
      ownRow(`${name}: of it the first Today`, 'ms', of(({ today }) => today)),
      ownRow(`${name}: memory, plain Node`, 'MB', of(({ megabytes }) => megabytes)),
      ownRow(`${name}: note saved, p50`, 'ms', median(work.plainSaves), { target: TARGETS.save }),
      ownRow(`${name}: note saved, p99`, 'ms', percentile(work.plainSaves, 0.99)),
      ownRow(`${name}: note saved with three items, p50`, 'ms', median(work.saves)),
      ownRow(`${name}: note saved with three items, p99`, 'ms', percentile(work.saves, 0.99)),
      ownRow(`${name}: draft kept, p50`, 'ms', median(work.drafts)),
      ownRow(`${name}: draft kept, p99`, 'ms', percentile(work.drafts, 0.99)),
      ownRow(`${name}: the first question`, 'ms', work.firstFind),
      ownRow(`${name}: found, p50`, 'ms', median(work.finds)),
      ownRow(`${name}: found, p95`, 'ms', percentile(work.finds, 0.95), { target: TARGETS.find }),
      ownRow(`${name}: Today`, 'ms', median(work.today), { target: TARGETS.room }),
      ownRow(`${name}: Clients`, 'ms', median(work.clients), { target: TARGETS.room }),
      ownRow(`${name}: Client`, 'ms', median(work.client), { target: TARGETS.room }),
      ownRow(`${name}: writing it`, 'records/s', recordsPerSecond),
      ownRow(`${name}: size on disk`, 'MB', bytes / 2 ** 20),
      ownRow(`${name}: bytes on disk for a record`, 'bytes', bytes / records),
    ],
  }
}
