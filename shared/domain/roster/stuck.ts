import { statusSince } from '../status-since.ts'
import type { Signal } from './ground.ts'

/** Of an item whose history says nothing; the services never write one (E8). */
const UNKNOWN = new Date(0).toISOString()

/** E38, `stuck`: an item is stuck, whoever owns it. */
export const stuck: Signal<'stuck'> = ({ waiting }) => {
  const since = waiting.filter(({ status }) => status === 'stuck').map((item) => statusSince(item) ?? UNKNOWN).sort()
  const first = since[0]
  return first === undefined ? null : { kind: 'stuck', stuck: since.length, since: first }
}
