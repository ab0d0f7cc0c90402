import { isLongEnough } from '../../../shared/domain/passphrase.ts'

export type Lacking = 'too-short' | 'different'

/** What still keeps a new passphrase from being taken; null if nothing does. The rest is told, not forced. */
export const lacking = (passphrase: string, again: string): Lacking | null => {
  if (!isLongEnough(passphrase)) return 'too-short'
  return passphrase === again ? null : 'different'
}
