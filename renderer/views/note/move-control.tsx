import { useEffect, useRef, useState, type RefObject } from 'react'
import { Button, DialogTrigger, Popover } from 'react-aria-components'
import type { Named } from '../../components/client-matches.ts'
import { ClientPicker } from '../../components/client-picker.tsx'
import { note as words } from '../../strings/note.ts'

interface Props {
  readonly clientId: string
  readonly toEditor: () => void
  readonly onMove: (client: Named) => void
}

/** The note is about somebody else: chosen here, moved at once, and taken back by undo. */
export const MoveControl = ({ clientId, toEditor, onMove }: Props) => {
  const [isOpen, setOpen] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const isMoving = useRef(false)

  // Only once the popover is gone the page can have the focus; what is typed next is for the note.
  useEffect(() => {
    if (isOpen || !isMoving.current) return
    isMoving.current = false
    toEditor()
  }, [isOpen, toEditor])

  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className="button is-small is-plain" aria-label={words.moveLabel}>{words.move}</Button>
      <Popover className="popover move-popover" placement="bottom end" offset={4} aria-label={words.moveTo}>
        <FocusOnOpen field={field} />
        <ClientPicker
          label={words.moveTo}
          hint={words.moveHint}
          list="always"
          field={field}
          without={[clientId]}
          onChoose={(client) => {
            isMoving.current = true
            setOpen(false)
            onMove(client)
          }}
        />
      </Popover>
    </DialogTrigger>
  )
}

/** Inside the popover, so that it is there when the field is. */
const FocusOnOpen = ({ field }: { readonly field: RefObject<HTMLInputElement | null> }) => {
  useEffect(() => { field.current?.focus() }, [field])
  return null
}
