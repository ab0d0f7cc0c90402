/** What the database driver and the file system say, as faults a caller can handle. */
import { fault } from './format.ts'
import { VaultFault, type FaultCode } from './types.ts'

const BY_SQLITE: readonly (readonly [prefix: string, code: FaultCode])[] = [
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_IOERR', 'disk-failed'],
  ['SQLITE_NOMEM', 'disk-failed'],
  // Locks that do not work, as on a folder of another machine.
  ['SQLITE_PROTOCOL', 'disk-failed'],
  ['SQLITE_NOLFS', 'disk-failed'],
  ['SQLITE_TOOBIG', 'disk-failed'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_CANTOPEN', 'read-only'],
  ['SQLITE_PERM', 'read-only'],
  ['SQLITE_BUSY', 'open-elsewhere'],
  ['SQLITE_LOCKED', 'open-elsewhere'],
  ['SQLITE_NOTADB', 'not-a-vault'],
  ['SQLITE_CORRUPT', 'vault-damaged'],
]

/** What the system says that has advice of its own. Anything else it says is the disk's, however far away that is. */
const BY_SYSTEM: Readonly<Record<string, FaultCode>> = {
  ENOSPC: 'disk-full', EDQUOT: 'disk-full', EFBIG: 'disk-full',
  EACCES: 'read-only', EPERM: 'read-only', EROFS: 'read-only',
  EBUSY: 'open-elsewhere', EEXIST: 'vault-exists', EISDIR: 'not-a-vault',
}

/** The system's own names of errors, and Node's for what has none. Node's own mistakes are called `ERR_..`. */
const isOfTheSystem = (error: Error, code: string): boolean =>
  /^(E[A-Z0-9]+|UNKNOWN)$/.test(code) || typeof Reflect.get(error, 'errno') === 'number'
  || typeof Reflect.get(error, 'syscall') === 'string'

/**
 * SQLite's numbers: 14 is CANTOPEN, 26 NOTADB. The driver's text ends in one where it cannot open a file, and an error
 * it has no name for is called by one; there the lowest byte says of which kind it is (1544: a read-only folder).
 */
const BY_NUMBER: Readonly<Record<string, FaultCode>> = {
  5: 'open-elsewhere', 7: 'disk-failed', 8: 'read-only', 10: 'disk-failed', 11: 'vault-damaged', 13: 'disk-full',
  14: 'read-only', 15: 'disk-failed', 22: 'disk-failed', 23: 'read-only', 26: 'not-a-vault',
}

const codeOf = (error: unknown): FaultCode | null => {
  if (!(error instanceof Error)) return null
  const code: unknown = Reflect.get(error, 'code')
  // The driver's own failures carry an empty code.
  if (typeof code === 'string' && code !== '') {
    const unnamed = /^UNKNOWN_SQLITE_ERROR_(\d+)$/.exec(code)?.[1]
    if (unnamed !== undefined) return BY_NUMBER[Number(unnamed) & 0xff] ?? null
    const known = BY_SQLITE.find(([prefix]) => code.startsWith(prefix))?.[1] ?? BY_SYSTEM[code]
    return known ?? (isOfTheSystem(error, code) ? 'disk-failed' : null)
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
