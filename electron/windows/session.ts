/** The browser session of the window: held in memory, allowed nothing, connected to nothing. */
import type { Session } from 'electron'
import { SCHEME } from './scheme.ts'

/** No `persist:` before it, so the session keeps nothing on disk. */
export const PARTITION = 'stillroom'

/** True for what may be requested at all. `devtools` only where the app is being made. */
export const isRequestAllowed = (url: string, packaged: boolean): boolean =>
  url.startsWith(`${SCHEME}://`) || (!packaged && url.startsWith('devtools://'))

export const closeSession = async (session: Session, packaged: boolean): Promise<void> => {
  session.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isRequestAllowed(request.url, packaged) }))
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  // Both: with the checker off alone, 25.1 still fetched a dictionary.
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerLanguages([])
  // A page policy does not speak of WebRTC over TCP. A proxy that is nobody does.
  await session.setProxy({ mode: 'fixed_servers', proxyRules: 'socks5://0.0.0.0:9' })
}
