/** The vault process of the moment. Locking replaces it; whoever talks to it need not know. */
import type { MessagePortMain } from 'electron'
import type { Caller } from '../../shared/ipc/define.ts'
import type { Preferences } from '../../shared/schemas/library.ts'
import type { PracticeName, ReminderNotice } from '../ipc/wire.ts'
import type { ChosenPlace } from './places.ts'
import type { VaultChild, VaultEvents } from './vault-child.ts'

export interface VaultHolder {
  /** Starts the next one, which takes the place of the one before. */
  readonly start: (practice: PracticeName) => VaultChild
  /** Who has opened the practice; 'anybody' while it is shut. */
  readonly caller: () => Caller
  readonly holdsKeys: () => boolean
  readonly isWorking: () => boolean
  readonly give: (port: MessagePortMain) => void
  readonly place: (place: ChosenPlace) => void
  readonly letGo: () => void
}

export interface Told {
  /** The coach's own practice was opened. */
  readonly opened: () => void
  readonly preferences: (practice: PracticeName, preferences: Preferences) => void
  /** What is to be announced while the coach's own practice is open. */
  readonly notices: (notices: readonly ReminderNotice[]) => void
  readonly died: () => void
}

/**
 * @param startChild given how many wrong passphrases there were in a row, whichever process was asked. Making the
 *   sample proves nothing about who sits there, so it neither ends the row nor what reminds of the own practice.
 */
export const createVaultHolder = (
  startChild: (practice: PracticeName, wrongGuesses: number, events: VaultEvents) => VaultChild, told: Told,
): VaultHolder => {
  let child: VaultChild | null = null
  let wrongGuesses = 0
  const eventsOf = (practice: PracticeName): VaultEvents => ({
    opened: () => {
      // Opening ends no row of wrong guesses: the keychain opens it too. The right passphrase says so by itself.
      if (practice !== 'sample') told.opened()
    },
    wrongGuess: () => { wrongGuesses += 1 },
    rightGuess: () => { wrongGuesses = 0 },
    preferences: (preferences) => told.preferences(practice, preferences),
    notices: (notices) => { if (practice !== 'sample') told.notices(notices) },
    died: told.died,
  })
  return {
    start: (practice) => {
      child = startChild(practice, wrongGuesses, eventsOf(practice))
      return child
    },
    caller: () => (child?.isOpen() ? child.role() : null) ?? 'anybody',
    holdsKeys: () => child?.holdsKeys() ?? false,
    isWorking: () => child?.isWorking() ?? false,
    give: (port) => child?.give(port),
    place: (place) => child?.place(place),
    letGo: () => child?.letGo(),
  }
}
