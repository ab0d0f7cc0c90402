/** Whether Chromium's sandbox can be on here. The app is never started without it in silence. */
import { statSync } from 'node:fs'
import path from 'node:path'
import { run } from './child.ts'
import { root } from './root.ts'
import { Halt } from './say.ts'

/** Chromium refuses to start as root with its sandbox on. */
export const isRoot = (): boolean => process.getuid?.() === 0

/** What the command line needs for the sandbox: nothing, except as root. */
export const sandboxArgs = (asRoot: boolean): readonly string[] => asRoot ? ['--no-sandbox'] : []

/**
 * Halts where an ordinary user's Linux lets neither of Chromium's two ways to a sandbox: namespaces of one's own, or
 * the helper beside Electron that belongs to root. Electron itself would end with a crash and no window.
 * @param folder the folder of Electron
 */
export const demandSandbox = async (folder: string): Promise<void> => {
  if (process.platform !== 'linux' || isRoot()) return
  const helper = path.join(folder, 'chrome-sandbox')
  if (isSetuidRoot(helper)) return
  const ask = ['--user', '--map-root-user', '--net', 'true']
  const namespaces = await run('unshare', ask, { cwd: root, limitSeconds: 10 })
  // 127: there is no unshare to ask. Then Electron is left to say it.
  if (namespaces.code === 0 || namespaces.code === 127) return
  throw new Halt([
    'Chromium’s sandbox cannot be made here: this system lets no ordinary user have namespaces.',
    'To let Electron’s own helper make it:',
    `  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
  ].join('\n'))
}

const isSetuidRoot = (file: string): boolean => {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat !== undefined && stat.uid === 0 && (stat.mode & 0o4000) !== 0
}
