/** An open vault: keys, figures and the one file. Everything it writes goes through here. */
import type { Compartment } from '../../shared/domain/compartment.ts'
import { Redacted } from '../../shared/domain/redacted.ts'
import { attachmentSide } from './attachments/vault-side.ts'
import { hex, sameBytes, utf8 } from './bytes.ts'
import { changedEpochs, type EpochChange } from './changed-epochs.ts'
import { createDesk } from './desk.ts'
import type { Directory } from './directory.ts'
import { generationOf, type Epochs, type Keyrings } from './epochs.ts'
import { ROWS, fault } from './format.ts'
import { DEFAULT_KDF, isBelowDefault, passphraseBytes } from './kdf.ts'
import { withoutClient, type Keyring } from './keyring.ts'
import { readSlotPublic, type SlotKind } from './keyslot.ts'
import { renewRequest } from './joining.ts'
import { markedIn } from './ledger.ts'
import type { OpenedRecords } from './open-records.ts'
import { createOwner } from './owner.ts'
import { createPending } from './pending.ts'
import { planCommit } from './plan-commit.ts'
import { practiceName } from './prepare-vault.ts'
import { createQuickUnlock, keychainSlotsOf } from './quick-unlock.ts'
import { RECOVERY_BYTES, recoveryGroups, recoverySecret } from './recovery-code.ts'
import { renewedUser } from './renewal.ts'
import { createResealing } from './resealing.ts'
import { nextEpoch } from './rotation.ts'
import { beyondSeen, type Seen } from './seen.ts'
import { keyedHash, wipe } from './sodium.ts'
import {
  changedDirectory, proveHolder, replaceSlot, retireOthers, retireSlots, type Finish, type SlotHolder,
} from './slots.ts'
import { twinNames, type RowsToHeal } from './twins.ts'
import { rowReader, type Unlocked } from './unlock.ts'
import { shownUser } from './users-shown.ts'
import {
  VaultFault, type CommitOptions, type DamageReport, type Generation, type PreparedSheet, type RecordWrite, type Vault,
} from './types.ts'

export interface SessionInput {
  readonly unlocked: Unlocked
  readonly holder: SlotHolder
  readonly epochs: Epochs
  /** Copies of rows kept twice that are to be written anew. */
  readonly heal: RowsToHeal
  readonly records: OpenedRecords
  /** Compartments that do not agree with their manifest (V16), and of which no earlier opening has told. */
  readonly fresh: readonly Compartment[]
  readonly seenPath: string
  /** What was seen before of this vault. */
  readonly seen: Seen | null
  /** V16: nothing is written until an older copy is accepted. */
  readonly older: boolean
}

export interface Session {
  readonly vault: Vault
  /**
   * V16: takes an older copy for the true one. Its generations go past those seen, so that the newer file it
   * replaces is an older copy from now on. Throws VaultFault; then it is not accepted.
   */
  readonly accept: (now: Date) => void
  /**
   * V4, V13: heals what is kept twice, renews a slot with weak parameters, retires what a crash left. Never a reason
   * to fail.
   */
  readonly tend: (secret: Uint8Array) => Promise<void>
}

/** Does upkeep that a disk may refuse: the vault is as good without it, and the next opening tries again. */
const upkeep = async (work: () => void | Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof VaultFault)) throw error
  }
}

/** V17: what is planned, and a client's data keys gone from the keyrings of every epoch. */
const withoutKeysOf = (
  clientId: string, epochs: Epochs, planned: ReadonlyMap<number, EpochChange>,
): ReadonlyMap<number, EpochChange> => new Map(epochs.map(({ epoch, keyrings }) => {
  const change = planned.get(epoch)
  const present = Object.entries({ ...keyrings, ...change?.keyrings }) as [Compartment, Keyring][]
  const dropped: Keyrings = Object.fromEntries(present
    .filter(([, keyring]) => keyring.byClient.has(clientId))
    .map(([compartment, keyring]) => [compartment, withoutClient(keyring, clientId)]))
  return [epoch, { ...change, keyrings: { ...change?.keyrings, ...dropped } }]
}))

