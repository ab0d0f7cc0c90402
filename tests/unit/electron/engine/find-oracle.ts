/**
 * E14 once more, slowly: written from the rule, letter by letter, with none of the code it checks.
 * Every text becomes a list of letters, each with the piece it came from; everything is a walk over such lists.
 */
import type { ActionItem } from '../../../../shared/schemas/action-items.ts'
import type { Client } from '../../../../shared/schemas/clients.ts'
import type { Note } from '../../../../shared/schemas/notes.ts'

interface Letter { readonly sign: string, readonly from: number, to: number }
type Word = readonly string[]

export interface Practice {
  readonly clients: readonly Client[]
  readonly notes: readonly Note[]
  readonly items: readonly ActionItem[]
}

const signsOf = (char: string): string[] => {
  const code = char.codePointAt(0) ?? 0
  if (code >= 0xd800 && code <= 0xdfff) return ['\ufffd']
  if (char === '´') return ["'"]
  const signs: string[] = []
  for (const part of char.normalize('NFKD')) {
    if (/\p{M}/u.test(part) || /\p{Default_Ignorable_Code_Point}/u.test(part) || part === '\u0640') continue
    if (/\s/.test(part)) signs.push(' ')
    else if (/\p{Dash_Punctuation}/u.test(part) || part === '\u2212') signs.push('-')
    else if (['‘', '’', '‛', 'ʼ', '′'].includes(part)) signs.push("'")
    else if (['“', '”', '„', '‟', '«', '»'].includes(part)) signs.push('"')
    else {
      const small = part.toLowerCase()
      const pair = { ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' }[small]
      if (pair) signs.push(...pair)
      else {
        const at = 'ςıłøđðħ'.indexOf(small)
        signs.push(at < 0 ? small : 'σiloddh'.charAt(at))
      }
    }
  }
  return signs
}

const read = (text: string): Letter[] => {
  const letters: Letter[] = []
  let latest: Letter[] = []
  let at = 0
  for (const char of text) {
    const end = at + char.length
    const signs = signsOf(char)
    if (signs.length === 0 || (signs.length === 1 && signs[0] === ' ' && letters.at(-1)?.sign === ' ')) {
      for (const letter of latest) letter.to = end
    } else {
      latest = signs.map((sign) => ({ sign, from: at, to: end }))
      letters.push(...latest)
    }
    at = end
  }
  return letters
}

const known = new Map<string, Letter[]>()
const lettersOf = (text: string): Letter[] => {
  const letters = known.get(text) ?? read(text)
  known.set(text, letters)
  return letters
}

const stands = (letters: readonly Letter[], word: Word, place: number): boolean =>
  word.every((sign, index) => letters[place + index]?.sign === sign)

const places = (letters: readonly Letter[], word: Word): number[] =>
  letters.map((_, index) => index).filter((index) => stands(letters, word, index))

const opensWord = (letters: readonly Letter[], place: number): boolean =>
  place === 0 || !/[\p{L}\p{N}]/u.test(letters[place - 1]?.sign ?? '')

const holds = (text: string, word: Word): boolean => places(lettersOf(text), word).length > 0
const opens = (text: string, word: Word): boolean =>
  places(lettersOf(text), word).some((place) => opensWord(lettersOf(text), place))

const split = (signs: readonly string[], by: string): string[][] => {
  const parts: string[][] = [[]]
  for (const sign of signs) {
    if (sign === by) parts.push([])
    else parts.at(-1)?.push(sign)
  }
  return parts
}

const trimmed = (signs: readonly string[]): string[] => {
  const from = signs.findIndex((sign) => sign !== ' ')
  return from < 0 ? [] : signs.slice(from, signs.length - [...signs].reverse().findIndex((sign) => sign !== ' '))
}

export const wordsOf = (typed: string): Word[] =>
  split(lettersOf(typed).map(({ sign }) => sign), '"')
    .flatMap((part, index) => (index % 2 === 1 ? [trimmed(part)] : split(part, ' ')))
    .filter((word) => word.length > 0)

const less = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1)
/** Sorted by the first figure or text that differs. */
const sorted = <Value>(values: readonly Value[], keys: (value: Value) => readonly (number | string)[]): Value[] =>
  [...values].sort((one, other) => {
    const [left, right] = [keys(one), keys(other)]
    const index = left.findIndex((key, place) => key !== right[place])
    if (index < 0) return 0
    const [a, b] = [left[index], right[index]]
    if (typeof a === 'number' && typeof b === 'number') return a - b
    return less(String(a), String(b))
  })

