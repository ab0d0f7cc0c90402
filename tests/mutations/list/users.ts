/** V1, V2, V7a: who may open what, who signs for it, and how somebody joins. */
import { TESTS, VAULT, type Mutation } from '../mutation.ts'

export const USERS: readonly Mutation[] = [
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
    rule: 'V1', name: 'a passphrase opens under every role',
    file: `${VAULT}/slots-tried.ts`, find: '.filter(slot => role === undefined ||',
    replace: '.filter(() => role !== null ||',
    test: `${TESTS}/unlock.test.ts`, testName: 'V1: a passphrase opens nothing under another role',
  },
  {
    rule: 'V1', name: 'everybody is granted every key',
    file: `${VAULT}/grants.ts`, find: 'of GRANTED[user.role]', replace: 'of (GRANTED[user.role], COMPARTMENTS)',
    test: `${TESTS}/patched-admin.test.ts`, testName: 'V1: holds the keys of her classes and of no other',
  },
  {
    rule: 'V2', name: 'a directory by any owner is believed',
    file: `${VAULT}/directory.ts`,
    find: 'const hers = copies.find(({ value }) => isOfOwner(vaultId, value, key))', replace: 'const hers = copies.find(() => key.length > 0)',
    test: `${TESTS}/unlock.test.ts`, testName: 'V2: signs a directory with a key of his own',
  },
  {
    rule: 'V2', name: 'a grant need not be the one the owner signed for',
    file: `${VAULT}/grants.ts`, find: "vouchedFor({ digest }, copy, 'grant')",
    replace: 'digest.length > 0 ? copy : null',
    test: `${TESTS}/unlock.test.ts`, testName: 'V2: grants her a key of his own',
  },
  {
    rule: 'V2', name: 'a slot need not be the one the owner signed for',
    file: `${VAULT}/directory.ts`,
    find: '  row !== null && sameBytes(hash(row), entry.digest)', replace: '  row !== null && entry.digest.length > 0',
    test: `${TESTS}/unlock.test.ts`, testName: 'V2: puts an earlier row of the very same slot back',
  },
  {
    rule: 'V2', name: 'a seed need not give the user’s keys',
    file: `${VAULT}/unlock.ts`, find: ' || !areKeysOf(keys, user)', replace: '',
    test: `${TESTS}/unlock.test.ts`, testName: 'V2: seals a seed of his own',
  },
  {
    rule: 'V2', name: 'a succession need not be signed',
    file: `${VAULT}/succession.ts`, find: 'if (!verified(key,', replace: 'if (key.length === 0 && !verified(key,',
    test: `${TESTS}/succession.test.ts`, testName: 'V2: a succession nobody signed',
  },
  {
    rule: 'V2', name: 'whoever is not the owner signs for slots',
    file: `${VAULT}/slots.ts`,
    find: '  if (!sameBytes(publicKey, next.ownerKey)) throw', replace: '  if (publicKey.length === 0) throw',
    test: `${TESTS}/unlock.test.ts`, testName: 'V2: an admin’s signature is not the owner’s',
  },
  {
    rule: 'V7a', name: 'a request brings a seed of any length',
    file: `${VAULT}/requests.ts`, find: '  refuseOtherSeedRow(seed)\n', replace: '  if (seed.length === 0) refuseOtherSeedRow(seed)\n',
    test: `${TESTS}/bounds.test.ts`, testName: 'V7a: of a request is read',
  },
  {
    rule: 'V2', name: 'a slot that stands in an older directory alone opens',
    file: `${VAULT}/unlock.ts`, find: 'const listed = listedIn(directory, tried, slot)', replace: 'const listed = listedIn(directory, tried, slot) ?? slot',
    test: `${TESTS}/bounds.test.ts`, testName: 'V2: an older one put back in one copy opens nothing',
  },
  {
    rule: 'V7a', name: 'an invitation is proved by whichever owner',
    file: `${VAULT}/invitations.ts`,
    find: 'join(vaultId, ownerKey, u8(roleNumber(role)),',
    replace: 'join(vaultId, ownerKey.subarray(32), u8(roleNumber(role)),',
    test: `${TESTS}/invitations.test.ts`, testName: 'V7a: the code proves the owner',
  },
  {
    rule: 'V7a', name: 'an invitation never ends',
    file: `${VAULT}/invitations.ts`,
    find: 'now.getTime() > invitation.expires', replace: 'now.getTime() > Infinity * invitation.expires',
    test: `${TESTS}/invitations.test.ts`, testName: 'V7a: it lasts seven days, to the millisecond',
  },
  {
    rule: 'V7a', name: 'a request to join is taken after its invitation is over',
    file: `${VAULT}/requests.ts`, find: '  refuseExpired(invitation, now)\n', replace: '',
    test: `${TESTS}/joining.test.ts`, testName: 'V7a: is refused when the owner comes after its end',
  },
  {
    rule: 'V7a', name: 'a request to join that nobody with the code signed is taken',
    file: `${VAULT}/requests.ts`,
    find: 'const isVouchedFor = verified(vouching, signed, bytes.take(SIGNATURE_BYTES))',
    replace: 'const isVouchedFor = bytes.take(SIGNATURE_BYTES).length > 0',
    test: `${TESTS}/joining.test.ts`, testName: 'V7a: signed with another code, it answers no invitation',
  },
  {
    rule: 'V7a', name: 'a request takes the place of somebody’s slot',
    file: `${VAULT}/requests.ts`,
    find: '  if (directory.slots.some(({ slotId })',
    replace: '  if (directory.slots.length === 0 && directory.slots.some(({ slotId })',
    test: `${TESTS}/joining.test.ts`, testName: 'V2: cannot take the place of a slot',
  },
  {
    rule: 'V7a', name: 'an invitation can be answered twice',
    file: `${VAULT}/joining.ts`,
    find: '? withdraw(reading.directory, id)', replace: '? { directory: reading.directory, rows: [] }',
    test: `${TESTS}/joining.test.ts`,
    testName: 'V7a: confirmed, she opens what her role may, and her invitation is used up',
  },
]
