/** An item is one line with something to see in it. */
const BREAK = /[\n\r\u2028\u2029]/
const VISIBLE = /[^\p{Z}\p{C}]/u

/** An item's words as they are kept: without white space around them, otherwise as typed. Null if there are none. */
export const readItemText = (typed: string): string | null => {
  const text = typed.trim()
  return VISIBLE.test(text) && !BREAK.test(text) ? text : null
}