const folded = (text: string): string => lettersOf(text).map(({ sign }) => sign).join('')

export const find = ({ clients, notes, items }: Practice, typed: string) => {
  const words = wordsOf(typed)
  const none = { clients: [], notes: [], items: [], all: { clients: 0, notes: 0, items: 0 } }
  if (words.length === 0) return none
  const whole = words.flatMap((word, index) => (index === 0 ? word : [' ', ...word]))
  const nameOf = (clientId: string) => clients.find(({ id }) => id === clientId)?.name ?? ''
  const textOf = (note: Note) => note.draft?.text ?? note.text

  const foundClients = sorted(
    clients.filter(({ name }) => words.every((word) => holds(name, word))),
    ({ id, name }) => [
      stands(lettersOf(name), whole, 0) ? 0 : words.every((word) => opens(name, word)) ? 1 : 2, folded(name), name, id,
    ],
  )

  const rank = (note: Note): number => {
    const [text, name] = [textOf(note), nameOf(note.clientId)]
    const isText = words.some((word) => holds(text, word))
    if (opens(isText ? text : name, whole)) return isText ? 0 : 3
    return (isText ? 1 : 4) + (words.every((word) => opens(text, word) || opens(name, word)) ? 0 : 1)
  }
  const isFound = (text: string, clientId: string) =>
    words.every((word) => holds(text, word) || holds(nameOf(clientId), word))
  const newestFirst = (at: string) => -Date.parse(at)
  const foundNotes = sorted(
    notes.filter((note) => isFound(textOf(note), note.clientId)),
    (note) => [rank(note), newestFirst(note.begunAt), note.id],
  )

  const waits = ({ status }: ActionItem) => ['open', 'stuck'].includes(status)
  const foundItems = sorted(
    items.filter(({ text, clientId }) => isFound(text, clientId)),
    (item) => [waits(item) ? 0 : 1, waits(item) ? item.due : newestFirst(item.history.at(-1)?.at ?? ''), item.id],
  )

  const firstIn = (text: string) => {
    const letters = lettersOf(text)
    for (const word of [whole, ...sorted(words, (each) => [-each.join('').length])]) {
      const all = places(letters, word)
      const place = all.find((at) => opensWord(letters, at)) ?? all[0]
      if (place !== undefined) return { from: letters[place]?.from ?? 0, to: letters[place + word.length - 1]?.to ?? 0 }
    }
    return null
  }
  const lineIn = ({ noteId, line }: ActionItem) => {
    const note = notes.find(({ id }) => id === noteId)
    const from = note && line ? textOf(note).split(line)[0]?.length ?? 0 : 0
    return note && line && from < textOf(note).length ? { from, to: from + line.length } : null
  }
  return {
    clients: foundClients.slice(0, 5).map(({ id }) => ({
      id, nextDue: items.filter((item) => item.clientId === id && waits(item)).map(({ due }) => due).sort()[0] ?? null,
    })),
    notes: foundNotes.slice(0, 12).map((note) => ({ noteId: note.id, at: firstIn(textOf(note)) })),
    items: foundItems.slice(0, 8).map((item) => ({ id: item.id, at: lineIn(item) })),
    all: { clients: foundClients.length, notes: foundNotes.length, items: foundItems.length },
  }
}
