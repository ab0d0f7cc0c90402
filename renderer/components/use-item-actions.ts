import { useCallback } from 'react'
import type { ItemRow } from '../../shared/ipc/views.ts'
import type { ItemStatus, Obstacle, Owner } from '../../shared/schemas/action-items.ts'
import type { CallError } from '../../shared/ipc/errors.ts'
import { call } from '../api.ts'
import { useUndo } from '../app/undo.ts'
import { adviceFor } from '../strings/advice.ts'
import { dayInWords } from '../strings/dates.ts'
import { itemWords, wordsOf } from '../strings/items.ts'
import { isReported } from './item-look.ts'

export interface ItemChange {
  /** Left out where it stays as it is. */
  readonly text?: string
  readonly owner: Owner
  readonly due: string
}

export interface ItemActions {
  /** Says what went wrong by itself: the item stays as it was. `by`: whose word it is (E31). */
  readonly mark: (item: ItemRow, status: ItemStatus, obstacle: Obstacle | null, by: Owner) => Promise<void>
  /** Gives back what went wrong, for the words that could not be kept to stay where they are. */
  readonly edit: (item: ItemRow, change: ItemChange, today: string) => Promise<CallError | null>
}

/** What can be done with an item. Each change is offered for undo in its own words. */
export const useItemActions = (): ItemActions => {
  const { offer, say } = useUndo()

  const mark = useCallback(async (item: ItemRow, status: ItemStatus, obstacle: Obstacle | null, by: Owner) => {
    if (saysNothingNew(item, status, obstacle, by)) return
    const answer = await call('items.mark', { itemId: item.id, status, obstacle, by })
    if (answer.ok) offer({ sentence: sentenceFor(item, status, by), changeId: answer.value.changeId })
    else say(adviceFor(answer.error))
  }, [offer, say])

  const edit = useCallback(async (item: ItemRow, change: ItemChange, today: string) => {
    const { text = item.text, owner, due } = change
    const sameWords = text === item.text && owner === item.owner
    if (sameWords && due === item.due) return null
    const answer = await call('items.edit', { itemId: item.id, ...text !== null && { text }, owner, due })
    if (!answer.ok) return answer.error
    const words = wordsOf({ text })
    const sentence = sameWords ? itemWords.newDate(words, dayInWords(due, today)) : itemWords.changed(words)
    offer({ sentence, changeId: answer.value.changeId })
    return null
  }, [offer])

  return { mark, edit }
}

/** Said already; by the coach herself it stands above a report of the same. */
const saysNothingNew = (item: ItemRow, status: ItemStatus, obstacle: Obstacle | null, by: Owner): boolean =>
  item.status === status && item.obstacle === obstacle && (item.by === by || item.by === 'coach')

const sentenceFor = (item: ItemRow, status: ItemStatus, by: Owner): string => {
  const words = wordsOf(item)
  if (by === 'client') return itemWords.reported(status, item.clientName, words)
  return isReported(item) && item.status === status
    ? itemWords.confirmed(status, words)
    : itemWords.marked(status, words)
}