export const createSession = (input: SessionInput): Session => {
  const { unlocked } = input
  const { store, vaultId, random } = input.holder
  const pending = createPending(input.records.records)
  const desk = createDesk({
    first: { directory: unlocked.directory, epochs: input.epochs, holder: input.holder, older: input.older },
    format: unlocked.header.format, seenPath: input.seenPath, seen: input.seen,
    closed: input.records.closed, foreign: input.records.foreign,
  })
  const attachments = attachmentSide({ vaultId, epochs: () => desk.now().epochs })
  const resealing = createResealing(desk, attachments.isHeld)
  const isOwner = sameBytes(unlocked.user.userId, unlocked.directory.ownerId)
  let slotWork: Promise<void> = Promise.resolve()

  const erase = (writes: readonly RecordWrite[], clientId: string, now: Date): void => {
    desk.refuseOthers()
    const turn = { vaultId, now, random }
    const planned = planCommit(desk.planInput(), writes)
    const { epochs, directory, holder } = desk.now()
    const written = changedEpochs(turn, epochs, withoutKeysOf(clientId, epochs, planned.epochs))
    const begun = nextEpoch({ ...turn, epochs: written.epochs, directory })
    const signed = changedDirectory(holder, directory, begun.directory)
    desk.write({
      rows: [...written.rows, ...begun.rows, ...signed.rows], records: planned.rows,
      next: { epochs: begun.epochs, directory: signed.next }, removes: true,
    })
    resealing.begun()
  }
  const commit = (writes: readonly RecordWrite[], now: Date, { eraseClient }: CommitOptions = {}): void => {
    desk.refuseWrites()
    pending.refuse(writes)
    if (eraseClient !== undefined) {
      erase(writes, eraseClient, now)
    } else {
      if (writes.length === 0) return
      const plan = planCommit(desk.planInput(), writes)
      const next = changedEpochs({ vaultId, now, random }, desk.now().epochs, plan.epochs)
      desk.write({ rows: next.rows, records: plan.rows, next: { epochs: next.epochs }, removes: plan.removes })
    }
    pending.applied(writes)
    desk.seeSoon(now)
  }

  const accept = (now: Date): void => {
    const { older, epochs, directory, holder } = desk.now()
    if (!older) return
    const seen = input.seen?.generations
    const floor = new Map(epochs.flatMap(({ manifests }) => [...manifests.keys()]).map(compartment =>
      [compartment, beyondSeen(generationOf(epochs, compartment), seen?.get(compartment))] as const))
    const next = changedEpochs({ vaultId, now, random, floor }, epochs, new Map<number, EpochChange>())
    // Whoever cannot sign leaves the directory as it is: only the owner's counts on from what was seen.
    const signed = isOwner
      ? changedDirectory(holder, directory, { revision: beyondSeen(directory.revision, input.seen?.directoryRevision) })
      : { next: directory, rows: [] }
    desk.write({
      rows: [...next.rows, ...signed.rows], next: { epochs: next.epochs, directory: signed.next, older: false },
      removes: false,
    })
    desk.see()
  }

  /** One at a time: two changes of slots at once would each write a directory without the other's. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const run = slotWork.then(() => {
      desk.refuseWrites()
      return work()
    })
    slotWork = run.catch(() => undefined)
    return run
  }
  /**
   * V7: retires slots, renews the key pair and begins a rotation, in one transaction: what the old secret opened
   * opens nothing that is written from here on.
   */
  const renew: Finish = (directory, retire, fresh) => {
    const { holder, epochs } = desk.now()
    const now = holder.now()
    const renewed = renewedUser(holder, directory, { retire, epochs, fresh })
    const begun = nextEpoch({
      vaultId, epochs, directory: renewed.directory, now, random,
    })
    const next: SlotHolder = { ...holder, secret: renewed.secret, keys: renewed.keys }
    const signed = changedDirectory(next, directory, begun.directory)
    desk.write({
      rows: [...renewed.rows, ...begun.rows, ...signed.rows],
      next: { directory: signed.next, epochs: begun.epochs, holder: next }, removes: true,
    })
    wipe(holder.secret.seed, holder.keys.box.privateKey, holder.keys.sign.privateKey)
    resealing.begun()
    desk.see()
    return signed.next
  }
  /**
   * V6: with a passphrase goes what was opened in its stead. Whoever had to change the one has no reason to trust a key
   * that lies where others may have been.
   */
  const renewFor = (kind: SlotKind): Finish => kind !== 'passphrase' ? renew : (directory, retire, fresh) =>
    renew(directory, [...retire, ...keychainSlotsOf(directory, unlocked.user.userId)], fresh)
  const retireOnly: Finish = (directory, retire) => retireSlots(desk.now().holder, directory, retire)

  /** @param work given the directory as it is on disk; what it answers is there then */
  const changeSlots = (work: (holder: SlotHolder, directory: Directory) => Promise<Directory>): Promise<void> =>
    inTurn(async () => {
      desk.refuseOthers()
      try {
        desk.follow(await work(desk.now().holder, desk.reread()))
      } finally {
        // Work that failed may have retired its own slot.
        desk.sweepAfter()
      }
      desk.see()
    })
  const renewSlot = (kind: SlotKind, secret: Uint8Array): Promise<void> =>
    changeSlots((holder, directory) => replaceSlot(holder, directory, kind, secret, renewFor(kind))).finally(() => wipe(secret))
  /** A user who is not the owner asks: only the owner signs (V2). */
  const askToRenew = (passphrase: Uint8Array): Promise<void> => inTurn(async () => {
    const { holder: { keys, stretch, now }, directory } = desk.now()
    const asked = await renewRequest({
      vaultId, directory, userId: unlocked.user.userId, signPrivateKey: keys.sign.privateKey, passphrase,
      kdf: DEFAULT_KDF, stretch, now: now(), random,
    })
    desk.write({ rows: asked.rows, next: {}, removes: false })
  }).finally(() => wipe(passphrase))

  const prepareSheet = (): PreparedSheet => {
    desk.refuseOthers()
    const code = new Redacted(recoverySecret(random(RECOVERY_BYTES)))
    return {
      recoveryGroups: new Redacted(recoveryGroups(code.reveal())),
      practice: practiceName(vaultId),
      write: () => renewSlot('recovery', utf8(code.reveal())),
    }
  }

  const vault: Vault = {
    id: hex(vaultId),
    userId: hex(unlocked.user.userId),
    role: unlocked.user.role,
    users: () => desk.now().directory.users.map(user => shownUser(user, desk.now().directory)),
    owner: createOwner(desk, resealing, input.fresh),
    attachments,
    get damage(): DamageReport {
      const leftOut = pending.leftOut()
      const kept = input.records.kept - leftOut
      const unopened = input.records.unopened + leftOut
      return { kept, unopened, disagreeing: markedIn(desk.now().epochs) }
    },
    generations: () => generationsOf(desk.now().epochs),
    take: pending.take,
    leaveOut: pending.leaveOut,
    commit,
    hash: words => hex(keyedHash(hashing(input.epochs).text, utf8(words))),
    renewPassphrase: (passphrase) => {
      const secret = passphraseBytes(passphrase)
      return isOwner ? renewSlot('passphrase', secret) : askToRenew(secret)
    },
    provePassphrase: (passphrase) => {
      const secret = passphraseBytes(passphrase)
      return inTurn(() => proveHolder(desk.now().holder, secret)).finally(() => wipe(secret))
    },
    prepareSheet,
    quick: createQuickUnlock({ userId: unlocked.user.userId, desk, changeSlots, retireOnly }),
    forBackup: () => {
      desk.refuseOthers()
      return {
        vaultId, store, seed: Uint8Array.from(desk.now().holder.secret.seed),
        frontNames: () => frontNames(desk.now().directory),
      }
    },
    close: () => {
      desk.close()
      const { secret, keys } = desk.now().holder
      wipe(secret.seed, keys.box.privateKey, keys.sign.privateKey)
    },
  }

  const tend = async (secret: Uint8Array): Promise<void> => {
    if (desk.now().older) return
    desk.see()
    if (input.heal.length > 0) {
      await upkeep(() => desk.write({ rows: input.heal, next: {}, removes: false }))
    }
    if (!isOwner) return
    const { slot } = unlocked
    if (slot.kind === 'keychain') return
    const { kdf } = readSlotPublic(rowReader(store)(ROWS.slot(hex(slot.slotId))))
    const isLeftOver = desk.now().directory.slots.some(other => other.kind === slot.kind && other !== slot
      && sameBytes(other.userId, slot.userId))
    const isWeak = kdf !== null && isBelowDefault(kdf)
    if (!isWeak && !isLeftOver) return
    // What a crash left between writing a new secret and retiring the old one is finished: the old one opens no more.
    await upkeep(() => changeSlots(async (holder, directory) => isWeak
      ? replaceSlot(holder, directory, slot.kind, secret, isLeftOver ? renewFor(slot.kind) : retireOnly)
      : retireOthers(directory, slot, renewFor(slot.kind))))
  }

  return { vault, accept, tend }
}

/** The key of the event chain; the same in every epoch. Operational's, or for whoever lacks that, any she holds. */
const hashing = ([current]: Epochs): Keyring => {
  const keyring = current.keyrings.operational ?? Object.values(current.keyrings)[0]
  if (keyring === undefined) throw fault('not-allowed', 'there is no key to hash under')
  return keyring
}

/** Of each compartment the newest manifest. */
const generationsOf = (epochs: Epochs): readonly Generation[] => {
  const newest = new Map([...epochs].reverse().flatMap(({ manifests }) => [...manifests]))
  return [...newest.values()].map(({ compartment, generation, writtenAt }) =>
    ({ compartment, generation, writtenAt: new Date(writtenAt).toISOString() }))
}

/** V18: the rows by which one gets from a typed secret to the owner's seed. */
const frontNames = ({ ownerId, slots }: Directory): readonly string[] => [
  ...ROWS.headers, ...twinNames(ROWS.directory),
  ...slots.filter(({ userId, kind }) => kind !== 'keychain' && sameBytes(userId, ownerId))
    .flatMap(({ slotId, userId }) => [ROWS.slot(hex(slotId)), ROWS.seed(hex(userId), hex(slotId))]),
]
