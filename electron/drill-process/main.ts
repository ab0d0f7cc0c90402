/** The process of a restore drill: opens one backup as a vault of its own, and says what was found. It opens no socket. */
import '../vault/crypto-global.ts'
import { log } from '../host/log.ts'
import type { DrillArguments, ToDrill } from '../ipc/drill-wire.ts'
import { traceOf } from '../ipc/guard.ts'
import { doDrill } from './drill.ts'
import { serveDrill } from './serve.ts'

/** Node's own report would quote the fault's message. */
const die = (fault: unknown): void => {
  log(`the drill process ends: ${traceOf(fault)}`)
  process.exit(1)
}
process.on('uncaughtException', die)
process.on('unhandledRejection', die)

/** What main put on the command line; ours alone, so its shape is known. */
const { folder } = JSON.parse(process.argv.at(-1) ?? '') as DrillArguments

/** How long an answer nobody takes keeps the process, in milliseconds. */
const PATIENCE = 5_000

process.parentPort.once('message', ({ ports: [port] }: { data: ToDrill, ports: Electron.MessagePortMain[] }) => {
  if (!port) return process.exit(1)
  serveDrill(port, {
    drill: (task, options) => doDrill(task, { ...options, folder, now: new Date() }),
    end: () => process.exit(0),
    answered: () => setTimeout(() => process.exit(0), PATIENCE),
    fail: die,
  })
})
