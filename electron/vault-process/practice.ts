/** A vault with everything that works over it: storage, database, engine, rotation, works. Holds no Electron. */
import { GRANTED } from '../../shared/domain/compartment.ts'
import type { Chance, Clock } from '../../shared/domain/ports.ts'
import { failed } from '../../shared/domain/result.ts'
import type { Handlers } from '../../shared/ipc/contract.ts'
import { createEngine, type Engine, type EngineChannel } from '../engine/create-engine.ts'
import { openDatabase } from '../engine/database.ts'
import type { Hash } from '../engine/events/chain.ts'
import type { Database } from '../engine/types.ts'
import { practicePolicy } from '../vault/rx-storage/policy.ts'
import { getRxStorageVault } from '../vault/rx-storage/storage.ts'
import type { Vault } from '../vault/types.ts'
import { driveOutbox, NO_OUTBOX } from './outbox-driver.ts'
import type { Progress } from './progress.ts'
import { driveRotation, type DrivenRotation } from './rotation-driver.ts'
import type { CreateWorks, OpenWorkChannel, Works, WorksParts } from './works-types.ts'
import type { After } from './works/automatic.ts'

export interface Practice {
  readonly engine: Engine
  /** The engine's channels, and those of its works. */
  readonly handlers: Handlers<EngineChannel | OpenWorkChannel>
  readonly rotation: Pick<DrivenRotation, 'begun' | 'used'>
  readonly cancel: Works['cancel']
  /** Ends the works, waits for what is being written, then frees the file. */
  readonly close: () => Promise<void>
}

/** A practice with nothing in it yet, before anything works over it. */
export interface Empty { readonly database: Database, readonly hash: Hash }

/**
 * Opens the practice in a vault. If that fails the vault is closed again, and the fault thrown.
 * @param fill writes what the practice is to begin with
 * @param isOlderCopy it was just taken for the true one (V16)
 */
export type OpenPractice = (
  vault: Vault, fill?: (into: Empty) => Promise<void>, isOlderCopy?: boolean,
) => Promise<Practice>

export interface PracticeParts {
  readonly clock: Clock
  readonly chance: Chance
  /** A clock that only goes forward, in milliseconds. */
  readonly running: () => number
  readonly after: After
  readonly log: (line: string) => void
  /** Told how far the renewing of all keys has come (V7), in records. */
  readonly tellKeys: Progress
  readonly createWorks: CreateWorks
  readonly works: Omit<WorksParts, 'vault' | 'read' | 'engine' | 'clock' | 'chance' | 'running' | 'isOlderCopy'>
}

/** For whoever is not the owner: the keys are hers to renew. */
const NO_ROTATION: DrivenRotation = {
  begun: () => undefined, pause: () => undefined, isPaused: () => false, used: () => undefined, stop: () => undefined,
}

const notAllowed = () => failed({ code: 'not-allowed' as const })

/** For whoever is not the owner: what her backups and her files are is not hers to say. */
export const NO_WORKS: Works = {
  handlers: {
    'backups': notAllowed, 'backups.setFolder': notAllowed, 'backups.make': notAllowed, 'backups.drill': notAllowed,
    'export': notAllowed, 'attachments.add': notAllowed, 'attachments.takeOut': notAllowed,
  },
  cancel: () => undefined,
  erasing: {
    held: () => Promise.resolve({ reachable: true, backups: [], aside: [] }),
    bring: () => Promise.resolve(), standAside: () => Promise.resolve(() => undefined),
  },
  missingFiles: () => 0,
  close: () => Promise.resolve(),
}

const workOver = (vault: Vault, database: Database, isOlderCopy: boolean, parts: PracticeParts): Practice => {
  const { clock, chance, running, after, log, tellKeys: tell } = parts
  const isOwner = vault.users().some(({ id, isOwner: owns }) => owns && id === vault.userId)
  const rotation = isOwner ? driveRotation({ owner: vault.owner, now: clock.now, running, after, tell }) : NO_ROTATION
  try {
    let works = NO_WORKS
    const engine = createEngine({
      database, hash: vault.hash, clock, chance, vault, damage: () => vault.damage, rotation,
      missingFiles: () => works.missingFiles(),
      erasing: {
        held: () => works.erasing.held(),
        bring: (clientId) => works.erasing.bring(clientId),
        standAside: () => works.erasing.standAside(),
      },
    })
    if (isOwner) {
      works = parts.createWorks({ ...parts.works, clock, chance, running, vault, read: database, engine, isOlderCopy })
    }
    // Of the sample nothing is ever sent; and a plan is made of what belongs to clients, which not everybody can read.
    const mayPlan = !parts.works.sample && GRANTED[vault.role].includes('personal')
    const outbox = mayPlan
      ? driveOutbox({ keeper: engine.outbox, now: clock.now, zone: clock.zone, after, log }) : NO_OUTBOX
    return {
      engine, rotation, cancel: works.cancel,
      handlers: { ...engine.handlers, ...works.handlers },
      close: async () => {
        rotation.stop()
        await outbox.stop()
        await works.close()
        await database.close()
        vault.close()
      },
    }
  } catch (error) {
    rotation.stop()
    throw error
  }
}

export const practiceOpener = (parts: PracticeParts): OpenPractice => async (
  vault, fill, isOlderCopy = false,
) => {
  try {
    const database = await openDatabase({
      storage: getRxStorageVault({ vault, policy: practicePolicy, now: parts.clock.now }),
      name: `practice-${vault.id}`, hash: vault.hash, role: vault.role,
    })
    try {
      await fill?.({ database, hash: vault.hash })
      return workOver(vault, database, isOlderCopy, parts)
    } catch (error) {
      await database.close()
      throw error
    }
  } catch (error) {
    vault.close()
    throw error
  }
}
