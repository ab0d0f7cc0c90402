/** A passphrase drawn by chance from a list of words. */

export const SUGGESTED_WORDS = 5

const UINT32 = 2 ** 32

/**
 * A number below `size`, each equally likely. Draws above the last whole multiple of `size` are thrown away:
 * a remainder alone would favour the first words of the list.
 * @param draw 32 random bits, as an unsigned number
 */
export const evenly = (size: number, draw: () => number): number => {
  const limit = UINT32 - (UINT32 % size)
  for (;;) {
    const drawn = draw()
    if (drawn < limit) return drawn % size
  }
}

/** Five words with a space between, each drawn by itself. */
export const suggestion = (list: readonly string[], draw: () => number): string =>
  Array.from({ length: SUGGESTED_WORDS }, () => list[evenly(list.length, draw)]).join(' ')

/** How many suggestions there could have been: the honest strength of one, known without looking at it. */
export const guessesOfSuggestion = (listSize: number): number => listSize ** SUGGESTED_WORDS

/** 32 bits from the browser's generator. */
export const drawUint32 = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
