/** What is asked between sessions, at several numbers of clients: what each grows with. */
import { median, percentile } from './figures.ts'
import { runJob } from './job.ts'
import type { BetweenFigures, BetweenInput } from './own/between.ts'
import { ownRow, type Group, type Row } from './rows.ts'

const JOB = 'build/bench/own/between.ts'

/** What is wanted with 28 and with 500 clients; beyond that no more than a straight line. */
const TARGETS = { roster: 'under 20', brief: 'under 20', plan: 'under 100' } as const

/** Ten years of a full practice, in which so many are coached at a time. */
const TEN_YEARS: readonly BetweenInput[] = [{ clients: 28, sessions: 260 }, { clients: 500, sessions: 28 }]

/** Half a year with each: the number of clients alone is another. */
const GROWTH = [10, 100, 1_000, 10_000] as const
const HALF_A_YEAR = 12

const rowsOf = (name: string, figures: BetweenFigures, wanted: Partial<typeof TARGETS>): readonly Row[] => {
  const row = (what: string, value: number, target?: string): Row =>
    ownRow(`${name}: ${what}`, 'ms', value, target === undefined ? {} : { target })
  return [
    row('the first roster', figures.firstRoster),
    row('the roster after a change, p50', median(figures.roster), wanted.roster),
    row('the roster after a change, p95', percentile(figures.roster, 0.95)),
    row('a brief, p50', median(figures.brief), wanted.brief),
    row('the first plan of a day', figures.firstPlan, wanted.plan),
    row('the plan of a day, p50', median(figures.plan), wanted.plan),
    row('what Today tells of a day, with people and messages counted, p50', median(figures.day)),
    row('the first look at My practice', figures.firstMeasures),
    row('My practice after a change, p50', median(figures.measures)),
  ]
}

/** @param largest the most clients to go up to */
export const measureBetween = async (largest: number): Promise<readonly Group[]> => {
  const groups: Group[] = []
  for (const input of TEN_YEARS.filter(({ clients }) => clients <= largest)) {
    const figures = await runJob<BetweenFigures>(JOB, input)
    const name = `${String(input.clients)} clients`
    groups.push({
      title: `Between sessions, ten years with ${name}: ${figures.records.toLocaleString('en-GB')} records`,
      rows: rowsOf(name, figures, TARGETS),
    })
  }
  const rows: Row[] = []
  for (const clients of GROWTH.filter((one) => one <= largest)) {
    const input = { clients, sessions: HALF_A_YEAR } satisfies BetweenInput
    rows.push(...rowsOf(`${clients.toLocaleString('en-GB')} clients, half a year`, await runJob<BetweenFigures>(JOB, input), {}))
  }
  groups.push({ title: 'Between sessions, as the number of clients grows', rows })
  return groups
}
