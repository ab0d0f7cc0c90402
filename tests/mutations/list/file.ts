/** V13 to V16: the one file, its copies, its log, its owner, and what it should hold. */
import { TESTS, VAULT, type Mutation } from '../mutation.ts'

export const FILE: readonly Mutation[] = [
  {
    rule: 'V13', name: 'a bad copy of the header stays bad',
    file: `${VAULT}/header.ts`,
    find: "heal: ROWS.headers.filter((_, index) => copies[index] === 'bad')", replace: 'heal: []',
    test: `${TESTS}/damage.test.ts`, testName: 'V13: in one header is healed from the other',
  },
  {
    rule: 'V13', name: 'a bad copy of what is kept twice stays bad',
    file: `${VAULT}/twins.ts`,
    find: 'copies.filter(copy => copy.row === null || !sameBytes(copy.row, taken.row))',
    replace: 'copies.filter(copy => copy.row === null)',
    test: `${TESTS}/damage.test.ts`, testName: 'V13: in one copy of the',
  },
  {
    rule: 'V13', name: 'a bad copy of a keyring stays bad',
    file: `${VAULT}/epochs.ts`, find: 'heal: isWhole ? [] : twinRows(name, bytes)',
    replace: 'heal: isWhole ? [] : twinRows(name, bytes).slice(2)',
    test: `${TESTS}/damage.test.ts`, testName: 'V13: in one copy of the',
  },
  {
    rule: 'V13', name: 'one copy alone is written of what is kept twice',
    file: `${VAULT}/twins.ts`,
    find: 'twinNames(name).map(twin => ({ name: twin, value }))',
    replace: 'twinNames(name).slice(0, 1).map(twin => ({ name: twin, value }))',
    test: `${TESTS}/twins.test.ts`, testName: 'V13: both copies are written, and taken away, together',
  },
  {
    rule: 'V13', name: 'the older of two directories counts',
    file: `${VAULT}/twins.ts`,
    find: 'better(second.value, first.value) ? second : first',
    replace: 'better(first.value, second.value) ? second : first',
    test: `${TESTS}/unlock.test.ts`, testName: 'V13: either copy alone opens the vault',
  },
  {
    rule: 'V13', name: 'a newer format is read as ours',
    file: `${VAULT}/header.ts`, find: "if (major > FORMAT.major) return 'newer'", replace: '',
    test: `${TESTS}/damage.test.ts`, testName: 'V13: a newer format is refused, whatever else stands there',
  },
  {
    rule: 'V13', name: 'an older format than was seen is opened',
    file: `${VAULT}/open-vault.ts`,
    find: 'if (seen !== null && major < seen.format.major) {',
    replace: 'if (false && seen !== null && major < seen.format.major) {',
    test: `${TESTS}/faults.test.ts`, testName: 'V13: of an older format than this machine has seen is not opened',
  },
  {
    rule: 'V14', name: 'what was deleted stays in the file',
    file: `${VAULT}/store.ts`, find: "pragma(database, 'secure_delete=ON')",
    replace: "pragma(database, 'secure_delete=OFF')",
    test: `${TESTS}/records.test.ts`, testName: 'V14: keeps nothing of a deleted record',
  },
  {
    rule: 'V14', name: 'the log is not emptied after a deletion',
    file: `${VAULT}/desk.ts`, find: 'checkpointDue ||= removes', replace: 'checkpointDue ||= removes && false',
    test: `${TESTS}/records.test.ts`, testName: 'V14: keeps nothing of a deleted record',
  },
  {
    rule: 'V15', name: 'two processes may have the vault open',
    file: `${VAULT}/store.ts`,
    find: "  pragma(database, 'locking_mode=EXCLUSIVE')\n", replace: '',
    test: `${TESTS}/faults.test.ts`, testName: 'V15: a second process is told so',
  },
  {
    rule: 'V15', name: 'a vault in a synced folder is opened',
    file: `${VAULT}/open-vault.ts`, find: '  refuseSyncedFolder(input.path)\n', replace: '',
    test: `${TESTS}/opening.test.ts`, testName: 'tells absent, ok, foreign, damaged and synced apart',
  },
  {
    rule: 'V16', name: 'a compartment that disagrees with its manifest is not told',
    file: `${VAULT}/ledger.ts`, find: 'if (!agrees) disagreeing.add(compartment)', replace: '',
    test: `${TESTS}/damage.test.ts`, testName: 'V16: an older one put back is found, and so is one that is missing',
  },
  {
    rule: 'V16', name: 'an envelope counts without the tag of its body',
    file: `${VAULT}/manifest.ts`, find: ', envelope.subarray(-TAG_BYTES)))', replace: '))',
    test: `${TESTS}/vectors.test.ts`, testName: 'V8, V9, V16',
  },
  {
    rule: 'V16', name: 'an older copy of the whole vault is taken for the newest',
    file: `${VAULT}/open-vault.ts`,
    find: 'generationOf(epochs, compartment) < (seen.generations.get(compartment) ?? 0)',
    replace: 'generationOf(epochs, compartment) < 0',
    test: `${TESTS}/faults.test.ts`, testName: 'V16: is told, with when it was written',
  },
  {
    rule: 'V16', name: 'an older copy takes writes before a person has looked',
    file: `${VAULT}/desk.ts`,
    find: "if (vault.older) throw fault('not-allowed', 'an older copy takes no writes before it is accepted')",
    replace: '',
    test: `${TESTS}/faults.test.ts`,
    testName: 'V16: is told, with when it was written, and takes no write before it is accepted',
  },
  {
    rule: 'V16', name: 'an owner’s earlier key counts on a machine that saw the later one',
    file: `${VAULT}/directory.ts`,
    find: 'follows(vaultId, directory.successions, key, directory.ownerKey)',
    replace: 'key.length > 0 || follows(vaultId, directory.successions, key, directory.ownerKey)',
    test: `${TESTS}/renewed-user.test.ts`, testName: 'V2: the new slot pins the new key',
  },
]
