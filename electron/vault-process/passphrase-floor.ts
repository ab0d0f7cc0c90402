/**
 * The least a passphrase has to be. Everything above it is told by the estimate on the screen, not refused:
 * a rule that asks for signs and figures makes worse passphrases, and the choice is the coach's.
 */
import { charactersOf, isLongEnough } from '../../shared/domain/passphrase.ts'

/** What anybody would try first, in lower case. Kept tiny: the estimate knows the thousands. */
const OBVIOUS: ReadonlySet<string> = new Set([
  '12345678', '123456789', '1234567890', '87654321', '0123456789', 'password', 'password1', 'passwort', 'passphrase',
  'qwertyui', 'qwertyuiop', 'qwertzui', 'qwertzuiop', 'asdfghjkl', 'iloveyou', 'letmein1', 'stillroom', 'changeme',
])

/** Whether a passphrase stands above the floor: at least 8 characters, not one of them repeated, not a famous one. */
export const isAboveFloor = (passphrase: string): boolean => {
  const characters = charactersOf(passphrase)
  return isLongEnough(passphrase)
    && new Set(characters).size > 1
    && !OBVIOUS.has(characters.join('').trim().toLowerCase())
}
