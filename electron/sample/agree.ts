/** What is agreed at the end of a note: the lines as the coach writes them, read back by the parser of the app. */
import { parseCommitments, type Commitment } from '../../shared/domain/commitments.ts'
import { dayText, spokenDate, weekday, WEEKDAYS } from './calendar.ts'
import type { Random } from './random.ts'
import type { Slots, Voice } from './voice.ts'
import { COMMON, COMMON_COACH, HEADINGS } from './words/agreeing.ts'
import type { Agreement } from './words/theme.ts'
import { THEMES, type ThemeName } from './words/themes/all.ts'

/** One line of the note, and the words in which the next note speaks of it. */
export interface Agreed {
  readonly commitment: Commitment
  readonly done: string
  readonly thing: string
  /** False for what was proposed and left out: it becomes no item. */
  readonly confirmed: boolean
}

export interface Agreeing {
  /** Heading and lines, as they stand at the end of the note. */
  readonly block: string
  readonly agreed: readonly Agreed[]
}

interface Occasion {
  readonly theme: ThemeName
  /** The day of the session. */
  readonly day: number
  /** How many become items. */
  readonly count: number
  /** The day the last line names; null to leave it to chance. */
  readonly dueOn: number | null
}

/** After these a day would belong to the wrong half of the sentence, without a comma. */
const LONG_WINDED = /[,:]|\b(?:until|when|if|what|which|who|whom|about|that)\b/

const SAYS_A_DAY = /day|week|month|tomorrow|tonight/i

const phraseFor = (day: number, random: Random): string => {
  const ahead = random.between(2, 12)
  switch (random.below(9)) {
    case 0: case 1: return ` by ${WEEKDAYS[(weekday(day) + random.between(1, 6)) % 7] ?? 'Friday'}`
    case 2: return `, in ${ahead} days`
    case 3: return ` by ${spokenDate(day + ahead)}`
    case 4: return random.chance(0.5) ? ' tomorrow' : ' by the end of the week'
    case 5: return ` next ${WEEKDAYS[random.below(5)] ?? 'Friday'}`
    case 6: return `, by ${spokenDate(day + ahead).replace(/(\d+ \w{3})\w*/, '$1')}`
    default: return ''
  }
}

/** The details of one agreement are the same in all three of its forms. */
const slotsFor = (order: string, voice: Voice): Slots => {
  const names = [...order.matchAll(/\{(few|mins|day|month|sport|food|object|place)\}/g)].map(([, name = '']) => name)
  return Object.fromEntries(names.map((name) => [name, voice.phrase(`{${name}}`)]))
}

/** How the coach writes lines today: a heading with signs, a heading with bullets, or signs alone. */
const STYLES = [
  { heading: true, client: '[] ', coach: '-> @coach ' },
  { heading: true, client: '- ', coach: '- @coach ' },
  { heading: false, client: '[] ', coach: '-> @coach ' },
  { heading: true, client: '-> ', coach: '-> @coach ' },
  { heading: false, client: '- [ ] ', coach: '- [ ] @coach ' },
] as const

const upper = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

export const agree = ({ theme, day, count, dueOn }: Occasion, voice: Voice, random: Random): Agreeing => {
  const style = random.pick(STYLES)
  const today = dayText(day)
  // Now and then a line is written that the coach does not confirm.
  const leftOut = random.chance(0.04) ? random.below(count) : null
  const written = count + (leftOut === null ? 0 : 1)
  const agreed: Agreed[] = []
  const lines = new Set<string>()

  while (agreed.length < written) {
    const byCoach = agreed.length === written - 1 && dueOn === null && agreed.length > 0 && random.chance(0.45)
    const common = random.chance(0.22)
    const [order, done, thing]: Agreement = byCoach
      ? common ? voice.draw('coach', COMMON_COACH) : voice.draw(`coach ${theme}`, THEMES[theme].coach)
      : common ? voice.draw('common', COMMON) : voice.draw(`client ${theme}`, THEMES[theme].client)
    const slots = slotsFor(order, voice)
    const sign = byCoach ? style.coach : style.client
    const words = `${sign}${byCoach ? voice.phrase(order, slots) : upper(voice.phrase(order, slots))}`
    const named = agreed.length === written - 1 && dueOn !== null ? ` by ${spokenDate(dueOn)}` : phraseFor(day, random)
    const saysADay = SAYS_A_DAY.test(words) && read(words, today)?.due !== null
    const line = saysADay && dueOn === null ? words : words + (LONG_WINDED.test(words) ? named.replace(/^ /, ', ') : named)
    const commitment = read(line, today)
    if (!commitment || lines.has(line)) continue
    lines.add(line)
    agreed.push({
      commitment, confirmed: agreed.length !== leftOut,
      done: voice.phrase(done, slots), thing: voice.phrase(thing, slots),
    })
  }
  const heading = style.heading ? [voice.draw('headings', HEADINGS)] : []
  return { block: [...heading, ...lines].join('\n'), agreed }
}

/** A single line as a commitment; under a heading a bullet is one. */
const read = (line: string, today: string): Commitment | undefined =>
  parseCommitments(`Commitments\n${line}`, { today })[0]
