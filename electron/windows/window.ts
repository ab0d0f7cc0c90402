/** The one window. Locking ends its page, process and all, and puts a fresh window in the same place. */
import { BrowserWindow, nativeTheme, type WebContents, type WebFrameMain } from 'electron'
import type { Notice } from '../../shared/ipc/contract.ts'
import { killNow } from '../host/kill-now.ts'
import { strings } from '../host/strings.ts'
import { WIRE, type PracticeName } from '../ipc/wire.ts'
import { isLockKey } from './lock-key.ts'
import { isOwnUrl, START } from './scheme.ts'
import { PARTITION } from './session.ts'

export interface RoomParts {
  readonly preload: string
  /** A packaged app has no developer tools. */
  readonly packaged: boolean
  readonly closeAsked: () => void
  readonly lockAsked: () => void
  /** The page begins to go elsewhere, or to load anew. */
  readonly leaving: () => void
  /** The page's process is gone, ended by us or not. */
  readonly died: () => void
}

export interface Room {
  /** Opens the window and resolves once its page is loaded. What is left of the one before goes when it shows. */
  readonly load: (practice: PracticeName) => Promise<void>
  readonly tell: (notice: Notice) => void
  /** Ends the page's process; resolves once it is gone. The empty frame stays until the next load. */
  readonly end: () => Promise<void>
  readonly focus: () => void
  /** True for the top frame of this window while it shows the app's own page. */
  readonly isOwn: (frame: WebFrameMain | null) => boolean
  /** The page that is shown; null before the first load. */
  readonly contents: () => WebContents | null
}

export const createRoom = (parts: RoomParts): Room => {
  let window: BrowserWindow | null = null
  nativeTheme.on('updated', () => window?.setBackgroundColor(paper()))

  const load = (practice: PracticeName): Promise<void> => {
    const before = window
    const next = open(parts, practice === 'sample' ? strings.sampleTitle : strings.title, before)
    window = next
    return next.loadURL(START)
  }

  const contents = (): WebContents | null => window?.webContents ?? null
  const alive = (): WebContents | null => {
    const page = contents()
    return page && !page.isCrashed() ? page : null
  }
  return {
    load,
    contents,
    tell: (notice) => alive()?.send(WIRE.notice, notice),
    end: async () => {
      const page = alive()
      if (page) await endProcess(page)
    },
    focus: () => {
      if (window?.isMinimized()) window.restore()
      window?.show()
      window?.focus()
    },
    isOwn: (frame) => frame !== null && frame === contents()?.mainFrame && isOwnUrl(frame.url),
  }
}

/** The paper of `renderer/styles/tokens.css`, so that no other colour is seen before the page is there. */
const paper = (): string => (nativeTheme.shouldUseDarkColors ? '#1C1916' : '#F7F4EE')

const open = (parts: RoomParts, title: string, before: BrowserWindow | null): BrowserWindow => {
  const window = new BrowserWindow({
    width: 1280, height: 800,
    ...before?.getNormalBounds(),
    minWidth: 1000, minHeight: 700,
    title,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: paper(),
    webPreferences: {
      preload: parts.preload,
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
      devTools: !parts.packaged,
    },
  })
  window.once('ready-to-show', () => {
    if (before?.isMaximized()) window.maximize()
    if (before?.isFullScreen()) window.setFullScreen(true)
    if (before?.isMinimized()) window.minimize()
    // A lock that comes by itself does not take the keyboard from another app.
    else if (before && !before.isFocused()) window.showInactive()
    else window.show()
    before?.destroy()
  })
  window.on('close', (event) => {
    event.preventDefault()
    parts.closeAsked()
  })
  // The title is in task lists and on shared screens: it never holds a name.
  window.on('page-title-updated', (event) => event.preventDefault())
  window.webContents.on('before-input-event', (event, input) => {
    if (!isLockKey(input, process.platform)) return
    event.preventDefault()
    parts.lockAsked()
  })
  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) parts.leaving()
  })
  window.webContents.on('render-process-gone', parts.died)
  return window
}

/**
 * V20: a reload keeps plain text in the old process, so the process itself has to go. Killed and not crashed,
 * because a crash can leave a core dump, which is memory on disk.
 */
const endProcess = async (contents: WebContents): Promise<void> => {
  const pid = contents.getOSProcessId()
  if (pid === 0) return
  const gone = new Promise<void>((resolve) => { contents.once('render-process-gone', () => resolve()) })
  killNow(pid)
  await gone
}
