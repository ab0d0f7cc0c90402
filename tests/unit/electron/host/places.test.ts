import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createDialogs } from '../../../../electron/host/dialogs.ts'
import { createPlaces, type ChosenPlace, type PlaceParts } from '../../../../electron/host/places.ts'

const TOKENS = ['a'.repeat(32), 'b'.repeat(32)]
const FOLDER = join('/', 'media', 'stick', 'backups')

const placesWith = (over: Partial<PlaceParts> = {}) => {
  const told: ChosenPlace[] = []
  const shown: string[] = []
  let drawn = 0
  const places = createPlaces({
    ask: () => Promise.resolve(FOLDER),
    freshToken: () => TOKENS[drawn++] ?? '', tell: (place) => told.push(place), show: (path) => shown.push(path), ...over,
  })
  return { places, told, shown }
}
const chosen = (place: string | null, shown: string) => ({ ok: true, value: { place, shown } })
const unknown = { ok: false, error: { code: 'place-unknown' } }

describe('a place the coach chooses', () => {
  test('has a token, which the vault process knows before the page does', async () => {
    const { places, told } = placesWith()
    const answer = places.handlers['host.pickPlace']({ purpose: 'backups' })
    expect(told).toEqual([])
    expect(await answer).toEqual(chosen('a'.repeat(32), FOLDER))
    expect(told).toEqual([{ token: 'a'.repeat(32), path: FOLDER, purpose: 'backups' }])
  })

  test('of a file for a note is shown by its name alone', async () => {
    const { places, told } = placesWith({ ask: () => Promise.resolve(join(FOLDER, 'a letter.pdf')) })
    expect(await places.handlers['host.pickPlace']({ purpose: 'attach' })).toEqual(chosen('a'.repeat(32), 'a letter.pdf'))
    expect(told[0]?.path).toBe(join(FOLDER, 'a letter.pdf'))
  })

  test('is shown by no more than an answer takes, and kept whole', async () => {
    const long = join(FOLDER, 'x'.repeat(5_000))
    const { places, told } = placesWith({ ask: () => Promise.resolve(long) })
    const answer = await places.handlers['host.pickPlace']({ purpose: 'export' })
    expect(answer.ok && answer.value.shown.length).toBe(4_096)
    expect(told[0]?.path).toBe(long)
  })

  test('is nothing at all when she cancels', async () => {
    const { places, told } = placesWith({ ask: () => Promise.resolve(null) })
    expect(await places.handlers['host.pickPlace']({ purpose: 'restore' })).toEqual(chosen(null, ''))
    expect(told).toEqual([])
  })

  test('is shown in the file manager by its token, and no token of before the last lock counts', async () => {
    const { places, shown } = placesWith()
    expect(await places.handlers['host.showPlace']({ place: 'a'.repeat(32) })).toEqual(unknown)
    await places.handlers['host.pickPlace']({ purpose: 'backups' })
    expect(await places.handlers['host.showPlace']({ place: 'a'.repeat(32) })).toEqual({ ok: true, value: {} })
    expect(shown).toEqual([FOLDER])
    places.forget()
    expect(await places.handlers['host.showPlace']({ place: 'a'.repeat(32) })).toEqual(unknown)
    await places.handlers['host.pickPlace']({ purpose: 'backups' })
    expect(await places.handlers['host.showPlace']({ place: 'a'.repeat(32) })).toEqual(unknown)
    expect(await places.handlers['host.showPlace']({ place: 'b'.repeat(32) })).toEqual({ ok: true, value: {} })
    expect(shown).toEqual([FOLDER, FOLDER])
  })
})

describe('the system’s dialogs', () => {
  /** A dialog that is open until it is answered. */
  const opened = () => {
    let answer: (path: string | null) => void = () => {}
    const choice = new Promise<string | null>((resolve) => { answer = resolve })
    return { show: () => choice, answer }
  }

  test('open one at a time: whoever asks for a second has chosen nothing', async () => {
    const dialogs = createDialogs()
    const first = opened()
    const asked = dialogs.ask(first.show)
    let shown = false
    expect(await dialogs.ask(() => { shown = true; return Promise.resolve('another') })).toBeNull()
    expect(shown).toBe(false)
    first.answer('the first')
    expect(await asked).toBe('the first')
    expect(await dialogs.ask(() => Promise.resolve('another'))).toBe('another')
  })

  test('that fail leave room for the next', async () => {
    const dialogs = createDialogs()
    await expect(dialogs.ask(() => Promise.reject(new Error('no display')))).rejects.toThrow('no display')
    expect(await dialogs.ask(() => Promise.resolve('another'))).toBe('another')
  })

  test('answered after a lock have chosen nothing, and keep nobody waiting who asks after it', async () => {
    const dialogs = createDialogs()
    const [before, after] = [opened(), opened()]
    const earlier = dialogs.ask(before.show)
    dialogs.forget()
    const later = dialogs.ask(after.show)
    before.answer('for the page that is gone')
    expect(await earlier).toBeNull()
    expect(await dialogs.ask(() => Promise.resolve('a third'))).toBeNull()
    after.answer('for this one')
    expect(await later).toBe('for this one')
  })
})
