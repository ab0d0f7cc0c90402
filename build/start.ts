/** `npm start`: builds the app and opens it; where no window can open, takes the tour instead. */
import path from 'node:path'
import { openAppSession } from './app-session.ts'
import { programOf } from './build-app.ts'
import { endWithUs, run } from './child.ts'
import { hasDisplay } from './display.ts'
import { root } from './root.ts'
import { isRoot } from './sandbox.ts'
import { runScript, say } from './say.ts'

runScript(async () => {
  endWithUs()
  if (!hasDisplay(process.env, process.platform)) {
    say('There is no display here to open a window on. Taking the tour instead: the real app, on a display of its own.')
    const tour = [programOf('tsx', 'dist/cli.mjs'), path.join(root, 'build/tour.ts')]
    return (await run(process.execPath, tour, { cwd: root, output: 'show' })).code ?? 1
  }
  const session = await openAppSession()
  if (isRoot()) say('Started as root: Chromium’s sandbox is off. As an ordinary user it is on.')
  const args = [...session.args, ...process.argv.slice(2)]
  const ended = await run(session.executablePath, args, { cwd: root, env: session.env, output: 'show' })
  session.close()
  return ended.code ?? 1
})
