/**
 * Several choices that are kept as one record: each is made on top of the one before, also while that one is still on
 * its way and the screen shows the record as it was.
 */
export interface InStep<Value> {
  /** What the practice holds now. Means nothing while a choice is on its way: that one is later. */
  readonly hold: (value: Value) => void
  /** Sends the record with one choice more. Answers whether it was kept. */
  readonly send: (next: (latest: Value) => Value, keep: (value: Value) => Promise<boolean>) => Promise<boolean>
}

export const inStep = <Value>(held: Value): InStep<Value> => {
  let latest = held
  let underWay = 0
  return {
    hold: (value) => { if (underWay === 0) latest = value },
    send: async (next, keep) => {
      const before = latest
      const value = next(before)
      latest = value
      underWay++
      const isKept = await keep(value)
      underWay--
      // Refused: the next choice is not made on top of it.
      if (!isKept && latest === value) latest = before
      return isKept
    },
  }
}
