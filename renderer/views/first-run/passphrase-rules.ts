/** The one thing that is asked of a passphrase. Everything else is told, not forced. */
const LEAST_CHARACTERS = 8

/** Counted as a person counts, after the form in which the key is derived from it (NFKC). */
export const isLongEnough = (passphrase: string): boolean =>
  [...passphrase.normalize('NFKC')].length >= LEAST_CHARACTERS

export type Lacking = 'too-short' | 'different'

/** What still keeps a new passphrase from being taken; null if nothing does. */
export const lacking = (passphrase: string, again: string): Lacking | null => {
  if (!isLongEnough(passphrase)) return 'too-short'
  return passphrase === again ? null : 'different'
}
