/** An open vault: keys, figures and the one file. Everything it writes goes through here. */
import type { Compartment } from '../../shared/domain/compartment.ts'
import { Redacted } from '../../shared/domain/redacted.ts'
import { hex, sameBytes, utf8 } from './bytes.ts'
import { heldCompartments } from './compartment-keys.ts'
import { readDirectory, type Directory } from './directory.ts'
import { ROWS, fault, structuralKey } from './format.ts'
import { writeHeader } from './header.ts'
import { isBelowDefault, passphraseBytes } from './kdf.ts'
import { sealKeyring } from './keyring.ts'
import { readSlotPublic, type SlotKind } from './keyslot.ts'
import { nextManifests, type ManifestChange, type Manifests } from './ledger.ts'
import type { Keyrings, OpenedRecords } from './open-records.ts'
import { createPending } from './pending.ts'
import { planCommit } from './plan-commit.ts'
import { practiceName } from './prepare-vault.ts'
import { RECOVERY_BYTES, recoveryGroups, recoverySecret } from './recovery-code.ts'
import { recordKey } from './record-row.ts'
import { writeSeen, type Seen } from './seen.ts'
import { keyedHash, wipe } from './sodium.ts'
import { changedDirectory, proveHolder, replaceSlot, retireOthers, type SlotHolder } from './slots.ts'
import { rowReader, type Unlocked } from './unlock.ts'
import { VaultFault, type DamageReport, type PreparedSheet, type RecordWrite, type Vault } from './types.ts'

export interface SessionInput {
  readonly unlocked: Unlocked
  readonly holder: SlotHolder
  readonly keyrings: Keyrings
  readonly records: OpenedRecords
  readonly manifests: Manifests
  readonly damage: DamageReport
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
  /** V4, V13: heals a header, renews a slot with weak parameters, retires what a crash left. Never a reason to fail. */
  readonly tend: (secret: Uint8Array) => Promise<void>
}

/** `seen` is written at most once in that time; and on opening, accepting and closing. */
const SEEN_EVERY_MS = 1000

/** Does upkeep that a disk may refuse: the vault is as good without it, and the next opening tries again. */
const upkeep = async (work: () => void | Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof VaultFault)) throw error
  }
}

