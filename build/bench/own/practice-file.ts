/** The way into a practice on disk, by phase. */
import type { Clock } from '../../../shared/domain/ports.ts'
import { systemChance } from '../../../electron/host/chance.ts'
import type { Stretch } from '../../../electron/vault/kdf.ts'
import { openVault } from '../../../electron/vault/open-vault.ts'
import type { Vault } from '../../../electron/vault/types.ts'
import type { TypedSecret } from '../../../electron/vault/unlock.ts'
import { practiceOpener, type Practice, type PracticeParts } from '../../../electron/vault-process/practice.ts'
import { builtStretch, PASSPHRASE, type PracticeFile } from '../../../tests/support/made-practice.ts'
import { quietParts } from '../../../tests/support/quiet-practice.ts'

/** When it is in the bench: the sample's Today is alive on that day, on every machine. */
export const NOW = new Date('2026-11-17T09:12:00.000Z')
export const ZONE = 'Europe/Lisbon'

export const clock: Clock = { now: () => NOW, zone: () => ZONE }

/** As the lock screen asks: the slots of others are not tried. */
export const COACH: TypedSecret = { kind: 'passphrase', text: PASSPHRASE, role: 'coach' }

export interface OpenedFile {
  readonly vault: Vault
  /** Milliseconds. */
  readonly phases: { readonly derive: number, readonly unseal: number }
}

export const openVaultFile = async (file: PracticeFile, stretch: Stretch = builtStretch): Promise<OpenedFile> => {
  const begun = performance.now()
  let derived = begun
  const opened = await openVault({
    path: file.path, seenPath: file.seenPath, secret: COACH, now: clock.now,
    stretch: async (...secret) => {
      const key = await stretch(...secret)
      derived = performance.now()
      return key
    },
  })
  if (!opened.ok) throw opened.error
  const { vault } = opened.value
  return { vault, phases: { derive: derived - begun, unseal: performance.now() - derived } }
}

export interface Opening {
  readonly vault: Vault
  readonly practice: Practice
  /** Milliseconds. */
  readonly phases: OpenedFile['phases'] & { readonly build: number }
}

/** @param change of a practice over which nothing works by itself */
export const openPracticeFile = async (
  file: PracticeFile, change: Partial<PracticeParts> = {},
): Promise<Opening> => {
  const { vault, phases } = await openVaultFile(file)
  const unsealed = performance.now()
  const practice = await practiceOpener({ ...quietParts(clock, systemChance), ...change })(vault)
  return { vault, practice, phases: { ...phases, build: performance.now() - unsealed } }
}
