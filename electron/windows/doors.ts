/** The two ways from the page to the processes behind it: calls to main, and a port to the vault process. */
import { ipcMain, MessageChannelMain, type MessagePortMain, type WebFrameMain } from 'electron'
import type { Guard } from '../ipc/guard.ts'
import { WIRE } from '../ipc/wire.ts'

/** Answers calls on the one channel main listens to. The guard asks who sends. */
export const answerCalls = (guard: Guard<WebFrameMain | null>): void => {
  ipcMain.handle(WIRE.call, (event, channel: unknown, input: unknown) => guard(event.senderFrame, channel, input))
}

/**
 * Gives the page a port to the vault process. A port carries no sender, so whoever asks is checked here, once;
 * any other frame gets nothing.
 */
export const handOverPorts = (
  isOwn: (frame: WebFrameMain | null) => boolean, give: (port: MessagePortMain) => void,
): void => {
  ipcMain.on(WIRE.port, ({ senderFrame: frame }) => {
    if (frame === null || !isOwn(frame)) return
    const { port1, port2 } = new MessageChannelMain()
    give(port1)
    frame.postMessage(WIRE.port, null, [port2])
  })
}
