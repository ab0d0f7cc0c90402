import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { Button } from 'react-aria-components'
import type { CallError } from '../../shared/ipc/errors.ts'
import type { ItemRow } from '../../shared/ipc/views.ts'
import { LIMITS } from '../../shared/schemas/common.ts'
import { adviceFor } from '../strings/advice.ts'
import { itemWords, wordsOf } from '../strings/items.ts'
import { DueChip } from './due-chip.tsx'
import { OwnerChip } from './owner-chip.tsx'
import type { ItemActions } from './use-item-actions.ts'

interface Props {
  readonly item: ItemRow
  readonly today: string
  readonly edit: ItemActions['edit']
  readonly onClose: () => void
}

/** An item's words, owner and day, changed where the item stands. Enter keeps them, Escape leaves them. */
export const ItemEditor = ({ item, today, edit, onClose }: Props) => {
  // Sealed words are not there to be changed: owner and day are.
  const isSealed = item.text === null
  const [text, setText] = useState(item.text ?? '')
  const [owner, setOwner] = useState(item.owner)
  const [due, setDue] = useState(item.due)
  const [problem, setProblem] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const problemId = useId()

  useEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(text.length, text.length)
  // The cursor is put at the end once, when the editor opens.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  useEffect(() => { if (field.current) grow(field.current) }, [text])

  const keep = async () => {
    const words = text.trim()
    if (isSealed) return say(await edit(item, { owner, due }, today))
    if (words === '') { setProblem(itemWords.needsWords); return }
    if (words.length > LIMITS.itemText) { setProblem(itemWords.tooLong(LIMITS.itemText)); return }
    say(await edit(item, { text: words, owner, due }, today))
  }
  const say = (error: CallError | null) => {
    if (error) setProblem(adviceFor(error))
    else onClose()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    // Keys inside a popover of a chip come by here too.
    if (!(event.target instanceof Node) || !form.current?.contains(event.target)) return
    if (event.key === 'Escape') { event.stopPropagation(); onClose() }
    if (event.key !== 'Enter' || event.target !== field.current || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void keep()
  }

  return (
    <form
      ref={form}
      className="item-editor"
      aria-label={itemWords.editing}
      onSubmit={(event) => { event.preventDefault(); void keep() }}
      onKeyDown={onKeyDown}
    >
      {isSealed ? <p className="words is-sealed">{wordsOf(item)}</p> : <textarea
        ref={field}
        className="words"
        dir="auto"
        rows={1}
        aria-label={itemWords.text}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : problemId}
        value={text}
        onChange={(event) => { setText(event.target.value); setProblem(null) }}
      />}
      {problem !== null && <p id={problemId} className="small late" role="alert">{problem}</p>}
      <div className="item-editor-foot">
        <OwnerChip owner={owner} clientName={item.clientName} onChange={setOwner} />
        <DueChip day={due} today={today} onChange={setDue} />
        <span className="item-editor-acts">
          <Button type="submit" className="button is-small">{itemWords.keep} <span className="key">Enter</span></Button>
          <Button className="button is-small is-plain" onPress={onClose}>
            {itemWords.leave} <span className="key">Esc</span>
          </Button>
        </span>
      </div>
    </form>
  )
}

/** As high as its words; `field-sizing` came to Chromium only after the oldest one this runs on. */
const grow = (field: HTMLTextAreaElement): void => {
  field.style.height = 'auto'
  field.style.height = `${String(field.scrollHeight)}px`
}
