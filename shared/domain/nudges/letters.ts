/** Filling one of the coach’s letters for one person: her name, what was agreed, the day. Nothing else is put in. */
import { format } from 'date-fns/format'
import type { Owner } from '../../schemas/action-items.ts'
import { DEFAULT_LETTERS, type Letter } from '../../schemas/letters.ts'
import type { Channel, MessageKind } from '../../schemas/nudge-plan.ts'

export interface NamedItem {
  readonly text: string
  readonly due: string
  readonly owner: Owner
}

export interface LetterWords {
  /** The name as the coach keeps it. */
  readonly name: string
  /** In the order of their numbers. */
  readonly items: readonly NamedItem[]
  /** The coach’s day: a date of another year says so. */
  readonly today: string
}

export interface FilledLetter { readonly subject: string, readonly text: string }

/** `Friday 27 November`; of another year `Friday 1 January 2027`. */
export const dayInWords = (day: string, today: string): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  // At noon, where no zone changes its clock: the day stays the day on whatever machine this runs.
  const noon = new Date(2000, 0, 1, 12)
  noon.setFullYear(year, month - 1, date)
  return format(noon, day.slice(0, 4) === today.slice(0, 4) ? 'EEEE d MMMM' : 'EEEE d MMMM yyyy')
}

const inOneLine = (text: string): string => text.replace(/[\s\u2028\u2029]+/gu, ' ').trim()

/** A title, an initial, or a word without a letter in it. */
const NO_FIRST_NAME = /\.$|^[^\p{L}]*$/u

/** How she is written to: the first word of her name, or the whole where that is a title or an initial. */
export const firstName = (name: string): string => {
  const whole = inOneLine(name)
  const [first = ''] = whole.split(' ')
  return NO_FIRST_NAME.test(first) ? whole : first
}

/** `1. Add one line to the brief (by Friday 27 November)`, a line each; what the coach promised says so. */
const numbered = (items: readonly NamedItem[], today: string): string => items
  .map(({ text, due, owner }, index) =>
    `${index + 1}. ${inOneLine(text)} (${owner === 'coach' ? 'from me, ' : ''}by ${dayInWords(due, today)})`)
  .join('\n')

const earliestDue = (items: readonly NamedItem[]): string | null =>
  items.reduce<string | null>((first, { due }) => (first !== null && first <= due ? first : due), null)

/**
 * The letter as she reads it. Every place is filled once, so that braces in her name or in what was agreed stay as they
 * are; a subject is one line, whatever is put into it. `{date}` is the day the first of the items is due.
 */
export const filledLetter = (
  { subject, text }: Pick<Letter, 'subject' | 'text'>, { name, items, today }: LetterWords,
): FilledLetter => {
  const due = earliestDue(items)
  const words: Readonly<Record<string, string>> = {
    name: firstName(name), items: numbered(items, today), date: due === null ? '' : dayInWords(due, today),
  }
  const filled = (template: string): string =>
    template.replace(/\{(name|items|date)\}/gu, (place, which: string) => words[which] ?? place)
  return { subject: inOneLine(filled(subject)), text: filled(text) }
}

const isOf = (kind: MessageKind, channel: Channel) => (letter: Letter): boolean =>
  letter.kind === kind && letter.channel === channel

/** The words a letter has until the coach changes them. */
export const standardLetter = (kind: MessageKind, channel: Channel): Letter => {
  const found = DEFAULT_LETTERS.find(isOf(kind, channel))
  if (!found) throw new Error('there is a letter for every kind and channel')
  return found
}

/** The coach’s letter of this kind and channel; the standard one where hers is not there. */
export const letterFor = (letters: readonly Letter[], kind: MessageKind, channel: Channel): Letter =>
  letters.find(isOf(kind, channel)) ?? standardLetter(kind, channel)

/** The letters with one in the place of its kind and channel. */
export const withLetter = (letters: readonly Letter[], letter: Letter): readonly Letter[] => {
  const others = letters.filter((one) => !isOf(letter.kind, letter.channel)(one))
  const at = letters.findIndex(isOf(letter.kind, letter.channel))
  return at < 0 ? [...others, letter] : [...others.slice(0, at), letter, ...others.slice(at)]
}
