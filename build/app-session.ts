/** What every script that opens the real app needs: the app built, an Electron, its libraries and a display. */
import { buildApp } from './build-app.ts'
import { hasDisplay, openDisplays } from './display.ts'
import { electronExecutable, type RuntimeKind } from './electron-runtime.ts'
import { appFolder } from './root.ts'
import { demandSandbox, isRoot, sandboxArgs } from './sandbox.ts'
import { say } from './say.ts'
import { demandSystemLibraries } from './system-libraries.ts'

export interface AppSession {
  readonly kind: RuntimeKind
  /** The executable of Electron. */
  readonly executablePath: string
  /** The app's folder, and what has to stand before it on this machine. */
  readonly args: readonly string[]
  /** The environment of the app: it has a display, and ELECTRON_RUN_AS_NODE is not in it. */
  readonly env: Readonly<Record<string, string>>
  /** What Playwright's `_electron.launch` takes beside its own: without it, Playwright adds --no-sandbox unasked. */
  readonly chromiumSandbox: boolean
  readonly close: () => void
}

/**
 * @param ready `build: false`, where a parent script has built the app; `displays`, how many windows are to have one
 *   of their own, where displays are to be made at all
 */
export const openAppSession = async (
  ready: { readonly build?: boolean, readonly displays?: number } = {},
): Promise<AppSession> => {
  const makesDisplay = !hasDisplay(process.env, process.platform)
  const runtime = await electronExecutable()
  await demandSystemLibraries(runtime.path, makesDisplay ? ['Xvfb'] : [])
  await demandSandbox(runtime.folder)
  if (ready.build !== false) {
    say('Building the app.')
    await buildApp()
  }
  const display = await openDisplays(ready.displays ?? 1)
  return {
    kind: runtime.kind,
    executablePath: runtime.path,
    args: [...sandboxArgs(isRoot()), appFolder],
    env: appEnvironment(display.env),
    chromiumSandbox: !isRoot(),
    close: display.close,
  }
}

/** The environment the app starts in. ELECTRON_RUN_AS_NODE, set by editors for their own use, would open no window. */
export const appEnvironment = (env: NodeJS.ProcessEnv): Record<string, string> => {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && name !== 'ELECTRON_RUN_AS_NODE') kept[name] = value
  }
  return kept
}
