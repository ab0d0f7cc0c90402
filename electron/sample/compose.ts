/** A note as a coach writes it: how the client came, what became of what was agreed, what happened, what was asked. */
import type { ItemStatus, Obstacle } from '../../shared/schemas/action-items.ts'
import type { Random } from './random.ts'
import type { Voice } from './voice.ts'
import { ARRIVALS, SINCE } from './words/arrivals.ts'
import { ASIDES } from './words/asides.ts'
import { CLOSINGS, FAREWELLS } from './words/closings.ts'
import { EXERCISES } from './words/exercises.ts'
import { GLIMPSES } from './words/glimpses.ts'
import { NOTICED } from './words/noticed.ts'
import { ASKED, OWN_QUESTIONS, QUESTIONS } from './words/questions.ts'
import {
  ALL_DONE, COACH_DONE, COACH_OPEN, NONE_DONE, NUMBERS, SKIPPED, SOME_DONE, STUCK,
} from './words/review.ts'
import type { Phase } from './words/theme.ts'
import { THEMES, type ThemeName } from './words/themes/all.ts'
import { WORKDAYS } from './words/workdays.ts'

/** One thing agreed last time, as it stands when this note is written. */
export interface Promised {
  readonly owner: 'client' | 'coach'
  readonly done: string
  readonly thing: string
  readonly status: ItemStatus
  readonly obstacle: Obstacle
}

export interface Scene {
  readonly theme: ThemeName
  readonly phase: Phase
  /** From 0 at the beginning of the chapter to 1 at its end. */
  readonly progress: number
  /** Who the client is and what this is about; null but in the first session of a chapter. */
  readonly introduction: string | null
  /** Whether names and things from anywhere may be mentioned; somebody written down has a life of her own. */
  readonly anyThings: boolean
  /** What happened to nobody else, if it happened now. */
  readonly story: string | null
  readonly promised: readonly Promised[]
  /** How many sessions there were in all, where this is the last one. */
  readonly farewell: number | null
  readonly focus: string
  /** From 1 to 12. */
  readonly month: number
  /** The day of the session before, as spoken; its own day in the first one. */
  readonly lastDate: string
  /** About how long the note is to be, with what was agreed; in UTF-16 code units. */
  readonly length: number
}

/** What was agreed, and what came of it. Says the worst last. */
const review = ({ promised, lastDate }: Scene, voice: Voice, random: Random): string => {
  const own = promised.filter(({ owner }) => owner === 'client')
  const done = own.filter(({ status }) => status === 'done')
  const open = own.filter(({ status }) => status === 'open')
  const sentences: string[] = []
  const say = (pile: string, from: readonly string[], slots: Readonly<Record<string, string>> = {}): void => {
    sentences.push(voice.say(voice.draw(pile, from), slots))
  }
  const did = { lastDate, did: done[0]?.done ?? '', also: done[1] ? ` and ${done[1].done}` : '' }
  const noun = { noun: open[0]?.thing ?? '' }
  if (done.length > 0 && done.length === own.length) say('all done', ALL_DONE, did)
  else if (done.length > 0 && open.length > 0) say('some done', SOME_DONE, { ...did, ...noun })
  else if (done.length > 0) sentences.push(voice.say('Since last time {she} {did}{also}.', did))
  else if (open.length > 0) say('none done', NONE_DONE, noun)

  for (const { status, thing, obstacle } of own) {
    if (status === 'stuck') say(`stuck ${obstacle}`, STUCK[obstacle], { noun: thing })
    if (status === 'skipped' && sentences.length < 4) say('skipped', SKIPPED, { noun: thing })
  }
  for (const { status, done: didIt, thing } of promised.filter(({ owner }) => owner === 'coach')) {
    if (status === 'done') say('coach done', COACH_DONE, { did: didIt })
    else if (status === 'open' && random.chance(0.7)) say('coach open', COACH_OPEN, { noun: thing })
  }
  return sentences.join(' ')
}

const BASE: Readonly<Record<Phase, readonly [stress: number, confidence: number]>> =
  { opening: [7, 4], trying: [6, 5], setback: [7, 4], progress: [4, 7] }

