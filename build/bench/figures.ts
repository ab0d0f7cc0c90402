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
