/** Compares by code unit: the same on every machine, whatever its language. */
export const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
