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
    find: 'copies.filter(other => other.row === null || !sameBytes(other.row, copy.row))',
    replace: 'copies.filter(other => other.row === null)',
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
    file: `${VAULT}/directory.ts`,
    find: 'second.value.revision > first.value.revision ?', replace: 'second.value.revision < first.value.revision ?',
    test: `${TESTS}/unlock.test.ts`, testName: 'V13: either copy alone opens the vault',
  },
  {
    rule: 'V13', name: 'a directory that somebody signed for himself hides the owner’s in the other copy',
    file: `${VAULT}/directory.ts`,
    find: 'const hers = copies.find(({ value }) => isOfOwner(vaultId, value, key))', replace: 'const hers = copies.slice(0, 1).find(({ value }) => isOfOwner(vaultId, value, key))',
    test: `${TESTS}/bounds.test.ts`, testName: 'V13: a copy somebody signed for himself keeps nobody out',
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
    file: `${VAULT}/ledger.ts`, find: '.flatMap(({ compartment, gap }) => gap ? [compartment] : []))',
    replace: '.flatMap(({ compartment, gap }) => gap && compartment === \'aggregate\' ? [compartment] : []))',
    test: `${TESTS}/damage.test.ts`, testName: 'V16: an older one put back is found, and so is one that is missing',
  },
  {
    rule: 'V16', name: 'a disagreement is carried on after a person has looked',
    file: `${VAULT}/ledger.ts`, find: 'gap: change.gap ?? before.gap,', replace: 'gap: (change.gap ?? false) || before.gap,',
    test: `${TESTS}/acknowledge.test.ts`, testName: 'is told no more, in this session and after it, and a new one is told again',
  },
  {
    rule: 'V16', name: 'a disagreement is forgotten with the next commit, before anybody has looked',
    file: `${VAULT}/ledger.ts`, find: 'gap: change.gap ?? before.gap,', replace: 'gap: change.gap ?? false,',
    test: `${TESTS}/acknowledge.test.ts`, testName: 'what was told and went on is told from what came since',
  },
  {
    rule: 'V16', name: 'what changes behind a disagreement that was told hides behind it',
    file: `${VAULT}/ledger.ts`, find: '    fresh.add(compartment)\n',
    replace: '    if (manifest?.gap !== true) fresh.add(compartment)\n',
    test: `${TESTS}/acknowledge.test.ts`, testName: 'what was told and went on is told from what came since',
  },
  {
    rule: 'V16', name: 'an assistant says that she has looked',
    file: `${VAULT}/owner.ts`, find: '    acknowledge: (now) => {\n      allow()\n', replace: '    acknowledge: (now) => {\n',
    test: `${TESTS}/acknowledge.test.ts`, testName: 'V2: by the owner alone',
  },
  {
    rule: 'V16', name: 'an instant no calendar has is read',
    file: `${VAULT}/bytes.ts`, find: 'within(view.getBigInt64(step(8), true), isInstant)',
    replace: 'within(view.getBigInt64(step(8), true), Number.isInteger)',
    test: `${TESTS}/bounds.test.ts`, testName: 'in a manifest is damage',
  },
  {
    rule: 'V16', name: 'a generation that cannot follow from the one seen is believed',
    file: `${VAULT}/manifest.ts`, find: 'generation - seen <= MOST_AHEAD', replace: 'generation - seen <= MOST_AHEAD * MOST',
    test: `${TESTS}/bounds.test.ts`, testName: 'is damage, and an older file is an older copy after it as before',
  },
  {
    rule: 'V16', name: 'what was seen brings the vault to where counting ends',
    file: `${VAULT}/seen.ts`, find: 'Math.min(seen, own + MOST_LOST)', replace: 'Math.min(seen, own + MOST_LOST * MOST)',
    test: `${TESTS}/bounds.test.ts`, testName: 'V16: by whoever wrote the highest numbers into it',
  },
  {
    rule: 'V16', name: 'what nobody would read again is written over what was seen',
    file: `${VAULT}/seen.ts`, find: '  if (seen !== null && !isReadable(seen)) return false\n', replace: '  if (seen !== null && !isReadable(seen)) seen = null\n',
    test: `${TESTS}/bounds.test.ts`, testName: 'says nothing, and is never written',
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
  {
    rule: 'V15', name: 'a practice closed on a full disk is locked to nobody',
    file: `${VAULT}/store.ts`, find: 'heldBack.set(file, { database, why })', replace: 'void why',
    test: `${TESTS}/full-disk.test.ts`, testName: 'V15: is looked at and opened again by the same process',
  },
]
