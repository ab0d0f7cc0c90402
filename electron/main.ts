/** Composition root: builds the parts and lets them run. */
import { join } from 'node:path'
import { app, dialog, Menu, nativeTheme, Notification, powerMonitor, session, shell } from 'electron'
import { freshNonce } from './host/chance.ts'
import { systemClock } from './host/clock.ts'
import { hostHandlers } from './host/handlers.ts'
import { log } from './host/log.ts'
import { createReminders } from './host/notifications.ts'
import { pathsOf, removeSample } from './host/paths.ts'
import { keepPreferences } from './host/preferences.ts'
import { idleSeconds, watchAbsence } from './host/power.ts'
import { isEvaluationRuntime } from './host/runtime.ts'
import { sheetOf } from './host/sheet-window.ts'
import { strings } from './host/strings.ts'
import { startVaultChild } from './host/vault-child.ts'
import { createVaultHolder } from './host/vault-holder.ts'
import { placeOf } from './host/vault-place.ts'
import { guardMain } from './ipc/register.ts'
import type { PracticeName } from './ipc/wire.ts'
import { answerCalls, handOverPorts } from './windows/doors.ts'
import { leaveInOrder } from './windows/leave.ts'
import { createLock, type LockedBecause } from './windows/lock.ts'
import { menuOf } from './windows/menu.ts'
import { prepare } from './windows/prepare.ts'
import { SCHEME } from './windows/scheme.ts'
import { filesUnder, serve } from './windows/serve.ts'
import { closeSession, PARTITION } from './windows/session.ts'
import { createRoom } from './windows/window.ts'

const { env, platform, versions: { electron } } = process
const paths = pathsOf(env['STILLROOM_USER_DATA'], app.getPath('appData'), join(__dirname, '..'), isEvaluationRuntime(electron))

const whereIs = (practice: PracticeName): { readonly vault: string, readonly seen: string } =>
  (practice === 'sample' ? { vault: paths.sample.vault, seen: paths.sample.seen } : { vault: paths.vault, seen: paths.seen })

const run = async (): Promise<void> => {
  const packaged = app.isPackaged
  await app.whenReady()
  const inMemory = session.fromPartition(PARTITION)
  await closeSession(session.defaultSession, packaged)
  await closeSession(inMemory, packaged)
  inMemory.protocol.handle(SCHEME, serve(filesUnder(paths.page), freshNonce))

  const room = createRoom({
    preload: paths.preload, packaged,
    closeAsked: () => app.quit(),
    lockAsked: () => lockNow('asked'),
    leaving: () => vault.letGo(),
    died: () => lockNow('failure'),
  })
  const reminders = createReminders(systemClock, () => new Notification(strings.reminder).show())
  const preferences = keepPreferences((look) => { nativeTheme.themeSource = look })
  const vault = createVaultHolder((practice, wrongGuesses, events) => startVaultChild(paths.vaultProcess, {
    ...whereIs(practice), sample: practice === 'sample', preferences: preferences.now(),
    kdfWorker: paths.kdfWorker, checkOutputs: !packaged,
    wrongGuesses,
  }, events), { opened: reminders.clear, preferences: preferences.take, died: () => lockNow('failure') })
  const lock = createLock({
    clock: systemClock,
    window: room,
    startVault: vault.start,
    remind: reminders.schedule,
    leftSample: () => {
      preferences.leftSample()
      removeSample(paths.sample.folder)
    },
    giveUp: () => {
      dialog.showErrorBox(strings.keepsFailing.title, strings.keepsFailing.body)
      app.exit(1)
    },
  })
  const lockNow = (because: LockedBecause): void => { lock.lock(because).catch(() => log('locking failed')) }

  answerCalls(guardMain(hostHandlers({
    platform, electron, version: app.getVersion(), lock, sheet: sheetOf(room.contents), log,
    showVault: () => shell.showItemInFolder(whereIs(lock.practice()).vault),
    vaultPlace: () => placeOf(whereIs(lock.practice()).vault),
  }), { trusts: room.isOwn, caller: () => (vault.isOpen() ? 'coach' : 'anybody'), log, checkOutputs: !packaged }))
  handOverPorts(room.isOwn, vault.give)
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuOf(platform, () => lockNow('asked'))))
  const idleAfter = (): number =>
    idleSeconds(env['STILLROOM_IDLE_SECONDS'], packaged, preferences.now().lockAfterMinutes)
  watchAbsence(powerMonitor, idleAfter, vault.holdsKeys, lockNow)
  leaveInOrder(lock, log)
  app.on('second-instance', room.focus)
  await lock.begin()
}

if (prepare(paths)) {
  if (isEvaluationRuntime(electron)) log(strings.evaluation)
  run().catch((fault: unknown) => {
    log(fault instanceof Error ? `the start failed: ${fault.message}` : 'the start failed')
    app.exit(1)
  })
} else {
  console.log(strings.alreadyOpen)
  app.exit(0)
}
