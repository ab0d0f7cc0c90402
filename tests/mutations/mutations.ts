/**
 * Every vault rule that is built, broken on purpose. A rule whose test stays green under its mutation is a rule
 * nobody proves. `find` has to stand exactly once in its file; `mutations.test.ts` says so when it no longer does.
 */
import type { Mutation } from './mutation.ts'

/** The vault rules that are built so far; each names at least one mutation. */
export const BUILT_RULES = [
  'V1', 'V3', 'V4', 'V5', 'V8', 'V9', 'V10', 'V11', 'V13', 'V14', 'V15', 'V16', 'V20',
] as const satisfies readonly Mutation['rule'][]

const VAULT = 'electron/vault'
const TESTS = 'tests/unit/electron/vault'

export const MUTATIONS: readonly Mutation[] = [
  {
    rule: 'V1', name: 'a class there is no key for is kept quiet',
    file: `${VAULT}/open-records.ts`, find: 'sealed.push(span.compartment)', replace: '',
    test: `${TESTS}/held-keys.test.ts`, testName: 'V1: sees a record without the classes she has no key for',
  },
  {
    rule: 'V1', name: 'a record of classes there is no key for counts as damage',
    file: `${VAULT}/open-records.ts`, find: 'if (!others) unopened += 1', replace: 'unopened += 1',
    test: `${TESTS}/held-keys.test.ts`, testName: 'V1: a manager, who holds frozen aggregates alone',
  },
  {
    rule: 'V3', name: 'the commitment is not checked before the slot is opened',
    file: `${VAULT}/keyslot.ts`,
    find: 'if (!sameSecret(commitmentOf(keys.commit), slot.commitment)) return null', replace: '',
    test: `${TESTS}/opening.test.ts`, testName: 'takes the passphrase, and no other',
  },
  {
    rule: 'V3', name: 'the public fields of a slot are not authenticated with it',
    file: `${VAULT}/keyslot.ts`,
    find: "contextOf('slot', vaultId, publicBytes(slot, commitment))", replace: "contextOf('slot', vaultId, commitment)",
    test: `${TESTS}/vectors.test.ts`, testName: 'V3: a key slot is the known bytes, and opens',
  },
  {
    rule: 'V4', name: 'a slot decides how much memory its opening takes',
    file: `${VAULT}/keyslot.ts`, find: '  refuseKdfOutOfBounds(slot.kdf)\n', replace: '',
    test: `${TESTS}/damage.test.ts`, testName: 'V4: cannot make it take memory',
  },
  {
    rule: 'V4', name: 'four times the memory is within the bounds',
    file: `${VAULT}/kdf.ts`, find: 'max: 1024 * 1024 }', replace: 'max: 4 * 1024 * 1024 }',
    test: `${TESTS}/damage.test.ts`, testName: 'V4: cannot make it take memory',
  },
  {
    rule: 'V4', name: 'a slot with weaker parameters stays as it is',
    file: `${VAULT}/session.ts`, find: 'if (!isBelowDefault(kdf) && !isLeftOver) return', replace: 'if (!isLeftOver) return',
    test: `${TESTS}/opening.test.ts`, testName: 'V4: weaker parameters are renewed by a successful unlock',
  },
  {
    rule: 'V5', name: 'a slip of the pen in the recovery code is not noticed',
    file: `${VAULT}/recovery-code.ts`,
    find: "return checkOf(secret) === code.slice(SYMBOLS) ? ok(secret) : failed('checksum')", replace: 'return ok(secret)',
    test: `${TESTS}/pure-parts.test.ts`, testName: 'V5: every wrong symbol and every exchange of two neighbours is found',
  },
  {
    rule: 'V5', name: 'a recovery sheet that was replaced goes on opening the practice',
    file: `${VAULT}/slots.ts`, find: '  return retireOthers(holder, added.next, entry)', replace: '  return added.next',
    test: `${TESTS}/renewal.test.ts`, testName: 'V4, V5: leaves at every point one that opens: the old, then both, then the new',
  },
  {
    rule: 'V5', name: 'the old slot is retired before the new one was opened again',
    file: `${VAULT}/slots.ts`,
    find: "if (opened === null || !sameBytes(opened.seed, holder.secret.seed)) throw damaged('the new key slot does not open')",
    replace: '',
    test: `${TESTS}/opening.test.ts`, testName: 'V5: a slot that cannot be opened again retires nothing',
  },
  {
    rule: 'V8', name: 'a record is called by its collection and id on disk',
    file: `${VAULT}/compartment-keys.ts`,
    find: 'keyedHash(home.index, join(sized(exactUtf8(collection)), sized(exactUtf8(id))))',
    replace: 'join(exactUtf8(collection + id), new Uint8Array(32)).slice(0, 32)',
    test: `${TESTS}/records.test.ts`, testName: 'V8: holds no name, id, collection or text in the clear',
  },
  {
    rule: 'V9', name: 'an envelope is not bound to its revision',
    file: `${VAULT}/envelope.ts`,
    find: 'join(locator.dataKeyId, u32(locator.schemaVersion), u64(locator.revision))',
    replace: 'join(locator.dataKeyId, u32(locator.schemaVersion), u64(1))',
    test: `${TESTS}/damage.test.ts`, testName: 'V9: an own older body does not open under the newer locator',
  },
  {
    rule: 'V9', name: 'an envelope is not bound to its record',
    file: `${VAULT}/envelope.ts`, find: 'u32(epoch), place.hid,', replace: 'u32(epoch),',
    test: `${TESTS}/vectors.test.ts`, testName: 'V8, V9, V16',
  },
  {
    rule: 'V8', name: 'a record lies under a name that is not its own',
    file: `${VAULT}/open-records.ts`, find: 'classes === null || !bench.isNamed(homeKeys, collection, id)',
    replace: 'classes === null', test: `${TESTS}/held-keys.test.ts`, testName: 'V8: a record under another name is none',
  },
  {
    rule: 'V9', name: 'a short text is as short on disk',
    file: `${VAULT}/padding.ts`, find: 'const SMALLEST = 256', replace: 'const SMALLEST = 16',
    test: `${TESTS}/pure-parts.test.ts`, testName: 'V9: lengths on disk',
  },
  {
    rule: 'V9', name: 'a record without its home envelope is one',
    file: `${VAULT}/open-records.ts`,
    find: 'if (homeKeys !== undefined) {',
    replace: 'if (homeKeys !== undefined && classes !== null) {',
    test: `${TESTS}/held-keys.test.ts`, testName: 'V9: cannot make a record of a class she does not hold',
  },
  {
    rule: 'V10', name: 'memory goes ahead of the disk',
    file: `${VAULT}/session.ts`,
    find: 'store.transaction(({ put, remove }) => {\n      for (const { hid, value }',
    replace: 'manifests = next.manifests\n    store.transaction(({ put, remove }) => {\n      for (const { hid, value }',
    test: `${TESTS}/faults.test.ts`, testName: 'V10: a transaction that fails at any of its writes',
  },
  {
    rule: 'V10', name: 'a transaction that failed is not taken back',
    file: `${VAULT}/store.ts`, find: "if (database.inTransaction) database.exec('ROLLBACK')", replace: '',
    test: `${TESTS}/faults.test.ts`, testName: 'V10:',
  },
  {
    rule: 'V11', name: 'what does not open may be written over',
    file: `${VAULT}/open-records.ts`, find: 'closed.add(hex(hid))', replace: '',
    test: `${TESTS}/damage.test.ts`, testName: 'V11: one that does not open is neither overwritten nor deleted',
  },
  {
    rule: 'V11', name: 'a record that does not open is not counted',
    file: `${VAULT}/open-records.ts`, find: 'if (!others) unopened += 1', replace: '',
    test: `${TESTS}/damage.test.ts`, testName: 'V11: anywhere in a record is counted, and the rest opens',
  },
  {
    rule: 'V11', name: 'a class cut out of a record is not missed',
    file: `${VAULT}/open-records.ts`,
    find: 'if (!hasItsClasses(held, classes, fields)) return null',
    replace: '',
    test: `${TESTS}/damage.test.ts`, testName: 'V11, V16: cut out of a record, or put back into it',
  },
  {
    rule: 'V13', name: 'a bad copy of the header stays bad',
    file: `${VAULT}/header.ts`,
    find: "heal: ROWS.headers.filter((_, index) => copies[index] === 'bad')", replace: 'heal: []',
    test: `${TESTS}/damage.test.ts`, testName: 'V13: in one header is healed from the other',
  },
  {
    rule: 'V13', name: 'a newer format is read as ours',
    file: `${VAULT}/header.ts`, find: "if (major > FORMAT.major) return 'newer'", replace: '',
    test: `${TESTS}/damage.test.ts`, testName: 'V13: a newer format is refused, whatever else stands there',
  },
  {
    rule: 'V13', name: 'an older format than was seen is opened',
    file: `${VAULT}/open-vault.ts`,
    find: 'if (seen !== null && major < seen.format.major) {', replace: 'if (false && seen !== null && major < seen.format.major) {',
    test: `${TESTS}/faults.test.ts`, testName: 'V13: of an older format than this machine has seen is not opened',
  },
  {
    rule: 'V14', name: 'what was deleted stays in the file',
    file: `${VAULT}/store.ts`, find: "pragma(database, 'secure_delete=ON')", replace: "pragma(database, 'secure_delete=OFF')",
    test: `${TESTS}/records.test.ts`, testName: 'V14: keeps nothing of a deleted record',
  },
  {
    rule: 'V14', name: 'the log is not emptied after a deletion',
    file: `${VAULT}/session.ts`, find: 'checkpointDue ||= plan.removes', replace: '',
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
    find: 'generation < (seen.generations.get(compartment) ?? 0)', replace: 'generation < 0',
    test: `${TESTS}/faults.test.ts`, testName: 'V16: is told, with when it was written',
  },
  {
    rule: 'V20', name: 'locking leaves the page’s process running',
    file: 'electron/windows/lock.ts',
    find: 'await Promise.all([vault?.kill(), parts.window.end()])', replace: 'await vault?.kill()',
    test: 'tests/unit/electron/windows/lock.test.ts', testName: 'asks the window first, then closes the vault',
  },
  {
    rule: 'V20', name: 'locking leaves the vault process running', kind: 'e2e',
    file: 'electron/windows/lock.ts',
    find: 'await Promise.all([vault?.kill(), parts.window.end()])', replace: 'await parts.window.end()',
    test: 'tests/e2e/window.spec.ts', testName: 'Ctrl+L ends the process of the page and the vault process',
  },
]
