import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import type { SettingsView } from '../../../../shared/ipc/views.ts'
import { LOCK_AFTER_MINUTES, LOOKS, SHEET_PLACES, type SheetPlace } from '../../../../shared/schemas/library.ts'
import { UndoContext } from '../../../../renderer/app/undo.ts'
import { privacy } from '../../../../renderer/strings/privacy.ts'
import { settings } from '../../../../renderer/strings/settings.ts'
import { Choice } from '../../../../renderer/views/settings/choice.tsx'
import { keyAdvice } from '../../../../renderer/views/settings/present.tsx'
import { leaving } from '../../../../renderer/strings/leaving.ts'
import { KeychainLine } from '../../../../renderer/views/settings/keychain-part.tsx'
import { SettingsPage } from '../../../../renderer/views/settings/settings-page.tsx'

// It asks the page for its platform, and here is no page.
vi.mock('../../../../renderer/components/shortcut.ts', () => ({ shortcut: (key: string) => `Ctrl ${key}` }))

const VIEW: SettingsView = {
  today: '2026-11-21', zone: 'Europe/Lisbon', look: 'dark', lockAfterMinutes: 10,
  sheet: { place: 'paper', madeAt: '2026-11-17T09:00:00.000Z' },
}

const sheetAt = (place: SheetPlace): Partial<SettingsView> => ({ sheet: { place, madeAt: '2026-11-17T09:00:00.000Z' } })

const page = (view: Partial<SettingsView> = {}, isSample = false, isCoach = true): string => renderToStaticMarkup(
  <UndoContext value={{ offer: () => {}, say: () => {} }}>
    <SettingsPage view={{ ...VIEW, ...view }} isSample={isSample} isCoach={isCoach} onTask={() => {}} />
  </UndoContext>,
)

/** The label of the choice that is made in each group, in order. */
const chosen = (markup: string): readonly string[] =>
  [...markup.matchAll(/<input type="radio"[^>]*checked=""[^>]*\/>([^<]*)</gu)].map(([, label]) => label ?? '')

describe('settings', () => {
  it('show what holds, each choice among all there are', () => {
    const markup = page()
    expect(chosen(markup)).toEqual(['Dark', '10 minutes'])
    expect(markup.match(/type="radio"/gu)).toHaveLength(LOOKS.length + LOCK_AFTER_MINUTES.length)
    for (const look of LOOKS) expect(chosen(page({ look }))[0]).toBe(settings.look.choices[look])
    for (const lockAfterMinutes of LOCK_AFTER_MINUTES) {
      expect(chosen(page({ lockAfterMinutes }))[1]).toBe(settings.locking.choice(lockAfterMinutes))
    }
  })

  it('have a head for each part', () => {
    const heads = [...page().matchAll(/<h2 class="head">([^<]*)</gu)].map(([, head]) => head)
    expect(heads).toEqual(['Look', 'Locking', 'Keys', 'Take everything with you', 'Where the practice lives', 'Sample practice'])
  })

  it('V2: of somebody who is not the coach are look and her own passphrase; when it locks is said and not chosen', () => {
    const markup = page({ sheet: null }, false, false)
    expect([...markup.matchAll(/<h2 class="head">([^<]*)</gu)].map(([, head]) => head)).toEqual(['Look', 'Locking', 'Keys'])
    expect([...markup.matchAll(/<button[^>]*>([^<]*)</gu)].map(([, label]) => label)).toEqual([settings.keys.change])
    expect(chosen(markup)).toEqual(['Dark'])
    expect(markup).toContain('It locks after ten quiet minutes.')
    for (const words of [settings.keys.passphraseWhat, privacy.sheetHere.title, settings.keys.sheet, leaving.step]) {
      expect(markup).not.toContain(words)
    }
  })

  it('say where the recovery sheet went and when it was made, whichever place that is', () => {
    for (const sheetPlace of SHEET_PLACES) {
      expect(page(sheetAt(sheetPlace))).toContain(`${privacy.place[sheetPlace]}. Made Tuesday at 09:00.`)
    }
  })

  it('V5: warn of a sheet on this computer, with its step, and of no other', () => {
    const warned = SHEET_PLACES.filter((sheetPlace) => page(sheetAt(sheetPlace)).includes(privacy.sheetHere.moved))
    expect(warned).toEqual(['this-computer'])
  })

  it('in the sample have no keys to change, and the way out instead of the way in', () => {
    const [own, sample] = [page(), page(sheetAt('this-computer'), true)]
    for (const step of [settings.keys.change, settings.keys.renew, settings.sample.visit, settings.place.sentence]) {
      expect(own).toContain(step)
      expect(sample).not.toContain(step)
    }
    for (const words of [settings.keys.sample, settings.sample.leave, settings.place.sample]) {
      expect(sample).toContain(words)
      expect(own).not.toContain(words)
    }
    expect(sample).not.toContain(privacy.sheetHere.title)
  })
})

describe('V6: the keychain', () => {
  const line = (state: 'ready' | 'plain-text' | 'none', isOn: boolean): string => renderToStaticMarkup(
    <KeychainLine state={state} isOn={isOn} onTask={() => {}} />,
  )

  it('can be used where it is a real one, and given up wherever it is used', () => {
    expect(line('ready', false)).toContain(`${settings.keys.useKeychain}</button>`)
    for (const state of ['ready', 'plain-text', 'none'] as const) {
      expect(line(state, true)).toContain(`${settings.keys.leaveKeychain}</button>`)
    }
  })

  it('has a reason and no button where it is none, or keeps plain text', () => {
    for (const state of ['plain-text', 'none'] as const) {
      expect(line(state, false)).toContain(settings.keys.keychainNot[state])
      expect(line(state, false)).not.toContain('<button')
    }
  })
})

describe('a choice', () => {
  const choice = (error: string | null): string => renderToStaticMarkup(
    <Choice
      legend="How many"
      options={[{ value: 1, label: 'one' }, { value: 2, label: 'two' }]}
      value={2}
      onChoose={() => Promise.resolve(true)}
      error={error}
    />,
  )

  it('is a named group in which one is chosen', () => {
    expect(choice(null)).toMatch(/^<fieldset[^>]*><legend[^>]*>How many<\/legend>/u)
    expect(chosen(choice(null))).toEqual(['two'])
    expect(choice(null)).not.toContain('role="alert"')
  })

  it('says in its place why it was not kept', () => {
    expect(choice('The disk is full.')).toMatch(/role="alert"><p>The disk is full\.<\/p>/u)
  })
})

it('a key that could not be made is for want of memory, not the fault of the file', () => {
  expect(keyAdvice({ code: 'kdf-refused' })).toBe(settings.keys.noMemory)
  expect(keyAdvice({ code: 'disk-full' })).toContain('the disk is full')
})
