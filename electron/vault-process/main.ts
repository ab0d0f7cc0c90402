/** The vault process: keys, records and services, behind one port to the window. It opens no socket. */
import '../vault/crypto-global.ts'
import { systemChance } from '../host/chance.ts'
import { systemClock } from '../host/clock.ts'
import { log } from '../host/log.ts'
import { traceOf } from '../ipc/guard.ts'
import { guardVault } from '../ipc/register.ts'
import type { FromVault, ToVault, VaultArguments } from '../ipc/wire.ts'
import { workerStretch } from '../vault/kdf.ts'
import { inspectVault, openVault } from '../vault/open-vault.ts'
import { createPauses } from '../vault/pauses.ts'
import { prepareVault } from '../vault/prepare-vault.ts'
import { createGate } from './gate.ts'
import { carriedOver } from './guesses.ts'
import { createPortServer } from './port.ts'
import { practiceOpener } from './practice.ts'
import { steadily } from './progress.ts'
import { sampleMaker } from './sample-maker.ts'

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
const progress = (work: 'opening' | 'sample') =>
  steadily((done, total) => port.tell({ type: 'progress', work, done, total }), running)
const told = { opening: progress('opening'), sample: progress('sample') }

const gate = createGate({
  sample: given.sample ? sampleMaker(given, systemClock) : null,
  paths: { vault: given.vault, seen: given.seen },
  stretch: workerStretch(given.kdfWorker),
  clock: systemClock,
  chance: systemChance,
  pauses: carriedOver(createPauses(running), given.wrongGuesses, {
    failed: () => tellMain({ type: 'wrong-guess' }),
    succeeded: () => tellMain({ type: 'right-guess' }),
  }),
  vaults: { prepareVault, openVault, inspectVault },
  openPractice: practiceOpener(systemClock, systemChance),
  progress: (work, done, total) => told[work](done, total),
  preferences: (preferences) => tellMain({ type: 'preferences', ...preferences }),
  opened: () => tellMain({ type: 'opened' }),
  holding: (keys) => tellMain({ type: 'holding', keys }),
  changed: (ids) => port.tell({ type: 'changed', ids }),
})
const guard = guardVault(gate.handlers, {
  trusts: port.trusts, caller: gate.caller, log, checkOutputs: given.checkOutputs,
})

const close = async (): Promise<void> => {
  port.letGo()
  // Nothing of the sample is to last, so it is not waited for, in the middle of being made least of all.
  if (given.sample) return tellMain({ type: 'closed', notices: [] })
  const notices = await gate.notices()
  await gate.close()
  tellMain({ type: 'closed', notices })
}

process.parentPort.on('message', ({ data, ports }: { data: ToVault, ports: Electron.MessagePortMain[] }) => {
  const [end] = ports
  if (data.type === 'port' && end) port.serve(end, guard)
  if (data.type === 'let-go') port.letGo()
  if (data.type === 'close') void close()
})
