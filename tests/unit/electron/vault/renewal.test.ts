/** V4, V5: another passphrase and another recovery sheet for a vault that is open, and a crash in the middle of it. */
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hex } from '../../../../electron/vault/bytes.ts'
import { ROWS } from '../../../../electron/vault/format.ts'
import { DEFAULT_KDF, type Stretch } from '../../../../electron/vault/kdf.ts'
import type { SlotKind } from '../../../../electron/vault/keyslot.ts'
import { openStore, type Store } from '../../../../electron/vault/store.ts'
import { VaultFault, type Vault } from '../../../../electron/vault/types.ts'
import { readFront, rowReader, type TypedSecret } from '../../../../electron/vault/unlock.ts'
import {
  NOW, PASSPHRASE, newVault, noteWrite, open, quickStretch, tryOpen, withRows, withVault, type Place,
} from '../../../vault/fixture.ts'

let place: Place
beforeEach(async () => { place = await newVault() })
afterEach(() => place.remove())

const sheet = (code: string): TypedSecret => ({ kind: 'recovery', text: code })
const passphrase = (text: string): TypedSecret => ({ kind: 'passphrase', text })

/** Whether it opens; anything but a plain no is a failure of the test. */
const opens = async (of: Pick<Place, 'path' | 'seenPath'>, secret: TypedSecret): Promise<boolean> => {
  const opened = await tryOpen(of, { secret })
  if (!opened.ok) {
    expect(opened.error.code).toMatch(/^wrong-/)
    return false
  }
  expect(opened.value.olderCopy).toBeNull()
  expect(opened.value.vault.damage).toEqual({ kept: 1, unopened: 0, disagreeing: [] })
  opened.value.vault.close()
  return true
}

const withOneNote = (): Promise<void> =>
  withVault(place, (vault) => vault.commit([noteWrite('a', { sensitive: { text: 'one' } })], NOW))

describe('the present passphrase', () => {
  it('is proved against the slot on disk, and no other passphrase is', async () => {
    await withVault(place, async (vault) => {
      await expect(vault.provePassphrase(PASSPHRASE)).resolves.toBeUndefined()
      await expect(vault.provePassphrase(`${PASSPHRASE} `)).rejects.toMatchObject({ code: 'wrong-passphrase' })
      await vault.renewPassphrase('another one')
      await expect(vault.provePassphrase(PASSPHRASE)).rejects.toMatchObject({ code: 'wrong-passphrase' })
      await expect(vault.provePassphrase('another one')).resolves.toBeUndefined()
    })
  })

  it('is not proved by the recovery sheet, not even where the sheet opened the vault', async () => {
    const { vault } = await open(place, { secret: sheet(place.code) })
    await expect(vault.provePassphrase(place.code)).rejects.toMatchObject({ code: 'wrong-passphrase' })
    await expect(vault.provePassphrase(PASSPHRASE)).resolves.toBeUndefined()
    vault.close()
  })

  it('costs the same derivation whether it is right or wrong', async () => {
    const { derived, stretch } = counting()
    const { vault } = await open(place, { stretch })
    const each = []
    for (const typed of [PASSPHRASE, 'no', '']) {
      derived.length = 0
      await vault.provePassphrase(typed).catch(() => undefined)
      each.push([...derived])
    }
    expect(each).toEqual([[DEFAULT_KDF], [DEFAULT_KDF], [DEFAULT_KDF]])
    vault.close()
  })

  it('waits for a change that is under way, instead of finding half of it', async () => {
    await withVault(place, async (vault) => {
      const changing = vault.renewPassphrase('another one')
      await expect(vault.provePassphrase('another one')).resolves.toBeUndefined()
      await changing
    })
  })

  it('writes nothing', async () => {
    const { vault } = await open(place, { openStore: (path) => watched(openStore(path), () => { throw new Error('it wrote') }) })
    await vault.provePassphrase(PASSPHRASE)
    await vault.provePassphrase('no').catch(() => undefined)
    vault.prepareSheet()
  })
})

describe('a new recovery sheet', () => {
  it('V5: counts for nothing until it is written; then the old one opens nothing', async () => {
    await withOneNote()
    const code = await withVault(place, async (vault) => {
      const prepared = vault.prepareSheet()
      const groups = prepared.recoveryGroups.reveal()
      expect(groups).toHaveLength(7)
      expect(vault.id.toUpperCase().startsWith(prepared.practice.replace(' ', ''))).toBe(true)
      vault.close()
      expect([await opens(place, sheet(groups.join(''))), await opens(place, sheet(place.code))]).toEqual([false, true])
      return withVault(place, async (again) => {
        const next = again.prepareSheet()
        await next.write()
        return next.recoveryGroups.reveal().join('-')
      })
    })
    expect([await opens(place, sheet(code)), await opens(place, sheet(place.code))]).toEqual([true, false])
    expect(await opens(place, passphrase(PASSPHRASE))).toBe(true)
  })

  it('V14: leaves nothing of the old slot in the file', async () => {
    const old = slotRow('recovery')
    const sealed = old.subarray(-48)
    expect(readFileSync(place.path).includes(sealed)).toBe(true)
    await withVault(place, (vault) => vault.prepareSheet().write())
    expect(readFileSync(place.path).includes(sealed)).toBe(false)
    expect(slotRow('recovery').equals(old)).toBe(false)
  })

  it('prints as redacted, code and all', async () => {
    await withVault(place, (vault) => {
      const prepared = vault.prepareSheet()
      const [group] = prepared.recoveryGroups.reveal()
      for (const told of [JSON.stringify(prepared), inspect(prepared, { depth: 9 }), String(prepared.recoveryGroups)]) {
        expect(told).not.toContain(group)
      }
    })
  })

  it('can be written again after a fault, under the same code', async () => {
    await withOneNote()
    let isFull = true
    const { vault } = await open(place, {
      openStore: (path) => watched(openStore(path), () => {
        if (isFull) throw Object.assign(new Error('no room'), { code: 'ENOSPC' })
      }),
    })
    const prepared = vault.prepareSheet()
    await expect(prepared.write()).rejects.toBeInstanceOf(Error)
    isFull = false
    await prepared.write()
    vault.close()
    expect(await opens(place, sheet(prepared.recoveryGroups.reveal().join('')))).toBe(true)
    expect(await opens(place, sheet(place.code))).toBe(false)
  })
})

