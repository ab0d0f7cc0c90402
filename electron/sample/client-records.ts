/** Everything of one client: record by record as the engine would have written it, and what happened when. */
import { defaultDue } from '../../shared/domain/due.ts'
import type { ActionItem } from '../../shared/schemas/action-items.ts'
import type { Client } from '../../shared/schemas/clients.ts'
import type { Engagement } from '../../shared/schemas/engagements.ts'
import type { Note } from '../../shared/schemas/notes.ts'
import type { Session } from '../../shared/schemas/sessions.ts'
import type { Happening } from '../engine/decision.ts'
import { agree, type Agreed } from './agree.ts'
import { dayNumber, dayText, instant, spokenDate, type Calendar } from './calendar.ts'
import { compose, type Promised } from './compose.ts'
import { contactOf } from './contact.ts'
import { furtherQuestion, introduction, LIVES, type Question } from './lives.ts'
import { outcomeOf, statusAt, type Outcome } from './outcome.ts'
import { randomFrom, type Random } from './random.ts'
import type { Slot } from './schedule.ts'
import { voiceOf } from './voice.ts'
import type { Life } from './words/life.ts'
import type { Phase } from './words/theme.ts'

/** What happened at one instant, in its order. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly happenings: readonly Happening[]
}

export interface ClientRecords {
  readonly clients: readonly Client[]
  readonly engagements: readonly Engagement[]
  readonly sessions: readonly Session[]
  readonly notes: readonly Note[]
  readonly actionItems: readonly ActionItem[]
  /** In no particular order. */
  readonly moments: readonly Moment[]
}

export interface ClientPlan {
  readonly life: Life
  /** Earliest first; empty for somebody who was only added. */
  readonly slots: readonly Slot[]
  /** Milliseconds since 1970. */
  readonly addedAt: number
  /** Whether the last session was the last one for now. */
  readonly over: boolean
  /** Whether something agreed last time is due today. */
  readonly dueToday: boolean
  /** How many action items a session has; null for two to four. */
  readonly itemsEach: number | null
}

interface Setting { readonly calendar: Calendar, readonly zone: string, readonly noteLength: number }

const CHAPTER = 26

interface Chapter { readonly question: Question, readonly first: number, readonly length: number }

