/**
 * The libraries Electron needs from the system, which a bare Debian or Ubuntu lacks. What is missing is asked of the
 * loader (`ldd` on the executable itself), not of a list; the list only turns a library into the package that has it.
 */
import { accessSync, constants, readFileSync } from 'node:fs'
import path from 'node:path'
import { run } from './child.ts'
import { root } from './root.ts'
import { Halt, say } from './say.ts'

/** Which Debian package brings which library. `t64` marks those that were renamed with 64-bit time. */
const PACKAGES: ReadonlyMap<string, { readonly name: string; readonly t64?: true }> = new Map([
  ['libasound.so.2', { name: 'libasound2', t64: true }],
  ['libatk-1.0.so.0', { name: 'libatk1.0-0', t64: true }],
  ['libatk-bridge-2.0.so.0', { name: 'libatk-bridge2.0-0', t64: true }],
  ['libatspi.so.0', { name: 'libatspi2.0-0', t64: true }],
  ['libcairo.so.2', { name: 'libcairo2' }],
  ['libcups.so.2', { name: 'libcups2', t64: true }],
  ['libdbus-1.so.3', { name: 'libdbus-1-3' }],
  ['libdrm.so.2', { name: 'libdrm2' }],
  ['libexpat.so.1', { name: 'libexpat1' }],
  ['libgbm.so.1', { name: 'libgbm1' }],
  ['libgio-2.0.so.0', { name: 'libglib2.0-0', t64: true }],
  ['libglib-2.0.so.0', { name: 'libglib2.0-0', t64: true }],
  ['libgobject-2.0.so.0', { name: 'libglib2.0-0', t64: true }],
  ['libgtk-3.so.0', { name: 'libgtk-3-0', t64: true }],
  ['libnspr4.so', { name: 'libnspr4' }],
  ['libnss3.so', { name: 'libnss3' }],
  ['libnssutil3.so', { name: 'libnss3' }],
  ['libsmime3.so', { name: 'libnss3' }],
  ['libpango-1.0.so.0', { name: 'libpango-1.0-0' }],
  ['libudev.so.1', { name: 'libudev1' }],
  ['libX11.so.6', { name: 'libx11-6' }],
  ['libxcb.so.1', { name: 'libxcb1' }],
  ['libXcomposite.so.1', { name: 'libxcomposite1' }],
  ['libXdamage.so.1', { name: 'libxdamage1' }],
  ['libXext.so.6', { name: 'libxext6' }],
  ['libXfixes.so.3', { name: 'libxfixes3' }],
  ['libXrandr.so.2', { name: 'libxrandr2' }],
  ['libxkbcommon.so.0', { name: 'libxkbcommon0' }],
])

/** Which Debian package brings which program. */
const PROGRAMS = { Xvfb: 'xvfb', ip: 'iproute2', strace: 'strace', unshare: 'util-linux' } as const

export type Program = keyof typeof PROGRAMS

/** What `ldd` prints beside a library that is not there. */
export const missingIn = (ldd: string): readonly string[] =>
  [...new Set([...ldd.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? ''))]

/**
 * Whether this system names the packages with 64-bit time (Debian 13, Ubuntu 24.04 and newer, and what has no number
 * yet); null when it is neither of the two nor made from them.
 * @param osRelease the text of /etc/os-release
 */
export const namesT64 = (osRelease: string): boolean | null => {
  const field = (name: string): string => new RegExp(`^${name}="?([^"\\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? ''
  const family = `${field('ID')} ${field('ID_LIKE')}`.split(' ')
  if (!family.includes('debian') && !family.includes('ubuntu')) return null
  const version = Number.parseFloat(field('VERSION_ID'))
  if (Number.isNaN(version)) return true
  return version >= (field('ID') === 'debian' ? 13 : 24.04)
}

/** The packages to install for these libraries, each once; a library we know no package for is left out. */
export const packagesFor = (libraries: readonly string[], t64: boolean): readonly string[] => {
  const names = libraries.flatMap((library) => {
    const found = PACKAGES.get(library)
    return found ? [found.t64 && t64 ? `${found.name}t64` : found.name] : []
  })
  return [...new Set(names)].sort()
}

/** The commands that install packages, as a person types them or as root runs them. */
export const aptCommands = (packages: readonly string[], asRoot: boolean): readonly string[] => {
  const sudo = asRoot ? '' : 'sudo '
  return [`${sudo}apt-get update`, `${sudo}apt-get install -y --no-install-recommends ${packages.join(' ')}`]
}

/** Only a script that is root and that nobody watches (CI) may install packages by itself. */
export const mayInstall = (env: NodeJS.ProcessEnv, uid: number | undefined): boolean =>
  uid === 0 && (env['CI'] === 'true' || env['CI'] === '1')

/** Whether a program of that name is on the path. */
export const isOnPath = (program: string, env: NodeJS.ProcessEnv): boolean =>
  (env['PATH'] ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })

/**
 * Makes sure that an Electron finds its libraries (null: none is asked about), and that programs are there. Halts with
 * the exact command when something is missing; as root in CI it runs that command instead. Other systems than Linux
 * bring what is needed.
 */
export const demandSystemLibraries = async (executable: string | null, programs: readonly Program[]): Promise<void> => {
  if (process.platform !== 'linux') return
  const missing = await lacking(executable, programs)
  if (missing.length === 0) return
  const needs = executable === null ? 'The tests need' : 'Electron needs'
  const t64 = namesT64(readOsRelease())
  if (t64 === null) throw new Halt(`${needs} what this system lacks: ${missing.join(', ')}.`)
  const packages = [
    ...packagesFor(missing, t64),
    ...programs.filter((program) => missing.includes(program)).map((program) => PROGRAMS[program]),
  ]
  const asRoot = process.getuid?.() === 0
  const command = aptCommands(packages, asRoot).join(' && ')
  if (packages.length === 0 || !mayInstall(process.env, process.getuid?.())) {
    throw new Halt(`${needs} what this system lacks: ${missing.join(', ')}.\nTo install it:\n  ${command}`)
  }
  say(`Installing what ${executable === null ? 'is needed' : 'Electron needs'} from the system: ${packages.join(' ')}`)
  const ended = await run('sh', ['-c', command], {
    cwd: root, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, limitSeconds: 300,
  })
  const left = await lacking(executable, programs)
  if (left.length > 0) {
    const end = ended.output.trim().split('\n').slice(-8).join('\n')
    throw new Halt(`${end}\nStill missing: ${left.join(', ')}. The command was:\n  ${command}`)
  }
}

const lacking = async (executable: string | null, programs: readonly Program[]): Promise<readonly string[]> => {
  // ldd looks for libraries beside the executable too, as the loader does.
  const libraries = executable === null ? [] : missingIn((await run('ldd', [executable], { cwd: root })).output)
  return [...libraries, ...programs.filter((program) => !isOnPath(program, process.env))]
}

const readOsRelease = (): string => {
  try {
    return readFileSync('/etc/os-release', 'utf8')
  } catch {
    return ''
  }
}
