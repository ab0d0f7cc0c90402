/**
 * V12: where a sealed attachment belongs. Everything said here is bound into its key and into every piece of it, so
 * that a file that was moved, renamed, put back or mixed with another does not open.
 */
import { dirname, join as joinPath, parse } from 'node:path'
import type { Compartment } from '../../../shared/domain/compartment.ts'
import { hex, join, u32, u8 } from '../bytes.ts'
import { hidOf, type CompartmentKeys } from '../compartment-keys.ts'
import { compartmentNumber, contextOf } from '../format.ts'
import { keyedHash } from '../sodium.ts'

export interface AttachmentPlace {
  readonly vaultId: Uint8Array
  readonly compartment: Compartment
  readonly epoch: number
  readonly hid: Uint8Array
  /** Of the client's data key in that compartment and epoch. */
  readonly dataKeyId: Uint8Array
}

export interface PlaceAndKey {
  readonly place: AttachmentPlace
  /** The data key that `place.dataKeyId` names. */
  readonly key: Uint8Array
}

/** Where an attachment lies and what opens it. */
export interface AttachmentRef extends PlaceAndKey {
  /** See `attachmentsFolder`. */
  readonly folder: string
}

/** The folder of a vault's attachments, beside it: practice.stillroom has practice.attachments. */
export const attachmentsFolder = (vaultPath: string): string =>
  joinPath(dirname(vaultPath), `${parse(vaultPath).name}.attachments`)

/** What an attachment is called on disk, under the index key of its class (V8). */
export const attachmentHid = (keys: CompartmentKeys, id: string): Uint8Array => hidOf(keys, 'attachments', id)

export const attachmentPath = ({ folder, place }: Pick<AttachmentRef, 'folder' | 'place'>): string =>
  joinPath(folder, hex(place.hid))

const placeBytes = ({ compartment, epoch, hid, dataKeyId }: AttachmentPlace): Uint8Array =>
  join(u8(compartmentNumber(compartment)), u32(epoch), hid, dataKeyId)

/** Authenticated with every chunk. */
export const chunkContext = (place: AttachmentPlace): Uint8Array =>
  contextOf('attachment', place.vaultId, placeBytes(place))

/** The key of one file's stream: no two files share one, and none is the data key that seals records. */
export const streamKey = ({ place, key }: Pick<AttachmentRef, 'place' | 'key'>): Uint8Array =>
  keyedHash(key, contextOf('attachment key', place.vaultId, placeBytes(place)))
