import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  homeOfNote, MOST_NOTES, noteClosed, placeOf, trailFrom, wentBack, went, type NotePlace, type Place, type Trail,
} from '../../../../renderer/app/trail.ts'

const TODAY: Place = { room: 'today' }
const CLIENTS: Place = { room: 'clients' }
const note = (noteId: string, clientId: string | null = 'marta'): NotePlace => ({ room: 'note', clientId, noteId })
const idsOf = ({ notes }: Trail): string[] => notes.map(({ noteId }) => noteId)
const walk = (...places: readonly Place[]): Trail => places.reduce(went, trailFrom(TODAY))

type Step =
  | { readonly does: 'go', readonly place: Place }
  | { readonly does: 'back' }
  | { readonly does: 'close', readonly noteId: string, readonly then: Place }

const noteId = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const room: fc.Arbitrary<Place> = fc.oneof(
  fc.constantFrom<Place>(TODAY, CLIENTS, { room: 'privacy' }, { room: 'settings' }),
  fc.record({ room: fc.constant('client' as const), clientId: fc.constantFrom('marta', 'jonas') }),
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('go' as const), place: fc.oneof(room, noteId.map((id) => note(id))) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('back' as const) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('close' as const), noteId, then: room }) },
)

const take = (trail: Trail, next: Step): Trail => {
  switch (next.does) {
    case 'go': return went(trail, next.place)
    case 'back': return wentBack(trail)
    case 'close': return noteClosed(trail, next.noteId, next.then)
  }
}

/** Every trail on the way, the step that led to it, and the trail before. */
const ways = (promise: (before: Trail, next: Step, after: Trail) => void) => {
  fc.assert(fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
    let trail = trailFrom(TODAY)
    for (const next of steps) {
      const after = take(trail, next)
      promise(trail, next, after)
      trail = after
    }
  }), { seed: 20260311, numRuns: 300 })
}

describe('wherever she goes', () => {
  test('she is somewhere, and a note she is in is an open one', () => {
    ways((_before, _next, after) => {
      expect(after.places.length).toBeGreaterThan(0)
      const place = placeOf(after)
      if (place.room === 'note') expect(idsOf(after)).toContain(place.noteId)
    })
  })

  test('at most four notes are open, and none of them twice', () => {
    ways((_before, _next, after) => {
      expect(after.notes.length).toBeLessThanOrEqual(MOST_NOTES)
      expect(new Set(idsOf(after)).size).toBe(after.notes.length)
    })
  })

  test('closing one note loses no other, and their order stays', () => {
    ways((before, next, after) => {
      if (next.does === 'close') expect(idsOf(after)).toEqual(idsOf(before).filter((id) => id !== next.noteId))
    })
  })

  test('a note that is closed is never come back to by the way back', () => {
    ways((_before, next, after) => {
      if (next.does !== 'close') return
      for (let trail = after; trail.places.length > 1; trail = wentBack(trail)) {
        expect(placeOf(trail)).not.toMatchObject({ noteId: next.noteId })
      }
    })
  })

  test('a note closed behind her back leaves her where she is', () => {
    ways((before, next, after) => {
      const place = placeOf(before)
      if (next.does === 'close' && !(place.room === 'note' && place.noteId === next.noteId)) {
        expect(placeOf(after)).toEqual(place)
      }
    })
  })

  test('going there is being there; only a fifth note closes one, and never the one she comes from', () => {
    ways((before, next, after) => {
      if (next.does !== 'go') return
      expect(placeOf(after)).toEqual(next.place)
      const lost = idsOf(before).filter((id) => !idsOf(after).includes(id))
      const place = placeOf(before)
      expect(lost.length).toBe(
        next.place.room === 'note' && before.notes.length === MOST_NOTES && !idsOf(before).includes(next.place.noteId) ? 1 : 0,
      )
      if (place.room === 'note') expect(lost).not.toContain(place.noteId)
    })
  })

  test('the way back always ends in a room', () => {
    ways((_before, _next, after) => {
      let trail = after
      for (let steps = 0; steps < 60; steps++) trail = wentBack(trail)
      expect(wentBack(trail)).toEqual(trail)
    })
  })
})

describe('the notes that are open', () => {
  test('the note worked on before is shown when one is closed, and the room given when it was the last', () => {
    const three = walk(note('a'), note('b'), note('c'), note('a'))
    const two = noteClosed(three, 'a', CLIENTS)
    expect(placeOf(two)).toEqual(note('c'))
    const one = noteClosed(two, 'c', CLIENTS)
    expect(placeOf(one)).toEqual(note('b'))
    expect(placeOf(noteClosed(one, 'b', CLIENTS))).toEqual(CLIENTS)
  })

  test('the fifth takes the place of the one not looked at for longest', () => {
    const five = walk(note('a'), note('b'), note('c'), note('d'), note('a'), TODAY, note('e'))
    expect(idsOf(five)).toEqual(['a', 'c', 'd', 'e'])
  })

  test('opened again at another line, it is the same note, in its place, with the new line', () => {
    const at = { ...note('a'), at: { from: 3, to: 9 } }
    const trail = walk(note('a'), note('b'), at)
    expect(trail.notes).toEqual([at, note('b')])
  })

  test('shown again as it is, it is the very same place: nothing in it is gone to anew', () => {
    const at = { ...note('a'), at: { from: 3, to: 9 } }
    const trail = walk(at, note('b'), at)
    expect(trail.notes[0]).toBe(at)
  })
})

describe('the way back', () => {
  test('a room gone to while she is in it is one step, not two', () => {
    expect(placeOf(wentBack(walk(CLIENTS, TODAY, TODAY)))).toEqual(CLIENTS)
    expect(placeOf(wentBack(walk(CLIENTS, note('a'), { ...note('a'), at: { from: 0, to: 1 } })))).toEqual(CLIENTS)
    const marta: Place = { room: 'client', clientId: 'marta' }
    expect(placeOf(wentBack(walk(marta, { ...marta, itemId: 'x' })))).toEqual(TODAY)
    expect(placeOf(wentBack(walk(marta, { room: 'client', clientId: 'jonas' })))).toEqual(marta)
  })

  test('leads out of a room also where only a closed note lay between', () => {
    expect(placeOf(wentBack(noteClosed(walk(CLIENTS, note('a'), CLIENTS), 'a', TODAY)))).toEqual(TODAY)
  })

  test('leads to a note that is still open as it is now', () => {
    const trail = walk(note('a'), TODAY, CLIENTS)
    expect(placeOf(wentBack(wentBack(trail)))).toEqual(note('a'))
    expect(idsOf(wentBack(wentBack(trail)))).toEqual(['a'])
  })
})

test('a note belongs to the page of its client, and to Today while nobody was chosen for it', () => {
  expect(homeOfNote('marta')).toEqual({ room: 'client', clientId: 'marta' })
  expect(homeOfNote(null)).toEqual(TODAY)
})
