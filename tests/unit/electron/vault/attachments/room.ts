/** A folder for attachments, made-up contents, and places that differ in one thing. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compartmentKeys, type CompartmentKeys } from '../../../../../electron/vault/compartment-keys.ts'
import {
  attachmentHid, attachmentPath, type AttachmentPlace, type AttachmentRef,
} from '../../../../../electron/vault/attachments/place.ts'
import { readAttachment } from '../../../../../electron/vault/attachments/read.ts'
import { writeAttachment, type AttachmentFigures } from '../../../../../electron/vault/attachments/write.ts'
import { randomBytes } from '../../../../../electron/vault/sodium.ts'
import { VaultFault } from '../../../../../electron/vault/types.ts'

/** A small generator of its own, so that a seed gives the same places on every machine (mulberry32). */
export const numbers = (seed: number): ((below: number) => number) => {
  let state = seed
  return below => {
    state = (state + 0x6D2B79F5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor(((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32 * below)
  }
}

/** Content in which no two stretches are alike. */
export const made = (length: number, seed = 1): Uint8Array => {
  const next = numbers(seed)
  const words = Uint32Array.from({ length: Math.ceil(length / 4) }, () => next(2 ** 32))
  return new Uint8Array(words.buffer, 0, length)
}

export async function* pieces(content: Uint8Array, size = 10_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) yield await Promise.resolve(content.subarray(at, at + size))
}

export const VAULT_ID = new Uint8Array(16).fill(7)
const COMPARTMENT_KEY = new Uint8Array(32).fill(3)
export const DATA_KEY = new Uint8Array(32).fill(9)
export const LATER_KEY = new Uint8Array(32).fill(10)

/** Every epoch has a key of its own. */
export const keysOf = (epoch: number): CompartmentKeys =>
  compartmentKeys('sensitive', epoch, COMPARTMENT_KEY.map(byte => byte ^ epoch))

export const placeOf = (id: string, change: Partial<AttachmentPlace> = {}): AttachmentPlace => {
  const epoch = change.epoch ?? 1
  return {
    vaultId: VAULT_ID, compartment: 'sensitive', epoch, hid: attachmentHid(keysOf(epoch), id),
    dataKeyId: new Uint8Array(16).fill(epoch), ...change,
  }
}

export interface Room {
  readonly folder: string
  readonly ref: (id: string, change?: Partial<AttachmentPlace>) => AttachmentRef
  readonly write: (id: string, content: Uint8Array) => Promise<AttachmentFigures>
  readonly bytesOf: (id: string) => Buffer
  readonly setBytes: (id: string, bytes: Uint8Array) => void
  readonly names: () => readonly string[]
  readonly remove: () => void
}

export const newRoom = (): Room => {
  const above = mkdtempSync(join(tmpdir(), 'stillroom-test-'))
  const folder = join(above, 'practice.attachments')
  const ref: Room['ref'] = (id, change) => ({ folder, place: placeOf(id, change), key: DATA_KEY })
  return {
    folder, ref,
    write: (id, content) => writeAttachment({ ...ref(id), random: randomBytes }, pieces(content)),
    bytesOf: id => readFileSync(attachmentPath(ref(id))),
    setBytes: (id, bytes) => writeFileSync(attachmentPath(ref(id)), bytes),
    names: () => existsSync(folder) ? readdirSync(folder).sort() : [],
    remove: () => rmSync(above, { recursive: true, force: true }),
  }
}

export interface ReadOutcome {
  /** What was given before the end or the fault. */
  readonly given: Buffer
  readonly figures: AttachmentFigures | null
  /** The fault's code; what is no fault is thrown. */
  readonly fault: string | null
}

export const readAll = async (ref: AttachmentRef, expected: AttachmentFigures | null = null): Promise<ReadOutcome> => {
  const given: Uint8Array[] = []
  try {
    const chunks = readAttachment({ ...ref, expected })
    for (;;) {
      const next = await chunks.next()
      if (next.done === true) return { given: Buffer.concat(given), figures: next.value, fault: null }
      given.push(next.value)
    }
  } catch (error) {
    if (!(error instanceof VaultFault)) throw error
    return { given: Buffer.concat(given), figures: null, fault: error.code }
  }
}

export const faultOf = async (work: Promise<unknown>): Promise<string | null> => {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof VaultFault) return error.code
    throw error
  }
}
