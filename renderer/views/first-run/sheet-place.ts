/** Where a copy of the recovery sheet went. */
export type Kept = 'paper' | 'removable' | 'this-computer'

/**
 * The place to remember when one more copy was made. A file on this computer outweighs the others:
 * printing the sheet as well does not take it away.
 */
export const placeAfter = (before: Kept | null, now: Kept): Kept =>
  before === 'this-computer' ? 'this-computer' : now
