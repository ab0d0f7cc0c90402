/** Which lines of a note may become action items (E2): only what the coach confirmed, and only what she wrote. */
import { isRealDay } from '../../../shared/domain/day.ts'
import type { Confirmation } from '../../../shared/ipc/views.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import { readItemText } from '../action-items/text.ts'

/** The lines of a note, without the white space around them. */
const linesOf = (text: string): ReadonlySet<string> => new Set(text.split(/\r\n|\n|\r/).map((line) => line.trim()))

/** The confirmations as they are to be kept; null if one of them cannot be an item of this note. */
export const readConfirmations = (
  text: string, confirmed: readonly Confirmation[], items: readonly Pick<ActionItem, 'line'>[],
): readonly Confirmation[] | null => {
  if (confirmed.length === 0) return []
  const lines = linesOf(text)
  const taken = new Set(items.map(({ line }) => line.trim()))
  const read: Confirmation[] = []
  for (const one of confirmed) {
    const line = one.line.trim()
    const words = readItemText(one.text)
    if (line === '' || !lines.has(line) || taken.has(line) || words === null || !isRealDay(one.due)) return null
    taken.add(line)
    read.push({ ...one, text: words })
  }
  return read
}
