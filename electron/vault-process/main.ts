/** The vault process: keys, records and services, behind one port to the window. It opens no socket. */
import '../vault/crypto-global.ts'
import { systemChance } from '../host/chance.ts'
import { clockFrom } from '../host/clock.ts'
import { log } from '../host/log.ts'
import { traceOf } from '../ipc/guard.ts'
import { guardVault } from '../ipc/register.ts'
import type { Work } from '../../shared/ipc/contract.ts'
import type { FromVault, ToVault, VaultArguments } from '../ipc/wire.ts'
import { workerStretch } from '../vault/kdf.ts'
import { openVault } from '../vault/open-vault.ts'
import { createPauses } from '../vault/pauses.ts'
import { prepareVault } from '../vault/prepare-vault.ts'
import { askToJoin, lookAtVault } from '../vault/shut-vault.ts'
import { askMain } from './from-main.ts'
import { createGate } from './gate.ts'
import { carriedOver } from './guesses.ts'
import { createPlaces } from './places.ts'
import { createPortServer } from './port.ts'
import { practiceOpener } from './practice.ts'
import { steadily } from './progress.ts'
import { sampleMaker } from './sample-maker.ts'
import { createShutWorks, createWorks } from './works.ts'
import { createNoticeTeller } from './tell-notices.ts'
import { sayingWhatIsWaitedFor } from './waited-for.ts'
import { after } from './works/automatic.ts'
import { finishRestoring } from './works/restore.ts'

/** Ends the process rather than go on with who knows what; Node's own report would quote the fault's message. */
const die = (fault: unknown): void => {
  log(`the vault process ends: ${traceOf(fault)}`)
  process.exit(1)
}
process.on('uncaughtException', die)
process.on('unhandledRejection', die)

/** What main put on the command line; ours alone, so its shape is known. */
const given = JSON.parse(process.argv.at(-1) ?? '') as VaultArguments
const tellMain = (message: FromVault): void => process.parentPort.postMessage(message)
const port = createPortServer()
const running = (): number => performance.now()
const told = new Map<Work, ReturnType<typeof steadily>>()
const progress = (work: Work, done: number, total: number): void => {
  const tell = told.get(work) ?? steadily((at, of) => port.tell({ type: 'progress', work, done: at, total: of }), running)
  told.set(work, tell)
  tell(done, total)
}
const asked = askMain<Electron.MessagePortMain>(tellMain)
const places = createPlaces()
const clock = clockFrom(given.testClock)
const chance = systemChance
const stretch = workerStretch(given.kdfWorker)
const pauses = carriedOver(createPauses(running), given.wrongGuesses, {
  failed: () => tellMain({ type: 'wrong-guess' }),
  succeeded: () => tellMain({ type: 'right-guess' }),
})
const paths = { vault: given.vault, seen: given.seen }
const teller = createNoticeTeller({
  // The sample is nobody's day.
  notices: async () => (given.sample ? [] : gate.notices()),
  tell: (notices) => tellMain({ type: 'notices', notices }),
  log,
})

const gate = createGate({
  sample: given.sample ? sampleMaker(given, clock) : null,
  paths, stretch, clock, chance, pauses, places,
  vaults: {
    prepareVault, askToJoin,
    // What was restored and could not take its place does so before the one it is to replace is worked in.
    openVault: (input) => {
      finishRestoring(paths.vault)
      return openVault(input)
    },
    lookAtVault: (path, now) => {
      finishRestoring(paths.vault)
      return lookAtVault(path, now)
    },
  },
  openPractice: practiceOpener({
    clock, chance, running, after, log, createWorks,
    tellKeys: (done, total) => progress('keys', done, total),
    works: {
      vaultPath: given.vault, places, progress, sample: given.sample, drillPort: asked.drillPort,
      found: () => port.tell({ type: 'changed', ids: [] }),
    },
  }),
  shutWorks: createShutWorks({ paths, stretch, clock, chance, running, pauses, places, progress }),
  quickUnlock: given.quickUnlock,
  keychain: asked.keychain,
  progress,
  preferences: (preferences) => tellMain({ type: 'preferences', ...preferences }),
  role: (role) => tellMain({ type: 'role', role }),
  opened: () => {
    tellMain({ type: 'opened' })
    teller.soon()
  },
  holding: (keys) => tellMain({ type: 'holding', keys }),
  changed: (ids) => {
    port.tell({ type: 'changed', ids })
    teller.soon()
  },
})
const handlers = sayingWhatIsWaitedFor(gate.handlers, (working) => tellMain({ type: 'working', working }))
const guard = guardVault(handlers, {
  trusts: port.trusts, caller: gate.caller, log, checkOutputs: given.checkOutputs,
})

const close = async (): Promise<void> => {
  port.letGo()
  teller.stop()
  // Nothing of the sample is to last, so it is not waited for, in the middle of being made least of all.
  if (given.sample) return tellMain({ type: 'closed', notices: [] })
  const notices = await gate.notices().catch((fault: unknown) => {
    // Whatever it was, the file is let go of: it is what closing is for.
    log(`no reminders: ${traceOf(fault)}`)
    return null
  })
  await gate.close()
  tellMain({ type: 'closed', notices })
}

process.parentPort.on('message', ({ data, ports }: { data: ToVault, ports: Electron.MessagePortMain[] }) => {
  const [end] = ports
  if (data.type === 'port' && end) port.serve(end, guard)
  if (data.type === 'let-go') port.letGo()
  if (data.type === 'close') void close()
  if (data.type === 'place') places.add(data)
  asked.answered(data, end)
})
