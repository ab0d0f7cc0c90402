import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  JOB_CHANNELS, JOB_TEMPLATES, JOB_TEXT, jobText, ReminderCancel, ReminderJob, UnaddressedJob,
  type UnaddressedJob as Job,
} from '../../../../shared/relay/reminder-job.ts'
import { openPlaces, unboundedStrings } from '../../../support/schema-walk.ts'

const ajv = new Ajv({ strict: true })
const isJob = ajv.compile<Job>(UnaddressedJob)
const isText = new RegExp(`^(${JOB_TEXT})$`)

const hex = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length })
const quarter = fc.integer({ min: 0, max: 4_000_000 }).map((quarters) => new Date(quarters * 900_000).toISOString())
const job: fc.Arbitrary<Job> = fc.record({
  type: fc.constant('put' as const), handle: hex(32), version: fc.integer({ min: 1, max: 1_000_000 }), dueAt: quarter,
  expiresAt: quarter, channel: fc.constantFrom(...JOB_CHANNELS), template: fc.constantFrom(...JOB_TEMPLATES),
  language: fc.constant('en' as const), items: fc.integer({ min: 1, max: 5 }), replyHash: hex(64),
})

describe('a reminder job', () => {
  it('is written in one way, whatever the order of its fields, and read back the same', () => {
    fc.assert(fc.property(job, (one) => {
      const text = jobText(one)
      expect(isText.test(text)).toBe(true)
      expect(JSON.parse(text)).toEqual(one)
      const turned = Object.fromEntries(Object.entries(one).reverse()) as unknown as Job
      expect(jobText(turned)).toBe(text)
    }))
  })

  it('leaves out what is no field of it', () => {
    fc.assert(fc.property(job, fc.string(), (one, word) => {
      expect(jobText({ ...one, clientName: word } as Job)).toBe(jobText(one))
      expect(isJob({ ...one, clientName: word })).toBe(false)
    }))
  })

  it.each([
    ['a name for a handle', { handle: 'marta' }], ['a minute that is no quarter', { dueAt: '2026-11-17T10:05:00.000Z' }],
    ['six things', { items: 6 }], ['no thing', { items: 0 }], ['a template with words', { template: 'Dear Marta' }],
    ['a channel there is not', { channel: 'post' }], ['a language there is not', { language: 'xx' }],
    ['a version of none', { version: 0 }], ['a secret for its hash', { replyHash: 'a'.repeat(32) }],
  ])('is refused with %s', (_, wrong) => {
    fc.assert(fc.property(job, (one) => {
      expect(isJob({ ...one, ...wrong })).toBe(false)
      expect(isText.test(jobText({ ...one, ...wrong } as Job))).toBe(false)
    }), { numRuns: 10 })
  })

  it.each([['a job', ReminderJob], ['a job without its address', UnaddressedJob], ['a cancel', ReminderCancel]])(
    '%s has no open place and no string without an end', (_, schema) => {
      expect(openPlaces(schema)).toEqual([])
      expect(unboundedStrings(schema)).toEqual([])
    })
})
