/** What processes hold open to the world, as the system itself lists it. Linux alone tells. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** The far end of a line of /proc/net: `0100007F:1F90`, or of IPv6. */
const FAR_END = 2
const INODE = 9

const isHere = (address: string): boolean => {
  const [ip = ''] = address.split(':')
  // Nowhere yet, 127.x.x.x, ::1, and the first two written as IPv6; each four bytes stand backwards.
  return /^0+$/u.test(ip) || /^[0-9A-F]{6}7F$/u.test(ip) || ip === `${'0'.repeat(24)}01000000`
    || /^0{16}(FFFF0000|0000FFFF)[0-9A-F]{6}7F$/u.test(ip)
}

const socketsOf = (pid: number): readonly string[] => {
  const folder = `/proc/${String(pid)}/fd`
  const names = (() => {
    try { return readdirSync(folder) } catch { return [] }
  })()
  return names.flatMap((name) => {
    try { return /^socket:\[(\d+)\]$/u.exec(readlinkSync(`${folder}/${name}`))?.[1] ?? [] } catch { return [] }
  })
}

/** @param list as /proc/net has it: a line of heads, then a line for each socket */
export const toOthersIn = (list: string, held: ReadonlySet<string>): readonly string[] => {
  const [, ...lines] = list.trim().split('\n')
  return lines.map((line) => line.trim().split(/\s+/u))
    .filter((parts) => held.has(parts[INODE] ?? '') && !isHere(parts[FAR_END] ?? ''))
    .map((parts) => parts.slice(1, 4).join(' '))
}

/** Sockets of these processes whose far end is another machine, as the system lists them. Empty but on Linux. */
export const socketsToOthers = (pids: readonly number[]): readonly string[] => {
  if (process.platform !== 'linux') return []
  const held = new Set(pids.flatMap(socketsOf))
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((kind) => toOthersIn(readFileSync(`/proc/net/${kind}`, 'utf8'), held))
}
