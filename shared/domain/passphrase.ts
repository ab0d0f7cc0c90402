/** What a passphrase is taken for: one secret, however a keyboard composes its letters (Unicode NFKC). */
export const composed = (passphrase: string): string => passphrase.normalize('NFKC')

/** Whether two passphrases are one secret. */
export const samePassphrase = (one: string, other: string): boolean => composed(one) === composed(other)

/** As a person counts them, in the form the key is derived from. */
export const charactersOf = (passphrase: string): readonly string[] => [...composed(passphrase)]

/** The one number that is asked of a passphrase. */
const LEAST_CHARACTERS = 8

export const isLongEnough = (passphrase: string): boolean => charactersOf(passphrase).length >= LEAST_CHARACTERS
