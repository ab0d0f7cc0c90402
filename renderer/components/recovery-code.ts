/** The recovery code as people type it: it is Crockford base32, so the look-alikes can be told apart. */

const NOT_OF_THE_CODE = /[^0-9A-HJKMNP-TV-Z]/g

/** Capitals, O as 0, I and L as 1; spaces, hyphens and whatever else is no letter of the code are left out. */
export const foldCode = (typed: string): string =>
  typed.normalize('NFKC').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1').replace(NOT_OF_THE_CODE, '')

export const GROUP_LENGTH = 4
export const GROUPS = 7

/** How many whole groups were typed so far, at most seven. */
export const wholeGroups = (typed: string): number =>
  Math.min(GROUPS, Math.floor(foldCode(typed).length / GROUP_LENGTH))

/** Whether it has the length of a whole code, no more and no less. */
export const isWholeCode = (typed: string): boolean => foldCode(typed).length === GROUPS * GROUP_LENGTH
