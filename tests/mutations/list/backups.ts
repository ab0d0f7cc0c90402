/** V18: backups that were seen to restore. */
import { TESTS, VAULT, type Mutation } from '../mutation.ts'

const HERE = `${TESTS}/backup`
const WORKS = 'tests/unit/electron/vault-process/works'

export const BACKUPS: readonly Mutation[] = [
  {
    rule: 'V18', name: 'one bad face ends the listing of a folder',
    file: `${VAULT}/backup/file.ts`, find: 'understood(() => readFace(readBytes(face)))', replace: 'readFace(readBytes(face))',
    test: `${TESTS}/bounds.test.ts`, testName: 'V18: with any bit of its instant turned',
  },
  {
    rule: 'V18', name: 'a backup may end without its end',
    file: `${VAULT}/backup/read.ts`,
    find: 'if (place < stage || opened.isLast !== (kind === KIND.manifest)) throw', replace: 'if (place < stage) throw',
    test: `${HERE}/damage.test.ts`, testName: 'V18: the end in another place',
  },
  {
    rule: 'V18', name: 'the hash of a row is not held against the backup’s list',
    file: `${VAULT}/backup/checks.ts`,
    find: 'if (!sameBytes(listed, tally.all().subarray(at, at + listed.length))) {',
    replace: 'if (listed.length === 0) {',
    test: `${HERE}/listed.test.ts`, testName: 'V18: one hash that is another row’s is told where it stands',
  },
  {
    rule: 'V18', name: 'a backup need not list all that is in it',
    file: `${VAULT}/backup/checks.ts`, find: 'if (at !== tally.all().length) throw',
    replace: 'if (at > tally.all().length) throw',
    test: `${HERE}/damage.test.ts`, testName: 'no list of hashes',
  },
  {
    rule: 'V18', name: 'what is in a backup is not held against its manifest’s hash',
    file: `${VAULT}/backup/checks.ts`, find: '    && sameBytes(tally.digest(), manifest.digest)\n', replace: '',
    test: `${HERE}/damage.test.ts`, testName: 'another digest',
  },
  {
    rule: 'V18', name: 'a backup need not hold as much as it says',
    file: `${VAULT}/backup/checks.ts`, find: 'if (!agrees) throw', replace: 'if (!agrees && count.rows < 0) throw',
    test: `${HERE}/damage.test.ts`, testName: 'more rows than it says',
  },
  {
    rule: 'V18', name: 'a length is believed before the file is long enough for it',
    file: `${VAULT}/backup/read.ts`, find: 'if (length > SEALED_MOST || length > file.left()) throw',
    replace: 'if (length > 2 * SEALED_MOST) throw',
    test: `${HERE}/damage.test.ts`, testName: 'V18: lengths no file has are refused before anything is taken',
  },
  {
    rule: 'V18', name: 'the front of another backup goes with it',
    file: `${VAULT}/backup/layout.ts`,
    find: 'return join(u8(purpose.length), purpose, u16(major), vaultId, hash(face))',
    replace: 'return join(u8(purpose.length), purpose, u16(major), vaultId, hash(face.subarray(0, 26)))',
    test: `${HERE}/damage.test.ts`,
    testName: 'V18: the front of another vault, or of another backup, does not go with it',
  },
  {
    rule: 'V18', name: 'a backup is told before it was read back',
    file: `${VAULT}/backup/write.ts`,
    find: '  try {\n    const verified = await verifyBackup(',
    replace: '  if (manifest.rows >= 0) return 1\n  try {\n    const verified = await verifyBackup(',
    test: `${HERE}/disk.test.ts`, testName: 'V18: what the disk does not give back as it was written is no backup',
  },
  {
    rule: 'V18', name: 'a backup that leads to no seed is written',
    file: `${VAULT}/backup/owner-seed.ts`, find: '  for (const slot of slots) slotRowsOf(slot, row)\n', replace: '',
    test: `${HERE}/round-trip.test.ts`, testName: 'V18: a vault that would not open from the backup’s front is told',
  },
  {
    rule: 'V18', name: 'rows that change meanwhile are in a backup as they are by then',
    file: `${VAULT}/snapshot.ts`,
    find: 'if (row !== null) putBy.push(row)', replace: '',
    test: `${HERE}/snapshot.test.ts`, testName: 'V18: is exactly what was there when it began',
  },
  {
    rule: 'V18', name: 'rows of low numbers are in no backup',
    file: `${VAULT}/snapshot.ts`, find: 'const FIRST = -(2n ** 63n)', replace: 'const FIRST = -(2n ** 53n)',
    test: `${HERE}/snapshot.test.ts`, testName: 'V18: has every row, whatever number of 64 bits',
  },
  {
    rule: 'V18', name: 'a backup that lacks a row is called whole',
    file: `${VAULT}/snapshot.ts`, find: "if (met !== total) throw damaged('rows are there that cannot be read')", replace: '',
    test: `${HERE}/snapshot.test.ts`, testName: 'V18: is refused at its end where a row was not found',
  },
  {
    rule: 'V18', name: 'any file takes the place of the practice by its name',
    file: `${VAULT}/backup/swap.ts`, find: 'hasMagic(store.get(structuralKey(name)))', replace: 'name.length > 0',
    test: 'tests/unit/electron/vault-process/works/restore-interrupted.test.ts',
    testName: 'V18: a file that has the name of one that waits, and is no vault',
  },
  {
    rule: 'V18', name: 'what was restored is told as a failure',
    file: 'electron/vault-process/works/restore.ts',
    find: 'return { ...error.restored, replaced: takePlace(target, error.stamp) }', replace: 'throw error',
    test: 'tests/unit/electron/vault-process/works/restore-interrupted.test.ts',
    testName: 'V18: a disk that fails once, while the restored one takes its place',
  },
  {
    rule: 'V18', name: 'a restored vault is not read back',
    file: `${VAULT}/backup/restore.ts`, find: 'if (!sameBytes(tally.digest(), manifest.digest)) {',
    replace: 'if (manifest.rows < 0) {',
    test: `${HERE}/disk.test.ts`, testName: 'V18: a restore that a disk refuses leaves nothing',
  },
  {
    rule: 'V18', name: 'a restored vault takes the place of the old one, which is gone',
    file: `${VAULT}/backup/swap.ts`, find: 'if (existsSync(target)) keepAside(target, aside)', replace: '',
    test: `${HERE}/restore.test.ts`, testName: 'V18: is kept aside with its attachments, whole',
  },
  {
    rule: 'V18', name: 'the log of the old vault gets into the restored one',
    file: `${VAULT}/backup/swap.ts`,
    find: 'for (const suffix of COMPANION_SUFFIXES) moveIfThere(target + suffix, aside + suffix)', replace: '',
    test: `${HERE}/restore.test.ts`,
    testName: 'V18: and is gone has its log put aside, or it would get into the new one',
  },
  {
    rule: 'V18', name: 'a restored vault takes the place of one that is open',
    file: `${VAULT}/backup/swap.ts`,
    find: "!(error instanceof VaultFault) || error.code === 'open-elsewhere'", replace: '!(error instanceof VaultFault)',
    test: `${HERE}/restore.test.ts`, testName: 'V18: waits for a vault that is open elsewhere',
  },
  {
    rule: 'V18', name: 'a backup from the future takes the place of others',
    file: 'shared/domain/backup-rotation.ts', find: 'const future = sorted.filter(({ at }) => at > now.getTime())',
    replace: 'const future = sorted.filter(({ at }) => at > now.getTime() + 1e15)',
    test: 'tests/unit/shared/domain/backup-rotation.test.ts', testName: 'V18: after the clock was set back nothing goes',
  },
  {
    rule: 'V18', name: 'what may not stand for a backup has it go',
    file: 'shared/domain/backup-rotation.ts',
    find: 'past.slice(0, place).filter(({ backup }) => standsFor(backup, one.backup))',
    replace: 'past.slice(0, place)',
    test: 'tests/unit/shared/domain/backup-rotation.test.ts',
    testName: 'V18: one that may not stand for another is never the reason why that goes',
  },
  {
    rule: 'V18', name: 'a backup goes because of one that no key has opened',
    file: 'electron/vault-process/works/backup-rows.ts', find: 'newer.opened && ', replace: '',
    test: `${WORKS}/keeping.test.ts`, testName: 'one that no key has opened, however whole it looks',
  },
  {
    rule: 'V18', name: 'a backup goes because of one that lacks files',
    file: 'electron/vault-process/works/backup-rows.ts', find: 'newer.lacks <= older.lacks && ', replace: '',
    test: `${WORKS}/keeping.test.ts`, testName: 'one that lacks files',
  },
  {
    rule: 'V18', name: 'a backup the coach gave a name to goes',
    file: 'electron/vault-process/works/backup-rows.ts', find: ' && !isCopy && isBackupName(name)',
    replace: ' && !isCopy',
    test: `${WORKS}/keeping.test.ts`, testName: 'one to which the coach gave a name',
  },
  {
    rule: 'V17', name: 'files of a note that was hers once are lost with her keys',
    file: 'electron/vault-process/works/keeper.ts', find: 'clientId !== erasing', replace: 'clientId === erasing',
    test: `${WORKS}/erasing.test.ts`, testName: 'that were left under her key by a lock open as well',
  },
  {
    rule: 'V17', name: 'a backup that was begun before she was erased holds her',
    file: 'electron/vault-process/works/run-up.ts', find: 'for (const { stop } of running) stop()\n', replace: '',
    test: `${WORKS}/erasing.test.ts`, testName: 'a backup that is being written ends',
  },
]
