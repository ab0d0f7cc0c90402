import { createDayLine, type DayLine } from '../../../shared/domain/measures/day-line.ts'
import type { Clock } from '../../../shared/domain/ports.ts'
import { ok } from '../../../shared/domain/result.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import { SETTINGS_ID } from '../library/settings.ts'
import { dayOf } from '../rooms/day.ts'
import { myPracticeView } from '../rooms/my-practice.ts'
import type { Writer } from '../writer.ts'
import { decideBaseline, decideReport } from './decide.ts'
import type { PracticeFacts } from './practice-facts.ts'

type Measures = 'measures' | 'measures.baseline' | 'measures.report'

/** The days of the zone asked for last: whoever travels is given those of where she is. */
const dayLines = (): ((zone: string) => DayLine) => {
  let known: { readonly zone: string, readonly line: DayLine } | null = null
  return (zone) => {
    if (known?.zone !== zone) known = { zone, line: createDayLine(zone) }
    return known.line
  }
}

/** My practice: the measures, what they are held against, and what only the coach can say. */
export const measureHandlers = (facts: PracticeFacts, writer: Writer, clock: Clock): Handlers<Measures> => {
  const lineOf = dayLines()
  return {
    'measures': async () => {
      const day = dayOf(clock)
      return ok(myPracticeView(day, lineOf(day.zone), await facts.gather(day.at)))
    },
    'measures.baseline': ({ month }) => writer.run(async (moment, read) =>
      decideBaseline(moment, await read.get('library', SETTINGS_ID), month)),
    'measures.report': (report) => writer.run(async (moment, read) =>
      decideReport(moment, await read.get('library', SETTINGS_ID), report)),
  }
}
