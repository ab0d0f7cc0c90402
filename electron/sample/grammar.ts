/** Templates: `{slot}`, `{one|other}` is a choice, choices may hold slots and choices, `{|again}` may stay empty. */
import type { Random } from './random.ts'

type Piece =
  | string
  | { readonly slot: string }
  | { readonly choice: readonly (readonly Piece[])[] }

/** Alone in a choice these are slots as well, because `{{few}|seven}` reads badly. */
const SHORT_SLOTS: ReadonlySet<string> = new Set(['few', 'mins', 'boss', 'peer', 'junior'])

const parse = (template: string): readonly Piece[] => {
  let at = 0
  const sequence = (ends: string): Piece[] => {
    const pieces: Piece[] = []
    let text = ''
    while (at < template.length && !ends.includes(template.charAt(at))) {
      const character = template.charAt(at)
      at += 1
      if (character !== '{') {
        text += character
        continue
      }
      if (text !== '') pieces.push(text)
      text = ''
      pieces.push(braced())
    }
    if (text !== '') pieces.push(text)
    return pieces
  }
  const braced = (): Piece => {
    const options = [sequence('|}')]
    while (template.charAt(at) === '|') {
      at += 1
      options.push(sequence('|}'))
    }
    if (template.charAt(at) !== '}') throw new Error(`a brace is not closed: ${template}`)
    at += 1
    const [only] = options
    if (options.length === 1 && only?.length === 1 && typeof only[0] === 'string') return { slot: only[0] }
    return {
      choice: options.map((pieces) => {
        const [first] = pieces
        return pieces.length === 1 && typeof first === 'string' && SHORT_SLOTS.has(first) ? [{ slot: first }] : pieces
      }),
    }
  }
  return sequence('')
}

const parsed = new Map<string, readonly Piece[]>()

const piecesOf = (template: string): readonly Piece[] => {
  const known = parsed.get(template)
  if (known) return known
  const pieces = parse(template)
  parsed.set(template, pieces)
  return pieces
}

const write = (pieces: readonly Piece[], slot: (name: string) => string, random: Random): string => {
  let text = ''
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece
    else if ('slot' in piece) text += slot(piece.slot)
    else text += write(random.pick(piece.choice), slot, random)
  }
  return text
}

/** A template in words, as it stands; `slot` throws for a name it does not know. */
export const render = (template: string, slot: (name: string) => string, random: Random): string =>
  write(piecesOf(template), slot, random)

/** Sentences begin with a capital, also where a slot stood at their beginning. */
export const capitalised = (text: string): string =>
  text.replace(/(^“?|[.?!]”? “?)(\p{Ll})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase())
