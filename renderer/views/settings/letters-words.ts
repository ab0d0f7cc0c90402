import type { Letter } from '../../../shared/schemas/letters.ts'
import { letters as words, PLACES, type Place } from '../../strings/letters.ts'

export type Words = Pick<Letter, 'subject' | 'text'>

export const keyOf = ({ kind, channel }: Pick<Letter, 'kind' | 'channel'>): string => `${kind} ${channel}`

export const isSame = (one: Words, other: Words): boolean => one.subject === other.subject && one.text === other.text

/** By `keyOf`: what was typed into a letter and is not kept yet. */
export type Drafts = ReadonlyMap<string, Words>

/** Once a letter reads as it is kept, nothing of it is left to keep. */
export const typedInto = (drafts: Drafts, kept: Letter, { subject, text }: Words): Drafts =>
  (isSame(kept, { subject, text }) ? without(drafts, kept) : new Map([...drafts, [keyOf(kept), { subject, text }]]))

/** Without what was kept, unless something else was typed meanwhile. */
export const keptAs = (drafts: Drafts, sent: Letter): Drafts => {
  const typed = drafts.get(keyOf(sent))
  return typed && isSame(typed, sent) ? without(drafts, sent) : drafts
}

const without = (drafts: Drafts, letter: Letter): Drafts =>
  new Map([...drafts].filter(([key]) => key !== keyOf(letter)))

const KNOWN = new Set(Object.values(PLACES))

/** What looks like a mark to be filled in, but is none: a slip in one. */
const unknownMarks = ({ subject, text }: Words): readonly string[] =>
  [...new Set(`${subject}\n${text}`.match(/\{[^{}\n]{0,24}\}/gu) ?? [])].filter((mark) => !KNOWN.has(mark))

/** What the coach may have overlooked. It can be kept all the same, but for an empty one. */
export const warningsFor = (letter: Words): readonly string[] => {
  if (letter.text.trim() === '') return [words.warnings.empty]
  return [
    ...letter.text.includes(PLACES.items) ? [] : [words.warnings.noItems],
    ...unknownMarks(letter).map(words.warnings.unknown),
  ]
}

export interface Inserted { readonly text: string, readonly cursor: number }

/** The mark in the place of what is selected, and where the cursor stands then. A list begins a line of its own. */
export const inserted = (text: string, place: Place, from: number, to: number): Inserted => {
  const [before, after] = [text.slice(0, from), text.slice(to)]
  const isOwnLine = place !== 'items' || before === '' || before.endsWith('\n')
  const upToCursor = `${before}${isOwnLine ? '' : '\n'}${PLACES[place]}`
  return { text: `${upToCursor}${after}`, cursor: upToCursor.length }
}