/** Somebody who stays gets a new question about twice a year; the last chapter is as long as what is left. */
const chaptersOf = (life: Life, sessions: number, random: Random): readonly Chapter[] => {
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
const phaseAt = (progress: number, random: Random): Phase => {
  if (progress < 0.14) return 'opening'
  if (progress < 0.45) return 'trying'
  if (progress < 0.62) return random.chance(0.55) ? 'setback' : 'trying'
  return random.chance(0.12) ? 'setback' : 'progress'
}

/** Which part of the story belongs to the session: the parts are spread evenly, the first one early. */
const storyAt = (story: readonly string[], index: number, sessions: number): string | null => {
  const due = (at: number): number => at === 0 ? 1 : Math.floor((at + 0.6) * sessions / story.length)
  const part = story.findIndex((_, at) => Math.min(due(at), sessions - 1) === index)
  return story[part] ?? null
}

interface Kept { readonly agreed: Agreed, readonly outcome: Outcome }

const promisedOf = (kept: readonly Kept[], at: number): readonly Promised[] =>
  kept.map(({ agreed, outcome }) => ({
    owner: agreed.commitment.owner, done: agreed.done, thing: agreed.thing,
    status: statusAt(outcome, at), obstacle: outcome.obstacle,
  }))

const itemOf = (
  { agreed, outcome }: Kept, due: string, at: number,
  refs: Pick<ActionItem, 'id' | 'clientId' | 'noteId' | 'sessionId'>,
): ActionItem => {
  const status = outcome.marks.at(-1)?.status ?? 'open'
  const { commitment: { owner, text, line } } = agreed
  return {
    ...refs, owner, due, status, text, line,
    history: [
      { at: instant(at), status: 'open' },
      ...outcome.marks.map((mark) => ({ at: instant(mark.at), status: mark.status })),
    ],
    obstacle: status === 'stuck' ? outcome.obstacle : null,
  }
}

const DAYS_BEFORE_SESSION = 2

/** The records of one client; the same for the same seed and stream. Throws for words that make no valid record. */
export const clientRecords = (
  plan: ClientPlan, { calendar, zone, noteLength }: Setting, seed: number, stream: number,
): ClientRecords => {
  const random = randomFrom(seed, stream)
  const { life, slots, over } = plan
  const client: Client = {
    id: random.id(), name: life.name, ...contactOf(life.name, seed, stream), addedAt: instant(plan.addedAt),
  }
  const clientId = client.id
  const moments: Moment[] = [
    { at: plan.addedAt, happenings: [{ type: 'client.added', clientId, refs: [clientId] }] },
  ]
  const [first] = slots
  if (!first) return { clients: [client], engagements: [], sessions: [], notes: [], actionItems: [], moments }

  const engagement: Engagement =
    { id: random.id(), clientId, mode: 'one-to-one', stage: 'delivery', startedOn: dayText(first.day) }
  const chapters = chaptersOf(life, slots.length, random)
  let question: Question = life
  const voice = voiceOf(life, () => question.thing, random)
  const sessions: Session[] = []
  const notes: Note[] = []
  const actionItems: ActionItem[] = []
  let before: readonly Kept[] = []

  slots.forEach((slot, index) => {
    const chapter = chapters.findLast((one) => one.first <= index)
    if (!chapter) throw new Error('a session is in a chapter')
    const opens = chapter.first === index
    question = chapter.question
    const last = index === slots.length - 1
    const progress = (index - chapter.first) / chapter.length
    const body = compose({
      theme: question.theme, phase: phaseAt(progress, random), progress, focus: question.focus,
      introduction: opens ? introduction(life, question, index === 0) : null,
      anyThings: LIVES.every((one) => one !== life),
      story: storyAt(life.story, index, slots.length), promised: promisedOf(before, slot.saved),
      month: Number(dayText(slot.day).slice(5, 7)), lastDate: spokenDate(slots[index - 1]?.day ?? slot.day),
      farewell: last && over && index > 2 ? slots.length : null,
      length: noteLength * random.between(78, 118) / 100 - 190,
    }, voice, random)
    const { block, agreed } = agree({
      theme: question.theme, day: slot.day, count: plan.itemsEach ?? random.pick([2, 2, 3, 3, 3, 4]),
      dueOn: last && plan.dueToday ? calendar.today : null,
    }, voice, random)

    const at = instant(slot.saved)
    const session: Session = {
      id: random.id(), clientId, engagementId: engagement.id, number: index + 1,
      startedAt: instant(slot.begun), zone, state: 'held', noteId: random.id(),
    }
    const note: Note = {
      id: session.noteId, clientId, kind: 'session', text: `${body}\n\n${block}`, attachments: [], draft: null,
      corrections: agreed.flatMap(({ confirmed, commitment: { line } }) => confirmed ? [] : [{ line, ticked: false }]),
      begunAt: session.startedAt, savedAt: at,
    }
    const today = dayText(slot.day)
    const confirmed = agreed.filter((one) => one.confirmed)
    const kept = confirmed.map((one, place) => {
      // A session is not booked yet in this version, so what names no day is due in a week.
      const due = one.commitment.due
        ?? defaultDue({ today, nextSession: null, daysBefore: DAYS_BEFORE_SESSION }).due
      const stays = last && plan.dueToday && place === confirmed.length - 1
      const outcome = outcomeOf({
        session: slot, next: slots[index + 1] ?? null, afterNext: slots[index + 2] ?? null,
        due: dayNumber(due), over, stays,
      }, calendar, random)
      return { agreed: one, outcome, due }
    })
    const items = kept.map((one) =>
      itemOf(one, one.due, slot.saved, { id: random.id(), clientId, noteId: note.id, sessionId: session.id }))

    sessions.push(session)
    notes.push(note)
    actionItems.push(...items)
    moments.push({
      at: slot.saved,
      happenings: [
        ...(index === 0 ? [{ type: 'engagement.opened', clientId, refs: [engagement.id] } as const] : []),
        { type: 'session.completed', clientId, refs: [session.id] },
        { type: 'note.completed', clientId, refs: [note.id, session.id] },
        ...items.map(({ id }) => ({ type: 'task.assigned', clientId, refs: [id, note.id] } as const)),
      ],
    })
    kept.forEach(({ outcome }, place) => {
      const id = items[place]?.id ?? ''
      for (const mark of outcome.marks) {
        moments.push({ at: mark.at, happenings: [{ type: 'task.updated', clientId, refs: [id] }] })
      }
    })
    before = kept
  })
  return { clients: [client], engagements: [engagement], sessions, notes, actionItems, moments }
}
