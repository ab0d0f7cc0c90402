/** V7: key slots that do not mend. What opens nothing any more goes, and is told; what still opens makes it anew. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SlotKind } from '../../../../electron/vault/keyslot.ts'
import type { TypedSecret } from '../../../../electron/vault/unlock.ts'
import { newVault, noteWrite, NOW, open, PASSPHRASE, tryOpen, withVault, type Place } from '../../../vault/fixture.ts'
import { damageSlots, rotateToTheEnd } from '../../../vault/whole.ts'

const ANOTHER = 'another long passphrase here'

let place: Place
beforeEach(async () => {
  place = await newVault()
  await withVault(place, vault => vault.commit([noteWrite('a', { sensitive: { text: 'kept' } })], NOW))
})
afterEach(() => place.remove())

const damage = (kind: SlotKind, of?: 'slot' | 'seed'): void => damageSlots(place.path, kind, of)

const turnedOn = (): Promise<string> => withVault(place, async vault => (await vault.quick.turnOn()).reveal())

const opens = async (secret: TypedSecret): Promise<string> => {
  const opened = await tryOpen(place, { secret })
  if (!opened.ok) return opened.error.code
  const { vault } = opened.value
  expect(vault.take('notes').map(({ fields }) => fields)).toEqual([{ sensitive: { text: 'kept' } }])
  expect(vault.damage).toEqual({ kept: 1, unopened: 0, disagreeing: [] })
  vault.close()
  return 'opens'
}
const byPassphrase = (text: string): TypedSecret => ({ kind: 'passphrase', text })

describe('V7: with the passphrase’s slot and the sheet’s damaged, and the keychain still opening', () => {
  it('another passphrase can be chosen, and another sheet made; then both open it', async () => {
    const key = await turnedOn()
    damage('passphrase')
    damage('recovery')
    expect([await opens(byPassphrase(PASSPHRASE)), await opens({ kind: 'recovery', text: place.code })])
      .toEqual(['vault-damaged', 'vault-damaged'])
    const { vault } = await open(place, { secret: { kind: 'keychain', text: key } })
    expect([vault.owner.opensWith('passphrase'), vault.owner.opensWith('recovery')]).toEqual([false, false])
    await vault.renewPassphrase(ANOTHER)
    // The sheet is gone, and that can be told until there is another.
    expect([vault.owner.opensWith('passphrase'), vault.owner.opensWith('recovery')]).toEqual([true, false])
    const sheet = vault.prepareSheet()
    await sheet.write()
    rotateToTheEnd(vault)
    expect([vault.owner.opensWith('passphrase'), vault.owner.opensWith('recovery')]).toEqual([true, true])
    vault.close()
    expect(await opens(byPassphrase(ANOTHER))).toBe('opens')
    expect(await opens({ kind: 'recovery', text: sheet.recoveryGroups.reveal().join('') })).toBe('opens')
    expect(await opens({ kind: 'keychain', text: key })).toBe('wrong-passphrase')
  })

  it('a sheet made first takes the damaged passphrase’s slot with it, and opens', async () => {
    const key = await turnedOn()
    damage('passphrase')
    damage('recovery')
    const { vault } = await open(place, { secret: { kind: 'keychain', text: key } })
    const sheet = vault.prepareSheet()
    await sheet.write()
    expect([vault.owner.opensWith('passphrase'), vault.owner.opensWith('recovery')]).toEqual([false, true])
    vault.close()
    expect(await opens({ kind: 'recovery', text: sheet.recoveryGroups.reveal().join('') })).toBe('opens')
    expect(await opens({ kind: 'keychain', text: key })).toBe('opens')
  })
})

describe('V7: with the sheet’s slot damaged', () => {
  it.each(['slot', 'seed'] as const)('in its %s: it is told at once, and the passphrase can be changed', async (of) => {
    damage('recovery', of)
    const { vault } = await open(place)
    expect(vault.owner.opensWith('recovery')).toBe(false)
    await vault.renewPassphrase(ANOTHER)
    // A seed that was damaged is sealed anew; a slot that was changed is not sealed to.
    expect(vault.owner.opensWith('recovery')).toBe(of === 'seed')
    vault.close()
    expect(await opens(byPassphrase(ANOTHER))).toBe('opens')
    expect(await opens({ kind: 'recovery', text: place.code })).toBe(of === 'seed' ? 'opens' : 'wrong-code')
  })

  it('whole slots are told as whole', async () => {
    await withVault(place, vault => expect((['passphrase', 'recovery', 'keychain'] as const).map(vault.owner.opensWith))
      .toEqual([true, true, false]))
  })
})
