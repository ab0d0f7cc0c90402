/** E37: the change set that makes the outbox what the plan says. No event: the plan follows from the records. */
import { ok } from '../../../shared/domain/result.ts'
import type { NudgesPlanned, PlannedMessage } from '../../../shared/domain/nudges/ground.ts'
import { outboxDiff } from '../../../shared/domain/nudges/outbox.ts'
import { jobText, MOST_VERSION } from '../../../shared/relay/reminder-job.ts'
import type { OutboxEntry } from '../../../shared/schemas/outbox.ts'
import { change, type Decision, type Moment } from '../decision.ts'

/** The only language the relay’s own words are written in. */
const LANGUAGE = 'en'

/** How long it stays on record that a job was taken back: days of 24 hours, as at a relay. */
const WITHDRAWN_DAYS = 30

export interface OutboxGround {
  readonly plan: NudgesPlanned
  /** Instant: as of when it was planned. */
  readonly plannedAt: string
  /** Those that wait, and those that were withdrawn. */
  readonly waiting: readonly OutboxEntry[]
  readonly withdrawn: readonly OutboxEntry[]
  /** SHA-256 of a reply secret’s bytes; both in lower-case hex. */
  readonly replyHash: (secret: string) => string
}

/**
 * `next`: the instant at which the clock alone makes the plan another one; null if it never does. It is past by now
 * where it came while the plan was being made.
 */
export interface Brought { readonly next: string | null }

type Handle = Pick<OutboxEntry, 'id' | 'version' | 'replySecret'>

const entryOf = (
  { id, version, replySecret }: Handle, message: PlannedMessage, replyHash: OutboxGround['replyHash'],
): OutboxEntry => {
  const { clientId, stage, sessionId, due, itemIds, channel, dueAt, expiresAt } = message
  return {
    id, clientId, kind: stage, sessionId, due, itemIds: [...itemIds], channel, dueAt, expiresAt, version,
    state: 'waiting', settledAt: null, replySecret,
    job: jobText({
      type: 'put', handle: id, version, dueAt, expiresAt, channel, template: stage, language: LANGUAGE,
      items: itemIds.length, replyHash: replyHash(replySecret),
    }),
  }
}

/** The next instant at which something begins or expires. */
const nextAfter = (at: string, { planned, byHand }: NudgesPlanned): string | null =>
  [...planned, ...byHand].flatMap(({ dueAt, expiresAt }) => [dueAt, expiresAt])
    .reduce<string | null>((next, one) => (one > at && (next === null || one < next) ? one : next), null)

/**
 * What differs is put again with the next version; a new one has a handle and a secret of its own. Where there is no
 * next version it is withdrawn, and put anew.
 */
export const decideOutbox = (
  moment: Moment, { plan, plannedAt, waiting, withdrawn, replyHash }: OutboxGround,
): Decision<Brought> => {
  const { put, replace, withdraw } = outboxDiff(plan.planned, waiting)
  const hasNext = ({ entry }: (typeof replace)[number]): boolean => entry.version < MOST_VERSION
  const usedUp = replace.filter((one) => !hasNext(one))
  const forgottenAt = new Date(moment.now.getTime() - WITHDRAWN_DAYS * 86_400_000).toISOString()
  return ok({
    changes: [
      ...[...put, ...usedUp.map(({ message }) => message)].map((message) => change('outbox', null,
        entryOf({ id: moment.id(), version: 1, replySecret: moment.id() }, message, replyHash))),
      ...replace.filter(hasNext).map(({ entry, message }) => change('outbox', entry,
        entryOf({ ...entry, version: entry.version + 1 }, message, replyHash))),
      ...[...withdraw, ...usedUp.map(({ entry }) => entry)].map((entry) => change('outbox', entry, {
        ...entry, version: Math.min(MOST_VERSION, entry.version + 1), state: 'withdrawn', settledAt: moment.at,
      })),
      ...withdrawn.filter(({ settledAt }) => settledAt !== null && settledAt < forgottenAt)
        .map((entry) => change('outbox', entry, null)),
    ],
    events: [],
    value: { next: nextAfter(plannedAt, plan) },
  })
}
