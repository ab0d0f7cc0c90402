/**
 * Finds the words in a line that say by when. A phrase is read word by word with a fixed look ahead,
 * so a line takes time in proportion to its length, whatever it holds.
 *
 * Read: today, tonight, tomorrow; in or within so many days, weeks, months, years; next week, next month,
 * next Friday, this Friday, Friday, Friday week; the end of the week, month or year; 12 Dec, Dec 12,
 * 12th of December, with or without a year; 2026-12-12.
 * Not read: 12/11 and 12.11., for which is the month depends on where one learnt to write; 12-14 December;
 * days that do not exist, have gone by, or are more than five years away.
 */
import {
  comingWeekday, dated, endOf, later, nextDated, nextWeekday, thisWeekday, type Day,
} from './calendar.ts'
import {
  BELONGING, COUNTS, DOUBTFUL_WEEKDAYS, DUE_WORDS, MONTHS, OTHER_THAN_DUE, OWNED_UNITS, PARTS_OF_A_DAY, UNITS,
  WEEKDAYS, wordsOf, type Word,
} from './date-words.ts'

export interface DatePhrase {
  /** From the word that asks ("by") to the last word of the day, in UTF-16 code units of the line. */
  readonly from: number
  readonly to: number
  /** A day from today to five years ahead. */
  readonly due: string
  /** Whether by, on, due, before or until stands before it. */
  readonly asked: boolean
}

/** A day as found at some word: how many words it takes, and what else has to hold for it. */
interface Core {
  readonly words: number
  /** Null for what has the form of a date and is none, so that no part of it is taken for one. */
  readonly day: Day | null
  /** `asked`: only after a due word. `own`: not as a part of a name ("the Monday report"). */
  readonly only?: 'asked' | 'own'
}

type Reader = (words: readonly Word[], at: number, today: Day) => Core | null