interface Renewal {
  readonly old: () => TypedSecret
  /** Begins it; answers the new secret at once. */
  readonly renew: (vault: Vault) => { readonly next: TypedSecret, readonly done: Promise<void> }
}

const RENEWALS: readonly (readonly [string, Renewal])[] = [
  ['passphrase', {
    old: () => passphrase(PASSPHRASE),
    renew: (vault) => ({ next: passphrase('another one'), done: vault.renewPassphrase('another one') }),
  }],
  ['recovery sheet', {
    old: () => sheet(place.code),
    renew: (vault) => {
      const prepared = vault.prepareSheet()
      return { next: sheet(prepared.recoveryGroups.reveal().join('')), done: prepared.write() }
    },
  }],
]

describe.each(RENEWALS)('a crash while the %s is made anew', (_, { old, renew }) => {
  it('V4, V5: leaves at every point one that opens: the old, then both, then the new', async () => {
    await withOneNote()
    const points: Place[] = []
    let isOn = false
    /** The files as the power would leave them now. */
    const point = (): void => {
      if (!isOn) return
      const folder = join(place.folder, `point-${String(points.length)}`)
      mkdirSync(folder)
      const copy = { ...place, folder, path: join(folder, 'practice.vault'), seenPath: join(folder, 'seen') }
      copyAll([[place.path, copy.path], [`${place.path}-wal`, `${copy.path}-wal`], [place.seenPath, copy.seenPath]])
      points.push(copy)
    }
    const stretch: Stretch = async (...given) => {
      point()
      const stretched = await quickStretch(...given)
      point()
      return stretched
    }
    const { vault } = await open(place, { stretch, openStore: (path) => watched(openStore(path), point) })
    isOn = true
    const { next, done } = renew(vault)
    await done
    point()
    isOn = false
    vault.close()

    const found: string[] = []
    for (const [index, at] of points.entries()) {
      // Opening retires what the crash left, so each secret is tried on a copy of its own.
      const twin = { ...at, path: `${at.path}.twin`, seenPath: `${at.seenPath}.twin` }
      copyAll([[at.path, twin.path], [`${at.path}-wal`, `${twin.path}-wal`], [at.seenPath, twin.seenPath]])
      const [withOld, withNext] = [await opens(at, old()), await opens(twin, next)]
      found.push(withOld ? (withNext ? 'both' : 'old') : (withNext ? 'new' : `none at ${String(index)}`))
      // Whichever opened is the one that stays.
      if (withNext) expect(await opens(twin, old())).toBe(false)
      else expect(await opens(at, old())).toBe(true)
    }
    expect([...new Set(found)]).toEqual(['old', 'both', 'new'])
  })
})

describe.each(RENEWALS)('a %s that was sealed, and could not be opened again to be sure of it', (_, { old, renew }) => {
  it('V5: is taken back: what is told to have failed opens nothing, and leaves nothing in the file', async () => {
    await withOneNote()
    let left = Infinity
    const stretch: Stretch = (...given) => {
      left -= 1
      return left < 0 ? Promise.reject(new VaultFault('kdf-refused', 'no memory')) : quickStretch(...given)
    }
    const { vault } = await open(place, { stretch })
    left = 1
    const { next, done } = renew(vault)
    await expect(done).rejects.toMatchObject({ code: 'kdf-refused' })
    left = Infinity
    vault.commit([noteWrite('a', { sensitive: { text: 'two' } })], NOW)
    vault.close()
    expect(slotRow(next.kind).length).toBeGreaterThan(0)
    expect([await opens(place, next), await opens(place, old())]).toEqual([false, true])
  })
})

/** From and to; what is not there is left out. */
const copyAll = (pairs: readonly (readonly [string, string])[]): void => {
  for (const [from, to] of pairs) if (existsSync(from)) copyFileSync(from, to)
}

/** Counts derivations by what they cost. */
const counting = () => {
  const derived: unknown[] = []
  const stretch: Stretch = (secret, salt, params) => {
    derived.push(params)
    return quickStretch(secret, salt, params)
  }
  return { derived, stretch }
}

/** A store that tells before and after each of its writes; what is told may throw, as a disk does. */
const watched = (store: Store, tell: () => void): Store => ({
  ...store,
  transaction: (work) => {
    store.transaction((writer) => {
      tell()
      work({
        get: writer.get,
        put: (key, value) => {
          writer.put(key, value)
          tell()
        },
        remove: (key) => {
          writer.remove(key)
          tell()
        },
      })
    })
    tell()
  },
  checkpoint: () => {
    store.checkpoint()
    tell()
  },
})

/** The row of the one slot of a kind, as it is in the closed file. */
const slotRow = (kind: SlotKind): Buffer => withRows(place.path, (store) => {
  const row = rowReader(store)
  const slots = readFront(row).directories[0].value.slots.filter((slot) => slot.kind === kind)
  expect(slots).toHaveLength(1)
  return Buffer.from(row(ROWS.slot(hex(slots[0]?.slotId ?? new Uint8Array()))) ?? [])
})
