/** Which room a file is in, and what each room may import: ARCHITECTURE's one way through the house, as tables. */
import { isBuiltin } from 'node:module'
import path from 'node:path'

export type Room =
  | 'renderer' | 'shared' | 'build' | 'tests' | 'root'
  | 'main' | 'preload' | 'host' | 'windows' | 'ipc' | 'egress' | 'vault' | 'engine' | 'sample' | 'vault-process'
  | 'export' | 'opener' | 'drill-process'

const ELECTRON_ROOMS: Readonly<Record<string, Room>> = {
  'main.ts': 'main', 'preload.ts': 'preload', 'host': 'host', 'windows': 'windows', 'ipc': 'ipc', 'egress': 'egress',
  'vault': 'vault', 'engine': 'engine', 'sample': 'sample', 'vault-process': 'vault-process',
  'export': 'export', 'opener': 'opener', 'drill-process': 'drill-process',
}

/** The room of a file, by its path from the project's folder; null for a file without a home. */
export const roomOf = (file: string): Room | null => {
  const [top = '', second = ''] = file.split('/')
  if (top === 'renderer' || top === 'shared' || top === 'build' || top === 'tests') return second === '' ? null : top
  if (top === 'electron') return ELECTRON_ROOMS[second] ?? null
  // Tools look for their settings here; nothing else lies beside the rooms.
  return /^[a-z]+\.config\.(?:ts|js)$/.test(file) ? 'root' : null
}

/** Every room's own, `shared` besides. A path ending in `.ts` opens a single file. Tools and tests may see all. */
const OPEN_TO: Readonly<Record<Exclude<Room, 'build' | 'tests' | 'root'>, readonly string[]>> = {
  'shared': [],
  'renderer': [],
  'main': ['electron/host', 'electron/windows', 'electron/ipc', 'electron/egress'],
  // It runs in the window's own process: these two name nothing but the contract.
  'preload': ['electron/ipc/caller.ts', 'electron/ipc/wire.ts'],
  // Of the vault only how files are called: no key and no library comes with it.
  'host': ['electron/host', 'electron/windows', 'electron/ipc', 'electron/vault/backup/names.ts'],
  'windows': ['electron/windows', 'electron/host', 'electron/ipc'],
  'ipc': ['electron/ipc'],
  'egress': ['electron/egress', 'electron/ipc'],
  'vault': ['electron/vault'],
  'engine': ['electron/engine', 'electron/vault'],
  // Pure but for the writing, for which it has the vault's faults.
  'export': ['electron/export', 'electron/vault/format.ts', 'electron/vault/store-faults.ts', 'electron/vault/types.ts'],
  // A program of its own: no engine, no Electron. Attached files it reads as the app does.
  'opener': ['electron/opener', 'electron/export', 'electron/vault', 'electron/vault-process/works/files.ts'],
  // Made-up people, written as the engine would write them: its words and pure parts, none of its services.
  'sample': [
    'electron/sample', 'electron/engine/types.ts', 'electron/engine/decision.ts', 'electron/engine/events/chain.ts',
    'electron/engine/events/head.ts', 'electron/engine/library/settings.ts',
  ],
  // Of the host only what names no Electron: the same code runs under plain Node.
  'vault-process': [
    'electron/vault-process', 'electron/engine', 'electron/vault', 'electron/ipc', 'electron/sample', 'electron/export',
    'electron/host/clock.ts', 'electron/host/chance.ts', 'electron/host/log.ts', 'electron/host/paths.ts',
  ],
  // A vault is opened there and nothing works over it.
  'drill-process': ['electron/drill-process', 'electron/vault', 'electron/ipc', 'electron/host/log.ts'],
}

/** Libraries that one place may import, by the beginning of the file's path. */
const KEPT_LIBRARIES: readonly { readonly library: string, readonly places: readonly string[] }[] = [
  { library: 'libsodium-wrappers', places: ['electron/vault/sodium.ts'] },
  { library: 'libsodium-wrappers-sumo', places: ['electron/vault/kdf-worker.ts'] },
  { library: 'libsql', places: ['electron/vault/'] },
  { library: 'rxdb', places: ['electron/vault/rx-storage/', 'electron/engine/database'] },
  {
    library: 'electron',
    places: ['electron/main.ts', 'electron/preload.ts', 'electron/host/', 'electron/windows/', 'electron/egress/'],
  },
]

/** Whatever can open a connection. Only egress may, and there is none yet. */
export const NETWORK_MODULES: ReadonlySet<string> = new Set([
  'net', 'http', 'https', 'http2', 'tls', 'dgram', 'dns', 'dns/promises', 'inspector', 'inspector/promises',
  'undici', 'ws', 'node-fetch', 'axios', 'got', 'socket.io-client',
])

const SHARED_LIBRARIES = ['@sinclair/typebox', 'date-fns', 'temporal-polyfill']

const isOf = (library: string, source: string): boolean => source === library || source.startsWith(`${library}/`)

export const isProduct = (room: Room): room is keyof typeof OPEN_TO => Object.hasOwn(OPEN_TO, room)

const refusedFile = (room: keyof typeof OPEN_TO, file: string, target: string): string | null => {
  if (roomOf(target) === 'shared') return null
  if (room === 'renderer' && roomOf(target) === 'renderer') return null
  const open = OPEN_TO[room].some((place) => place.endsWith('.ts') ? target === place : target.startsWith(`${place}/`))
  return open ? null : `${file} may not import ${target}: the room "${room}" opens to ${
    ['shared', ...OPEN_TO[room]].join(', ')} only.`
}

const refusedLibrary = (room: keyof typeof OPEN_TO, file: string, source: string): string | null => {
  const name = source.replace(/^node:/, '')
  if (NETWORK_MODULES.has(name) && room !== 'egress') {
    return `Only electron/egress opens connections: no "${source}" here.`
  }
  if (isBuiltin(source)) {
    return room === 'renderer' || room === 'shared' || room === 'preload'
      ? `The room "${room}" runs without Node: no "${source}" here.` : null
  }
  const kept = KEPT_LIBRARIES.find(({ library }) => isOf(library, source))
  if (kept && !kept.places.some((place) => file.startsWith(place))) {
    return `Only ${kept.places.join(', ')} may import "${kept.library}".`
  }
  if (room === 'shared' && !SHARED_LIBRARIES.some((library) => isOf(library, source))) {
    return `The room "shared" is pure: it knows ${SHARED_LIBRARIES.join(', ')} and no "${source}".`
  }
  return room === 'preload' && source !== 'electron' ? `The preload imports shared and electron, no "${source}".` : null
}

/**
 * Why an import is refused; null if it is allowed.
 * @param file the importing file, from the project's folder, with forward slashes
 * @param source what stands between the quotes
 */
export const refusal = (file: string, source: string): string | null => {
  const room = roomOf(file)
  if (room === null || !isProduct(room)) return null
  const bare = source.split('?')[0] ?? source
  return bare.startsWith('.')
    ? refusedFile(room, file, path.posix.join(path.posix.dirname(file), bare))
    : refusedLibrary(room, file, bare)
}
