/** How somebody's sessions go: which question they are about, how far along it is, and what happens meanwhile. */
import { furtherQuestion, type Question } from './lives.ts'
import type { Random } from './random.ts'
import type { Life } from './words/life.ts'
import type { Phase } from './words/theme.ts'

const CHAPTER = 26

export interface Chapter { readonly question: Question, readonly first: number, readonly length: number }

/** Somebody who stays gets a new question about twice a year; the last chapter is as long as what is left. */
export const chaptersOf = (life: Life, sessions: number, random: Random): readonly Chapter[] => {
  const count = Math.max(1, Math.round(sessions / CHAPTER))
  if (life.story.length > 0 || count === 1) return [{ question: life, first: 0, length: sessions }]
  const chapters: Chapter[] = []
  let question: Question = life
  for (let index = 0; index < count; index += 1) {
    const first = Math.floor(index * sessions / count)
    chapters.push({ question, first, length: Math.floor((index + 1) * sessions / count) - first })
    question = furtherQuestion(life, question.theme, random)
  }
  return chapters
}

/** It goes badly once, after the middle: believable, and what the stuck items say too. */
export const phaseAt = (progress: number, random: Random): Phase => {
  if (progress < 0.14) return 'opening'
  if (progress < 0.45) return 'trying'
  if (progress < 0.62) return random.chance(0.55) ? 'setback' : 'trying'
  return random.chance(0.12) ? 'setback' : 'progress'
}

/** Which part of the story belongs to the session: the parts are spread evenly, the first one early. */
export const storyAt = (story: readonly string[], index: number, sessions: number): string | null => {
  const due = (at: number): number => at === 0 ? 1 : Math.floor((at + 0.6) * sessions / story.length)
  const part = story.findIndex((_, at) => Math.min(due(at), sessions - 1) === index)
  return story[part] ?? null
}
