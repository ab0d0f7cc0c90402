/** Medians and percentiles of what was measured. */

const sorted = (values: readonly number[]): readonly number[] => [...values].sort((one, other) => one - other)

/**
 * The value that `share` of all lie at or below (nearest rank): a real measurement, never one between two.
 * @param share between 0 and 1
 */
export const percentile = (values: readonly number[], share: number): number => {
  const found = sorted(values)[Math.max(0, Math.ceil(share * values.length) - 1)]
  if (found === undefined) throw new Error('nothing was measured')
  return found
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** A figure is the median of so many; of a few where one takes long, which is then said beside it. */
export const RUNS = 5
const FEW = 3
/** Milliseconds. */
const LONG = 20_000

/** @param first milliseconds the first run took */
export const runsFor = (first: number): number => first > LONG ? FEW : RUNS

/** Does it as often as a median needs, and gives what came of each. */
export const often = async <Found>(work: (time: number) => Promise<Found>): Promise<Found[]> => {
  const begun = performance.now()
  const all = [await work(0)]
  const runs = runsFor(performance.now() - begun)
  while (all.length < runs) all.push(await work(all.length))
  return all
}

/** Runs it so often and gives the milliseconds of each run. */
export const timed = async (times: number, work: (time: number) => unknown): Promise<number[]> => {
  const all: number[] = []
  for (let time = 0; time < times; time += 1) {
    const begun = performance.now()
    await work(time)
    all.push(performance.now() - begun)
  }
  return all
}
