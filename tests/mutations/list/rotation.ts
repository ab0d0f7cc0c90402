/** V7, V14, V16, V17: every key renewed, and a client's keys gone. */
import { TESTS, VAULT, type Mutation } from '../mutation.ts'

export const ROTATION: readonly Mutation[] = [
  {
    rule: 'V7', name: 'a user is taken out, and the keys she had stay',
    file: `${VAULT}/owner.ts`, find: 'sign(removed(present(), userId), now)',
    replace: 'sign(removed(present(), userId), now && null)',
    test: `${TESTS}/patched-admin.test.ts`,
    testName: 'V16: the whole directory of before put back is an older copy for the coach',
  },
  {
    rule: 'V7', name: 'another passphrase begins no rotation',
    file: `${VAULT}/session.ts`,
    find: 'next: { directory: signed.next, epochs: begun.epochs, holder: next }, removes: true,',
    replace: 'next: { directory: signed.next, holder: next }, removes: true,',
    test: `${TESTS}/rotation.test.ts`,
    testName: 'V7: begins with another passphrase, re-seals every record, and leaves one epoch',
  },
  {
    rule: 'V7', name: 'the next epoch has the data keys of the one before',
    file: `${VAULT}/keyring.ts`,
    find: 'keyringOf(keys, keyring.text, freshKeys(keyring.byClient.keys(), random))',
    replace: 'keyringOf(keys, keyring.text, random === undefined ? [] : [...keyring.byClient.values()])',
    test: `${TESTS}/keys-that-go.test.ts`, testName: 'V7: of one epoch none is a key of the next',
  },
  {
    rule: 'V7', name: 'the older epoch’s grants stay in the directory',
    file: `${VAULT}/rotation.ts`,
    find: 'directory: { ...directory, grants: directory.grants.filter(grant => !isOlder(grant)) },',
    replace: 'directory,',
    test: `${TESTS}/rotation.test.ts`,
    testName: 'V7: begins with another passphrase, re-seals every record, and leaves one epoch',
  },
  {
    rule: 'V7', name: 'the older epoch’s grants stay in the file',
    file: `${VAULT}/rotation.ts`, find: '...directory.grants.filter(isOlder)',
    replace: '...directory.grants.slice(0, 0)',
    test: `${TESTS}/rotation.test.ts`,
    testName: 'V7: begins with another passphrase, re-seals every record, and leaves one epoch',
  },
  {
    rule: 'V7', name: 'a step of a rotation forgets to write the manifests',
    file: `${VAULT}/resealing.ts`, find: 'const writing: Writing = { rows: next.rows,',
    replace: 'const writing: Writing = { rows: next.rows.slice(0, 0),',
    test: `${TESTS}/rotation.test.ts`, testName: 'V7: goes on where a crash stopped it, at every step',
  },
  {
    rule: 'V7', name: 'a re-sealed record stays where it was as well',
    file: `${VAULT}/plan-commit.ts`, find: '    put(hid, null)\n    put(fresh,', replace: '    put(fresh,',
    test: `${TESTS}/rotation.test.ts`, testName: 'V7: goes on where a crash stopped it, at every step',
  },
  {
    rule: 'V11', name: 'a rotation ends with records left that do not open',
    file: `${VAULT}/resealing.ts`, find: '      if (left > 0) {', replace: '      if (left > 1_000) {',
    test: `${TESTS}/rotation.test.ts`, testName: 'V11: keeps a record that does not open, and its epoch with it',
  },
  {
    rule: 'V10', name: 'a step the disk refused is not done again',
    file: `${VAULT}/resealing.ts`,
    find: '      if (hids.length > 0) step(hids, now)\n      waiting.length -= hids.length\n',
    replace: '      waiting.length -= hids.length\n      if (hids.length > 0) step(hids, now)\n',
    test: `${TESTS}/rotation.test.ts`, testName: 'V10: a disk that refuses a step leaves the vault as it was',
  },
  {
    rule: 'V14', name: 'the log keeps what a rotation took out',
    file: `${VAULT}/resealing.ts`,
    find: '      next: { epochs: kept.epochs, directory: signed.next },\n      removes: true,',
    replace: '      next: { epochs: kept.epochs, directory: signed.next },\n      removes: false,',
    test: `${TESTS}/keys-that-go.test.ts`,
    testName: 'V14: once a rotation has ended nothing of before is in the file or its log',
  },
  {
    rule: 'V16', name: 'a record of an older epoch that was put back is one more',
    file: `${VAULT}/open-records.ts`,
    find: 'if (present.has(nameOf(record.collection, record.id))) {',
    replace: 'if (present.has(nameOf(record.id, record.collection))) {',
    test: `${TESTS}/rotation.test.ts`,
    testName: 'V16: a record of an older epoch that is put back beside its newer self is found',
  },
  {
    rule: 'V16', name: 'what was missing is forgotten with the epoch it was missing from',
    file: `${VAULT}/ledger.ts`, find: 'gap: before.gap || (change.gap ?? false),', replace: 'gap: false,',
    test: `${TESTS}/rotation.test.ts`, testName: 'V16: what was missing before it is not forgotten with the epoch',
  },
  {
    rule: 'V17', name: 'a client who is erased keeps her keys',
    file: `${VAULT}/keyring.ts`, find: '.filter(entry => entry.clientId !== clientId))',
    replace: '.filter(entry => entry.clientId !== clientId || clientId !== \'\'))',
    test: `${TESTS}/erasure.test.ts`,
    testName: 'V17: deletes her records, strikes her from those of several, and drops her keys',
  },
  {
    rule: 'V17', name: 'a client who is erased keeps her keys in the older epoch',
    file: `${VAULT}/session.ts`, find: 'new Map(epochs.map(({ epoch, keyrings })',
    replace: 'new Map(epochs.slice(0, 1).map(({ epoch, keyrings })',
    test: `${TESTS}/keys-that-go.test.ts`,
    testName: 'V17: of a client who is erased while keys are renewed none is left in any epoch',
  },
  {
    rule: 'V17', name: 'erasing begins no rotation',
    file: `${VAULT}/session.ts`,
    find: '[...written.rows, ...dropped.rows, ...begun.rows, ...signed.rows], records: planned.rows,\n'
      + '      next: { epochs: begun.epochs, directory: signed.next }, removes: true,',
    replace: '[...written.rows, ...dropped.rows], records: planned.rows,\n'
      + '      next: signed.rows.length > 0 ? { epochs: dropped.epochs } : {}, removes: true,',
    test: `${TESTS}/erasure.test.ts`, testName: 'V14, V17: leaves none of the ciphertext in the file or its log',
  },
  {
    rule: 'V17', name: 'whoever is not the owner erases',
    file: `${VAULT}/session.ts`,
    find: 'clientId: string, now: Date): void => {\n    desk.refuseOthers()\n',
    replace: 'clientId: string, now: Date): void => {\n',
    test: `${TESTS}/erasure.test.ts`, testName: 'V2: is the owner’s alone',
  },
  {
    rule: 'V17', name: 'an event of a client who was erased goes on naming her',
    file: 'electron/engine/erasure/decide.ts',
    find: "change('events', event, stubOf(event, { at, role }))",
    replace: "change('events', event, stubOf(event, { at, role }) && event)",
    test: 'tests/unit/electron/engine/erasure.test.ts',
    testName: 'E23: of her events only the places in the chain stay',
  },
]