const BLANK = /^[^\S\u2028\u2029]+$/
const BLANK_AFTER_COMMA = /^,?[^\S\u2028\u2029]+$/
const BLANK_AFTER_DOT = /^\.?[^\S\u2028\u2029]+$/
const BLANK_AFTER_COLON = /^:?[^\S\u2028\u2029]+$/
const BLANK_AFTER_APOSTROPHE = /^['’]?[^\S\u2028\u2029]+$/

/** The word so many places on, if nothing but blanks (or what `gap` allows) stands between. */
const next = (words: readonly Word[], at: number, gap: RegExp = BLANK): string | undefined =>
  gap.test(words[at]?.gap ?? '') ? words[at + 1]?.word : undefined

const spoken: Reader = (words, at, today) => {
  const days = { today: 0, tonight: 0, tomorrow: 1 }[words[at]?.word ?? '']
  return days === undefined ? null : { words: 1 + partOfDay(words, at), day: today.add({ days }) }
}

const partOfDay = (words: readonly Word[], at: number): 0 | 1 =>
  PARTS_OF_A_DAY.has(next(words, at) ?? '') ? 1 : 0

const countOf = (word: string): number | undefined => /^[0-9]{1,4}$/.test(word) ? Number(word) : COUNTS.get(word)

const after: Reader = (words, at, today) => {
  const [first, count, unit] = [words[at]?.word, countOf(next(words, at) ?? ''), next(words, at + 1) ?? '']
  if ((first !== 'in' && first !== 'within') || count === undefined) return null
  const inTime = next(words, at + 2, BLANK_AFTER_APOSTROPHE) === 'time'
  const known = UNITS.get(unit) ?? (inTime ? OWNED_UNITS.get(unit) : undefined)
  return known ? { words: inTime ? 4 : 3, day: later(today, count, known) } : null
}

const nextOne: Reader = (words, at, today) => {
  if (words[at]?.word !== 'next') return null
  const what = next(words, at) ?? ''
  const weekday = WEEKDAYS.get(what)
  if (weekday) return { words: 2 + partOfDay(words, at + 1), day: nextWeekday(today, weekday), only: 'own' }
  if (what === 'month') return { words: 2, day: later(today, 1, 'months'), only: 'own' }
  if (what !== 'week') return null
  const on = next(words, at + 1) === 'on' ? 1 : 0
  const named = WEEKDAYS.get(next(words, at + 1 + on) ?? '')
  return named
    ? { words: 3 + on + partOfDay(words, at + 2 + on), day: nextWeekday(today, named), only: 'own' }
    : { words: 2, day: later(today, 1, 'weeks'), only: 'own' }
}

const thisOne: Reader = (words, at, today) => {
  const coming = words[at]?.word === 'coming'
  if (!coming && words[at]?.word !== 'this') return null
  const skip = !coming && next(words, at) === 'coming' ? 1 : 0
  const weekday = WEEKDAYS.get(next(words, at + skip) ?? '')
  if (!weekday) return null
  const day = coming || skip ? comingWeekday(today, weekday) : thisWeekday(today, weekday)
  return { words: 2 + skip + partOfDay(words, at + skip + 1), day }
}

const end: Reader = (words, at, today) => {
  if (words[at]?.word !== 'end' || next(words, at) !== 'of') return null
  const which = next(words, at + 1) ?? ''
  const named = which === 'the' || which === 'this' || which === 'next' ? 1 : 0
  const what = next(words, at + 1 + named) ?? ''
  const unit = UNITS.get(what)
  if (!unit || unit === 'days' || what.endsWith('s')) return null
  return { words: 3 + named, day: endOf(today, unit, which === 'next' ? 1 : 0) }
}

const dayNumber = (word: string): { readonly day: number, readonly ordinal: boolean } | null => {
  const parts = /^([0-9]{1,2})(st|nd|rd|th)?$/.exec(word)
  return parts ? { day: Number(parts[1]), ordinal: parts[2] !== undefined } : null
}

const yearOf = (word: string | undefined): number | null =>
  word && /^(?:19|20|21)[0-9]{2}$/.test(word) ? Number(word) : null

const dayThenMonth: Reader = (words, at, today) => {
  const number = dayNumber(words[at]?.word ?? '')
  if (!number) return null
  const of = next(words, at) === 'of' ? 1 : 0
  const month = MONTHS.get(next(words, at + of) ?? '')
  return month ? withYear(words, at, 2 + of, month, number, today) : null
}

const monthThenDay: Reader = (words, at, today) => {
  const month = MONTHS.get(words[at]?.word ?? '')
  if (!month) return null
  const the = next(words, at) === 'the' ? 1 : 0
  const number = dayNumber(next(words, at + the, the ? BLANK : BLANK_AFTER_DOT) ?? '')
  return number ? withYear(words, at, 2 + the, month, number, today) : null
}

const withYear = (
  words: readonly Word[], at: number, taken: number, month: number,
  { day, ordinal }: { readonly day: number, readonly ordinal: boolean }, today: Day,
): Core => {
  const last = at + taken - 1
  const year = yearOf(next(words, last, BLANK_AFTER_COMMA)) ?? yearOf(next(words, last, BLANK_AFTER_DOT))
  const date = year === null ? nextDated(today, month, day) : dated(today, year, month, day)
  return { words: taken + (year === null ? 0 : 1), day: date, ...(ordinal ? {} : { only: 'own' as const }) }
}

const numbered: Reader = (words, at, today) => {
  const [year, month, day] = [words[at], words[at + 1], words[at + 2]]
  if (!year || !month || !day || year.gap !== '-' || month.gap !== '-') return null
  if (!/^[0-9]{4}$/.test(year.word) || !/^[0-9]{2}$/.test(month.word) || !/^[0-9]{2}$/.test(day.word)) return null
  return { words: 3, day: dated(today, Number(year.word), Number(month.word), Number(day.word)) }
}

const named: Reader = (words, at, today) => {
  const word = words[at]?.word ?? ''
  const weekday = WEEKDAYS.get(word)
  if (!weekday) return null
  // "Friday, 12 December": the date says it, even where the weekday is mistaken.
  if (BLANK_AFTER_COMMA.test(words[at]?.gap ?? '')) {
    const the = words[at + 1]?.word === 'the' ? 1 : 0
    const date = dayThenMonth(words, at + 1 + the, today) ?? monthThenDay(words, at + 1 + the, today)
    if (date) return { words: 1 + the + date.words, day: date.day }
  }
  const follows = next(words, at)
  const of = follows === 'of' ? 1 : 0
  const which = of ? next(words, at + 1) : follows
  const week = next(words, at + 1 + of) === 'week'
  if (week && which === 'next') return { words: 3 + of, day: nextWeekday(today, weekday), only: 'own' }
  if (week && which === 'this') return { words: 3 + of, day: thisWeekday(today, weekday), only: 'own' }
  const coming = comingWeekday(today, weekday)
  if (follows === 'week') return { words: 2, day: coming.add({ days: 7 }), only: 'own' }
  return { words: 1 + partOfDay(words, at), day: coming, only: DOUBTFUL_WEEKDAYS.has(word) ? 'asked' : 'own' }
}

const READERS: readonly Reader[] = [
  spoken, after, nextOne, thisOne, end, named, dayThenMonth, monthThenDay, numbered,
]

// A day that touches one of these is a part of something else: a path, an address, a fraction, a compound.
const TOUCHING = /[-/\\.@#&=_+$£€%\u2010\u2011]/
const TOUCHES_AFTER = /^(?:[-/\\@#&=_+$£€%\u2010\u2011]|[.:'’][\p{L}\p{N}])/u

const standsAlone = (line: string, from: number, to: number): boolean =>
  !TOUCHING.test(line.charAt(from - 1)) && !TOUCHES_AFTER.test(line.slice(to, to + 3))

/** What stands before a day: where the phrase begins, whether it is asked for, whether it means something else. */
const before = (words: readonly Word[], at: number, first: number) => {
  const previous = (place: number, gap: RegExp): string | null =>
    place > first && gap.test(words[place - 1]?.gap ?? '') ? words[place - 1]?.word ?? null : null
  let begin = at
  const article = previous(begin, BLANK)
  const belongs = article !== null && BELONGING.has(article)
  if (article === 'the') begin -= 1
  if (previous(begin, BLANK) === 'at' && words[at]?.word === 'end') begin -= 1
  let asked = false
  for (let word = previous(begin, BLANK_AFTER_COLON); word !== null && DUE_WORDS.has(word);) {
    asked = true
    begin -= 1
    word = previous(begin, BLANK_AFTER_COLON)
  }
  const other = previous(begin, BLANK)
  return { begin, asked, belongs, means: OTHER_THAN_DUE.has(other ?? '') ? 'another' as const : 'due' as const }
}

/** Every phrase of the line that says a day, in the order they stand. `today` is the day the words count from. */
export const datePhrases = (line: string, today: Day): readonly DatePhrase[] => {
  const words = wordsOf(line)
  const found: DatePhrase[] = []
  let free = 0
  for (let at = 0; at < words.length;) {
    const core = firstOf(words, at, today)
    if (!core) {
      at += 1
      continue
    }
    const { begin, asked, belongs, means } = before(words, at, free)
    const from = words[begin]?.from ?? 0
    const to = words[at + core.words - 1]?.to ?? from
    const fits = core.only === undefined || asked || (core.only === 'own' && !belongs)
    if (core.day && fits && means === 'due' && standsAlone(line, words[at]?.from ?? 0, to)) {
      found.push({ from, to, due: core.day.toString(), asked })
    }
    at += core.words
    free = at
  }
  return found
}

const firstOf = (words: readonly Word[], at: number, today: Day): Core | null => {
  for (const read of READERS) {
    const core = read(words, at, today)
    if (core) return core
  }
  return null
}

/** The phrase that counts: the one that is asked for, if just one is; else the last. */
export const duePhrase = (line: string, today: Day): DatePhrase | null => {
  const found = datePhrases(line, today)
  const asked = found.filter((phrase) => phrase.asked)
  return (asked.length === 1 ? asked[0] : found.at(-1)) ?? null
}
