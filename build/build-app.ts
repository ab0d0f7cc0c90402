/** Builds the app into out/app: main, preload, vault process and window. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { run } from './child.ts'
import { withLock } from './folder-lock.ts'
import { outFolder, root } from './root.ts'
import { Halt } from './say.ts'

const BUILD_SECONDS = 240

/** A package's program, started by this Node: no shell, no npx, the same on every system. */
export const programOf = (name: string, program: string): string => path.join(root, 'node_modules', name, program)

/**
 * Builds; halts with the builder's own words when it fails. Takes a lock: two builds at once would empty each
 * other's folder.
 */
export const buildApp = async (): Promise<void> => {
  const vite = programOf('vite', 'bin/vite.js')
  if (!existsSync(vite)) throw new Halt('The npm packages are not installed. First: npm ci')
  await withLock(path.join(outFolder, '.building'), async () => {
    const ended = await run(process.execPath, [vite, 'build', '--app'], { cwd: root, limitSeconds: BUILD_SECONDS })
    const stopped = ended.stopped === null ? '' : ` (${ended.stopped})`
    if (ended.code !== 0) throw new Halt(`The app could not be built${stopped}:\n${ended.output}`)
  })
  const about: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const main = typeof about === 'object' && about !== null && 'main' in about ? String(about.main) : ''
  if (!existsSync(path.join(root, main))) throw new Halt(`The app was built, but ${main} is not there.`)
}
