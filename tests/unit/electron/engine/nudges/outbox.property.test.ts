import { Ajv } from 'ajv'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createHash } from 'node:crypto'
import { validatorOf } from '../../../../../electron/engine/database-schema.ts'
import { decideOutbox } from '../../../../../electron/engine/nudges/decide-outbox.ts'
import { replyHash } from '../../../../../electron/engine/nudges/reply-hash.ts'
import { planNudges } from '../../../../../shared/domain/nudges/plan.ts'
import { jobText, UnaddressedJob, type UnaddressedJob as Job } from '../../../../../shared/relay/reminder-job.ts'
import { outbox as definition, type OutboxEntry } from '../../../../../shared/schemas/outbox.ts'
import { anyGround, type AnyGround } from '../../../shared/domain/nudges/ground.ts'
import { freshId } from '../desk.ts'

type Outbox = ReadonlyMap<string, OutboxEntry>

const validate = validatorOf(definition)
const isJob = new Ajv({ strict: true }).compile<Job>(UnaddressedJob)

/** One comparison; what it writes is put in. */
const brought = (box: Outbox, { now, zone, ground }: AnyGround) => {
  const entries = [...box.values()]
  const plan = planNudges(now, zone, ground)
  const at = now.toISOString()
  const decided = decideOutbox(
    { now, at, today: at.slice(0, 10), zone, id: freshId },
    {
      plan, plannedAt: at, replyHash, waiting: entries.filter(({ state }) => state === 'waiting'),
      withdrawn: entries.filter(({ state }) => state === 'withdrawn'),
    },
  )
  if (!decided.ok) throw new Error('it never refuses')
  const after = new Map(box)
  for (const { before, after: entry } of decided.value.changes) {
    if (before && !entry) after.delete(before.id)
    // The keeper writes into its own collection alone.
    if (entry) after.set(entry.id, entry as OutboxEntry)
  }
  return { after, plan, step: decided.value }
}

const waiting = (box: Outbox) => [...box.values()].filter(({ state }) => state === 'waiting')

/** The same practice at a later moment, with other items done. */
const later = (given: AnyGround, minutes: number, done: number): AnyGround => ({
  ...given, now: new Date(given.now.getTime() + minutes * 60_000),
  ground: {
    ...given.ground,
    items: given.ground.items.map((one, index) => (index % 5 === done ? { ...one, status: 'done' as const } : one)),
  },
})

const story = fc.tuple(anyGround, fc.array(fc.tuple(fc.integer({ min: 0, max: 3_000 }), fc.nat(5)), { maxLength: 5 }))
  .map(([first, steps]) => {
    let minutes = 0
    return [first, ...steps.map(([some, done]) => later(first, minutes += some, done))]
  })

it('E37: what is planned stands there, and what is not was withdrawn, at every moment', () => {
  fc.assert(fc.property(story, (moments) => {
    let box: Outbox = new Map()
    for (const moment of moments) {
      const { after, plan } = brought(box, moment)
      const key = (one: { readonly itemIds: readonly string[] }, kind: string) => `${kind} ${one.itemIds.join()}`
      expect(waiting(after).map((entry) => key(entry, entry.kind)).sort())
        .toEqual(plan.planned.map((message) => key(message, message.stage)).sort())
      box = after
    }
  }), { numRuns: 150 })
})

it('E37: compared again at the same moment nothing is written', () => {
  fc.assert(fc.property(story, (moments) => {
    let box: Outbox = new Map()
    for (const moment of moments) {
      box = brought(box, moment).after
      expect(brought(box, moment).step.changes).toEqual([])
    }
  }), { numRuns: 150 })
})

it('E37: a version only grows, a handle is never used again once it was withdrawn, and a secret stays', () => {
  fc.assert(fc.property(story, (moments) => {
    let box: Outbox = new Map()
    for (const moment of moments) {
      const { after, step } = brought(box, moment)
      for (const entry of after.values()) {
        const before = box.get(entry.id)
        if (!before || before === entry) continue
        expect(before.state).toBe('waiting')
        expect(entry.version).toBe(before.version + 1)
        expect(entry.replySecret).toBe(before.replySecret)
      }
      expect(step.events).toEqual([])
      expect(step.keep).toBeUndefined()
      box = after
    }
  }), { numRuns: 150 })
})

it('E37: every job is a job of the schema, word for word, and tells nothing else', () => {
  fc.assert(fc.property(story, (moments) => {
    let box: Outbox = new Map()
    for (const moment of moments) box = brought(box, moment).after
    for (const entry of box.values()) {
      expect(validate(entry)).toEqual([])
      const job: unknown = JSON.parse(entry.job)
      if (!isJob(job)) throw new Error('not a job')
      expect(jobText(job)).toBe(entry.job)
      expect(job).toMatchObject({ handle: entry.id, items: entry.itemIds.length, template: entry.kind })
      expect(job.replyHash).toBe(createHash('sha256').update(Buffer.from(entry.replySecret, 'hex')).digest('hex'))
      expect(entry.job).not.toContain(entry.replySecret)
      for (const hidden of [entry.clientId, entry.sessionId, ...entry.itemIds]) expect(entry.job).not.toContain(hidden)
    }
  }), { numRuns: 100 })
})

it('E37: the next moment is the first at which the clock alone changes anything', () => {
  fc.assert(fc.property(anyGround, fc.integer({ min: 1, max: 20_000 }), (given, minutes) => {
    const { after, step } = brought(new Map(), given)
    const { next } = step.value
    const until = new Date(given.now.getTime() + minutes * 60_000)
    const now = next !== null && next <= until.toISOString() ? new Date(Date.parse(next) - 1) : until
    expect(brought(after, { ...given, now }).step.changes).toEqual([])
  }), { numRuns: 300 })
})

it('E37: that a job was taken back is forgotten after thirty days', () => {
  fc.assert(fc.property(anyGround, (given) => {
    const first = brought(new Map(), given).after
    const nobody = { ...given, ground: { ...given.ground, items: [] } }
    const withdrawn = brought(first, nobody).after
    expect([...withdrawn.values()].every(({ state }) => state === 'withdrawn')).toBe(true)
    const after = (days: number) => brought(withdrawn, { ...nobody, now: new Date(given.now.getTime() + days * 86_400_000) }).after
    expect(after(30).size).toBe(first.size)
    expect(after(30.001).size).toBe(0)
  }), { numRuns: 50 })
})
