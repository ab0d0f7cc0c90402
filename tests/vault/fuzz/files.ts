/** Whole files: backups, attachments, what a machine has seen, and the vault itself. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { FRONT_BYTES, HEAD_BYTES, readChunk, readFront, writeChunk } from '../../../electron/vault/attachments/layout.ts'
import { attachmentPath, chunkContext, streamKey } from '../../../electron/vault/attachments/place.ts'
import { readAttachment } from '../../../electron/vault/attachments/read.ts'
import {
  FACE_BYTES, KIND, readHead, readManifest, rowBytes, writeHead, writeManifest, writeTail,
} from '../../../electron/vault/backup/layout.ts'
import { openBackup } from '../../../electron/vault/backup/read.ts'
import { hex, join, sameBytes, sized, u32, u64, u8, utf8 } from '../../../electron/vault/bytes.ts'
import { structuralKey } from '../../../electron/vault/format.ts'
import { readSeen } from '../../../electron/vault/seen.ts'
import { HASH_BYTES, hash, randomBytes, streamSealer } from '../../../electron/vault/sodium.ts'
import { pick, type Random } from '../faults/random.ts'
import { NOW, tryOpen } from '../fixture.ts'
import { countingStretch } from './front.ts'
import { OWNER, type Attached, type Material } from './material.ts'
import { mutated, summed, unsummed } from './mutated.ts'
import { Wrong, spelled, targetOf, type Target } from './target.ts'

/** A place for one file at a time. */
const laidIn = (folder: string, name: string) => (bytes: Uint8Array): string => {
  const path = joinPath(folder, name)
  writeFileSync(path, bytes)
  return path
}

/** Reads all of it, and holds what is told against what the file could hold. */
const readBackup = async (path: string, seed: Uint8Array, fileBytes: number): Promise<unknown> => {
  const backup = await openBackup({ path, key: { seed } })
  let told = 0
  const count = (bytes: number): void => {
    told += bytes
    if (told > fileBytes) throw new Wrong('a backup gives more than it holds')
  }
  try {
    return await backup.read({
      row: row => count(row.key.length + row.value.length),
      attachment: async (_name, _offset, bytes) => count(bytes.length),
    })
  } finally {
    await backup.close()
  }
}

const heads = (ours: Material, theirs: Material): Target => {
  const { seed } = ours.owner.secret
  const contentOf = (file: Uint8Array): Uint8Array => {
    const frontBytes = new DataView(file.buffer, file.byteOffset).getUint32(FACE_BYTES - 4, true)
    return file.subarray(0, FACE_BYTES + frontBytes + 24 + 48 + 24)
  }
  const good = contentOf(ours.backup.file)
  const key = hex(readHead(good).fileKey(seed) ?? new Uint8Array())
  return targetOf({
    name: 'heads of backups', share: 80, malformed: true, goods: [good, contentOf(theirs.backup.file)], says: null,
    read: (bytes) => {
      const found = readHead(bytes).fileKey(seed)
      const isFace = sameBytes(bytes.subarray(0, FACE_BYTES), good.subarray(0, FACE_BYTES))
      if (found !== null && (hex(found) !== key || !isFace)) throw new Wrong('another face leads to the file’s key')
      return found
    },
  })
}

const backups = (ours: Material, theirs: Material): Target => {
  const { path, file } = ours.backup
  const { seed } = ours.owner.secret
  const lay = laidIn(ours.place.folder, 'wrong.srbackup')
  return {
    name: 'whole backups', share: 40,
    attempt: async (random) => {
      const bytes = mutated(random, file, theirs.backup.file)
      await readBackup(lay(bytes), seed, bytes.length)
      if (!sameBytes(bytes, readFileSync(path))) throw new Wrong('a changed backup passes for whole')
    },
  }
}