export const createSession = (input: SessionInput): Session => {
  const { unlocked, holder, damage, seenPath } = input
  const { store, vaultId, random } = holder
  const { held, keys } = unlocked
  const pending = createPending(input.records.records)
  const { closed, foreignHids } = input.records
  let directory: Directory = unlocked.directory
  let keyrings = input.keyrings
  let manifests = input.manifests
  let older = input.older
  let checkpointDue = false
  let seenSavedAt = Number.NEGATIVE_INFINITY
  let seenDue = true
  let ended = false
  let slotWork: Promise<void> = Promise.resolve()

  const refuseWrites = (): void => {
    if (ended) throw new Error('the vault is closed')
    if (older) throw fault('not-allowed', 'an older copy takes no writes before it is accepted')
  }
  const present = (): Seen => ({
    format: unlocked.header.format,
    directoryRevision: directory.revision,
    // A compartment this user does not hold keeps what another user saw of it.
    generations: new Map([
      ...(input.seen?.generations ?? []),
      ...[...manifests].map(([compartment, { generation }]) => [compartment, generation] as const),
    ]),
  })
  const saveSeen = (): void => {
    seenDue = !writeSeen(seenPath, vaultId, keys.seen, present(), random)
  }
  const sweep = (): void => {
    if (!checkpointDue) return
    try {
      store.checkpoint()
      checkpointDue = false
    } catch (error) {
      // The deletion itself is durable; the log is emptied with the next commit, or on closing.
      if (!(error instanceof VaultFault)) throw error
    }
  }
  const writeManifests = (changes: ReadonlyMap<Compartment, ManifestChange>, now: Date) => {
    const next = nextManifests(vaultId, held, manifests, changes, now, random)
    const rows = [...next.rows].map(([compartment, row]) => [structuralKey(ROWS.manifest(compartment)), row] as const)
    return { manifests: next.manifests, rows }
  }

  const commit = (writes: readonly RecordWrite[], now: Date): void => {
    refuseWrites()
    if (writes.length === 0) return
    const plan = planCommit({
      vaultId, held, keyrings, figures: manifests, closed, foreignHids, random,
      rowOf: hid => store.get(recordKey(hid)),
    }, writes)
    const keyringRows = new Map(Object.values(plan.keyrings).map(keyring =>
      [keyring.keys.compartment, sealKeyring(vaultId, keyring, random)] as const))
    const changes = new Map<Compartment, ManifestChange>()
    for (const { compartment } of heldCompartments(held)) {
      const figures = plan.figures.get(compartment)
      const keyringRow = keyringRows.get(compartment)
      if (figures !== undefined || keyringRow !== undefined) {
        changes.set(compartment, { ...(figures && { figures }), ...(keyringRow && { keyringRow }) })
      }
    }
    const next = writeManifests(changes, now)
    store.transaction(({ put, remove }) => {
      for (const { hid, value } of plan.rows.values()) {
        if (value === null) remove(recordKey(hid))
        else put(recordKey(hid), value)
      }
      for (const [compartment, row] of keyringRows) put(structuralKey(ROWS.keyring(compartment)), row)
      for (const [key, row] of next.rows) put(key, row)
    })
    // From here on it is durable; memory follows.
    manifests = next.manifests
    keyrings = { ...keyrings, ...plan.keyrings }
    pending.applied(writes)
    checkpointDue ||= plan.removes
    sweep()
    seenDue = true
    if (Math.abs(now.getTime() - seenSavedAt) >= SEEN_EVERY_MS) {
      seenSavedAt = now.getTime()
      saveSeen()
    }
  }

  const accept = (now: Date): void => {
    if (!older) return
    const changes = new Map([...manifests.keys()].map(compartment =>
      [compartment, { floor: input.seen?.generations.get(compartment) ?? 0 }] as const))
    const next = writeManifests(changes, now)
    const revision = Math.max(directory.revision, input.seen?.directoryRevision ?? 0)
    const signed = changedDirectory(holder, directory, { revision })
    store.transaction(({ put }) => {
      for (const [key, row] of next.rows) put(key, row)
      put(structuralKey(ROWS.directory), signed.row)
    })
    manifests = next.manifests
    directory = signed.next
    older = false
    saveSeen()
  }

  /** One at a time: two changes of slots at once would each write a directory without the other's. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const run = slotWork.then(() => {
      refuseWrites()
      return work()
    })
    slotWork = run.catch(() => undefined)
    return run
  }
  const changeSlots = (work: (current: Directory) => Promise<Directory>): Promise<void> => inTurn(async () => {
    // As it is on disk: work that failed half-way may have left a slot there.
    try {
      directory = await work(readDirectory(vaultId, rowReader(store)(ROWS.directory)))
    } finally {
      // Work that failed may have retired its own slot.
      checkpointDue = true
      sweep()
    }
    saveSeen()
  })
  const renewSlot = (kind: SlotKind, secret: Uint8Array): Promise<void> =>
    changeSlots(current => replaceSlot(holder, current, kind, secret)).finally(() => wipe(secret))

  const prepareSheet = (): PreparedSheet => {
    const code = new Redacted(recoverySecret(random(RECOVERY_BYTES)))
    return {
      recoveryGroups: new Redacted(recoveryGroups(code.reveal())),
      practice: practiceName(vaultId),
      write: () => renewSlot('recovery', utf8(code.reveal())),
    }
  }

  const vault: Vault = {
    id: hex(vaultId),
    damage,
    generations: () => [...manifests.values()].map(({ compartment, generation, writtenAt }) =>
      ({ compartment, generation, writtenAt: new Date(writtenAt).toISOString() })),
    take: pending.take,
    commit,
    hash: words => {
      const hashing = held.operational ?? heldCompartments(held)[0]
      if (hashing === undefined) throw fault('not-allowed', 'there is no key to hash under')
      return hex(keyedHash(hashing.text, utf8(words)))
    },
    renewPassphrase: passphrase => renewSlot('passphrase', passphraseBytes(passphrase)),
    provePassphrase: passphrase => {
      const secret = passphraseBytes(passphrase)
      return inTurn(() => proveHolder(holder, secret)).finally(() => wipe(secret))
    },
    prepareSheet,
    close: () => {
      if (ended) return
      ended = true
      sweep()
      if (seenDue && !older) saveSeen()
      store.close()
      wipe(holder.secret.seed, keys.box.privateKey, keys.sign.privateKey, keys.seen)
    },
  }

  const tend = async (secret: Uint8Array): Promise<void> => {
    if (older) return
    saveSeen()
    if (unlocked.heal.length > 0) {
      await upkeep(() => store.transaction(({ put }) => {
        for (const copy of unlocked.heal) put(structuralKey(copy), writeHeader(unlocked.header))
      }))
    }
    const { slot } = unlocked
    const { kdf } = readSlotPublic(rowReader(store)(ROWS.slot(hex(slot.slotId))))
    const isLeftOver = directory.slots.some(other => other.kind === slot.kind && other !== slot
      && sameBytes(other.userId, slot.userId))
    if (!isBelowDefault(kdf) && !isLeftOver) return
    await upkeep(() => changeSlots(async current => isBelowDefault(kdf)
      ? replaceSlot(holder, current, slot.kind, secret)
      : retireOthers(holder, current, slot)))
  }

  return { vault, accept, tend }
}
