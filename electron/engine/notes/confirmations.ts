/** Which lines of a note may become action items (E2): only what the coach confirmed, and only what she wrote. */
import { isRealDay } from '../../../shared/domain/day.ts'
import type { Confirmation } from '../../../shared/ipc/views.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import { readItemText } from '../action-items/text.ts'

/** How often each line stands in the text, as written. Lines end as in the editor: with CR, LF or both. */
const linesOf = (text: string): Map<string, number> => {
  const times = new Map<string, number>()
  for (const line of text.split(/\r\n|\n|\r/)) times.set(line, (times.get(line) ?? 0) + 1)
  return times
}

/**
 * The confirmations as they are to be kept; null if one of them cannot be an item of this note. Two equal lines are
 * two commitments, so a line can be confirmed as often as it stands there, and no more.
 */
export const readConfirmations = (
  text: string, confirmed: readonly Confirmation[], items: readonly Pick<ActionItem, 'line'>[],
): readonly Confirmation[] | null => {
  if (confirmed.length === 0) return []
  const left = linesOf(text)
  const take = (line: string): boolean => {
    const times = left.get(line) ?? 0
    left.set(line, times - 1)
    return times > 0
  }
  for (const { line } of items) take(line)
  const read: Confirmation[] = []
  for (const one of confirmed) {
    const words = readItemText(one.text)
    if (one.line.trim() === '' || !take(one.line) || words === null || !isRealDay(one.due)) return null
    read.push({ ...one, text: words })
  }
  return read
}
