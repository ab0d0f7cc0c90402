/** V8 to V11: records on disk, one commit, and what does not open. */
import { TESTS, VAULT, type Mutation } from '../mutation.ts'

export const RECORDS: readonly Mutation[] = [
  {
    rule: 'V8', name: 'a record is called by its collection and id on disk',
    file: `${VAULT}/compartment-keys.ts`,
    find: 'keyedHash(home.index, join(sized(exactUtf8(collection)), sized(exactUtf8(id))))',
    replace: 'join(exactUtf8(collection + id), new Uint8Array(32)).slice(0, 32)',
    test: `${TESTS}/records.test.ts`, testName: 'V8: holds no name, id, collection or text in the clear',
  },
  {
    rule: 'V8', name: 'a record lies under a name that is not its own',
    file: `${VAULT}/open-records.ts`, find: 'classes === null || !bench.isNamed(homeKeys, collection, id)',
    replace: 'classes === null', test: `${TESTS}/held-keys.test.ts`,
    testName: 'V8: a record under another name is none',
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
    file: `${VAULT}/desk.ts`,
    find: 'store.transaction((writer) => {',
    replace: 'vault = { ...vault, ...next }\n      store.transaction((writer) => {',
    test: `${TESTS}/faults.test.ts`, testName: 'V10: a transaction that fails at any of its writes',
  },
  {
    rule: 'V10', name: 'a transaction that failed is not taken back',
    file: `${VAULT}/store.ts`, find: "if (database.inTransaction) database.exec('ROLLBACK')", replace: '',
    test: `${TESTS}/faults.test.ts`, testName: 'V10:',
  },
  {
    rule: 'V11', name: 'what does not open may be written over',
    file: `${VAULT}/open-records.ts`,
    find: '    closed.add(hex(hid))\n    // A record of nothing but', replace: '    // A record of nothing but',
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
]
