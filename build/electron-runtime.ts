/**
 * Finds an Electron to run the app with: the one a person named, the one that is installed, the official download,
 * and where the release host cannot be reached the evaluation runtime.
 */
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { downloadOfficial } from './electron-download.ts'
import { cacheFolder, installed, overridden, versionOf, type Place } from './electron-places.ts'
import {
  EVALUATION, evaluationFolder, evaluationRuntime, hasEvaluation, unpackedEvaluation,
} from './evaluation-runtime.ts'
import { withLock } from './folder-lock.ts'
import { root } from './root.ts'
import { Halt, say } from './say.ts'
import type { Result } from '../shared/domain/result.ts'

export type RuntimeKind = 'override' | 'installed' | 'downloaded' | 'evaluation'

export interface Runtime extends Place {
  readonly kind: RuntimeKind
}

/** What the search looks at and does; tests put their own in its place. */
export interface Search {
  readonly env: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
  readonly arch: string
  readonly electronPackage: string
  readonly cache: string
  readonly download: (electronPackage: string, env: NodeJS.ProcessEnv) => Promise<Result<Place, string>>
  readonly fetchEvaluation: (cache: string) => Promise<Place>
  readonly say: (line: string) => void
}

/** While the evaluation runtime is at hand, a download that failed is tried again only after this long. */
const TRY_AGAIN_MS = 24 * 3_600_000

/** This machine's search. */
const here = (): Search => ({
  env: process.env,
  platform: process.platform,
  arch: process.arch,
  electronPackage: path.join(root, 'node_modules/electron'),
  cache: cacheFolder(process.env),
  download: (folder, env) => downloadOfficial(folder, env),
  fetchEvaluation: (cache) => evaluationRuntime(cache, say),
  say,
})

/** An Electron to run the app with. Halts with a sentence that says what to do when there is none. */
export const electronExecutable = async (search: Search = here()): Promise<Runtime> => {
  const named = overridden(search.env, search.platform)
  if (named) return announced(search, { ...named, kind: isEvaluation(search, named) ? 'evaluation' : 'override' })
  const there = installed(search.electronPackage)
  if (there) return { ...there, kind: 'installed' }
  if (!existsSync(search.electronPackage)) throw new Halt('The npm packages are not installed. First: npm ci')
  return withLock(path.join(search.cache, 'download.lock'), () => fetched(search))
}

const fetched = async (search: Search): Promise<Runtime> => {
  // Another process may have downloaded it while we waited for the lock.
  const there = installed(search.electronPackage)
  if (there) return { ...there, kind: 'installed' }
  const cached = unpackedEvaluation(search.cache)
  if (cached && refusedLately(search.cache)) return announced(search, { ...cached, kind: 'evaluation' })

  const version = versionOf(search.electronPackage)
  search.say(`Downloading Electron ${version}; it is kept for the next time.`)
  const download = await search.download(search.electronPackage, search.env)
  if (download.ok) {
    rmSync(refusal(search.cache), { force: true })
    return { ...download.value, kind: 'downloaded' }
  }
  const failure = `Electron ${version} could not be downloaded: ${download.error}.`
  if (!hasEvaluation(search.platform, search.arch)) {
    const todo = 'Name an Electron of your own with STILLROOM_ELECTRON, or try again where its release host can be reached.'
    throw new Halt(`${failure}\n${todo}`)
  }
  search.say(failure)
  if (!cached) {
    search.say(`Fetching an evaluation runtime from the npm registry instead (Electron ${EVALUATION.version}, 110 MB).`)
  }
  const place = await search.fetchEvaluation(search.cache)
  mkdirSync(search.cache, { recursive: true })
  writeFileSync(refusal(search.cache), `${download.error}\n`)
  return announced(search, { ...place, kind: 'evaluation' })
}

const refusal = (cache: string): string => path.join(cache, 'download-refused')

const refusedLately = (cache: string): boolean => {
  const mark = statSync(refusal(cache), { throwIfNoEntry: false })
  return mark !== undefined && Date.now() - mark.mtimeMs < TRY_AGAIN_MS
}

// Named by hand or found by us, it is the same old Electron.
const isEvaluation = (search: Search, place: Place): boolean =>
  path.resolve(place.folder) === path.resolve(evaluationFolder(search.cache))

const announced = (search: Search, runtime: Runtime): Runtime => {
  if (runtime.kind === 'evaluation') {
    search.say([
      `This is the evaluation runtime: Electron ${EVALUATION.version}, an old one, for tests and a first look.`,
      'Keep no client’s words in it.',
    ].join(' '))
    search.say('For the current one, where its release host can be reached: npx install-electron')
  }
  return runtime
}
