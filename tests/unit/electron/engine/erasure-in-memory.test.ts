/** V17: what was erased is not in the memory of the process either, though the practice stays open. */
import { setTimeout as wait } from 'node:timers/promises'
import { getHeapSnapshot } from 'node:v8'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { COACH, withPractice } from '../../../support/rxdb-practice.ts'
import { newVault, type Place } from '../../../vault/fixture.ts'
import { confirmation, freshId, sitDown, type Desk } from './desk.ts'

let place: Place
beforeEach(async () => { place = await newVault() })
afterEach(() => { place.remove() })

// Put together at run time: this file is in memory, too.
const word = (number: number): string => [`kes`, `trel`, `${number}`, 'x'].join('')
const NAME = 1

/** Which of the words stand anywhere in the heap. */
const wordsInMemory = async (): Promise<readonly string[]> => {
  await wait(200)
  const found = new Set<string>()
  let tail = ''
  for await (const chunk of getHeapSnapshot()) {
    const text = tail + String(chunk)
    for (const [match] of text.matchAll(/kestrel\d+x/g)) found.add(match)
    tail = text.slice(-20)
  }
  return [...found]
}

/** In a scope of its own: nothing of it outlives the call but the id. */
const livesThrough = async (desk: Desk): Promise<string> => {
  const { clientId } = await desk.get('clients.add', { name: word(2) })
  await desk.get('clients.rename', { clientId, name: word(NAME) })
  await desk.get('clients.reach', { clientId, contact: { email: word(3), phone: word(4) } })
  const noteId = freshId()
  const line = `[] ${word(5)}`
  await desk.get('notes.keepDraft', { noteId, clientId, text: word(6), cursor: 0, corrections: [] })
  const { itemIds: [itemId = ''] } = await desk.get('notes.save', {
    noteId, clientId, text: `${word(7)}\n${line}`, corrections: [], confirmed: [confirmation(line)],
  })
  await desk.get('items.edit', { itemId, text: word(8), owner: 'coach', due: '2026-12-01' })
  const thrown = freshId()
  await desk.get('notes.keepDraft', { noteId: thrown, clientId, text: word(9), cursor: 0, corrections: [] })
  await desk.get('notes.discardDraft', { noteId: thrown })
  await desk.engine.records.attachmentAdded(noteId, {
    id: freshId(), name: word(10), bytes: 1, addedAt: desk.clock.at, digest: '0'.repeat(64),
  })
  await desk.get('find', { words: word(7) })
  await desk.get('today', {})
  await desk.get('clients', {})
  return clientId
}

const isErased = async (desk: Desk, clientId: string): Promise<void> => {
  await desk.get('erase', { clientId, name: word(NAME) })
}

test('V17: no word of hers is left in the heap, not in a tombstone, an undo, a search or a room', async () => {
  await withPractice(place, COACH, async ({ vault, database }) => {
    const desk = await sitDown({ vault, database })
    const clientId = await livesThrough(desk)
    // What was thrown away is there as long as it can be brought back.
    expect(await wordsInMemory()).toEqual(expect.arrayContaining([NAME, 5, 7, 8, 9, 10].map(word)))
    await isErased(desk, clientId)
    expect(await wordsInMemory()).toEqual([])
  })
}, 60_000)
