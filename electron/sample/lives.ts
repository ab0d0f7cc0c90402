/** Who the clients are: those written down one by one, and those made from names and themes. */
import { capitalised } from './grammar.ts'
import type { Random } from './random.ts'
import type { Life, Person, Pronoun } from './words/life.ts'
import { FIRST } from './words/lives/first.ts'
import { FOURTH } from './words/lives/fourth.ts'
import { SECOND } from './words/lives/second.ts'
import { THIRD } from './words/lives/third.ts'
import { FIELDS, HER_NAMES, HIS_NAMES, RELATIONS, ROLES, SURNAMES } from './words/names.ts'
import { THEME_NAMES, THEMES, type ThemeName } from './words/themes/all.ts'
import { voiceOf } from './voice.ts'

/** The people of the sample, those of the drawings first. */
export const LIVES: readonly Life[] = [...FIRST, ...SECOND, ...THIRD, ...FOURTH]

/** What somebody works on for a season: as it stands in a note. */
export interface Question {
  readonly theme: ThemeName
  readonly thing: string
  readonly why: string
  readonly outcome: string
  readonly focus: string
}

/** A theme in the words of one life. */
const questionOf = (life: Life, theme: ThemeName, random: Random): Question => {
  const { things, why, outcome, focus } = THEMES[theme]
  const thing = random.pick(things)
  const voice = voiceOf(life, () => thing, random)
  return {
    theme, thing, why: voice.phrase(random.pick(why)), outcome: voice.phrase(random.pick(outcome)),
    focus: voice.phrase(random.pick(focus)),
  }
}

/** Further questions of somebody who stays, each on another theme than the one before. */
export const furtherQuestion = (life: Life, before: ThemeName, random: Random): Question =>
  questionOf(life, random.pick(THEME_NAMES.filter((name) => name !== before)), random)

const inventedPerson = (taken: Set<string>, who: (pronoun: Pronoun) => readonly string[], random: Random): Person => {
  const pronoun: Pronoun = random.chance(0.5) ? 'she' : 'he'
  let name = ''
  do name = random.pick(pronoun === 'she' ? HER_NAMES : HIS_NAMES)
  while (taken.has(name))
  taken.add(name)
  return [name, pronoun, random.pick(who(pronoun))]
}

/** Somebody nobody wrote down. */
export const inventedLife = (random: Random, every: 1 | 2 | 3 = 1, weeks = 52): Life => {
  const pronoun: Pronoun = random.chance(0.56) ? 'she' : 'he'
  const called = random.pick(pronoun === 'she' ? HER_NAMES : HIS_NAMES)
  const taken = new Set([called])
  const second = random.chance(0.12) ? `-${random.pick(SURNAMES)}` : ''
  const theme = random.pick(THEME_NAMES)
  const bare: Life = {
    name: `${called} ${random.pick(SURNAMES)}${second}`,
    called, pronoun, theme, thing: '', why: '', outcome: '', focus: '', story: [],
    role: `${random.pick(ROLES)} ${random.pick(FIELDS)}`,
    boss: inventedPerson(taken, () => RELATIONS.boss, random),
    peer: inventedPerson(taken, () => RELATIONS.peer, random),
    junior: inventedPerson(taken, () => RELATIONS.junior, random),
    home: inventedPerson(taken, (one) => RELATIONS.home[one], random),
    friend: inventedPerson(taken, () => RELATIONS.friend, random),
    rhythm: { every, weeks },
  }
  return { ...bare, ...questionOf(bare, theme, random) }
}

/** The first session's paragraph, or that of a later chapter. */
export const introduction = (life: Life, question: Question, first: boolean): string => {
  const [subject, possessive] = life.pronoun === 'she' ? ['she', 'her'] : ['he', 'his']
  const { why, outcome, focus } = question
  return capitalised(first
    ? `First session. ${life.called} is ${life.role}. ${subject} came because ${why}. `
      + `What would be different: ${outcome}. In focus: ${focus}.`
    : `A new chapter, by ${possessive} own wish: ${why}. What would be different: ${outcome}. In focus: ${focus}.`)
}
