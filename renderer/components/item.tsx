import { memo, useRef, useState, type KeyboardEvent } from 'react'
import { Button, MenuTrigger } from 'react-aria-components'
import type { ItemRow } from '../../shared/ipc/views.ts'
import type { ItemStatus, Obstacle, Owner } from '../../shared/schemas/action-items.ts'
import { useUndo } from '../app/undo.ts'
import { adviceFor } from '../strings/advice.ts'
import { itemWords, wordsOf } from '../strings/items.ts'
import { ItemEditor } from './item-editor.tsx'
import { ItemMark } from './item-icons.tsx'
import { isLate, lookOf } from './item-look.ts'
import { ItemMenu, type Question } from './item-menu.tsx'
import { SecondLine, whenOf } from './item-second-line.tsx'
import { ItemStep } from './item-step.tsx'
import { useRoving, type Roving } from './roving.tsx'
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
  /** A `div` where it stands within an entry of a long list. */
  readonly as?: 'li' | 'div'
}

/** `Shift`: the client says so. */
const KEYS = 'D S K O E'
const KEYS_OF_HERS = `${KEYS} Shift+D Shift+S Shift+K Shift+O`

/**
 * An action item: its state, what was agreed, by whom and when, and at most one step.
 * On its state button the letters D, S, K, O and E do what the menu says beside them; with Shift it is the client’s
 * word, for the coach to confirm (E31).
 */
export const Item = (props: ItemProps) => {
  const { current, keepPlace } = useRoving()
  return <Standing {...props} offTab={current !== props.item.id} keepPlace={keepPlace} />
}

interface StandingProps extends ItemProps, Pick<Roving, 'keepPlace'> {
  readonly offTab: boolean
}

/** The arrow keys change two of many items: the one that was left, and the one they come to. */
const Standing = memo(({ item, today, zone, onClient, saysDay = true, as: Row = 'li', offTab, keepPlace }: StandingProps) => {
  const [question, setQuestion] = useState<Question | null>(null)
  const [isEditing, setEditing] = useState(false)
  const row = useRef<HTMLLIElement & HTMLDivElement>(null)
  const { say } = useUndo()
  const { mark, edit } = useItemActions()
  const look = lookOf(item, today)
  const late = isLate(item, today)

  const markAs = (status: ItemStatus, obstacle: Obstacle | null, by: Owner) => {
    keepPlace(item.id)
    void mark(item, status, obstacle, by)
  }
  // Who cannot read its words is not asked what stands in the way: it is sealed with them.
  const stuck = (by: Owner) => {
    if (item.text === null) markAs('stuck', null, by)
    else setQuestion({ asks: 'obstacle', by })
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

  const letters: Readonly<Record<string, (by: Owner) => void>> = {
    d: (by) => { markAs('done', null, by) },
    k: (by) => { markAs('skipped', null, by) },
    o: (by) => { markAs('open', null, by) },
    s: stuck,
    e: (by) => { if (by === 'coach') setEditing(true) },
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event
    if (!(target instanceof HTMLElement) || !row.current?.contains(target) || target.closest('input, textarea')) return
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    const act = letters[event.key.toLowerCase()]
    // What the coach is to do herself nobody reports.
    if (!act || (event.shiftKey && item.owner === 'coach')) return
    event.preventDefault()
    act(event.shiftKey ? 'client' : 'coach')
  }

  if (isEditing) {
    return (
      <Row ref={row} className="item is-edited" data-entry-of={item.id}>
        <span className={`state is-${look}`}><ItemMark look={look} /></span>
        <ItemEditor item={item} today={today} edit={edit} onClose={close} />
      </Row>
    )
  }
  return (
    <Row ref={row} className={`item is-${look}`} data-entry-of={item.id} onKeyDown={onKeyDown}>
      <MenuTrigger
        isOpen={question !== null}
        onOpenChange={(isOpen) => { setQuestion(isOpen ? { asks: 'status' } : null) }}
      >
        <Button
          className={`state is-${look}`}
          aria-label={itemWords.state(look, item, whenOf(item, today, zone))}
          // React Aria passes this attribute on to no button of its own accord.
          render={(props) => <button {...props} aria-keyshortcuts={item.owner === 'client' ? KEYS_OF_HERS : KEYS} />}
          excludeFromTabOrder={offTab}
          data-entry={item.id}
        >
          <ItemMark look={look} />
        </Button>
        <ItemMenu
          item={item}
          question={question ?? { asks: 'status' }}
          onMark={markAs}
          onStuck={stuck}
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
      <ItemStep
        item={item}
        late={late}
        isOffTab={offTab}
        onConfirm={() => { markAs(item.status, item.obstacle, 'coach') }}
        onEdit={() => { setEditing(true) }}
        onMove={moveTo}
        today={today}
      />
    </Row>
  )
})
Standing.displayName = 'Standing'
