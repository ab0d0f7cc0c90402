/** A whole vault with an assistant beside the coach, opened and closed in turns as two people would. */
import { hex } from '../../electron/vault/bytes.ts'
import { ROWS, structuralKey } from '../../electron/vault/format.ts'
import type { SlotKind } from '../../electron/vault/keyslot.ts'
import { openStore, type Store } from '../../electron/vault/store.ts'
import { writeJoinRequest } from '../../electron/vault/joining.ts'
import { applyRows } from '../../electron/vault/slots.ts'
import { readFront, rowReader } from '../../electron/vault/unlock.ts'
import type { OpenInput } from '../../electron/vault/open-vault.ts'
import { VaultFault, type Vault } from '../../electron/vault/types.ts'
import { NOW, noteWrite, withRows, withVault, type Place } from './fixture.ts'
import { ADMIN_PASSPHRASE, JOINING, turned } from './users.ts'

export const asAdminInput: Partial<OpenInput> = { secret: { kind: 'passphrase', text: ADMIN_PASSPHRASE, role: 'admin' } }

/** Asks an admin in, has her ask to join, and confirms her. */
export const joinAdmin = async (place: Place): Promise<string> => {
  const code = await withVault(place, vault => vault.owner.invite('admin', NOW).code.reveal().join(' '))
  const store = openStore(place.path)
  try {
    const asked = await writeJoinRequest({ ...JOINING, row: rowReader(store), code })
    store.transaction(writer => applyRows(writer, asked.rows))
  } finally {
    store.close()
  }
  return withVault(place, (vault) => {
    const [request] = vault.owner.requests(NOW)
    vault.owner.confirm(request?.id ?? '', NOW)
    return vault.users().find(({ role }) => role === 'admin')?.id ?? ''
  })
}

/** Notes, some of two clients and some of nobody. */
export const twelve: readonly string[] = Array.from({ length: 12 }, (_, n) => `n${n}`)

export const fillTwelve = (vault: Vault): void => vault.commit(twelve.map((id, n) => noteWrite(id, {
  sensitive: { text: `words of ${id}` }, operational: { due: n }, personal: { name: id },
}, n % 3 === 0 ? null : `client-${n % 2}`)), NOW)

/** Re-seals until nothing is left to do; answers in how many steps. */
export const rotateToTheEnd = (vault: Vault, records = 3): number => {
  let steps = 0
  while (vault.owner.rotation() !== null) {
    vault.owner.rotateSome(records, NOW)
    steps += 1
    if (steps > 10_000) throw new Error('the rotation does not end')
  }
  return steps
}

/** The epochs in which records lie, as they stand in the clear. */
export const epochsOnDisk = (path: string): ReadonlySet<number> => withRows(path, (store) => {
  const found = new Set<number>()
  for (const row of store.rows()) {
    if (row?.key[0] !== 2) continue
    found.add(new DataView(row.value.buffer, row.value.byteOffset).getUint32(3, true))
  }
  return found
})

/** The epochs of which there is a grant, a keyring or a manifest. */
export const keysOnDisk = (path: string): ReadonlySet<number> => withRows(path, store => new Set(store.keys()
  .filter(key => key[0] === 1).map(key => Buffer.from(key.subarray(1)).toString())
  .flatMap((name) => {
    const epoch = /^(?:grant\/[0-9a-f]+|keyring|manifest)\/\d+\/(\d+)/.exec(name)?.[1]
    return epoch === undefined ? [] : [Number(epoch)]
  })))

/** The key of the first record in the file. */
export const firstRecord = (store: Store): Uint8Array => store.keys().find(key => key[0] === 2) ?? new Uint8Array()

/** Turns one bit of every slot of a kind, or of the seed behind it, in a vault that is shut. */
export const damageSlots = (path: string, kind: SlotKind, of: 'slot' | 'seed' = 'slot'): void => withRows(path, (store) => {
  const [{ value: { slots } }] = readFront(rowReader(store)).directories
  store.transaction(({ get, put }) => {
    for (const { slotId, userId } of slots.filter(slot => slot.kind === kind)) {
      const key = structuralKey(of === 'slot' ? ROWS.slot(hex(slotId)) : ROWS.seed(hex(userId), hex(slotId)))
      put(key, turned(get(key), 40))
    }
  })
})

/** A store that answers as a full disk does while it is told so. */
export const failing = (store: Store, isFull: () => boolean): Store => ({
  ...store,
  transaction: (work) => {
    if (isFull()) throw new VaultFault('disk-full', 'the disk is full')
    store.transaction(work)
  },
})
