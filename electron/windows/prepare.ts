/** What has to be settled before the browser engine starts: names, folders, switches, and being the only one. */
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, protocol } from 'electron'
import { makeUserData, removeSample, wipeRuns, type Paths } from '../host/paths.ts'
import { strings } from '../host/strings.ts'
import { refuseAll } from './refusals.ts'
import { SCHEME } from './scheme.ts'
import { setSwitches } from './switches.ts'

/** @returns false when another instance has this user's folder; that one has been told to come forward */
export const prepare = (paths: Paths): boolean => {
  makeUserData(paths)
  app.setName(strings.title)
  app.setPath('userData', paths.userData)
  if (!app.requestSingleInstanceLock()) return false

  // Whatever the engine writes goes to a folder of this run alone. What a crash left is wiped now.
  wipeRuns(paths)
  removeSample(paths.sample.folder)
  const run = join(paths.runs, randomBytes(8).toString('hex'))
  mkdirSync(run, { recursive: true, mode: 0o700 })
  app.setPath('sessionData', run)
  app.setPath('crashDumps', run)
  app.once('quit', () => wipeRuns(paths))

  setSwitches(app.commandLine)
  // Stands in the metadata of PDFs, and would tell the system and its version there.
  app.userAgentFallback = strings.title
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }])
  app.on('web-contents-created', (_event, contents) => refuseAll(contents))
  return true
}
