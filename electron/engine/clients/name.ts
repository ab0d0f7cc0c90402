/** A line break, another control character, or half of a surrogate pair: nothing a name is written with. */
export const UNWRITABLE = /[\p{Cc}\p{Cs}\u2028\u2029]/u

/** Something to see: not white space, not only invisible joiners and marks of direction. */
const VISIBLE = /[^\p{Z}\p{C}]/u

/** A name as it is kept: without white space around it, otherwise as typed. Null if it is none (E7). */
export const readName = (typed: string): string | null => {
  const name = typed.trim()
  return VISIBLE.test(name) && !UNWRITABLE.test(name) ? name : null
}
