import { describe, expect, test } from 'vitest'
import { TEN_YEARS, yearsOfWork, type PracticeOptions } from '../../../../electron/sample/options.ts'
import { clientsOf, eventsOf, samplePractice } from '../../../../electron/sample/sample-practice.ts'
import { verifyChain } from '../../../../electron/engine/events/chain.ts'
import { expectConfirmed, expectSound, sentencesOf, sha256 } from './check.ts'

const PRESENT = { now: new Date('2026-11-17T09:12:00Z'), zone: 'Europe/Lisbon' }

describe('ten years of a practice', () => {
  test('125,000 records exactly, in words of a natural number, no sentence in every twentieth note', () => {
    const counts = { clients: 0, sessions: 0, notes: 0, actionItems: 0 }
    const words = new Set<string>()
    const sentences = new Map<string, number>()
    let bytes = 0
    let spoken = 0
    for (const records of clientsOf({ ...TEN_YEARS, ...PRESENT })) {
      counts.clients += records.clients.length
      counts.sessions += records.sessions.length
      counts.notes += records.notes.length
      counts.actionItems += records.actionItems.length
      for (const { text } of records.notes) {
        bytes += Buffer.byteLength(text)
        for (const word of text.toLowerCase().match(/\p{L}[\p{L}\p{M}’-]*/gu) ?? []) words.add(word)
        const own = new Set(sentencesOf(text))
        spoken += own.size
        for (const sentence of own) sentences.set(sentence, (sentences.get(sentence) ?? 0) + 1)
      }
    }
    expect(counts).toEqual({ clients: 250, sessions: 25_000, notes: 25_000, actionItems: 75_000 })
    expect(bytes / counts.notes).toBeGreaterThan(1_600)
    expect(bytes / counts.notes).toBeLessThan(2_400)
    expect(words.size).toBeGreaterThan(3_000)
    expect(words.size).toBeLessThan(20_000)
    const most = [...sentences.values()].reduce((one, other) => Math.max(one, other))
    expect(most).toBeLessThan(counts.notes / 20)
    expect(sentences.size / spoken).toBeGreaterThan(0.2)
  }, 120_000)

  test('holds together in a small week as well, with events', () => {
    const options: PracticeOptions = {
      ...yearsOfWork(3), ...PRESENT, withEvents: true,
      shape: { kind: 'weekly', hours: 3, sessionsPerHour: 90, clientsPerHour: 2 },
    }
    const practice = samplePractice(options)
    expectSound(practice, options)
    expectConfirmed(practice, options)
    expect(practice.sessions).toHaveLength(270)
    expect(practice.actionItems).toHaveLength(810)
    expect(practice.clients).toHaveLength(6)
    expect(verifyChain([...eventsOf(practice, sha256)], sha256).whole).toBe(true)
    expect(samplePractice({ ...options, withEvents: false })).toEqual({ ...practice, moments: [] })
  })

  test('a year holds a year’s work: the rate is the same, the sum grows', () => {
    const shape = (years: number) => yearsOfWork(years).shape
    expect(shape(1)).toEqual({ kind: 'weekly', hours: 50, sessionsPerHour: 50, clientsPerHour: 1 })
    expect(shape(3)).toEqual({ kind: 'weekly', hours: 50, sessionsPerHour: 150, clientsPerHour: 2 })
    expect(shape(10)).toEqual(TEN_YEARS.shape)
  })

  test('more clients than a week has hours are refused', () => {
    const shape = { kind: 'a-year', clients: 51 } as const
    expect(() => samplePractice({ ...TEN_YEARS, ...PRESENT, shape })).toThrow(/50 hours/)
  })
})
