/** How the long works join the gate: made when a practice opens, ended before it closes. */
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CreateWorks, WorksParts } from '../../../../electron/vault-process/works-types.ts'
import { ok } from '../../../../shared/domain/result.ts'
import { fakeShutWorks, firstRun, newFolder, PASSPHRASE, putOlderCopyBack, start } from './process.ts'

const TOKEN = 'a'.repeat(32)
const MADE = { madeAt: '2026-11-17T22:30:00.000Z', bytes: 1_000, records: 3, lacks: 0 }

/** Works that answer, and remember what they were asked and with what they were made. */
const fakeWorks = () => {
  const seen = { made: [] as WorksParts[], asked: [] as string[] }
  const not = () => ({ ok: false as const, error: { code: 'busy' as const } })
  const createWorks: CreateWorks = (parts) => {
    seen.made.push(parts)
    return {
      handlers: {
        'backups': not, 'backups.setFolder': not, 'backups.drill': not, 'export': not, 'attachments.add': not,
        'attachments.takeOut': not,
        'backups.make': () => {
          seen.asked.push('make')
          return ok(MADE)
        },
      },
      cancel: (work) => { seen.asked.push(`cancel ${work}`) },
      missingFiles: () => 0,
      erasing: {
        held: async () => ({ reachable: true, backups: [{ madeAt: MADE.madeAt, heldUntil: '2027-11-17' }], aside: [] }),
        bring: async () => undefined, standAside: async () => () => undefined,
      },
      close: async () => {
        // The vault is there as long as a work may still read it.
        seen.asked.push(`close, the vault ${parts.vault.forBackup().store.count() > 0 ? 'is open' : 'is empty'}`)
      },
    }
  }
  return { seen, createWorks }
}

describe('the works of an open practice', () => {
  test('answer once it is open, and not before or after', async () => {
    const { seen, createWorks } = fakeWorks()
    const process = start(newFolder(), { createWorks })
    expect(await process.refusal('backups.make', {})).toBe('not-allowed')
    await firstRun(process)
    expect(await process.get('backups.make', {})).toEqual(MADE)
    expect(seen.made).toHaveLength(1)
    await process.gate.close()
    expect(await process.refusal('backups.make', {})).toBe('not-allowed')
    expect(seen.asked).toEqual(['make', 'close, the vault is open'])
  })

  test('are given the vault, the records, and the places that were chosen', async () => {
    const { seen, createWorks } = fakeWorks()
    const process = start(newFolder(), { createWorks })
    await firstRun(process)
    await process.get('clients.add', { name: 'Marta' })
    const [parts] = seen.made
    process.places.add({ token: TOKEN, path: '/media/stick', purpose: 'backups' })
    expect(parts?.places.take(TOKEN, 'backups')).toBe('/media/stick')
    expect(await parts?.read.count('clients')).toBe(1)
    expect(parts?.vault.role).toBe('coach')
    await process.gate.close()
    expect(parts?.places.take(TOKEN, 'backups')).toBeNull()
  })

  test('V17: say what would still hold somebody who is erased', async () => {
    const { createWorks } = fakeWorks()
    const process = start(newFolder(), { createWorks })
    await firstRun(process)
    const { clientId } = await process.get('clients.add', { name: 'Marta' })
    expect((await process.get('erase.preview', { clientId })).backups)
      .toEqual([{ madeAt: MADE.madeAt, heldUntil: '2027-11-17' }])
  })

  test('V16: hear of an older copy that was taken for the true one, once a mark lies among the files', async () => {
    const folder = newFolder()
    const { seen, createWorks } = fakeWorks()
    const process = start(folder, { createWorks })
    await firstRun(process)
    await process.gate.close()
    await putOlderCopyBack(process, folder)
    const files = join(folder, 'practice.attachments')
    mkdirSync(files)
    expect(await process.get('vault.unlock', { passphrase: PASSPHRASE })).toMatchObject({ outcome: 'older-copy' })
    expect(readdirSync(files)).toEqual([])
    await process.get('vault.acceptOlderCopy', {})
    expect(readdirSync(files)).toEqual([expect.stringMatching(/^spared-\d+-\d+$/u)])
    expect(seen.made.map(({ isOlderCopy }) => isOlderCopy)).toEqual([false, false, true])
  })

  test('are cancelled while others wait for their turn', async () => {
    const { seen, createWorks } = fakeWorks()
    const process = start(newFolder(), { createWorks })
    await firstRun(process)
    await process.get('work.cancel', { work: 'backup' })
    expect(seen.asked).toEqual(['cancel backup'])
    expect(process.shutWorks.asked).toEqual([])
  })
})

describe('V18: the works of a practice that is shut', () => {
  const restore = { place: TOKEN, by: 'passphrase', secret: PASSPHRASE, into: 'place' } as const

  test('are asked only while it is', async () => {
    const process = start(newFolder())
    expect(await process.refusal('vault.lookAtBackup', { place: TOKEN })).toBe('place-unknown')
    expect(await process.refusal('vault.restore', restore)).toBe('place-unknown')
    await firstRun(process)
    expect(await process.refusal('vault.lookAtBackup', { place: TOKEN })).toBe('not-allowed')
    expect(await process.refusal('vault.restore', restore)).toBe('not-allowed')
    expect(process.shutWorks.asked).toEqual(['look', 'restore'])
  })

  test('V20: main hears that keys are held while a practice is restored', async () => {
    const process = start(newFolder())
    await process.refusal('vault.restore', restore)
    expect(process.told.holding).toEqual([true, false])
  })

  test('can be cancelled, and are by closing, without waiting for them first', async () => {
    const shutWorks = fakeShutWorks()
    let end = (): void => undefined
    const asked: string[] = []
    const process = start(newFolder(), {
      shutWorks: {
        ...shutWorks,
        works: {
          ...shutWorks.works,
          handlers: {
            ...shutWorks.works.handlers,
            'vault.restore': () => new Promise((resolve) => {
              asked.push('restore')
              end = () => resolve({ ok: false, error: { code: 'cancelled' } })
            }),
          },
          cancel: (work) => { asked.push(`cancel ${work}`) },
          close: async () => {
            asked.push('close')
            end()
          },
        },
      },
    })
    const restoring = process.refusal('vault.restore', restore)
    await expect.poll(() => asked).toEqual(['restore'])
    await process.get('work.cancel', { work: 'restore' })
    await process.gate.close()
    expect(await restoring).toBe('cancelled')
    expect(asked).toEqual(['restore', 'cancel restore', 'close'])
  })
})
