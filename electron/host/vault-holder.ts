/** The vault process of the moment. Locking replaces it; whoever talks to it need not know. */
import type { MessagePortMain } from 'electron'
import type { VaultChild, VaultEvents } from './vault-child.ts'

export interface VaultHolder {
  /** Starts the next one, which takes the place of the one before. */
  readonly start: () => VaultChild
  readonly isOpen: () => boolean
  readonly holdsKeys: () => boolean
  readonly give: (port: MessagePortMain) => void
  readonly letGo: () => void
}

/** @param startChild given how many wrong passphrases there were in a row, whichever process was asked */
export const createVaultHolder = (
  startChild: (wrongGuesses: number, events: VaultEvents) => VaultChild,
  told: Pick<VaultEvents, 'opened' | 'died'>,
): VaultHolder => {
  let child: VaultChild | null = null
  let wrongGuesses = 0
  const events: VaultEvents = {
    opened: () => {
      wrongGuesses = 0
      told.opened()
    },
    wrongGuess: () => { wrongGuesses += 1 },
    died: told.died,
  }
  return {
    start: () => {
      child = startChild(wrongGuesses, events)
      return child
    },
    isOpen: () => child?.isOpen() ?? false,
    holdsKeys: () => child?.holdsKeys() ?? false,
    give: (port) => child?.give(port),
    letGo: () => child?.letGo(),
  }
}