/** Messages that somebody with the key sealed: what they say is believed no further than it agrees. */
const messages = (ours: Material): Target => {
  const { header: { vaultId }, secret: { seed } } = ours.owner
  const rows = ['a', 'b'].map(name => rowBytes({ key: structuralKey(name), value: utf8(name.repeat(60)) }))
  const name = 'ab'.repeat(32)
  const content = utf8('sealed already '.repeat(9))
  const hashes = join(...rows.map(hash), hash(join(sized(utf8(name)), content)))
  const manifest = {
    rows: 2, records: 0, attachments: 1, bytes: join(...rows).length + content.length, directoryRevision: 1,
    generations: [{ compartment: 'sensitive', generation: 3, writtenAt: NOW.toISOString() }], digest: hash(hashes),
  } as const
  const good = [
    join(u8(KIND.rows), ...rows), join(u8(KIND.attachment), sized(utf8(name)), u64(0), content),
    join(u8(KIND.hashes), hashes), join(u8(KIND.manifest), writeManifest(manifest)),
  ]
  const lay = laidIn(ours.place.folder, 'sealed.srbackup')
  const written = (plain: readonly Uint8Array[], length: (sealed: number) => number): Uint8Array => {
    const fileKey = randomBytes(32)
    const sealer = streamSealer(fileKey)
    const head = writeHead({
      vaultId, madeAt: NOW, front: [], seed, fileKey, streamHeader: sealer.header, random: randomBytes,
    })
    const sealed = plain.map((each, at) => {
      const bytes = sealer.push(each, at === plain.length - 1)
      return join(u32(length(bytes.length)), bytes)
    })
    sealer.end()
    const before = join(head, ...sealed)
    return join(before, writeTail(before.length))
  }
  return {
    name: 'messages of backups, sealed anew', share: 70,
    attempt: async (random) => {
      const plain = [...good]
      const at = random(plain.length)
      if (random(5) === 0) plain.splice(at, random(2), plain[random(plain.length)] ?? hashes)
      else plain[at] = mutated(random, plain[at] ?? hashes, plain[random(plain.length)] ?? hashes)
      const file = written(plain, sealed =>
        random(12) === 0 ? pick(random, [0, 1, 0xffff_ffff, sealed + 1, 262_162]) : sealed)
      await readBackup(lay(file), seed, file.length)
    },
  }
}

const backupManifests = (): Target => {
  const good = writeManifest({
    rows: 2, records: 1, attachments: 0, bytes: 900, directoryRevision: 7, digest: new Uint8Array(HASH_BYTES),
    generations: (['sensitive', 'operational'] as const)
      .map(compartment => ({ compartment, generation: 3, writtenAt: NOW.toISOString() })),
  })
  return targetOf({
    name: 'manifests of backups', share: 40, malformed: true, goods: [good, good], says: null, read: readManifest,
  })
}

/** What was given before a fault is the content's beginning, and never anything else. */
const readAttached = async ({ ref, content }: Attached): Promise<void> => {
  let given = 0
  for await (const piece of readAttachment({ ...ref, expected: null })) {
    const expected = content.subarray(given, given + piece.length)
    if (!sameBytes(piece, expected)) throw new Wrong('an attachment gives what was not attached')
    given += piece.length
  }
  if (given !== content.length) throw new Wrong('an attachment ends before its end')
}

