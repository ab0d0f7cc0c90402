/**
 * Puts the contract into the window as `window.stillroom`, and nothing else. The port never leaves the isolated world.
 *
 * A window is an empty document before it is our page, and Electron may run this there too. What that one asks can
 * reach main after the page has come, and is taken for the page's: it would take away the page's port.
 */
import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge, Notice } from '../shared/ipc/contract.ts'
import type { Answer } from '../shared/ipc/define.ts'
import { createCaller } from './ipc/caller.ts'
import { isMainChannel, WIRE } from './ipc/wire.ts'

/** Milliseconds: where the vault process has ended, a fresh window takes the place of this one meanwhile. */
const BEFORE_ASKING_AGAIN = 200

const askForPort = (): void => ipcRenderer.send(WIRE.port)
const vault = createCaller(() => { setTimeout(askForPort, BEFORE_ASKING_AGAIN) })

const askMain = (channel: string, input: unknown): Promise<Answer<unknown>> =>
  ipcRenderer.invoke(WIRE.call, channel, input).catch(() => ({ ok: false, error: { code: 'unexpected' } }))

ipcRenderer.on(WIRE.port, ({ ports: [port] }) => { if (port) vault.adopt(port) })
ipcRenderer.on(WIRE.notice, (_event, notice: Notice) => vault.tell(notice))
if (location.href !== 'about:blank') askForPort()

contextBridge.exposeInMainWorld('stillroom', {
  call: (channel, input) => isMainChannel(channel) ? askMain(channel, input) : vault.call(channel, input),
  onNotice: vault.onNotice,
} satisfies Bridge)
