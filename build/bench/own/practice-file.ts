/** The way into a practice on disk, by phase. */
import type { Clock } from '../../../shared/domain/ports.ts'
import { systemChance } from '../../../electron/host/chance.ts'
import { openVault } from '../../../electron/vault/open-vault.ts'
import { practiceOpener, type Practice } from '../../../electron/vault-process/practice.ts'
import { builtStretch, PASSPHRASE, type PracticeFile } from '../../../tests/support/made-practice.ts'

/** When it is in the bench: the sample's Today is alive on that day, on every machine. */
export const NOW = new Date('2026-11-17T09:12:00.000Z')
export const ZONE = 'Europe/Lisbon'

export const clock: Clock = { now: () => NOW, zone: () => ZONE }

export interface Opening {
  readonly practice: Practice
  /** Milliseconds. */
  readonly phases: { readonly derive: number, readonly unseal: number, readonly build: number }
}

export const openPracticeFile = async (file: PracticeFile): Promise<Opening> => {
  const begun = performance.now()
  let derived = begun
  const opened = await openVault({
    path: file.path, seenPath: file.seenPath, secret: { kind: 'passphrase', text: PASSPHRASE }, now: clock.now,
    stretch: async (...secret) => {
      const key = await builtStretch(...secret)
      derived = performance.now()
      return key
    },
  })
  if (!opened.ok) throw opened.error
  const unsealed = performance.now()
  const practice = await practiceOpener(clock, systemChance)(opened.value.vault)
  const built = performance.now()
  return { practice, phases: { derive: derived - begun, unseal: unsealed - derived, build: built - unsealed } }
}
