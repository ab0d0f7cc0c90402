/** V12: attachments. */
import { TESTS, VAULT, type Mutation } from '../mutation.ts'

const HERE = `${TESTS}/attachments`

export const ATTACHMENTS: readonly Mutation[] = [
  {
    rule: 'V12', name: 'an attachment may end before its end',
    file: `${VAULT}/attachments/read.ts`,
    find: "  if (opened.isLast !== isLast) throw damaged('an attachment does not end where it should')\n",
    replace: '  void isLast\n',
    test: `${HERE}/damage.test.ts`, testName: 'a file cut anywhere',
  },
  {
    rule: 'V12', name: 'an attachment is not bound to its name',
    file: `${VAULT}/attachments/place.ts`,
    find: 'join(u8(compartmentNumber(compartment)), u32(epoch), hid, dataKeyId)',
    replace: 'join(u8(compartmentNumber(compartment)), u32(epoch), hid.subarray(32), dataKeyId)',
    test: `${HERE}/damage.test.ts`, testName: 'another file under its name',
  },
  {
    rule: 'V12', name: 'an attachment need not be what its record says',
    file: `${VAULT}/attachments/read.ts`,
    find: 'expected.bytes === figures.bytes && sameBytes(expected.digest, figures.digest)',
    replace: 'sameBytes(figures.digest, figures.digest)',
    test: `${HERE}/damage.test.ts`, testName: 'another content under the same keys is not what the record names',
  },
  {
    rule: 'V12', name: 'an attachment is as long on disk as it is',
    file: `${VAULT}/attachments/layout.ts`,
    find: 'return paddedLength(contentBytes + LENGTH_BYTES * (chunks - 1))',
    replace: 'return paddedLength(0) * 0 + contentBytes + LENGTH_BYTES * chunks',
    test: `${HERE}/layout.test.ts`, testName: 'V12: the known answers',
  },
  {
    rule: 'V12', name: 'an attachment is named before it is on the disk',
    file: `${VAULT}/attachments/write.ts`, find: '    await withDiskFaults(() => handle.sync())\n', replace: '',
    test: `${HERE}/disk.test.ts`, testName: 'at the sync: what was not made durable is not kept',
  },
  {
    rule: 'V12', name: 'files of a class whose records did not all open are swept away',
    file: `${VAULT}/attachments/tidy.ts`,
    find: ': isHere && compartments.includes(front.compartment)', replace: ': isHere && compartments !== undefined',
    test: `${HERE}/tidy.test.ts`, testName: 'V11: are not what cannot be known to be named',
  },
  {
    rule: 'V16', name: 'files an older copy cannot know are swept away',
    file: `${VAULT}/attachments/spared.ts`, find: 'at >= from && at <= to', replace: 'at >= from && at < from',
    test: 'tests/unit/electron/vault-process/works/older-copy.test.ts', testName: 'V16: not in that session, not later',
  },
]
