/** V7: an attachment moves to a new epoch, or to another client, by being sealed anew. */
import { sameBytes } from '../bytes.ts'
import type { Random } from '../sodium.ts'
import type { AttachmentPlace } from './place.ts'
import { readAttachment } from './read.ts'
import { replaceAttachment, type AttachmentFigures, type WriteOptions } from './write.ts'

export interface PlaceAndKey { readonly place: AttachmentPlace; readonly key: Uint8Array }

export interface ResealInput {
  readonly folder: string
  readonly from: PlaceAndKey
  /**
   * Another hid than before: both files are there until the record that names the new one is committed. A new epoch
   * brings one; for another client of the same epoch the attachment gets a new id.
   */
  readonly to: PlaceAndKey
  /** What the record says of it: nothing else is sealed anew. */
  readonly expected: AttachmentFigures | null
  readonly random: Random
}

/**
 * Writes the new file durably and leaves the old one, which the caller removes after its transaction. May be repeated
 * after a failure or a crash.
 * Rejects as `readAttachment` and `writeAttachment` do; then the old file is as it was, and there is no new one unless
 * an earlier attempt had made it.
 */
export const resealAttachment = (
  { folder, from, to, expected, random }: ResealInput, { signal, onProgress }: Omit<WriteOptions, 'limit'> = {},
): Promise<AttachmentFigures> => {
  if (sameBytes(from.place.hid, to.place.hid)) throw new Error('an attachment is not sealed anew under its own name')
  const stop = signal === undefined ? {} : { signal }
  return replaceAttachment({ folder, ...to, random }, readAttachment({ folder, ...from, expected }, stop), {
    ...stop, ...onProgress === undefined ? {} : { onProgress }, limit: Infinity,
  })
}