const numbers = ({ phase, progress }: Scene, voice: Voice, random: Random): string => {
  const [stress, confidence] = BASE[phase]
  const slots = {
    stress: String(stress + random.between(0, 1) - (progress > 0.85 ? 1 : 0)),
    confidence: String(confidence + random.between(0, 1) + (progress > 0.85 ? 1 : 0)),
  }
  return voice.say(voice.draw('numbers', NUMBERS), slots)
}

const ownQuestion = (voice: Voice): string => voice.say(voice.draw('own', OWN_QUESTIONS))

const question = (voice: Voice): string => voice.say(voice.draw('asked', ASKED), {
  question: voice.say(voice.draw('questions', QUESTIONS)),
  mine: ownQuestion(voice),
})

type Part = 'workday' | 'noticed' | 'aside' | 'exercise' | 'question' | 'numbers' | 'glimpse'

/** What a note is filled with, in the order in which it is looked for; a short note ends early. */
const ORDERS: readonly (readonly Part[])[] = [
  ['noticed', 'question', 'aside', 'glimpse', 'numbers', 'exercise',
    'workday', 'noticed', 'glimpse', 'aside', 'question'],
  ['glimpse', 'exercise', 'noticed', 'question', 'workday', 'noticed',
    'glimpse', 'numbers', 'aside', 'glimpse', 'exercise'],
  ['exercise', 'noticed', 'glimpse', 'numbers', 'question', 'workday',
    'noticed', 'aside', 'glimpse', 'question', 'aside'],
  ['question', 'noticed', 'workday', 'glimpse', 'exercise', 'noticed',
    'numbers', 'glimpse', 'aside', 'workday', 'aside'],
  ['aside', 'noticed', 'glimpse', 'question', 'workday', 'numbers',
    'glimpse', 'noticed', 'exercise', 'aside', 'glimpse'],
]

/**
 * What happened with the question itself. When all of a phase has been told there may be a try left to tell of,
 * and when there is none, an ordinary day is told: never progress before it is made.
 */
const told = ({ theme, phase }: Scene, voice: Voice): string => {
  const others: readonly Phase[] = phase === 'trying' ? [] : ['trying']
  const found = [phase, ...others].find((one) => voice.fresh(`${theme} ${one}`, THEMES[theme][one]) > 0)
  return voice.say(found === undefined
    ? voice.draw('workdays', WORKDAYS)
    : voice.draw(`${theme} ${found}`, THEMES[theme][found]))
}

/** The note's text without what was agreed, paragraphs apart by an empty line. */
export const compose = (scene: Scene, voice: Voice, random: Random): string => {
  const { introduction, story, promised, farewell, focus, length } = scene
  voice.newNote(scene.month)
  const parts: Readonly<Record<Part, () => string>> = {
    workday: () => voice.say(voice.draw('workdays', WORKDAYS)),
    noticed: () => voice.say(voice.draw('noticed', NOTICED)),
    glimpse: () => voice.say(voice.draw('glimpses', GLIMPSES)),
    aside: () => voice.say(voice.draw('asides', ASIDES)),
    exercise: () => voice.say(voice.draw('exercises', EXERCISES), { mine: ownQuestion(voice) }),
    question: () => question(voice),
    numbers: () => numbers(scene, voice, random),
  }

  const arrival = voice.say(voice.draw('arrivals', ARRIVALS))
  const since = promised.length > 0 && random.chance(0.3) ? ` ${voice.say(voice.draw('since', SINCE))}` : ''
  const paragraphs = [arrival + since]
  if (introduction !== null) paragraphs.push(introduction)
  if (promised.length > 0) {
    const became = review(scene, voice, random)
    if (became !== '') paragraphs.push(became)
  }
  paragraphs.push(story ?? told(scene, voice))

  const closing = farewell === null
    ? voice.say(voice.draw('closings', CLOSINGS))
    : voice.say(voice.draw('farewells', FAREWELLS), { count: String(farewell), focus })
  let size = paragraphs.join('\n\n').length + closing.length
  let before: Part = 'workday'
  for (const part of random.pick(ORDERS)) {
    if (size > length) break
    if (part === 'glimpse' && !scene.anyThings) continue
    const words = parts[part]()
    size += words.length + 2
    const last = paragraphs.length - 1
    // What was noticed stands with what it was noticed in.
    if (part === 'noticed' && before !== 'question') paragraphs[last] = `${paragraphs[last] ?? ''} ${words}`
    else paragraphs.push(words)
    before = part
  }
  return [...paragraphs, closing].join('\n\n')
}
