import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import type { Role } from '../../../../shared/domain/compartment.ts'
import { Lock } from '../../../../renderer/views/lock/lock.tsx'
import { rememberedRole, rememberRole } from '../../../../renderer/views/lock/who.ts'
import { lock } from '../../../../renderer/strings/lock.ts'

const storeOf = (held: Map<string, string> = new Map()) => ({
  held,
  getItem: (key: string) => held.get(key) ?? null,
  setItem: (key: string, value: string) => { held.set(key, value) },
  removeItem: (key: string) => { held.delete(key) },
})

describe('who is there', () => {
  it('is whoever it was last, as long as the app runs and she may still open it', () => {
    const store = storeOf()
    rememberRole('admin', store)
    expect(rememberedRole(['coach', 'admin'], store)).toBe('admin')
    expect(rememberedRole(['coach', 'manager'], store)).toBe('coach')
    expect(rememberedRole([], store)).toBe('coach')
  })

  it('V20: holds one word and no name, and of the coach nothing', () => {
    const store = storeOf()
    rememberRole('manager', store)
    expect([...store.held.values()]).toEqual(['manager'])
    rememberRole('coach', store)
    expect(store.held.size).toBe(0)
  })

  it('is the first role there is for what was never written by us', () => {
    const store = storeOf(new Map([['who', 'toString']]))
    expect(rememberedRole(['manager', 'admin'], store)).toBe('admin')
  })
})

describe('the lock', () => {
  const shown = (vault: { roles: readonly Role[], invited?: boolean, quickUnlock?: boolean }, last?: Role): string => {
    vi.stubGlobal('localStorage', storeOf(new Map(last ? [['who', last]] : [])))
    const noop = () => {}
    return renderToStaticMarkup(
      <Lock
        vault={{ invited: false, quickUnlock: false, ...vault, roles: [...vault.roles] }}
        onOpened={noop}
        onRefused={noop}
        onJoin={noop}
        onRestore={noop}
      />,
    )
  }
  const chosen = (markup: string): string | undefined => /checked=""[^>]*\/>([^<]*)</u.exec(markup)?.[1]

  it('asks who is there only where there are several, and names nobody', () => {
    expect(shown({ roles: ['coach'] })).not.toContain('type="radio"')
    const markup = shown({ roles: ['manager', 'coach', 'admin'] })
    expect([...markup.matchAll(/type="radio"[^>]*\/>([^<]*)</gu)].map(([, label]) => label)).toEqual(['Coach', 'Assistant', 'Manager'])
    expect(chosen(markup)).toBe('Coach')
  })

  it('V5, V6: offers the sheet and the keychain to the coach alone', () => {
    const coach = shown({ roles: ['coach', 'admin'], quickUnlock: true })
    const admin = shown({ roles: ['coach', 'admin'], quickUnlock: true }, 'admin')
    expect(chosen(admin)).toBe('Assistant')
    for (const way of [lock.keychain.unlock, lock.passphrase.useSheet]) {
      expect(coach).toContain(way)
      expect(admin).not.toContain(way)
    }
    expect(shown({ roles: ['coach'] })).not.toContain(lock.keychain.unlock)
  })

  it('V7a: has a way in for somebody invited while an invitation is open, and always one to a backup', () => {
    expect(shown({ roles: ['coach'], invited: true })).toContain(lock.ways.join)
    const markup = shown({ roles: ['coach'] })
    expect(markup).not.toContain(lock.ways.join)
    expect(markup).toContain(lock.ways.restore)
  })
})

describe('copies that went apart', () => {
  it('V15: says what they are, and that nothing was merged', () => {
    expect(lock.copies.what(['practice (1).stillroom'])).toContain('“practice (1).stillroom”')
    expect(lock.copies.what(['a.stillroom', 'b.stillroom', 'c.stillroom'])).toMatch(/three more .*“a\.stillroom”/u)
    expect(lock.copies.safe).toMatch(/Nothing was merged/)
  })
})
