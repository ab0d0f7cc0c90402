/** What a page may not do with its window: go elsewhere, open another, embed one. For every window there will be. */
import type { WebContents } from 'electron'

export const refuseAll = (contents: WebContents): void => {
  const refuse = (event: { readonly preventDefault: () => void }): void => event.preventDefault()
  contents.on('will-navigate', refuse)
  contents.on('will-frame-navigate', refuse)
  contents.on('will-redirect', refuse)
  contents.on('will-attach-webview', refuse)
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
