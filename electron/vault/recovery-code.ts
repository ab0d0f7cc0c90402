/**
 * V5, V7a: the code on the recovery sheet, and that of an invitation. 130 random bits in Crockford's base32 (26 symbols), and two symbols that
 * tell a slip of the pen: seven groups of four. Pure; the bits come in as an argument.
 */
import { failed, ok, type Result } from '../../shared/domain/result.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SYMBOLS = 26
const CHECK_SYMBOLS = 2
const GROUP = 4
/**
 * The largest prime below 32^2. The check is the code as one number modulo it: no change of one symbol, and no
 * exchange of two neighbours, gives the same remainder.
 */
const PRIME = 1021

/** Random bytes a code is made of; of the last one, two bits are used. */
export const RECOVERY_BYTES = 17

/** Why a typed code cannot be one: told apart from a code that opens nothing. */
export type Mistyped = 'length' | 'symbol' | 'checksum'

const valueOf = (symbol: string): number => ALPHABET.indexOf(symbol)

const checkOf = (symbols: string): string => {
  let remainder = 0
  for (const symbol of symbols) remainder = (remainder * 32 + valueOf(symbol)) % PRIME
  return (ALPHABET[remainder >> 5] ?? '') + (ALPHABET[remainder & 31] ?? '')
}

/** The 26 symbols that carry the secret; canonical, and what is stretched. */
export const recoverySecret = (random: Uint8Array): string => {
  let bits = 0n
  for (const byte of random.subarray(0, RECOVERY_BYTES)) bits = (bits << 8n) | BigInt(byte)
  bits >>= BigInt(RECOVERY_BYTES * 8 - SYMBOLS * 5)
  return Array.from({ length: SYMBOLS }, (_, index) =>
    ALPHABET[Number((bits >> BigInt(5 * (SYMBOLS - 1 - index))) & 31n)]).join('')
}

/** As it is printed: seven groups of four, the last two symbols being the check. */
export const recoveryGroups = (secret: string): readonly string[] =>
  (secret + checkOf(secret)).match(new RegExp(`.{${GROUP}}`, 'g')) ?? []

/** Lower case, spaces and dashes are read as they are meant; O as 0, I and L as 1; U is no symbol. */
export const normalisedCode = (typed: string): string => typed
  .normalize('NFKC').toUpperCase().replace(/[\s\p{Dash}]+/gu, '').replace(/O/g, '0').replace(/[IL]/g, '1')

/** The 26 symbols of a typed code, or how it is mistyped. */
export const readRecoveryCode = (typed: string): Result<string, Mistyped> => {
  const code = normalisedCode(typed)
  if ([...code].some(symbol => valueOf(symbol) < 0)) return failed('symbol')
  if (code.length !== SYMBOLS + CHECK_SYMBOLS) return failed('length')
  const secret = code.slice(0, SYMBOLS)
  return checkOf(secret) === code.slice(SYMBOLS) ? ok(secret) : failed('checksum')
}
