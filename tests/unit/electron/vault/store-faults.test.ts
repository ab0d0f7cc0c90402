/** E11: whatever a disk says is a fault with a code: none ends as “something went wrong”. */
import { constants } from 'node:os'
import { describe, expect, it } from 'vitest'
import { asFault } from '../../../../electron/vault/store-faults.ts'
import { VaultFault } from '../../../../electron/vault/types.ts'

const codeOf = (parts: object): string => {
  const told = asFault(Object.assign(new Error('/home/mara/practice.vault'), parts))
  return told instanceof VaultFault ? told.code : 'a bug'
}

describe('an error of the system', () => {
  it('E11: is a fault, whichever it is, and wherever it came from', () => {
    const names = Object.keys(constants.errno)
    expect(names.length).toBeGreaterThan(60)
    for (const code of names) {
      const told = codeOf({ code, errno: -constants.errno[code as keyof typeof constants.errno], syscall: 'open' })
      expect(['disk-failed', 'disk-full', 'read-only', 'open-elsewhere', 'vault-exists', 'not-a-vault'], code).toContain(told)
      expect(codeOf({ code }), code).toBe(told)
    }
  })

  it.each(['ENOTCONN', 'ESTALE', 'ENODEV', 'ENXIO', 'EHOSTDOWN', 'ETIMEDOUT', 'EXDEV', 'ENOMEM', 'EBADF', 'ENOTEMPTY', 'UNKNOWN'])(
    'E11: %s, as a folder on another machine gives it, is the disk’s', (code) => {
      expect(codeOf({ code, errno: -1, syscall: 'scandir' })).toBe('disk-failed')
    })

  it('E11: is one by its number alone, under a name of Node’s', () => {
    expect(codeOf({ code: 'ERR_FS_EISDIR', errno: 21, syscall: 'rm' })).toBe('disk-failed')
  })
})

it('E11: locks that do not work, and a file system that is too small, are the disk’s', () => {
  for (const code of ['SQLITE_PROTOCOL', 'SQLITE_NOLFS', 'SQLITE_TOOBIG', 'SQLITE_IOERR_LOCK']) {
    expect(codeOf({ code }), code).toBe('disk-failed')
  }
})

it('what is wrong in our own words stays a bug', () => {
  const bugs = ['ERR_INVALID_ARG_TYPE', 'ERR_OUT_OF_RANGE', 'MODULE_NOT_FOUND', 'SQLITE_MISUSE', 'SQLITE_ERROR', 'SQLITE_RANGE']
  for (const code of bugs) expect(codeOf({ code }), code).toBe('a bug')
  expect(codeOf({})).toBe('a bug')
})
