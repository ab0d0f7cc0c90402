/** What is gathered under one word each, in no order that matters. */
export const gathered = <Value>(
  values: readonly Value[], wordOf: (value: Value) => string,
): ReadonlyMap<string, readonly Value[]> => {
  const found = new Map<string, Value[]>()
  for (const value of values) {
    const word = wordOf(value)
    const there = found.get(word)
    if (there) there.push(value)
    else found.set(word, [value])
  }
  return found
}
