/**
 * V12: what an open vault tells those who seal and open attachments: where one belongs, and by which key. The files
 * themselves are not the vault's business, nor is the folder they lie in.
 */
import type { Compartment } from '../../../shared/domain/compartment.ts'
import { hex } from '../bytes.ts'
import type { OpenEpoch } from '../epochs.ts'
import { fault } from '../format.ts'
import { dataKeyFor, type DataKey } from '../keyring.ts'
import { attachmentHid, type PlaceAndKey } from './place.ts'

/** Notes name attachments in their sensitive fields, so that is the class they are sealed in. */
export const ATTACHED_TO = 'sensitive' satisfies Compartment

export interface AttachmentVault {
  /**
   * Where an attachment belongs: the newest epoch, under the data key of that client, or the compartment's own for
   * null. The key is the vault's: not to be wiped, good until the vault is closed.
   * Throws VaultFault not-allowed where there is no such key: no sensitive record of hers was ever written, or she
   * was erased.
   */
  readonly newest: (attachmentId: string, clientId: string | null) => PlaceAndKey
  /**
   * Where it may lie, the likeliest first: in every live epoch, newest first, under that client's key, the
   * compartment's own, or that of any other client. Its note may have been nobody's or another's when it was sealed.
   */
  readonly places: (attachmentId: string, clientId: string | null) => readonly PlaceAndKey[]
  /** What its file may be called: hids of every live epoch, newest first, in hex. */
  readonly names: (attachmentId: string) => readonly string[]
  /**
   * No epoch is retired before what this answers was called, and while it is needed: between sealing a file and the
   * record that names it, and before every file has come along to the newest epoch, the keys must not go. Calling what
   * it answers twice is no matter.
   */
  readonly hold: (isNeeded?: () => boolean) => () => void
}

/** Tells the present keys from earlier ones: what the newest epoch calls a file of no name is another after each renewal. */
export const presentKeys = ({ names }: Pick<AttachmentVault, 'names'>): string => names('')[0] ?? ''

export interface AttachmentSide extends AttachmentVault {
  /** For whoever retires epochs. */
  readonly isHeld: () => boolean
}

/** @param epochs newest first, as they are when it is asked */
export const attachmentSide = (
  { vaultId, epochs }: { readonly vaultId: Uint8Array, readonly epochs: () => readonly OpenEpoch[] },
): AttachmentSide => {
  const needs = new Set<() => boolean>()

  const placesIn = (
    { epoch, keyrings }: OpenEpoch, id: string, sealing: (keyring: NonNullable<typeof keyrings['sensitive']>) =>
      Iterable<DataKey | undefined>,
  ): readonly PlaceAndKey[] => {
    const keyring = keyrings[ATTACHED_TO]
    if (!keyring) return []
    const hid = attachmentHid(keyring.keys, id)
    return [...new Set(sealing(keyring))].flatMap(dataKey => dataKey === undefined ? [] : [{
      place: { vaultId, compartment: ATTACHED_TO, epoch, hid, dataKeyId: dataKey.dataKeyId }, key: dataKey.key,
    }])
  }

  return {
    newest: (id, clientId) => {
      const [place] = epochs().slice(0, 1).flatMap(epoch =>
        placesIn(epoch, id, keyring => [dataKeyFor(keyring, clientId)]))
      if (!place) throw fault('not-allowed', 'there is no key to seal an attachment under')
      return place
    },
    places: (id, clientId) => epochs().flatMap(epoch => placesIn(epoch, id, keyring =>
      [dataKeyFor(keyring, clientId), dataKeyFor(keyring, null), ...keyring.byId.values()])),
    names: id => epochs().flatMap(({ keyrings }) => {
      const keyring = keyrings[ATTACHED_TO]
      return keyring ? [hex(attachmentHid(keyring.keys, id))] : []
    }),
    hold: (isNeeded = () => true) => {
      // One function may be given twice: each holding is its own.
      const need = (): boolean => isNeeded()
      needs.add(need)
      return () => { needs.delete(need) }
    },
    isHeld: () => [...needs].some(need => need()),
  }
}
