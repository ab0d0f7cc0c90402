/** What the peers are asked, asked of ourselves: through the engine's own database over a vault. */
import path from 'node:path'
import { systemChance } from '../../../electron/host/chance.ts'
import { openDatabase } from '../../../electron/engine/database.ts'
import type { Change } from '../../../electron/engine/types.ts'
import { practiceOpener } from '../../../electron/vault-process/practice.ts'
import { openVault } from '../../../electron/vault/open-vault.ts'
import { prepareVault } from '../../../electron/vault/prepare-vault.ts'
import { practicePolicy } from '../../../electron/vault/rx-storage/policy.ts'
import { getRxStorageVault } from '../../../electron/vault/rx-storage/storage.ts'
import type { CollectionName } from '../../../shared/schemas/dictionary.ts'
import { builtStretch, PASSPHRASE } from '../../../tests/support/made-practice.ts'
import { timed } from '../figures.ts'
import { job } from '../job.ts'
import { batches, bytesOf, oneMore, readRecords } from '../peers/common.ts'
import { BATCH, OPENINGS, SAVES, type Line, type PeerFigures, type PeerInput } from '../peers/peer.ts'
import { clock } from './practice-file.ts'

const added = ([collection, record]: Line): Change =>
  // The records come from the generator and were valid when they were written to the file.
  ({ collection: collection as CollectionName, before: null, after: record }) as unknown as Change

job<PeerInput, PeerFigures>(async ({ records, scratch }) => {
  const file = path.join(scratch, 'practice.stillroom')
  const prepared = await prepareVault({ passphrase: PASSPHRASE, now: clock.now(), stretch: builtStretch })
  const made = prepared.write(file)
  if (!made.ok) throw made.error
  /** Its key derivation is not counted, as the peers' is not: when the key is there, and the vault. */
  const open = async () => {
    let derived = 0
    const opened = await openVault({
      path: file, seenPath: path.join(scratch, 'seen'), secret: { kind: 'passphrase', text: PASSPHRASE }, now: clock.now,
      stretch: async (...secret) => {
        const key = await builtStretch(...secret)
        derived = performance.now()
        return key
      },
    })
    if (!opened.ok) throw opened.error
    return { vault: opened.value.vault, derived }
  }

  const { vault } = await open()
  const database = await openDatabase({
    storage: getRxStorageVault({ vault, policy: practicePolicy, now: clock.now }), name: 'bench', hash: vault.hash,
  })
  const lines = readRecords(records)
  const [bulk = 0] = await timed(1, async () => {
    for (const batch of batches(lines, BATCH)) await database.commit(batch.map(added))
  })
  const saves = await timed(SAVES, (time) => database.commit([added(['notes', oneMore(lines, time)])]))
  await database.close()
  vault.close()

  const opens: number[] = []
  for (let time = 0; time < OPENINGS; time += 1) {
    const { vault: again, derived } = await open()
    const practice = await practiceOpener(clock, systemChance)(again)
    const today = await practice.engine.handlers['today']({})
    if (!today.ok || today.value.overdue.length + today.value.open.length === 0) throw new Error('nothing was found')
    opens.push(performance.now() - derived)
    await practice.close()
  }
  return { bulkPerSecond: lines.length / (bulk / 1000), saves, opens, bytes: bytesOf(file) }
})
