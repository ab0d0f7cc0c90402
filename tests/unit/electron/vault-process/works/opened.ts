/** A practice on disk, open with its engine and its works, as the gate opens it; time stands still until it is moved. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { DrillPort, LongWork, Works, WorksParts } from '../../../../../electron/vault-process/works-types.ts'
import { createPlaces } from '../../../../../electron/vault-process/places.ts'
import { practiceOpener, type Practice } from '../../../../../electron/vault-process/practice.ts'
import { createWorks } from '../../../../../electron/vault-process/works.ts'
import type { After } from '../../../../../electron/vault-process/works/automatic.ts'
import type { Database } from '../../../../../electron/engine/types.ts'
import type { Vault } from '../../../../../electron/vault/types.ts'
import type { PlacePurpose } from '../../../../../shared/ipc/contract.ts'
import type { Answer } from '../../../../../shared/ipc/define.ts'
import { COLLECTIONS } from '../../../../../shared/schemas/dictionary.ts'
import { NOW, newFolder, newVault, open, type Place } from '../../../../vault/fixture.ts'

export const ZONE = 'Europe/Lisbon'

/** Timers that fire when they are told to. */
export const manualTimers = () => {
  let now = 0
  const waiting: { readonly ms: number, readonly at: number, readonly work: () => void }[] = []
  const after: After = (ms, work) => {
    const timer = { ms, at: now + ms, work }
    waiting.push(timer)
    return () => {
      const place = waiting.indexOf(timer)
      if (place >= 0) waiting.splice(place, 1)
    }
  }
  return {
    after,
    /** Milliseconds. */
    advance: (ms: number): void => {
      now += ms
      // Not those they set in turn: what renews keys asks again at once, for as long as it has to wait.
      for (const due of waiting.filter(({ at }) => at <= now)) {
        const place = waiting.indexOf(due)
        if (place >= 0) waiting.splice(place, 1)[0]?.work()
      }
    },
    /** After how many milliseconds each was to fire. */
    waiting: () => waiting.map(({ ms }) => ms),
  }
}

export interface Desk {
  readonly place: Place
  readonly vault: Vault
  readonly database: Database
  readonly practice: Practice
  readonly works: Works
  readonly timers: ReturnType<typeof manualTimers>
  /** The present; to be set. */
  readonly time: { now: Date }
  /** Chooses a place as the system's dialog does: the token. */
  readonly choose: (path: string, purpose: PlacePurpose) => string
  readonly told: (readonly [work: LongWork, done: number, total: number])[]
  /** How often rooms were told to look again. */
  readonly seen: { readonly found: number }
  readonly close: () => Promise<void>
}

export interface Sitting {
  readonly sample?: boolean
  readonly now?: Date
  readonly drillPort?: () => Promise<DrillPort>
  readonly passphrase?: string
  /** It was just taken for the true one (V16). */
  readonly isOlderCopy?: boolean
}

/** Opens the practice that lies there. */
export const sitDownAt = async (
  place: Place, { sample = false, now = NOW, drillPort, passphrase, isOlderCopy = false }: Sitting = {},
): Promise<Desk> => {
  const time = { now }
  const timers = manualTimers()
  const places = createPlaces()
  const told: (readonly [work: LongWork, done: number, total: number])[] = []
  const seen = { found: 0 }
  const made: { works: Works | null, read: WorksParts['read'] | null } = { works: null, read: null }
  const clock = { now: () => time.now, zone: () => ZONE }
  const { vault } = await open(place, {
    now: clock.now, ...passphrase === undefined ? {} : { secret: { kind: 'passphrase', text: passphrase } },
  })
  const openPractice = practiceOpener({
    clock, chance: { id: () => randomBytes(16).toString('hex') }, running: () => performance.now(),
    after: timers.after, tellKeys: () => undefined, log: () => undefined,
    createWorks: (parts) => {
      made.read = parts.read
      return made.works = createWorks(parts, timers.after)
    },
    works: {
      places, sample, vaultPath: place.path,
      progress: (...args) => { told.push(args) },
      found: () => { seen.found += 1 },
      drillPort: drillPort ?? (() => Promise.reject(new Error('no drill was expected'))),
    },
  })
  const practice = await openPractice(vault, undefined, isOlderCopy)
  const { works, read } = made
  if (!works || !read) throw new Error('no works')
  return {
    place, vault, practice, works, timers, time, told, seen,
    // The reader is the database itself.
    database: read as Database,
    choose: (path, purpose) => {
      const token = randomBytes(16).toString('hex')
      places.add({ token, path, purpose })
      return token
    },
    close: practice.close,
  }
}

const ended: (() => unknown)[] = []
/** What a test began and has to be ended. */
export const atEnd = (end: () => unknown): void => { ended.push(end) }
export const endAll = async (): Promise<void> => {
  for (const end of ended.splice(0).reverse()) await end()
}

/** A new practice, open. */
export const sitDown = async (sitting: Sitting = {}): Promise<Desk> => {
  const place = await newVault()
  atEnd(place.remove)
  const desk = await sitDownAt(place, sitting)
  atEnd(desk.close)
  return desk
}

/** A folder of its own, for backups or exports or the coach's files. */
export const folderFor = (name: string): string => {
  const { folder, remove } = newFolder()
  atEnd(remove)
  mkdirSync(join(folder, name))
  return join(folder, name)
}

export const codeOf = (answer: Answer<unknown>): string => (answer.ok ? 'ok' : answer.error.code)
export const valueOf = <Value>(answer: Answer<Value>): Value => {
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value
}

/** A folder that has been taken for backups. */
export const withBackups = async (desk: Desk): Promise<string> => {
  const folder = folderFor('backups')
  valueOf(await desk.works.handlers['backups.setFolder']({ place: desk.choose(folder, 'backups') }))
  return folder
}

export const addClient = async ({ practice }: Desk, name: string): Promise<string> =>
  valueOf(await practice.handlers['clients.add']({ name })).clientId

/** A note that is kept as a draft. */
export const addNote = async ({ practice }: Desk, clientId: string | null, text = 'some words'): Promise<string> => {
  const { noteId } = valueOf(await practice.handlers['notes.begin']({ clientId }))
  valueOf(await practice.handlers['notes.keepDraft']({ noteId, clientId, text, cursor: 0, corrections: [] }))
  return noteId
}

/** Every record of a practice, by kind and id. */
export const everyRecord = async ({ database }: Desk): Promise<Readonly<Record<string, unknown>>> => Object.fromEntries(
  (await Promise.all(COLLECTIONS.map(async (name) =>
    (await database.find(name)).map((record) => [`${name}/${record.id}`, record] as const)))).flat())

/** Everything under a folder, by its path. */
export const filesIn = (folder: string): readonly string[] => readdirSync(folder, { withFileTypes: true })
  .flatMap((entry) => entry.isDirectory()
    ? filesIn(join(folder, entry.name)).map((inside) => `${entry.name}/${inside}`) : [entry.name]).sort()

/** Takes away the practice and all that lies beside it; what this machine saw of it stays. */
export const eraseFolder = ({ path }: Place): void => rmSync(dirname(path), { recursive: true, force: true })
export const nameOf = (path: string): string => basename(path)

/** Lets everything that is under way go on until it waits for a timer. */
export const settled = async (until: () => boolean | Promise<boolean>): Promise<void> => {
  for (let turns = 0; !await until(); turns += 1) {
    if (turns > 10_000) throw new Error('it did not settle')
    await new Promise((resolve) => { setTimeout(resolve, 1) })
  }
}
