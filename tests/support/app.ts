/**
 * The real app under Playwright, in a folder of its own. Locking opens a fresh window, so `page` here stands for
 * the window that is open at the moment: a test goes on with it after a lock as a coach does.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { appEnvironment } from '../../build/app-session.ts'
import { displaysOf } from '../../build/display.ts'
import { electronExecutable } from '../../build/electron-runtime.ts'
import { appFolder } from '../../build/root.ts'
import { isRoot, sandboxArgs } from '../../build/sandbox.ts'

export interface RunningApp {
  readonly app: ElectronApplication
  readonly page: Page
  /** What the app wrote to the terminal so far. */
  readonly said: () => string
  /** The processes that hold plain text: the window's page and the vault process. */
  readonly pids: () => Promise<{ readonly page: number, readonly vault: number }>
  /** Quits as a coach does. */
  readonly close: () => Promise<void>
  /** kill -9 of main, and of nothing else. Resolves once it is gone. */
  readonly kill: () => Promise<void>
}

/** An empty folder for one test; removed when the tests end. */
export const newUserData = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'stillroom-test-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export const executable = async (): Promise<string> =>
  process.env['STILLROOM_ELECTRON'] ?? (await electronExecutable()).path

export const argumentsOf = (): string[] => [...sandboxArgs(isRoot()), appFolder]

/** A display that no hand touches is idle from its start: after five minutes of tests every window would lock itself. */
export const IDLE_SECONDS = 86_400

export const environmentOf = (userData: string, env: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  ...appEnvironment(process.env), ...ownDisplay(process.env),
  STILLROOM_USER_DATA: userData, STILLROOM_IDLE_SECONDS: String(IDLE_SECONDS), ...env,
})

/** Of tests that run side by side each has a display, or their windows would take the focus from each other. */
const ownDisplay = (env: NodeJS.ProcessEnv): Readonly<Record<string, string>> => {
  const display = displaysOf(env)[Number(env['TEST_PARALLEL_INDEX'] ?? 0)]
  return display === undefined ? {} : { DISPLAY: display }
}

export const launchApp = async (
  { userData, env = {} }: { readonly userData: string, readonly env?: Readonly<Record<string, string>> },
): Promise<RunningApp> => {
  const app = await _electron.launch({
    executablePath: await executable(),
    args: argumentsOf(),
    env: environmentOf(userData, env),
    chromiumSandbox: !isRoot(),
  })
  let said = ''
  const main = app.process()
  for (const stream of [main.stdout, main.stderr]) stream?.on('data', (text: Buffer) => { said += text.toString() })
  // Its own lines stand in the report of the tests: without them a failure tells nothing of what was behind it.
  main.stderr?.on('data', (text: Buffer) => { for (const line of ownLines(text.toString())) console.error(line) })
  await shown(await app.firstWindow())
  return {
    app,
    page: pageOf(app),
    said: () => said,
    pids: () => pidsOf(app),
    close: () => app.close(),
    kill: async () => {
      const gone = new Promise((resolve) => { main.once('exit', resolve) })
      main.kill('SIGKILL')
      await gone
    },
  }
}

const ownLines = (text: string): readonly string[] => text.split('\n').filter((line) => line.startsWith('stillroom: '))

/** The page of the window that is open when it is asked, as one value. */
export const pageOf = (app: ElectronApplication): Page => {
  const current = (): Page => {
    const open = app.windows().filter((page) => !page.isClosed()).at(-1)
    if (!open) throw new Error('the app has no window')
    return open
  }
  const page = new Proxy(current(), {
    get: (_first, key) => {
      const now = current()
      const value: unknown = Reflect.get(now, key, now)
      return typeof value === 'function' ? value.bind(now) as unknown : value
    },
  })
  apps.set(page, app)
  return page
}

const apps = new WeakMap<Page, ElectronApplication>()

/**
 * Ctrl+L, as the window's own key: what Playwright's keyboard types goes to the page alone, past the window.
 * @param page as `launchApp` or `pageOf` gave it
 */
export const pressLockKey = (page: Page): Promise<void> => throughLock(page, async () => {
  const app = apps.get(page)
  if (!app) throw new Error('this page is not of an app that pageOf was asked about')
  await app.evaluate(({ BrowserWindow }) => {
    const modifiers = [process.platform === 'darwin' ? 'meta' : 'control'] as const
    BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'L', modifiers: [...modifiers] })
  })
})

/**
 * Does what locks the practice and waits until the fresh window has taken the place of the old one.
 * @param page as `launchApp` gave it
 */
export const throughLock = async (page: Page, doIt: () => Promise<unknown>): Promise<void> => {
  // Not waitForEvent: it gives up when the page's process is killed, which is what is waited for.
  const gone = new Promise((resolve) => { page.once('close', resolve) })
  const fresh = page.context().waitForEvent('page', { timeout: 60_000 })
  await doIt().catch(endedWithItsPage)
  await Promise.all([fresh, gone])
  await shown(page)
}

/** What locks may end the page before the page has told that it was done. Every other failure stays one. */
const endedWithItsPage = (reason: unknown): void => {
  if (!/target crashed|has been closed|target closed|context was destroyed/iu.test(String(reason))) throw reason
}

/** Waits until there is something to see: a page that still loads can neither be asked nor loaded anew. */
const shown = (page: Page): Promise<void> => page.locator('#root > *').first().waitFor({ timeout: 60_000 })

const pidsOf = (app: ElectronApplication): Promise<{ page: number, vault: number }> =>
  app.evaluate(({ app: electron, BrowserWindow }) => ({
    page: BrowserWindow.getAllWindows().at(-1)?.webContents.getOSProcessId() ?? 0,
    vault: electron.getAppMetrics().find(({ name }) => name === 'Stillroom vault')?.pid ?? 0,
  }))

/** Whether a process is still there. One that ended and that nobody has waited for, as in a container, is not. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || !/^\d+ \(.*\) [ZX]/u.test(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'))
  } catch {
    return false
  }
}
