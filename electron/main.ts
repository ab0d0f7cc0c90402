/** Composition root: builds the parts and lets them run. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  app, clipboard, dialog, Menu, MessageChannelMain, nativeTheme, Notification, powerMonitor, safeStorage, session, shell,
} from 'electron'
import { freshNonce, systemChance } from './host/chance.ts'
import { clockFrom, testClockFile } from './host/clock.ts'
import { createCopies } from './host/copies.ts'
import { createDialogs } from './host/dialogs.ts'
import { createDrills } from './host/drills.ts'
import { createFollowed } from './host/followed.ts'
import { fork } from './host/fork.ts'
import { hostHandlers } from './host/handlers.ts'
import { createKeyKeeper, keychainState, NO_KEYS } from './host/keychain.ts'
import { log } from './host/log.ts'
import { createReminders } from './host/notifications.ts'
import { pathsOf, removeSample } from './host/paths.ts'
import { placeDialog } from './host/place-dialog.ts'
import { createPlaces } from './host/places.ts'
import { keepPreferences } from './host/preferences.ts'
import { idleSeconds, watchAbsence } from './host/power.ts'
import { isEvaluationRuntime } from './host/runtime.ts'
import { sheetOf } from './host/sheet-window.ts'
import { reminderShower } from './host/show-reminder.ts'
import { strings } from './host/strings.ts'
import { holdVault } from './host/vault-child.ts'
import { createVaultHolder } from './host/vault-holder.ts'
import { placeOf } from './host/vault-place.ts'
import { guardMain } from './ipc/register.ts'
import type { DrillArguments } from './ipc/drill-wire.ts'
import type { PracticeName, VaultArguments } from './ipc/wire.ts'
import { answerCalls, handOverPorts } from './windows/doors.ts'
import { holdLeaving, leaveInOrder } from './windows/leave.ts'
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
  const testClock = testClockFile(env, packaged)
  const clock = clockFrom(testClock)
  const letLeave = holdLeaving()
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
  const followed = createFollowed({
    focus: room.focus, tell: () => room.tell({ type: 'reminded' }), isOwn: () => lock.practice() === 'own',
  })
  const reminders = createReminders(clock, reminderShower({
    isSupported: () => Notification.isSupported(),
    make: ({ title, body, step }) => new Notification({ title, body, actions: [{ type: 'button', text: step }] }),
    followed: followed.follow, log,
  }))
  const preferences = keepPreferences((look) => { nativeTheme.themeSource = look })
  const ownKeys = createKeyKeeper({
    storage: safeStorage, platform, file: paths.quickUnlock, vault: paths.vault, log,
  })
  const drills = createDrills({
    fork: (folder) => fork(paths.drillProcess, { folder } satisfies DrillArguments, 'Stillroom drill'),
    channel: () => new MessageChannelMain(),
    freshFolder: () => join(paths.runs, `drill-${systemChance.id()}`),
    removeFolder: (folder) => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
    log,
  })
  const vault = createVaultHolder((practice, wrongGuesses, events) => {
    // V6: the sample's key is kept nowhere.
    const keys = practice === 'sample' ? NO_KEYS : ownKeys
    return holdVault(fork(paths.vaultProcess, {
      ...whereIs(practice), sample: practice === 'sample', preferences: preferences.now(),
      kdfWorker: paths.kdfWorker, checkOutputs: !packaged, testClock, wrongGuesses, quickUnlock: keys.has(),
    } satisfies VaultArguments, 'Stillroom vault'), events, { keys, drills })
  }, {
    opened: reminders.clear, preferences: preferences.take, notices: reminders.schedule,
    died: () => {
      log('the vault process ended by itself: the practice is locked')
      lockNow('failure')
    },
  })
  const dialogs = createDialogs()
  const askPlace = placeDialog(room.contents)
  const places = createPlaces({
    ask: (purpose) => dialogs.ask(() => askPlace(purpose)),
    freshToken: systemChance.id, tell: vault.place, show: (path) => shell.showItemInFolder(path),
  })
  const copies = createCopies(clipboard, platform)
  const lock = createLock({
    clock,
    window: {
      ...room,
      end: async () => {
        await room.end()
        copies.forgetSelected()
      },
    },
    startVault: (practice) => {
      dialogs.forget()
      places.forget()
      void copies.forget()
      return vault.start(practice)
    },
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
    platform, electron, version: app.getVersion(), lock, sheet: sheetOf(room.contents, dialogs), log,
    places: places.handlers, followed: followed.handlers, copies: copies.handlers, writing: {
      platform, programFor: (scheme) => app.getApplicationNameForProtocol(scheme),
      open: (link) => shell.openExternal(link),
    }, keychain: () => keychainState(safeStorage, platform),
    showVault: () => shell.showItemInFolder(whereIs(lock.practice()).vault),
    vaultPlace: () => placeOf(whereIs(lock.practice()).vault),
  }), { trusts: room.isOwn, caller: vault.caller, log, checkOutputs: !packaged }))
  handOverPorts(room.isOwn, vault.give)
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuOf(platform, () => lockNow('asked'))))
  const idleAfter = (): number =>
    idleSeconds(env['STILLROOM_IDLE_SECONDS'], packaged, preferences.now().lockAfterMinutes)
  watchAbsence(powerMonitor, { afterSeconds: idleAfter, isOpen: vault.holdsKeys, isWorking: vault.isWorking }, lockNow)
  leaveInOrder({ end: async () => { await Promise.all([lock.end(), copies.forget()]) } }, log)
  app.on('second-instance', room.focus)
  const begun = lock.begin()
  letLeave()
  await begun
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
