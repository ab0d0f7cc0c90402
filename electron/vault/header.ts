/** V13: the header row is small, canonical and kept twice; either alone opens the vault. */
import { checked, withChecksum } from './checked.ts'
import { join, readBytes, sameBytes, u16, utf8 } from './bytes.ts'
import { FORMAT, ROWS, VAULT_ID_BYTES, damaged, fault, type FormatVersion } from './format.ts'

export interface Header { readonly format: FormatVersion; readonly vaultId: Uint8Array }

/** The name of one of the two rows. */
export type HeaderName = (typeof ROWS.headers)[number]

const MAGIC = utf8('STILLROOM\0')

export const writeHeader = (header: Header): Uint8Array =>
  withChecksum(join(MAGIC, u16(header.format.major), u16(header.format.minor), header.vaultId))

/** Whether a row begins as a header does; no more is known of it. */
export const hasMagic = (row: Uint8Array | null): boolean =>
  row !== null && sameBytes(row.subarray(0, MAGIC.length), MAGIC)

type Copy = Header | 'bad' | 'newer' | 'older'

const readCopy = (row: Uint8Array | null): Copy => {
  const content = row === null ? null : checked(row)
  if (content === null || content.length < MAGIC.length + 2) return 'bad'
  const bytes = readBytes(content)
  if (!sameBytes(bytes.take(MAGIC.length), MAGIC)) return 'bad'
  const major = bytes.u16()
  // Before anything else is read: a newer major version may lay out all that follows differently.
  if (major > FORMAT.major) return 'newer'
  // Format 0 was never anybody's: only vaults made while the format was being built have it.
  if (major < FORMAT.major) return 'older'
  if (content.length !== MAGIC.length + 4 + VAULT_ID_BYTES) return 'bad'
  return { format: { major, minor: bytes.u16() }, vaultId: Uint8Array.from(bytes.take(VAULT_ID_BYTES)) }
}

/**
 * The header out of its two copies, and which of them are to be written anew from it.
 * Throws VaultFault: newer-format; older-format; not-a-vault when neither copy exists; vault-damaged when neither can be
 * read, or when both can and they disagree.
 */
export const readHeader = (
  rows: readonly [Uint8Array | null, Uint8Array | null],
): { readonly header: Header; readonly heal: readonly HeaderName[] } => {
  if (rows[0] === null && rows[1] === null) throw fault('not-a-vault', 'the file has no header')
  const copies = rows.map(readCopy)
  if (copies.includes('newer')) throw fault('newer-format', 'the vault was written by a newer version')
  if (copies.includes('older')) throw fault('older-format', 'the vault is of a format that was never frozen')
  const good = copies.filter((copy): copy is Header => typeof copy === 'object')
  const [header, other] = good
  if (header === undefined) throw damaged('both headers are damaged')
  if (other !== undefined && !sameBytes(writeHeader(header), writeHeader(other))) {
    throw damaged('the two headers disagree')
  }
  return { header, heal: ROWS.headers.filter((_, index) => copies[index] === 'bad') }
}