const attachments = (ours: Material, theirs: Material): readonly Target[] => {
  const put = ({ ref, file }: Attached, bytes: Uint8Array, read: () => Promise<void>): Promise<void> => {
    writeFileSync(attachmentPath(ref), bytes)
    return read().finally(() => writeFileSync(attachmentPath(ref), file))
  }
  const wrong = (random: Random, { file }: Attached): Uint8Array => {
    const other = pick(random, [...ours.attached, ...theirs.attached]).file
    if (random(2) === 0) return mutated(random, file, other)
    const front = file.subarray(0, FRONT_BYTES)
    const wrongFront = mutated(random, unsummed(front), unsummed(other.subarray(0, FRONT_BYTES)))
    return join(summed(wrongFront), file.subarray(FRONT_BYTES))
  }
  const [short] = ours.attached
  const sealedAnew = (chunks: readonly Uint8Array[]): Uint8Array => {
    const sealer = streamSealer(streamKey(short.ref))
    const context = chunkContext(short.ref.place)
    const sealed = chunks.map((chunk, at) => sealer.push(chunk, at === chunks.length - 1, context))
    sealer.end()
    return join(short.file.subarray(0, HEAD_BYTES - 24), sealer.header, ...sealed)
  }
  const chunk = writeChunk(short.content, 1024)
  return [
    {
      name: 'attachments', share: 60,
      attempt: (random) => {
        const attached = pick(random, ours.attached)
        return put(attached, wrong(random, attached), () => readAttached(attached))
      },
    },
    {
      name: 'attachments, sealed anew', share: 30,
      attempt: (random) => {
        const chunks = Array.from({ length: 1 + random(2) }, () => mutated(random, chunk, chunk))
        return put(short, sealedAnew(chunks), async () => {
          for await (const piece of readAttachment({ ...short.ref, expected: null })) {
            if (piece.length > 65_536) throw new Wrong('more than a chunk holds')
          }
        })
      },
    },
    targetOf({
      name: 'fronts of attachments', share: 20, says: null, read: readFront, finish: summed,
      goods: [unsummed(short.file.subarray(0, FRONT_BYTES)), unsummed(theirs.attached[0].file.subarray(0, FRONT_BYTES))],
    }),
    targetOf({
      name: 'chunks of attachments', share: 20, malformed: true, says: null, goods: [chunk, chunk],
      read: (bytes) => {
        const content = readChunk(bytes)
        if (content.length > bytes.length) throw new Wrong('a chunk with more than it holds')
        return content
      },
    }),
  ]
}

/** Whatever lies there, it is no reason for a fault: then nothing was seen. */
const seen = (ours: Material, theirs: Material): Target => {
  const { header: { vaultId } } = ours.owner
  const lay = laidIn(ours.place.folder, 'seen-wrongly')
  return {
    name: 'seen', share: 60,
    attempt: (random) => {
      const good = random(4) === 0 ? theirs.seen : ours.seen
      const found = readSeen(lay(random(8) === 0 ? mutated(random, good, theirs.seen)
        : summed(mutated(random, unsummed(good), unsummed(theirs.seen)))), vaultId)
      const isSound = found === null || found.generations.size <= 5 && found.ownerKey.length === 32
      if (!isSound) throw new Wrong('more than can be seen')
      return found
    },
  }
}

/** The file itself, as the system might give it back: a fault, counted damage, or what was written. */
const vaults = async (ours: Material, theirs: Material): Promise<Target> => {
  const file = Uint8Array.from(readFileSync(ours.place.path))
  const other = Uint8Array.from(readFileSync(theirs.place.path))
  const path = joinPath(ours.place.folder, 'wrong', 'practice.vault')
  const lay = (bytes: Uint8Array): string => {
    rmSync(joinPath(path, '..'), { recursive: true, force: true })
    return laidIn(makeFolderFor(path), 'practice.vault')(bytes)
  }
  const opened = async (bytes: Uint8Array): Promise<readonly string[]> => {
    const { stretch, derived } = countingStretch()
    const at = { path: lay(bytes), seenPath: joinPath(path, '..', 'unseen') }
    const outcome = await tryOpen(at, { secret: OWNER, stretch })
    if (derived() > ours.owner.directory.slots.length) throw new Wrong(`${derived()} derivations`)
    if (!outcome.ok) throw outcome.error
    const { vault } = outcome.value
    try {
      return vault.take('notes').map(spelled)
    } finally {
      vault.close()
    }
  }
  const known = new Set(await opened(file))
  return {
    name: 'whole vaults', share: 40,
    attempt: async (random) => {
      const wrong = (await opened(mutated(random, file, other))).find(record => !known.has(record))
      if (wrong !== undefined) throw new Wrong(`a record nobody wrote: ${wrong}`)
    },
  }
}

const makeFolderFor = (path: string): string => {
  const folder = joinPath(path, '..')
  mkdirSync(folder, { recursive: true })
  return folder
}

export const fileTargets = async (ours: Material, theirs: Material): Promise<readonly Target[]> => [
  heads(ours, theirs), backups(ours, theirs), messages(ours), backupManifests(), ...attachments(ours, theirs),
  seen(ours, theirs), await vaults(ours, theirs),
]
