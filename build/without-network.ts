/**
 * `tsx build/without-network.ts <program> [arguments]`: runs a program in a network namespace that has loopback and
 * nothing else, so that "works offline" is not a matter of trust. Linux only; as root, or where users may make namespaces.
 */
import { spawnSync } from 'node:child_process'
import { endWithUs, run } from './child.ts'
import { Halt, runScript } from './say.ts'
import { demandSystemLibraries } from './system-libraries.ts'

const UP = 'ip link set lo up && exec "$@"'

/** How this machine makes such a namespace; null where it does not let us. */
export const namespaceArgs = (isRoot: boolean, works: (args: readonly string[]) => boolean): readonly string[] | null => {
  const ways = isRoot ? [['--net']] : [['--user', '--map-root-user', '--net']]
  return ways.find((way) => works([...way, 'sh', '-c', UP, 'sh', 'true'])) ?? null
}

const works = (args: readonly string[]): boolean => spawnSync('unshare', [...args], { stdio: 'ignore' }).status === 0

runScript(async () => {
  const [program, ...args] = process.argv.slice(2)
  if (program === undefined) throw new Halt('Name the program to run: tsx build/without-network.ts <program> [arguments]')
  await demandSystemLibraries(null, ['ip', 'unshare'])
  const way = process.platform === 'linux' ? namespaceArgs(process.getuid?.() === 0, works) : null
  if (!way) throw new Halt('This machine lets nobody make a network namespace (it needs unshare and ip, on Linux).')
  endWithUs()
  const ended = await run('unshare', [...way, 'sh', '-c', UP, 'sh', program, ...args], {
    cwd: process.cwd(), env: { ...process.env, STILLROOM_NO_NETWORK: '1' }, output: 'show',
  })
  return ended.code ?? 1
})
