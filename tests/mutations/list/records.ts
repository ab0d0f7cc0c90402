/** V8 to V11: records on disk, one commit, and what does not open. */
import { TESTS, VAULT, type Mutation } from '../mutation.ts'

export const RECORDS: readonly Mutation[] = [
  {
    rule: 'V9', name: 'a revision beyond its bound opens',
    file: `${VAULT}/workbench.ts`, find: 'if (memory.readUInt16LE(plainLocator + LOCATOR_BYTES - 2) !== 0) return null', replace: '',
    test: `${TESTS}/bounds.test.ts`, testName: 'V9, V11: of',
  },
  {
    rule: 'V9', name: 'a revision at its highest is counted on',
    file: `${VAULT}/envelope.ts`, find: 'Math.min(versions.revision, MOST)', replace: 'Math.max(versions.revision, 1 + 0 * MOST)',
    test: `${TESTS}/bounds.test.ts`, testName: 'V9: of the highest number opens',
  },
  {
    rule: 'V11', name: 'a row of any length is laid out in memory',
    file: `${VAULT}/open-records.ts`, find: '  if (value.length > MOST_ROW_BYTES) return null\n', replace: '',
    test: `${TESTS}/bounds.test.ts`, testName: 'V11: a row that is longer than any record can be',
  },
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
  {
    rule: 'V11', name: 'one record that is not as it should be keeps the practice from opening',
    file: `${VAULT}/rx-storage/opening.ts`, find: 'return policy.fits(fields, record.sealed) ? fields : null', replace: 'return fields',
    test: `tests/unit/electron/vault-process/hostile-records.test.ts`, testName: 'is left out, told, kept on disk and closed to writes',
  },
  {
    rule: 'V11', name: 'a record that was left out is written over',
    file: `${VAULT}/session.ts`, find: '    pending.refuse(writes)\n', replace: '',
    test: `tests/unit/electron/vault-process/hostile-records.test.ts`, testName: 'is left out, told, kept on disk and closed to writes',
  },
  {
    rule: 'V11', name: 'a record that was left out is not counted',
    file: `${VAULT}/pending.ts`, find: 'leftOut: () => leftOut.size', replace: 'leftOut: () => 0',
    test: `tests/unit/electron/vault-process/hostile-records.test.ts`, testName: 'is left out, told, kept on disk and closed to writes',
  },
  {
    rule: 'V1', name: 'whoever lacks a key says its fields under another',
    file: `${VAULT}/rx-storage/opening.ts`, find: 'if (!isEachInItsClass(record, policy)) return null', replace: '',
    test: `tests/unit/electron/vault-process/hostile-records.test.ts`, testName: 'V1: an admin cannot put words of her own',
  },
  {
    rule: 'V11', name: 'a day that is on no calendar gets into the rooms',
    file: `${VAULT}/rx-storage/fits.ts`, find: 'if (pattern === Instant.pattern) return isRealInstant', replace: '',
    test: `${TESTS}/rx-storage/fits.test.ts`, testName: 'V11: refuses days and hours that are not on the calendar',
  },
  {
    rule: 'V11', name: 'a row the index does not lead to is written a second time',
    file: `${VAULT}/store.ts`, find: 'if (!indexAgrees(database)) makeIndexAnew(database)', replace: '',
    test: `${TESTS}/index.test.ts`, testName: 'V11: is there again after opening, and an edit changes it',
  },
  {
    rule: 'V11', name: 'of two rows under one key one counts',
    file: `${VAULT}/open-vault.ts`, find: 'twice.size === 0 || row === null', replace: 'twice.size >= 0 || row === null',
    test: `${TESTS}/index.test.ts`, testName: 'V11: are each counted as one that does not open',
  },
]
