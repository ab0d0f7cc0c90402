import type { MessageRef, SendReason, ToSendEntry } from '../../../shared/ipc/nudges.ts'
import { beginningOf } from '../../strings/names.ts'
import { toSend as words } from '../../strings/to-send.ts'

/** Names a message among those that are ready: two of them never have the same client, kind, session and first item. */
export const idOf = ({ clientId, kind, sessionId, due, itemIds, channel }: MessageRef): string =>
  [clientId, kind, sessionId, due ?? '', itemIds[0] ?? '', channel].join('.')

/** As much of an entry as names it to the practice. */
export const refOf = ({ clientId, kind, sessionId, due, itemIds, channel }: ToSendEntry): MessageRef =>
  ({ clientId, kind, sessionId, due, itemIds, channel })

/** What can still do some good stands above what came too late. */
const RANKS: Readonly<Record<SendReason, number>> = { 'time': 0, 'follow-up': 0, 'cap': 1, 'no-address': 2, 'expired': 3 }

/** What stands on Today: by why it waits, and within that as it became ready. */
export const onToday = (entries: readonly ToSendEntry[]): readonly ToSendEntry[] =>
  [...entries].sort((one, other) => RANKS[one.reason] - RANKS[other.reason])

/** How many of them came too late. */
export const lateIn = (entries: readonly Pick<ToSendEntry, 'reason'>[]): number =>
  entries.filter(({ reason }) => reason === 'expired').length

/** How much of a line of a letter stands in the list: characters. */
const MOST_SHOWN = 80

/**
 * What a letter is about, in a line: the first thing it names, and how many more there are. Of a letter that names
 * none, its first line after the salutation.
 */
export const gistOf = (text: string): string => {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  const named = lines.filter((line) => /^\d+\. /u.test(line)).map((line) => line.replace(/^\d+\. /u, ''))
  const [first, ...more] = named
  if (first !== undefined) return words.gist(beginningOf(first, MOST_SHOWN), more.length)
  const afterSalutation = lines.find((line, index) => index > 0 || !line.endsWith(','))
  return words.gist(beginningOf(afterSalutation ?? lines[0] ?? '', MOST_SHOWN), 0)
}
