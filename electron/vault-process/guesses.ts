import type { Pauses } from '../vault/pauses.ts'

/** From here on the pause is the longest there is; more would only take time to count. */
const ENOUGH = 16

/**
 * Pauses that go on where those of the process before ended: locking starts a new process, and must not be a way
 * around them.
 * @param wrongGuesses in a row, before this process
 * @param told of each further one, and of one that was right
 */
export const carriedOver = (
  pauses: Pauses, wrongGuesses: number, told: Pick<Pauses, 'failed' | 'succeeded'>,
): Pauses => {
  for (let i = 0; i < Math.min(wrongGuesses, ENOUGH); i++) pauses.failed()
  return {
    ...pauses,
    failed: () => {
      pauses.failed()
      told.failed()
    },
    succeeded: () => {
      pauses.succeeded()
      told.succeeded()
    },
  }
}
