/**
 * `npm run package`: makes the installers of this platform in out/packages. `npm run package -- --dir` leaves them
 * unpacked; a test build always is, and needs no network.
 */
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildApp, programOf } from './build-app.ts'
import { endWithUs, run } from './child.ts'
import { versionOf } from './electron-places.ts'
import { electronExecutable } from './electron-runtime.ts'
import { packagingOf, platformFlag, trialConfiguration } from './packaging.ts'
import { outFolder, root } from './root.ts'
import { Halt, runScript, say } from './say.ts'

runScript(async () => {
  endWithUs()
  const runtime = await electronExecutable()
  const pinned = versionOf(path.join(root, 'node_modules/electron'))
  const found = { kind: runtime.kind, version: versionIn(runtime.folder) }
  const packaging = packagingOf(found, pinned, process.env)
  if (!packaging.ok) throw new Halt(packaging.error)
  if (packaging.value.trial) {
    say('This is a test build: an old Electron, to be tried and thrown away. Keep no client’s words in it.')
  }
  await buildApp()
  const folder = withoutApp(runtime.folder)
  const ended = await run(process.execPath, [
    programOf('electron-builder', 'cli.js'), platformFlag(process.platform), '--publish', 'never',
    ...(packaging.value.trial ? ['--dir', '--config', trialFile()] : []),
    `-c.electronDist=${folder}`, ...packaging.value.settings, ...process.argv.slice(2),
    // Whatever signing certificate lies in somebody's keychain is not to be used unasked.
  ], { cwd: root, output: 'show', env: { CSC_IDENTITY_AUTO_DISCOVERY: 'false', ...process.env } })
  if (folder !== runtime.folder) rmSync(folder, { recursive: true, force: true })
  if (ended.code === 0) say(`The packages are in ${path.relative(root, path.join(outFolder, 'packages'))}.`)
  return ended.code ?? 1
})

/** Electron, without an app of its own: what stands in resources/app would be packaged beside ours. */
const withoutApp = (folder: string): string => {
  const own = path.join(folder, 'resources/app')
  if (!existsSync(own)) return folder
  const clean = path.join(outFolder, 'packages-electron')
  rmSync(clean, { recursive: true, force: true })
  cpSync(folder, clean, { recursive: true, verbatimSymlinks: true, filter: (source) => source !== own })
  return clean
}

const trialFile = (): string => {
  const file = path.join(outFolder, 'packages-trial.yml')
  writeFileSync(file, trialConfiguration(readFileSync(path.join(root, 'electron-builder.yml'), 'utf8')))
  return file
}

const versionIn = (folder: string): string | null => {
  try {
    return readFileSync(path.join(folder, 'version'), 'utf8').trim().replace(/^v/, '')
  } catch {
    return null
  }
}
