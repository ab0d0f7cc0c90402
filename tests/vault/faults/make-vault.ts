import type { RecordWrite } from '../../../electron/vault/types.ts'
import { prepareVault } from '../../../electron/vault/prepare-vault.ts'
import { PASSPHRASE, open, quickStretch } from '../fixture.ts'
import type { Ground } from './operation.ts'

/** A vault of one user at that path. Throws VaultFault where the disk refuses it. */
export const writeVault = async (path: string, now: Date, passphrase = PASSPHRASE): Promise<void> => {
  const prepared = await prepareVault({ passphrase, now, stretch: quickStretch })
  const written = prepared.write(path)
  if (!written.ok) throw written.error
}

/** The vault of a ground, with these records in it. */
export const makeVault = async (ground: Ground, records: readonly RecordWrite[] = []): Promise<void> => {
  await writeVault(ground.path, ground.now())
  if (records.length === 0) return
  const { vault } = await open(ground, { now: ground.now })
  vault.commit(records, ground.now())
  vault.close()
}
