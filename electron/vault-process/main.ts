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

const gate = createGate({
  paths: { vault: given.vault, seen: given.seen },
  stretch: workerStretch(given.kdfWorker),
  clock: systemClock,
  chance: systemChance,
  pauses: carriedOver(createPauses(() => performance.now()), given.wrongGuesses, () => tellMain({ type: 'wrong-guess' })),
  vaults: { prepareVault, openVault, inspectVault },
  openPractice: practiceOpener(systemClock, systemChance),
  opened: () => tellMain({ type: 'opened' }),
  holding: (keys) => tellMain({ type: 'holding', keys }),
  changed: (ids) => port.tell({ type: 'changed', ids }),
})
const guard = guardVault(gate.handlers, {
  trusts: port.trusts, caller: gate.caller, log, checkOutputs: given.checkOutputs,
})

const close = async (): Promise<void> => {
  port.letGo()
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
