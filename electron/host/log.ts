/** One line to the terminal. Callers pass kinds and channels, never content; nothing is written to a file. */
export const log = (line: string): void => console.error(`stillroom: ${line}`)
