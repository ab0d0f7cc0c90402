/** The vault of the sample practice. */
import type { Chance } from '../../shared/domain/ports.ts'
import type { Stretch } from '../vault/kdf.ts'
import type { openVault } from '../vault/open-vault.ts'
import type { prepareVault } from '../vault/prepare-vault.ts'
import type { Vault } from '../vault/types.ts'

export interface SampleVaultParts {
  readonly paths: { readonly vault: string, readonly seen: string }
  readonly stretch: Stretch
  readonly chance: Chance
  readonly now: () => Date
  readonly vaults: { readonly prepareVault: typeof prepareVault, readonly openVault: typeof openVault }
}

/**
 * Derives each slot's key once: what has just been sealed is opened at once, with the very secret that sealed it.
 * By the salt, which no two slots share. Only for here: asked with another secret it would give the same key.
 */
const oncePerSlot = (stretch: Stretch): Stretch => {
  const derived = new Map<string, Uint8Array>()
  return async (secret, salt, kdf) => {
    const slot = Buffer.from(salt).toString('hex')
    const key = derived.get(slot) ?? await stretch(secret, salt, kdf)
    // Whoever is given it wipes it.
    derived.set(slot, Uint8Array.from(key))
    return key
  }
}

/**
 * A vault like any other, under 256 bits of chance that are never shown and never kept: it opens this once. Its
 * recovery sheet is nobody's. Throws VaultFault: kdf-refused, synced-folder, read-only, disk-full, disk-failed.
 */
export const newSampleVault = async (parts: SampleVaultParts): Promise<Vault> => {
  const { paths, chance, now, vaults } = parts
  const stretch = oncePerSlot(parts.stretch)
  const passphrase = chance.id() + chance.id()
  const prepared = await vaults.prepareVault({ passphrase, now: now(), stretch })
  const written = prepared.write(paths.vault)
  if (!written.ok) throw written.error
  const opened = await vaults.openVault({
    path: paths.vault, seenPath: paths.seen, secret: { kind: 'passphrase', text: passphrase }, stretch, now,
  })
  if (!opened.ok) throw opened.error
  return opened.value.vault
}
