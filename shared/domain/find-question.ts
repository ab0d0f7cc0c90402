/** What somebody looks for, and how well a text holds it (E14). Every text here is folded. */
import { fold } from './fold.ts'

export interface Question {
  /** Words and phrases, each once, the longest first: it is the one that is found least often. */
  readonly words: readonly string[]
  /** All of them as they were typed, with one space between. */
  readonly whole: string
}

/**
 * The words in what was typed. White space separates them; what stands in double quotes is one phrase, also where the
 * closing quote is still to be typed. Null if there is no word in it.
 */
export const questionOf = (typed: string): Question | null => {
  const words = fold(typed).split('"')
    .flatMap((part, index) => (index % 2 === 0 ? part.split(' ') : [part.trim()]))
    .filter((word) => word !== '')
  if (words.length === 0) return null
  return {
    words: [...new Set(words)].sort((one, other) => other.length - one.length),
    whole: words.join(' '),
  }
}

const LETTER_BEFORE = /[\p{L}\p{N}]$/u

const beginsWord = (text: string, index: number): boolean =>
  index === 0 || !LETTER_BEFORE.test(text.slice(Math.max(0, index - 2), index))

export interface Place {
  readonly index: number
  /** No letter and no figure stands before it. */
  readonly begins: boolean
}

/** Where a word stands: the first place where it begins a word, else the first place; null if it does not. */
export const placeIn = (text: string, word: string): Place | null => {
  const first = text.indexOf(word)
  for (let index = first; index >= 0; index = text.indexOf(word, index + 1)) {
    if (beginsWord(text, index)) return { index, begins: true }
  }
  return first < 0 ? null : { index: first, begins: false }
}

const begins = (text: string, word: string): boolean => placeIn(text, word)?.begins ?? false

/** Every word stands in one of the texts. */
export const isFoundIn = ({ words }: Question, ...texts: readonly string[]): boolean =>
  words.every((word) => texts.some((text) => text.includes(word)))

/** How good a client's name is that holds every word: 0 begins with it, 1 words of it begin so, 2 somewhere inside. */
export const rankOfName = ({ words, whole }: Question, name: string): number =>
  (name.startsWith(whole) ? 0 : words.every((word) => begins(name, word)) ? 1 : 2)

/**
 * How good a note is that holds every word in its text or the name of its client. 0 to 2 if a word stands in the text:
 * the whole as typed, where a word begins; each word where one begins; the rest. 3 to 5: the same, in the name alone.
 */
export const rankOfNote = ({ words, whole }: Question, text: string, name: string): number => {
  const isInText = words.some((word) => text.includes(word))
  const better = begins(isInText ? text : name, whole) ? 0
    : words.every((word) => begins(text, word) || begins(name, word)) ? 1 : 2
  return (isInText ? 0 : 3) + better
}
