/** What is found on opening, and what the coach can do about it, through the gate. */
import { describe, expect, test } from 'vitest'
import { ROWS, structuralKey } from '../../../../electron/vault/format.ts'
import { withRows } from '../../../vault/fixture.ts'
import { turned } from '../../../vault/users.ts'
import { damageSlots } from '../../../vault/whole.ts'
import { fakeKeychain, firstRun, newFolder, OTHER, PASSPHRASE, start, type Process } from './process.ts'

const damageOf = async (process: Process) => (await process.get('today', {})).damage

const spoil = (process: Process, compartment: 'sensitive' | 'operational'): void =>
  withRows(process.vault, (store) => store.transaction(({ get, put }) => {
    const key = structuralKey(ROWS.manifest(compartment, 1))
    put(key, turned(get(key), 40))
  }))

const reopen = async (process: Process): Promise<void> => {
  await process.gate.close()
  await process.get('vault.unlock', { passphrase: PASSPHRASE })
}

describe('V16: what does not agree', () => {
  test('is told on every opening until she says that she has looked; at once it is told no more', async () => {
    const process = start(newFolder())
    await firstRun(process)
    await process.gate.close()
    spoil(process, 'sensitive')
    for (const toldBefore of [0, 1]) {
      await reopen(process)
      expect(await damageOf(process)).toMatchObject({ disagreeing: 1, toldBefore })
      const { clientId } = await process.get('clients.add', { name: 'Mara' })
      const { noteId } = await process.get('notes.begin', { clientId })
      await process.get('notes.keepDraft', { noteId, clientId, text: 'x', cursor: 1, corrections: [] })
    }
    const told = process.told.changed
    await process.get('damage.acknowledge', {})
    expect(process.told.changed).toBeGreaterThan(told)
    expect((await process.get('privacy', {})).damage).toMatchObject({ disagreeing: 0, toldBefore: 0 })
    await reopen(process)
    expect(await damageOf(process)).toMatchObject({ disagreeing: 0 })
    await process.gate.close()
    spoil(process, 'operational')
    await reopen(process)
    expect(await damageOf(process)).toMatchObject({ disagreeing: 1, toldBefore: 0 })
  })
})

describe('V7: with the keychain alone still opening', () => {
  test('E13: she is asked for a passphrase, is told that the sheet is gone, and makes another', async () => {
    const keychain = fakeKeychain()
    const process = start(newFolder(), { keychain })
    await firstRun(process)
    await process.get('vault.setQuickUnlock', { on: true, current: PASSPHRASE })
    await process.gate.close()
    damageSlots(process.vault, 'passphrase')
    damageSlots(process.vault, 'recovery')
    expect(await process.get('vault.unlockQuickly', {}))
      .toEqual({ outcome: 'open', writtenAt: null, choosePassphrase: true })
    expect(await process.get('vault.state', {})).toMatchObject({ choosePassphrase: true })
    await process.get('vault.choosePassphrase', { passphrase: OTHER })
    expect(await process.get('vault.state', {})).toMatchObject({ choosePassphrase: false })
    expect(await damageOf(process)).toMatchObject({ sheetLost: true })
    const { groups, askFor } = await process.get('vault.beginSheet', { current: OTHER })
    await process.get('vault.finishSheet', { group: groups[askFor - 1] ?? '', place: 'paper' })
    expect(await damageOf(process)).toMatchObject({ sheetLost: false })
    for (const way of [
      () => process.get('vault.unlock', { passphrase: OTHER }),
      () => process.get('vault.unlockWithSheet', { code: groups.join('-') }),
    ]) {
      await process.gate.close()
      expect(await way()).toMatchObject({ outcome: 'open' })
    }
  })

  test('with the sheet damaged alone she is not asked, and is told', async () => {
    const process = start(newFolder(), { keychain: fakeKeychain() })
    await firstRun(process)
    await process.get('vault.setQuickUnlock', { on: true, current: PASSPHRASE })
    await process.gate.close()
    damageSlots(process.vault, 'recovery')
    expect(await process.get('vault.unlockQuickly', {})).toMatchObject({ choosePassphrase: false })
    expect(await damageOf(process)).toMatchObject({ sheetLost: true })
  })
})
