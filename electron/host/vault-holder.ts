/** The vault process of the moment. Locking replaces it; whoever talks to it need not know. */
import type { MessagePortMain } from 'electron'
import type { VaultChild } from './vault-child.ts'

export interface VaultHolder {
  /** Starts the next one, which takes the place of the one before. */
  readonly start: () => VaultChild
  readonly isOpen: () => boolean
  readonly give: (port: MessagePortMain) => void
  readonly letGo: () => void
}

export const createVaultHolder = (startChild: () => VaultChild): VaultHolder => {
  let child: VaultChild | null = null
  return {
    start: () => {
      child = startChild()
      return child
    },
    isOpen: () => child?.isOpen() ?? false,
    give: (port) => child?.give(port),
    letGo: () => child?.letGo(),
  }
}
