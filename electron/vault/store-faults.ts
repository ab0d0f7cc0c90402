/** What the database driver and the file system say, as faults a caller can handle. */
import { fault } from './format.ts'
import { VaultFault, type FaultCode } from './types.ts'

const BY_SQLITE: readonly (readonly [prefix: string, code: FaultCode])[] = [
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_IOERR', 'disk-failed'],
  ['SQLITE_NOMEM', 'disk-failed'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_CANTOPEN', 'read-only'],
  ['SQLITE_PERM', 'read-only'],
  ['SQLITE_BUSY', 'open-elsewhere'],
  ['SQLITE_LOCKED', 'open-elsewhere'],
  ['SQLITE_NOTADB', 'not-a-vault'],
  ['SQLITE_CORRUPT', 'vault-damaged'],
]

const BY_SYSTEM: Readonly<Record<string, FaultCode>> = {
  ENOSPC: 'disk-full', EDQUOT: 'disk-full', EFBIG: 'disk-full',
  EACCES: 'read-only', EPERM: 'read-only', EROFS: 'read-only',
  EIO: 'disk-failed', ENOENT: 'disk-failed', ENOTDIR: 'disk-failed', EMFILE: 'disk-failed', ENFILE: 'disk-failed',
  EBUSY: 'open-elsewhere', EEXIST: 'vault-exists', EISDIR: 'not-a-vault', ENAMETOOLONG: 'disk-failed',
  ELOOP: 'disk-failed', EINVAL: 'disk-failed',
}

/**
 * SQLite's numbers: 14 is CANTOPEN, 26 NOTADB. The driver's text ends in one where it cannot open a file, and an error
 * it has no name for is called by one; there the lowest byte says of which kind it is (1544: a read-only folder).
 */
const BY_NUMBER: Readonly<Record<string, FaultCode>> = {
  5: 'open-elsewhere', 8: 'read-only', 10: 'disk-failed', 11: 'vault-damaged', 13: 'disk-full', 14: 'read-only',
  23: 'read-only', 26: 'not-a-vault',
}

const codeOf = (error: unknown): FaultCode | null => {
  if (!(error instanceof Error)) return null
  const code: unknown = Reflect.get(error, 'code')
  // The driver's own failures carry an empty code.
  if (typeof code === 'string' && code !== '') {
    const unnamed = /^UNKNOWN_SQLITE_ERROR_(\d+)$/.exec(code)?.[1]
    if (unnamed !== undefined) return BY_NUMBER[Number(unnamed) & 0xff] ?? null
    return BY_SQLITE.find(([prefix]) => code.startsWith(prefix))?.[1] ?? BY_SYSTEM[code] ?? null
  }
  const number = /ConnectionFailed.*: (\d+)/.exec(error.message)?.[1]
  return number === undefined ? null : BY_NUMBER[number] ?? 'disk-failed'
}

/**
 * The fault an error means; the error itself when it means none, for then it is a bug.
 * The driver's message may hold a path, so the fault has a message of its own, and no cause.
 */
export const asFault = (error: unknown): unknown => {
  if (error instanceof VaultFault) return error
  const code = codeOf(error)
  return code === null ? error : fault(code, `the disk or the database answered: ${code}`)
}

/** Runs it, and throws what it throws as a fault where it is one. */
export const withFaults = <Value>(work: () => Value): Value => {
  try {
    return work()
  } catch (error) {
    throw asFault(error)
  }
}
