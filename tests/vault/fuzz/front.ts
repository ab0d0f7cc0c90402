/** What is read before anything is open: headers, directory, slots, seeds, grants, requests, codes. */
import { hex, join, utf8 } from '../../../electron/vault/bytes.ts'
import { readDirectory } from '../../../electron/vault/directory.ts'
import { readEpoch } from '../../../electron/vault/epochs.ts'
import { ROWS, contextOf, type ReadRow } from '../../../electron/vault/format.ts'
import { openGrant } from '../../../electron/vault/grants.ts'
import { readHeader } from '../../../electron/vault/header.ts'
import { invitationKeys } from '../../../electron/vault/invitations.ts'
import { KDF_BOUNDS, passphraseBytes, refuseKdfOutOfBounds, type Stretch } from '../../../electron/vault/kdf.ts'
import { openSlot } from '../../../electron/vault/keyslot.ts'
import { readRequest } from '../../../electron/vault/requests.ts'
import { SIGNATURE_BYTES, randomBytes, sign, signPair } from '../../../electron/vault/sodium.ts'
import { twinNames } from '../../../electron/vault/twins.ts'
import { secretBytes, slotRowsOf, unlock } from '../../../electron/vault/unlock.ts'
import { pick, type Random } from '../faults/random.ts'
import { NOW, quickStretch } from '../fixture.ts'
import { OWNER, secretsOf, type Material } from './material.ts'
import { mutated, summed, unsummed } from './mutated.ts'
import { Wrong, targetOf, type Target } from './target.ts'

/** Counts derivations. One outside the bounds is never asked for, however the file was changed (V4). */
export const countingStretch = (): { readonly stretch: Stretch; readonly derived: () => number } => {
  let derived = 0
  return {
    derived: () => derived,
    stretch: (secret, salt, params) => {
      derived += 1
      const { memoryKiB, passes } = KDF_BOUNDS
      const isWithin = params.memoryKiB >= memoryKiB.min && params.memoryKiB <= memoryKiB.max
        && params.passes >= passes.min && params.passes <= passes.max
      if (!isWithin) throw new Wrong('a file decides how much memory its opening takes')
      return quickStretch(secret, salt, params)
    },
  }
}

const named = ({ rows }: Material, pattern: RegExp): readonly [Uint8Array, ...Uint8Array[]] => {
  const [first, ...more] = [...rows].filter(([name]) => pattern.test(name)).map(([, value]) => value)
  if (first === undefined) throw new Error(`no row is called ${pattern.source}`)
  return [first, ...more]
}

/** Of every good one what stands before its checksum. */
const contents = (goods: readonly [Uint8Array, ...Uint8Array[]]): readonly [Uint8Array, ...Uint8Array[]] => {
  const [first, ...more] = goods
  return [unsummed(first), ...more.map(unsummed)]
}

