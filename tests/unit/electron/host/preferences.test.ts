import { expect, test } from 'vitest'
import { keepPreferences } from '../../../../electron/host/preferences.ts'
import { createVaultHolder } from '../../../../electron/host/vault-holder.ts'
import type { VaultChild, VaultEvents } from '../../../../electron/host/vault-child.ts'
import type { PracticeName } from '../../../../electron/ipc/wire.ts'
import type { Preferences } from '../../../../shared/schemas/library.ts'

const DARK: Preferences = { look: 'dark', lockAfterMinutes: 2 }
const LIGHT: Preferences = { look: 'light', lockAfterMinutes: 30 }

test('before the first unlock the screens follow the system, and five minutes lock', () => {
  const shown: string[] = []
  expect(keepPreferences((look) => shown.push(look)).now()).toEqual({ look: 'system', lockAfterMinutes: 5 })
  expect(shown).toEqual([])
})

test('what the practice says holds from then on, over a lock as well, and the window hears of a look once', () => {
  const shown: string[] = []
  const kept = keepPreferences((look) => shown.push(look))
  kept.take('own', DARK)
  kept.take('own', { ...DARK, lockAfterMinutes: 10 })
  expect(kept.now()).toEqual({ look: 'dark', lockAfterMinutes: 10 })
  expect(shown).toEqual(['dark'])
})

test('what is changed in the sample holds there and no longer', () => {
  const shown: string[] = []
  const kept = keepPreferences((look) => shown.push(look))
  kept.take('own', DARK)
  kept.take('sample', LIGHT)
  expect(kept.now()).toEqual(LIGHT)
  kept.leftSample()
  expect(kept.now()).toEqual(DARK)
  expect(shown).toEqual(['dark', 'light', 'dark'])
})

test('neither making the sample nor opening ends the row of wrong guesses; of the sample nothing is announced', () => {
  const started: (readonly [PracticeName, number])[] = []
  const told: string[] = []
  let events: VaultEvents | null = null
  const child: VaultChild = {
    isOpen: () => false, role: () => null, holdsKeys: () => false, isWorking: () => false, give: () => {}, place: () => {}, letGo: () => {},
    close: () => Promise.resolve(null), kill: () => Promise.resolve(),
  }
  const holder = createVaultHolder((practice, wrongGuesses, given) => {
    started.push([practice, wrongGuesses])
    events = given
    return child
  }, { opened: () => told.push('opened'), preferences: (practice, { look }) => told.push(`${practice} ${look}`), notices: (notices) => told.push(`${String(notices.length)} notices`), died: () => {} })
  const happened = (): VaultEvents => {
    if (!events) throw new Error('nothing was started')
    return events
  }
  holder.start('own')
  for (let guess = 0; guess < 5; guess++) happened().wrongGuess()
  holder.start('sample')
  happened().preferences(LIGHT)
  happened().opened()
  happened().notices([])
  holder.start('own')
  happened().preferences(DARK)
  happened().opened()
  happened().notices([{ at: '2026-11-22T09:00:00.000Z', kind: 'session' }])
  holder.start('own')
  happened().rightGuess()
  holder.start('own')
  expect(started).toEqual([['own', 0], ['sample', 5], ['own', 5], ['own', 5], ['own', 0]])
  expect(told).toEqual(['sample light', 'own dark', 'opened', '1 notices'])
})
