import { useState } from 'react'

/** How long a list may be to stand whole, and how many of a longer one stand there at first. */
export interface Measure {
  readonly whole: number
  readonly first: number
}

/** What can be taken in at a glance stands whole: nobody is asked to press for two more. */
export const AT_A_GLANCE: Measure = { whole: 12, first: 5 }

/** A list, and as much of it as is shown. */
export interface Few<Entry> {
  readonly shown: readonly Entry[]
  /** Of the whole list. */
  readonly count: number
  /** How many are a step away at first; none of a list that stands whole. */
  readonly further: number
  /** The rest was asked for. */
  readonly isLong: boolean
  readonly setLong: (isLong: boolean) => void
  /** The first of those the step brings. */
  readonly next: Entry | undefined
}

/** @param isLong the rest was asked for */
export const partOf = <Entry, >(entries: readonly Entry[], isLong: boolean, { whole, first }: Measure):
Omit<Few<Entry>, 'setLong'> => {
  const { length: count } = entries
  if (count <= whole) return { shown: entries, count, further: 0, isLong: false, next: undefined }
  return { shown: isLong ? entries : entries.slice(0, first), count, further: count - first, isLong, next: entries[first] }
}

export type FewOf = <Entry>(key: string, entries: readonly Entry[], measure?: Measure) => Few<Entry>

/** The lists of a place, each by a name of its own, with what was asked for in them. */
export const useFew = (): FewOf => {
  const [long, setLong] = useState<ReadonlySet<string>>(new Set())
  return (key, entries, measure = AT_A_GLANCE) => ({
    ...partOf(entries, long.has(key), measure),
    setLong: (isLong) => { setLong((old) => new Set([...old].filter((one) => one !== key).concat(isLong ? key : []))) },
  })
}