const headers = (ours: Material, theirs: Material): Target => targetOf({
  name: 'headers', share: 40, finish: summed,
  goods: contents([...named(ours, /^header\//), ...named(theirs, /^header\//)]),
  read: (bytes) => {
    const good = ours.row('header/a')
    const { header } = readHeader([bytes, good])
    readHeader([good, bytes])
    return header
  },
  says: [ours.owner.header],
})

const directories = (ours: Material, theirs: Material): readonly Target[] => {
  const { header: { vaultId }, directory, keys } = ours.owner
  const goods = contents([...named(ours, /^directory\//), ...named(theirs, /^directory\//)])
  const [first, ...more] = goods
  const unsigned = (content: Uint8Array): Uint8Array => content.subarray(0, -SIGNATURE_BYTES)
  return [
    targetOf({
      name: 'directories', share: 50, goods, finish: summed, says: [directory],
      read: bytes => readDirectory(vaultId, bytes),
    }),
    targetOf({
      name: 'directories, signed anew', share: 90, goods: [unsigned(first), ...more.map(unsigned)],
      finish: bytes => summed(join(bytes, sign(keys.sign.privateKey, contextOf('directory', vaultId, bytes)))),
      read: bytes => readDirectory(vaultId, bytes), says: null,
    }),
  ]
}

const slots = (ours: Material, theirs: Material): readonly Target[] => {
  const { header: { vaultId }, slot: entry, directory, secret } = ours.owner
  const good = slotRowsOf(entry, ours.row)
  const typed = passphraseBytes(OWNER.text)
  const key = secretBytes({ kind: 'keychain', text: ours.quickKey })
  const keychain = directory.slots.find(({ kind }) => kind === 'keychain')
  if (keychain === undefined) throw new Error('there is no slot for the keychain')
  const quick = slotRowsOf(keychain, ours.row)
  const opened = async (rows: typeof good, by: Uint8Array): Promise<unknown> => {
    const { stretch, derived } = countingStretch()
    const value = await openSlot(vaultId, rows, by, stretch, NOW)
    if (derived() > 1) throw new Wrong('one slot takes several derivations')
    return value
  }
  const all = contents([good.slot, good.slot, ...named(ours, /^slot\//), ...named(theirs, /^slot\//)])
  const seeds = contents([good.seed, good.seed, ...named(ours, /^seed\//), ...named(theirs, /^seed\//)])
  return [
    targetOf({
      name: 'slots', share: 100, goods: all, finish: summed, says: [null, secret],
      read: bytes => opened({ ...good, slot: bytes }, typed),
    }),
    targetOf({
      name: 'the keychain’s slot', share: 40, goods: [unsummed(quick.slot), unsummed(good.slot)], finish: summed,
      says: [null, secret], read: bytes => opened({ ...quick, slot: bytes }, key),
    }),
    targetOf({
      name: 'seeds', share: 50, goods: seeds, finish: summed, says: [secret],
      read: bytes => opened({ ...good, seed: bytes }, typed),
    }),
  ]
}

const grants = (ours: Material, theirs: Material): Target => {
  const { header: { vaultId }, directory, keys, epochs } = ours.owner
  const { epoch = 0, held } = epochs[0] ?? {}
  const name = ROWS.grant(hex(directory.ownerId), 'sensitive', epoch)
  const good = named(ours, new RegExp(`^${twinNames(name)[0]}$`))
  return targetOf({
    name: 'grants', share: 50,
    goods: contents([...good, ...good, ...named(ours, /^grant\//), ...named(theirs, /^grant\//)]),
    finish: summed, read: bytes => openGrant({ vaultId, compartment: 'sensitive', epoch }, bytes, keys.box),
    says: [held?.sensitive?.raw],
  })
}

const BEFORE_SIGN_KEY = 16 + 32

const requests = (ours: Material): readonly Target[] => {
  const { header: { vaultId }, directory } = ours.owner
  const id = hex(ours.inviting.id)
  const read = (name: string, id: string) => (bytes: Uint8Array): unknown => {
    const row: ReadRow = each => each === name ? bytes : ours.row(each)
    const asking = readRequest({ vaultId, directory, row, now: NOW }, id)
    if (asking.slot.kdf === null) throw new Wrong('a request brings a slot that is no passphrase’s')
    refuseKdfOutOfBounds(asking.slot.kdf)
    return asking
  }
  const [joining] = contents(named(ours, /^join\//))
  const [renewing] = contents(named(ours, /^renew\//))
  const admin = directory.users.find(({ role }) => role === 'admin')
  const hers = hex(admin?.userId ?? new Uint8Array())
  const goodOf = (name: string, id: string): unknown => read(name, id)(ours.row(name) ?? new Uint8Array())
  // Her pair is her own secret: in hers stands another that we have.
  const own = signPair(randomBytes(32))
  const asked = Uint8Array.from(joining.subarray(0, -2 * SIGNATURE_BYTES))
  asked.set(own.publicKey, BEFORE_SIGN_KEY)
  return [
    targetOf({
      name: 'requests to join', share: 40, goods: [joining, renewing], finish: summed, read: read(ROWS.join(id), id),
      says: [goodOf(ROWS.join(id), id)],
    }),
    targetOf({
      name: 'requests for another passphrase', share: 40, goods: [renewing, joining], finish: summed,
      read: read(ROWS.renew(hers), hers), says: [goodOf(ROWS.renew(hers), hers)],
    }),
    targetOf({
      name: 'requests to join, signed anew', share: 70, goods: [asked, joining.subarray(0, -2 * SIGNATURE_BYTES)],
      finish: (bytes) => {
        const signed = contextOf('join', vaultId, bytes)
        return summed(join(bytes, sign(ours.inviting.pair.privateKey, signed), sign(own.privateKey, signed)))
      },
      read: read(ROWS.join(id), id), says: null,
    }),
  ]
}

/** Any text may be typed; what is read of it are 26 symbols, or how it was mistyped. */
const codes = (ours: Material, theirs: Material): Target => targetOf({
  name: 'codes', share: 60, says: null,
  goods: [utf8(ours.code), utf8(ours.code), utf8(theirs.code), utf8('–‐ ﬀ ½ ｏ０ \u0000\ud83d oıilİ')],
  read: (bytes) => {
    const text = new TextDecoder().decode(bytes)
    secretBytes({ kind: 'passphrase', text })
    const symbols = secretBytes({ kind: 'recovery', text })
    if (symbols.length !== 26) throw new Wrong('a code of another length')
    return invitationKeys(new TextDecoder().decode(symbols)).id
  },
})

/**
 * The whole way from a passphrase to the keys, over rows of which some are wrong, missing, or in each other's place.
 * What opens opens with our keys alone; and it takes no more derivations than there are slots.
 */
const unlocking = (ours: Material, theirs: Material): Target => {
  const names = [...ours.rows.keys()]
  const secrets = secretsOf(ours)
  const typed = passphraseBytes(OWNER.text)
  const { header: { vaultId }, directory } = ours.owner
  const anyName = (random: Random): string => names[random(names.length)] ?? ''
  const wrong = (random: Random, name: string): Uint8Array | null => {
    const good = ours.row(name) ?? new Uint8Array()
    const other = pick(random, [ours, theirs]).row(anyName(random)) ?? good
    switch (random(4)) {
      case 0: return null
      case 1: return other
      case 2: return mutated(random, good, other)
      default: return summed(mutated(random, unsummed(good), unsummed(other)))
    }
  }
  return {
    name: 'unlocking over wrong rows', share: 100,
    attempt: async (random) => {
      const changed = new Map<string, Uint8Array | null>()
      for (let left = 1 + random(4); left > 0; left -= 1) {
        const name = anyName(random)
        // Of what is kept twice more often both, or the other copy heals it.
        const isTwin = /\/[ab]$/.test(name) && random(2) === 0
        const both = isTwin ? twinNames(name.slice(0, -2)) : [name]
        for (const each of both) changed.set(each, wrong(random, each))
      }
      const row: ReadRow = name => changed.has(name) ? changed.get(name) ?? null : ours.row(name)
      const { stretch, derived } = countingStretch()
      const tried = { kind: 'passphrase', role: random(3) === 0 ? 'admin' : 'coach' } as const
      const opened = await unlock(row, tried, typed, stretch, NOW).finally(() => {
        if (derived() > directory.slots.length) throw new Wrong(`${derived()} derivations`)
      })
      const epochs = opened.epochs.map(epoch => readEpoch(vaultId, epoch, row))
      const found = epochs.flatMap(({ held, keyrings }) => [
        ...Object.values(held).map(({ raw }) => hex(raw)),
        ...Object.values(keyrings).flatMap(({ byId }) => [...byId.values()].map(({ key }) => hex(key))),
      ])
      const isOurs = [hex(opened.secret.seed), ...found].every(secret => secrets.has(secret))
      if (!isOurs) throw new Wrong('a key that is not ours')
    },
  }
}

export const frontTargets = (ours: Material, theirs: Material): readonly Target[] => [
  headers(ours, theirs), ...directories(ours, theirs), ...slots(ours, theirs), grants(ours, theirs), ...requests(ours),
  codes(ours, theirs), unlocking(ours, theirs),
]
