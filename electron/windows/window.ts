/** The one window. Its page can be ended, process and all, and started anew in the same frame. */
import { BrowserWindow, nativeTheme, type WebContents, type WebFrameMain } from 'electron'
import type { Notice } from '../../shared/ipc/contract.ts'
import { strings } from '../host/strings.ts'
import { WIRE } from '../ipc/wire.ts'
import { isOwnUrl, START } from './scheme.ts'
import { PARTITION } from './session.ts'

/** The paper of `renderer/styles/tokens.css`, so that no other colour is seen before the page is there. */
const paper = (): string => (nativeTheme.shouldUseDarkColors ? '#1C1916' : '#F7F4EE')

export interface Room {
  readonly contents: WebContents
  readonly load: () => Promise<void>
  readonly tell: (notice: Notice) => void
  /** Ends the page's process; resolves once it is gone. */
  readonly end: () => Promise<void>
  readonly focus: () => void
  readonly onCloseAsked: (listener: () => void) => void
  /** True for the top frame of this window while it shows the app's own page. */
  readonly isOwn: (frame: WebFrameMain | null) => boolean
}

/** @param packaged a packaged app has no developer tools */
export const openWindow = (preload: string, packaged: boolean): Room => {
  const window = new BrowserWindow({
    width: 1280, height: 800, minWidth: 1000, minHeight: 700,
    title: strings.title,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: paper(),
    webPreferences: {
      preload,
      partition: PARTITION,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
      navigateOnDragDrop: false,
      enableWebSQL: false,
      devTools: !packaged,
    },
  })
  const { webContents: contents } = window
  nativeTheme.on('updated', () => window.setBackgroundColor(paper()))
  window.once('ready-to-show', () => window.show())

  return {
    contents,
    load: () => contents.loadURL(START),
    tell: (notice) => { if (!contents.isCrashed()) contents.send(WIRE.notice, notice) },
    end: () => endProcess(contents),
    focus: () => {
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    onCloseAsked: (listener) => {
      window.on('close', (event) => {
        event.preventDefault()
        listener()
      })
    },
    isOwn: (frame) => frame !== null && frame === contents.mainFrame && isOwnUrl(frame.url),
  }
}

/**
 * V20: a reload keeps plain text in the old process, so the process itself has to go. Killed and not crashed,
 * because a crash can leave a core dump, which is memory on disk.
 */
const endProcess = async (contents: WebContents): Promise<void> => {
  const pid = contents.getOSProcessId()
  if (contents.isCrashed() || pid === 0) return
  const gone = new Promise<void>((resolve) => { contents.once('render-process-gone', () => resolve()) })
  process.kill(pid, 'SIGKILL')
  await gone
}
