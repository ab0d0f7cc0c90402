/** V2: what the owner of an open vault does for the others: asks them in, confirms, takes them out. */
import type { Compartment } from '../../shared/domain/compartment.ts'
import { hex, sameBytes } from './bytes.ts'
import { changedEpochs } from './changed-epochs.ts'
import type { Desk } from './desk.ts'
import { isVouchedFor, type Directory } from './directory.ts'
import { ROWS } from './format.ts'
import { invite, withdraw, type ChangedUsers } from './invitations.ts'
import { confirmed, refused, removed } from './joining.ts'
import { markedIn } from './ledger.ts'
import { readRequests } from './requests.ts'
import type { Resealing } from './resealing.ts'
import { nextEpoch } from './rotation.ts'
import { changedDirectory } from './slots.ts'
import { rowReader } from './unlock.ts'
import { shownInvitation } from './users-shown.ts'
import type { VaultOwner } from './types.ts'
import { fingerprintOf } from './user-keys.ts'

/** @param fresh compartments that did not agree when it was opened, and of which no earlier opening had told */
export const createOwner = (desk: Desk, resealing: Resealing, fresh: readonly Compartment[]): VaultOwner => {
  const allow = (): void => {
    desk.refuseWrites()
    desk.refuseOthers()
  }
  /** Signs a change of users and writes it; where somebody lost a key, with the next epoch in the same transaction. */
  const sign = ({ directory, rows }: ChangedUsers, rotates: Date | null): void => {
    const { holder, epochs, directory: before } = desk.now()
    const { vaultId, random } = holder
    const begun = rotates === null ? { epochs, directory, rows: [] }
      : nextEpoch({ vaultId, epochs, directory, now: rotates, random })
    const signed = changedDirectory(holder, before, begun.directory)
    desk.write({
      rows: [...rows, ...begun.rows, ...signed.rows], next: { directory: signed.next, epochs: begun.epochs },
      removes: rows.some(({ value }) => value === null),
    })
    if (rotates !== null) resealing.begun()
    desk.see()
  }
  const reading = (now: Date) => {
    const { holder: { store, vaultId }, directory } = desk.now()
    return { vaultId, directory, row: rowReader(store), now }
  }
  const present = (): Directory => desk.now().directory

  return {
    invite: (role, now) => {
      allow()
      const { holder } = desk.now()
      const made = invite({ vaultId: holder.vaultId, directory: present(), role, now, random: holder.random })
      sign(made, null)
      return { ...shownInvitation(made.invitation), code: made.code }
    },
    withdraw: (invitationId) => {
      allow()
      sign(withdraw(present(), invitationId), null)
    },
    invitations: () => present().invitations.map(shownInvitation),
    requests: now => readRequests(reading(now)).map(({ id, kind, role, asked }) => ({
      id, kind, role, userId: hex(asked.userId), at: new Date(asked.at).toISOString(), fingerprint: fingerprintOf(asked),
    })),
    confirm: (requestId, now) => {
      allow()
      const taken = confirmed({ ...reading(now), epochs: desk.now().epochs }, requestId)
      // What her old passphrase opened is to open nothing that is written from here on (V7).
      sign(taken, taken.kind === 'renews' ? now : null)
    },
    refuse: (requestId) => {
      allow()
      sign(refused(present(), requestId), null)
    },
    remove: (userId, now) => {
      allow()
      sign(removed(present(), userId), now)
    },
    acknowledge: (now) => {
      allow()
      const { epochs, holder: { vaultId, random } } = desk.now()
      const marks = new Map(epochs.map(each => [each.epoch, { lookedAt: markedIn([each]) }]))
      const next = changedEpochs({ vaultId, now, random }, epochs, marks)
      if (next.rows.length === 0) return
      desk.write({ rows: next.rows, next: { epochs: next.epochs }, removes: false })
      desk.see()
    },
    toldBefore: () => markedIn(desk.now().epochs).filter(compartment => !fresh.includes(compartment)),
    opensWith: (kind) => {
      const { holder: { store }, directory: { slots, ownerId } } = desk.now()
      const row = rowReader(store)
      return slots.some(slot => slot.kind === kind && sameBytes(slot.userId, ownerId)
        && isVouchedFor(slot, row(ROWS.slot(hex(slot.slotId))))
        && isVouchedFor({ digest: slot.seedDigest }, row(ROWS.seed(hex(ownerId), hex(slot.slotId)))))
    },
    rotation: resealing.state,
    rotateSome: (records, now) => resealing.some(records, now),
  }
}
