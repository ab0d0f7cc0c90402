/** Others come into a practice on disk, as they would: asked in, asking to join, confirmed. */
import type { Role } from '../../../shared/domain/compartment.ts'
import { askToJoin } from '../../../electron/vault/shut-vault.ts'
import type { Vault } from '../../../electron/vault/types.ts'
import { builtStretch, PASSPHRASE, type PracticeFile } from '../../../tests/support/made-practice.ts'
import { NOW, openVaultFile } from './practice-file.ts'

const byTheOwner = async <Value>(file: PracticeFile, work: (vault: Vault) => Value): Promise<Value> => {
  const { vault } = await openVaultFile(file)
  try {
    return work(vault)
  } finally {
    vault.close()
  }
}

export const addUsers = async (file: PracticeFile, roles: readonly Role[]): Promise<void> => {
  const codes = await byTheOwner(file, ({ owner }) => roles.map((role) => owner.invite(role, NOW).code.reveal().join(' ')))
  for (const [index, code] of codes.entries()) {
    const asked = await askToJoin({
      path: file.path, code, passphrase: `${PASSPHRASE} ${String(index)}`, stretch: builtStretch, now: NOW,
    })
    if (!asked.ok) throw asked.error
  }
  await byTheOwner(file, ({ owner }) => {
    for (const { id } of owner.requests(NOW)) owner.confirm(id, NOW)
  })
}
