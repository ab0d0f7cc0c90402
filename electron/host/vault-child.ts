/** Main's hold on the vault process: give it the window's port, answer what it asks for, have it close, end it. */
import type { MessagePortMain } from 'electron'
import type { Role } from '../../shared/domain/compartment.ts'
import type { Preferences } from '../../shared/schemas/library.ts'
import type { FromVault, ReminderNotice, ToVault } from '../ipc/wire.ts'
import type { Drills } from './drills.ts'
import type { KeyKeeper } from './keychain.ts'
import { lifeOf, type Mortal } from './life.ts'
import type { ChosenPlace } from './places.ts'

export interface VaultChild {
  readonly isOpen: () => boolean
  /** Of whoever has opened the practice; null while it is shut. */
  readonly role: () => Role | null
  /** True from the moment a secret is tried: what holds keys must lock by itself, open or not (V20). */
  readonly holdsKeys: () => boolean
  /** V20: a long work the coach waits for is under way. */
  readonly isWorking: () => boolean
  /** Hands over the end of a channel; the vault process lets go of the one before. */
  readonly give: (port: MessagePortMain) => void
  /** Tells what the coach chose with the system's dialog. */
  readonly place: (place: ChosenPlace) => void
  readonly letGo: () => void
  /** The reminders of the practice, once its file is free; null if none was open, or it did not say them in time. */
  readonly close: () => Promise<readonly ReminderNotice[] | null>
  /** Ends it, and its restore drill; resolves once both are gone. */
  readonly kill: () => Promise<void>
}

/** How long closing may take, in milliseconds. What was acknowledged is durable by then either way. */
const PATIENCE = 1_000

export interface VaultEvents {
  readonly opened: () => void
  readonly wrongGuess: () => void
  readonly rightGuess: () => void
  readonly preferences: (preferences: Preferences) => void
  /** What is to be announced while it is open. */
  readonly notices: (notices: readonly ReminderNotice[]) => void
  /** It ended without having been killed. */
  readonly died: () => void
}

/** As much of the forked process as is used. A process that is gone takes messages and does nothing with them. */
export interface VaultProcess extends Mortal {
  postMessage(message: ToVault, ports?: MessagePortMain[]): void
  on(event: 'message', listener: (message: FromVault) => void): unknown
}

/** What it may ask main for. */
export interface VaultServices {
  readonly keys: KeyKeeper
  readonly drills: Drills<MessagePortMain>
  readonly kill?: (pid: number) => void
}

/** @param child the vault process, just forked */
export const holdVault = (
  child: VaultProcess, events: VaultEvents, { keys, drills, kill }: VaultServices,
): VaultChild => {
  const life = lifeOf(child, kill)
  let open = false
  let role: Role | null = null
  let holding = false
  let working = false
  let killed = false
  let closed: (notices: readonly ReminderNotice[] | null) => void = () => {}

  child.once('exit', () => {
    open = false
    role = null
    holding = false
    working = false
    closed(null)
    // Whom it was for is gone.
    void drills.end()
    if (!killed) events.died()
  })
  const send = (message: ToVault, ports: MessagePortMain[] = []): void => {
    if (!life.isGone()) child.postMessage(message, ports)
  }
  const answerKey = (kept: Promise<string | null>): void =>
    void kept.then((key) => send({ type: 'keychain', key }))

  child.on('message', (message: FromVault) => {
    switch (message.type) {
      case 'closed': return closed(message.notices)
      case 'wrong-guess': return events.wrongGuess()
      case 'right-guess': return events.rightGuess()
      case 'preferences': return events.preferences({ look: message.look, lockAfterMinutes: message.lockAfterMinutes })
      case 'notices': return events.notices(message.notices)
      case 'keychain-wanted': return answerKey(keys.give())
      case 'keychain-keep': return answerKey(keys.keep(message.key))
      case 'keychain-forget': return void keys.forget()
      case 'drill-wanted': return send({ type: 'drill-port' }, [drills.start()])
      case 'holding':
        holding = message.keys
        return
      case 'working':
        working = message.working
        return
      case 'role':
        role = message.role
        return
      case 'opened':
        open = true
        events.opened()
    }
  })

  return {
    isOpen: () => open,
    role: () => role,
    holdsKeys: () => open || holding,
    isWorking: () => working,
    give: (port) => send({ type: 'port' }, [port]),
    place: ({ token, path, purpose }) => send({ type: 'place', token, path, purpose }),
    letGo: () => send({ type: 'let-go' }),
    close: () => {
      // Nothing of a drill is to last, so it need not end well; and the disk is wanted for what is.
      void drills.end()
      if (life.isGone()) return Promise.resolve(null)
      const wasOpen = open
      return new Promise((resolve) => {
        const late = setTimeout(() => closed(null), PATIENCE)
        closed = (notices) => {
          clearTimeout(late)
          resolve(wasOpen ? notices : null)
        }
        send({ type: 'close' })
      })
    },
    kill: async () => {
      killed = true
      await life.kill()
      // After it: what asked for one until its last moment asks for no more.
      await drills.end()
    },
  }
}
