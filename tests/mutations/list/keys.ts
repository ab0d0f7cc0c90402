/** V3 to V7: what a passphrase, a sheet and a keychain open, and how one takes the place of another. */
import { TESTS, VAULT, type Mutation } from '../mutation.ts'

export const KEYS: readonly Mutation[] = [
  {
    rule: 'V4', name: 'a file decides on how many slots a secret is tried',
    file: `${VAULT}/slots-tried.ts`, find: '.slice(0, MOST_TRIED.slots)', replace: '',
    test: `${TESTS}/bounds.test.ts`, testName: 'takes no more derivations than are stated',
  },
  {
    rule: 'V4', name: 'a file decides how long a secret is tried',
    file: `${VAULT}/unlock.ts`, find: '        if (cost > MOST_TRIED.cost) break\n', replace: '',
    test: `${TESTS}/bounds.test.ts`, testName: 'takes no more derivations than are stated',
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
    find: "contextOf('slot', vaultId, publicBytes(slot, commitment))",
    replace: "contextOf('slot', vaultId, commitment)",
    test: `${TESTS}/vectors.test.ts`, testName: 'V3: a key slot is the known bytes, and opens',
  },
  {
    rule: 'V4', name: 'a slot decides how much memory its opening takes',
    file: `${VAULT}/keyslot.ts`, find: '  if (slot.kdf !== null) refuseKdfOutOfBounds(slot.kdf)\n', replace: '',
    test: `${TESTS}/keyslot.test.ts`, testName: 'is refused before any memory is taken',
  },
  {
    rule: 'V4', name: 'four times the memory is within the bounds',
    file: `${VAULT}/kdf.ts`, find: 'max: 1024 * 1024 }', replace: 'max: 4 * 1024 * 1024 }',
    test: `${TESTS}/damage.test.ts`, testName: 'V4: cannot make it take memory',
  },
  {
    rule: 'V4', name: 'a slot with weaker parameters stays as it is',
    file: `${VAULT}/session.ts`,
    find: 'const isWeak = kdf !== null && isBelowDefault(kdf)',
    replace: 'const isWeak = kdf !== null && !isBelowDefault(kdf) && false',
    test: `${TESTS}/opening.test.ts`, testName: 'V4: weaker parameters are renewed by a successful unlock',
  },
  {
    rule: 'V5', name: 'a slip of the pen in the recovery code is not noticed',
    file: `${VAULT}/recovery-code.ts`,
    find: "return checkOf(secret) === code.slice(SYMBOLS) ? ok(secret) : failed('checksum')",
    replace: 'return ok(secret)',
    test: `${TESTS}/pure-parts.test.ts`,
    testName: 'V5: every wrong symbol and every exchange of two neighbours is found',
  },
  {
    rule: 'V5', name: 'a recovery sheet that was replaced goes on opening the practice',
    file: `${VAULT}/slots.ts`,
    find: '    return finish(added.next, othersOf(added.next, entry), made)', replace: '    return added.next',
    test: `${TESTS}/renewal.test.ts`,
    testName: 'V4, V5: leaves at every point one that opens: the old, then both, then the new',
  },
  {
    rule: 'V5', name: 'the old slot is retired before the new one was opened again',
    file: `${VAULT}/slots.ts`,
    find: '      await proveSlot(slotRowsOf(written, row), making)\n', replace: '      slotRowsOf(written, row)\n',
    test: `${TESTS}/opening.test.ts`, testName: 'V5: a slot that cannot be opened again retires nothing',
  },
  {
    rule: 'V6', name: 'the keychain opens the vault for ever',
    file: `${VAULT}/keyslot.ts`, find: 'if (isExpired(slot.until, now))', replace: 'if (isExpired(0, now))',
    test: `${TESTS}/keyslot.test.ts`, testName: 'days after the passphrase it',
  },
  {
    rule: 'V6', name: 'putting the clock back keeps the keychain open',
    file: `${VAULT}/keyslot.ts`, find: ' || until - now.getTime() > KEYCHAIN_LASTS)', replace: ')',
    test: `${TESTS}/keyslot.test.ts`, testName: 'days after the passphrase it',
  },
  {
    rule: 'V6', name: 'a keychain that keeps plain text is given the key',
    file: 'electron/host/keychain.ts', find: "if (backend === 'basic_text') return 'plain-text'",
    replace: "if (backend === 'basic_text') return 'ready'",
    test: 'tests/unit/electron/host/keychain.test.ts', testName: 'V6: the keychain of this machine',
  },
  {
    rule: 'V7', name: 'the old key pair goes on being granted',
    file: `${VAULT}/renewal.ts`,
    find: 'const grants = grantsFor(vaultId, renewed, epochs)',
    replace: 'const grants = grantsFor(vaultId, user, epochs)',
    test: `${TESTS}/renewed-user.test.ts`, testName: 'V7: what the old seed opens is granted no more',
  },
  {
    rule: 'V7', name: 'the seed is sealed to a slot that somebody changed',
    file: `${VAULT}/renewal.ts`, find: 'slot => isHers(slot) && !isVouchedFor(slot, rowOf(slot)))',
    replace: 'slot => isHers(slot) && rowOf(slot) === null && !isVouchedFor(slot, null))',
    test: `${TESTS}/lost-slots.test.ts`, testName: 'another passphrase can be chosen, and another sheet made; then both open it',
  },
  {
    rule: 'V7', name: 'a renewal leaves no slot that opens',
    file: `${VAULT}/renewal.ts`, find: "if (!left.some(slot => isHers(slot) && slot.kind !== 'keychain')) throw",
    replace: "if (left.some(slot => isHers(slot) && slot.kind !== 'keychain' && userId.length === 0)) throw",
    test: `${TESTS}/renewed-user.test.ts`, testName: 'V7: a new slot that is not as it was written renews nothing',
  },
  {
    rule: 'V7', name: 'a sheet that opens nothing is told as good',
    file: `${VAULT}/owner.ts`, find: '        && isVouchedFor(slot, row(ROWS.slot(hex(slot.slotId))))\n', replace: '',
    test: `${TESTS}/lost-slots.test.ts`, testName: 'it is told at once, and the passphrase can be changed',
  },
  {
    rule: 'V7', name: 'whom the keychain alone lets in is not asked for a passphrase',
    file: 'electron/vault-process/gate-state.ts',
    find: " || (by === 'keychain' && !vault.owner.opensWith('passphrase'))", replace: '',
    test: 'tests/unit/electron/vault-process/damage.test.ts', testName: 'E13: she is asked for a passphrase',
  },
  {
    rule: 'V7', name: 'the new slot trusts the key that was given up',
    file: `${VAULT}/renewal.ts`,
    find: 'const slotRow = isFresh ? fresh.pinnedTo(ownerKey) : before', replace: 'const slotRow = before',
    test: `${TESTS}/renewed-user.test.ts`, testName: 'V2: the new slot pins the new key',
  },
  {
    rule: 'V7', name: 'a user who left leaves her grants behind',
    file: `${VAULT}/joining.ts`,
    find: '...withoutSlots(gone), ...withoutGrants(directory, userId),', replace: '...withoutSlots(gone),',
    test: `${TESTS}/joining.test.ts`, testName: 'V7: takes every row of hers along',
  },
  {
    rule: 'V7', name: 'anybody asks for another passphrase in a user’s name',
    file: `${VAULT}/requests.ts`, find: ' || !isVouchedFor)', replace: ')',
    test: `${TESTS}/joining.test.ts`, testName: 'V7: signed by anybody else, it is no request',
  },
]
