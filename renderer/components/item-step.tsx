import { Button, DialogTrigger } from 'react-aria-components'
import type { ItemRow } from '../../shared/ipc/views.ts'
import { dueWords, itemWords, wordsOf } from '../strings/items.ts'
import { DuePopover } from './due-popover.tsx'
import { isReported } from './item-look.ts'

interface Props {
  readonly item: ItemRow
  readonly today: string
  readonly late: boolean
  readonly isOffTab: boolean
  readonly onConfirm: () => void
  readonly onMove: (due: string) => void
  readonly onEdit: () => void
}

/** The one step: a report wants the coach’s word, what is late another day. */
export const ItemStep = ({ item, today, late, isOffTab, onConfirm, onMove, onEdit }: Props) => {
  if (isReported(item)) {
    return (
      <Button
        className="step"
        aria-label={itemWords.confirmIt(wordsOf(item))}
        excludeFromTabOrder={isOffTab}
        onPress={onConfirm}
      >
        {itemWords.confirm}
      </Button>
    )
  }
  if (!late) {
    return (
      <Button className="step is-quiet" excludeFromTabOrder={isOffTab} onPress={onEdit}>{itemWords.edit}</Button>
    )
  }
  return (
    <DialogTrigger>
      <Button className="step" excludeFromTabOrder={isOffTab}>{dueWords.newDate}</Button>
      <DuePopover day={item.due} today={today} onChange={onMove} />
    </DialogTrigger>
  )
}
