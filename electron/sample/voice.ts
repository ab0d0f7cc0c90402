/** How one client's notes are worded: who is who, which words were used lately. */
import { capitalised, render } from './grammar.ts'
import type { Random } from './random.ts'
import { DETAILS, WEATHER } from './words/details.ts'
import { NOUNS } from './words/nouns.ts'
import { SURNAMES } from './words/names.ts'
import { CAST, type CastName, type Life, type Person, type Pronoun } from './words/life.ts'

const FORMS = {
  she: { she: 'she', him: 'her', his: 'her', hers: 'hers', himself: 'herself' },
  he: { she: 'he', him: 'him', his: 'his', hers: 'his', himself: 'himself' },
} as const

/** Further slots of one template. */
export type Slots = Readonly<Record<string, string>>

export interface Voice {
  /** A template as a sentence or more. */
  readonly say: (template: string, slots?: Slots) => string
  /** A template as a part of a sentence, without a capital. */
  readonly phrase: (template: string, slots?: Slots) => string
  /** One of a list; none comes again before all have. `pile` names the list. */
  readonly draw: <Value>(pile: string, from: readonly Value[]) => Value
  /** How many of a list have not been drawn since the last time all had. */
  readonly fresh: (pile: string, from: readonly unknown[]) => number
  /** A new note, in a month from 1 to 12: everyone may be introduced again. */
  readonly newNote: (month: number) => void
}

const isCast = (name: string): name is CastName => (CAST as readonly string[]).includes(name)

const formOf = (pronoun: Pronoun, form: string): string | undefined =>
  (FORMS[pronoun] as Readonly<Record<string, string>>)[form]

/** What was left empty leaves no gap behind, and “a” before a vowel is “an”. */
const tidy = (words: string): string => {
  const close = GAP.test(words) ? words.replace(/ +(?=[.,;:]|$)/g, '').replace(/ {2,}/g, ' ') : words
  return close.replace(AN, '$1$2n ')
}

const GAP = / [.,;: ]| $/
const AN = /(^|[ “(])([Aa]) (?=(?:[aeio]|u(?!ni|se|ti)|hour)(?!ne\b|nce\b|u))/g

const known = new Map<string, readonly [base: string, form: string]>()

/** `boss.she` is the boss in the form `.she`, `boss+` is introduced, `boss!` never is. */
const partsOf = (name: string): readonly [base: string, form: string] => {
  const parts = known.get(name)
  if (parts) return parts
  const [, base = '', form = ''] = /^([a-z0-9]+)(.*)$/.exec(name) ?? []
  known.set(name, [base, form])
  return [base, form]
}

interface Pile { order: number[], at: number }

/**
 * The voice for one client. `thing` is what the present chapter is about.
 * What is chosen follows from `random` alone, in the order it is asked.
 */
export const voiceOf = (life: Life, thing: () => string, random: Random): Voice => {
  const piles = new Map<string, Pile>()
  const introduced = new Set<CastName>()
  let season = 0
  const details: Readonly<Record<string, readonly string[]>> = { ...DETAILS, ...NOUNS, surname: SURNAMES }

  const draw = <Value>(pile: string, from: readonly Value[]): Value => {
    let drawn = piles.get(pile)
    if (!drawn || drawn.at >= drawn.order.length) {
      const order = from.map((_, index) => index)
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = random.below(last + 1)
        const [one = 0, two = 0] = [order[last], order[other]]
        order[last] = two
        order[other] = one
      }
      // What came last does not come first again.
      if (drawn && order.length > 1 && order[0] === drawn.order.at(-1)) order.push(order.shift() ?? 0)
      drawn = { order, at: 0 }
      piles.set(pile, drawn)
    }
    const value = from[drawn.order[drawn.at] ?? 0]
    drawn.at += 1
    if (value === undefined) throw new Error(`nothing to draw from ${pile}`)
    return value
  }

  const person = (name: CastName, form: string): string | undefined => {
    const [called, pronoun, who]: Person = life[name]
    if (form === '' || form === '!') return called
    if (form !== '+') return formOf(pronoun, form.slice(1))
    if (introduced.has(name) || random.chance(0.35)) return called
    introduced.add(name)
    return `${FORMS[life.pronoun].his} ${who} ${called}`
  }

  const slotsOf = (slots: Slots) => (name: string): string => {
    const [base, form] = partsOf(name)
    const value = slots[name] ?? (isCast(base) ? person(base, form) : formOf(life.pronoun, name))
    if (value !== undefined) return value
    if (name === 'thing') return thing()
    if (name === 'name') return life.called
    if (name === 'weather') return draw(`weather ${season}`, WEATHER[season] ?? [])
    if (name === 'sum') return String(random.between(2, 98) * 100 + random.pick([0, 0, 20, 40, 50, 75]))
    // A second one of a kind is another one.
    const list = details[name] ?? details[base.replace(/2$/, '')]
    if (!list) throw new Error(`no slot is called ${name}`)
    // A day or a number may come again at once, a stone from the beach may not.
    return list.length < 13 ? random.pick(list) : draw(`detail ${base.replace(/2$/, '')}`, list)
  }

  const phrase = (template: string, slots: Slots = {}): string => render(template, slotsOf(slots), random)
  return {
    phrase,
    say: (template, slots) => capitalised(tidy(phrase(template, slots))),
    draw,
    fresh: (pile, from) => from.length - (piles.get(pile)?.at ?? 0),
    newNote: (month) => {
      season = Math.floor(month % 12 / 3)
      introduced.clear()
    },
  }
}
