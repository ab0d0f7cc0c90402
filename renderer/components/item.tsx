import { useRef, useState, type KeyboardEvent } from 'react'
import { Button, DialogTrigger, MenuTrigger } from 'react-aria-components'
import type { ItemRow } from '../../shared/ipc/views.ts'
import type { ItemStatus, Obstacle } from '../../shared/schemas/action-items.ts'
import { useUndo } from '../app/undo.ts'
import { adviceFor } from '../strings/advice.ts'
import { dueWords, itemWords, wordsOf } from '../strings/items.ts'
import { DuePopover } from './due-popover.tsx'
import { ItemEditor } from './item-editor.tsx'
import { ItemMark } from './item-icons.tsx'
import { isLate, lookOf } from './item-look.ts'
import { ItemMenu } from './item-menu.tsx'
import { SecondLine, whenOf } from './item-second-line.tsx'
import { useRoving } from './roving.tsx'
import { useItemActions } from './use-item-actions.ts'

export interface ItemProps {
  readonly item: ItemRow
  readonly today: string
  /** The coach's zone: in it, "done on Wednesday" is a Wednesday. */
  readonly zone: string
  /** Opens the client. Where it is left out, the item stands in the client's own room. */
  readonly onClient?: (clientId: string) => void
  /** False under a heading that says the day already. */
  readonly saysDay?: boolean
}

/**
 * An action item: its state, what was agreed, by whom and when, and at most one step.
 * On its state button the letters D, S, K, O and E do what the menu says beside them.
 */
export const Item = ({ item, today, zone, onClient, saysDay = true }: ItemProps) => {
  const [menu, setMenu] = useState<'closed' | 'whole' | 'stuck'>('closed')
  const [isEditing, setEditing] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const { current, keepPlace } = useRoving()
  const { say } = useUndo()
  const { mark, edit } = useItemActions()
  const look = lookOf(item, today)
  const late = isLate(item, today)
  const isClosed = item.status === 'done' || item.status === 'skipped'
  const offTab = current !== item.id

  const markAs = (status: ItemStatus, obstacle: Obstacle | null) => {
    keepPlace(item.id)
    void mark(item, status, obstacle)
  }
  const close = () => {
    keepPlace(item.id)
    setEditing(false)
    // The button takes the focus back once it stands there again.
    requestAnimationFrame(() => { row.current?.querySelector<HTMLElement>('[data-entry]')?.focus() })
  }
  const moveTo = (due: string) => {
    keepPlace(item.id)
    void edit(item, { owner: item.owner, due }, today)
      .then((error) => { if (error) say(adviceFor(error)) })
  }

  const letters: Readonly<Record<string, () => void>> = {
    d: () => { markAs('done', null) },
    k: () => { markAs('skipped', null) },
    o: () => { markAs('open', null) },
    s: () => { setMenu('stuck') },
    e: () => { setEditing(true) },
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event
    if (!(target instanceof HTMLElement) || !row.current?.contains(target) || target.closest('input, textarea')) return
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    const act = letters[event.key.toLowerCase()]
    if (!act) return
    event.preventDefault()
    act()
  }

  if (isEditing) {
    return (
      <li ref={row} className="item is-edited" data-entry-of={item.id}>
        <span className={`state is-${look}`}><ItemMark look={look} /></span>
        <ItemEditor item={item} today={today} edit={edit} onClose={close} />
      </li>
    )
  }
  return (
    <li ref={row} className={`item is-${look}`} data-entry-of={item.id} onKeyDown={onKeyDown}>
      <MenuTrigger isOpen={menu !== 'closed'} onOpenChange={(isOpen) => { setMenu(isOpen ? 'whole' : 'closed') }}>
        <Button
          className={`state is-${look}`}
          aria-label={itemWords.state(look, item, whenOf(item, today, zone))}
          aria-keyshortcuts="D S K O E"
          excludeFromTabOrder={offTab}
          data-entry={item.id}
        >
          <ItemMark look={look} />
        </Button>
        <ItemMenu
          status={item.status}
          onlyStuck={menu === 'stuck'}
          onMark={markAs}
          onEdit={() => { setEditing(true) }}
        />
      </MenuTrigger>
      <div className="item-body">
        <p className={item.text === null ? 'words is-sealed' : 'words'} dir="auto">{wordsOf(item)}</p>
        <SecondLine
          item={item}
          today={today}
          zone={zone}
          saysDay={saysDay || late}
          isOffTab={offTab}
          {...(onClient ? { onClient } : {})}
        />
      </div>
      {late && !isClosed
        ? (
          <DialogTrigger>
            <Button className="step" excludeFromTabOrder={offTab}>{dueWords.newDate}</Button>
            <DuePopover day={item.due} today={today} onChange={moveTo} />
          </DialogTrigger>
        )
        : (
          <Button className="step is-quiet" excludeFromTabOrder={offTab} onPress={() => { setEditing(true) }}>
            {itemWords.edit}
          </Button>
        )}
    </li>
  )
}
