import { memo, type KeyboardEvent } from 'react'
import type { ClientRow } from '../../../shared/ipc/views.ts'
import { useRole } from '../../app/role.ts'
import { isShortcut } from '../../components/shortcut.ts'
import { useRoving } from '../../components/roving.tsx'
import { clients as words, reasonFor } from '../../strings/clients.ts'

interface Props {
  readonly client: ClientRow
  readonly today: string
  readonly zone: string
  readonly onOpen: () => void
  readonly onWrite: () => void
}

/** One person, one reason, one step. Plain buttons: they have to stay light. */
export const RosterRow = (props: Props) => {
  const { current } = useRoving()
  const isCoach = useRole() === 'coach'
  return <Row {...props} hasNotes={isCoach} isCurrent={current === props.client.id} />
}

/** `hasNotes`: whoever looks has the key for them, and may write one. */
type RowProps = Props & { readonly isCurrent: boolean, readonly hasNotes: boolean }

const Row = memo(({ client, today, zone, onOpen, onWrite, isCurrent, hasNotes }: RowProps) => {
  const reason = reasonFor(client, today, zone, hasNotes)
  const tabIndex = isCurrent ? 0 : -1
  const onKeyDown = (event: KeyboardEvent) => {
    const bare = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'n'
    if (!hasNotes || event.repeat || !(bare || isShortcut(event.nativeEvent, 'n'))) return
    event.preventDefault()
    onWrite()
  }
  return (
    <div className="row" data-entry-of={client.id} onKeyDown={onKeyDown}>
      <button
        type="button"
        className="words row-open"
        data-entry={client.id}
        tabIndex={tabIndex}
        {...(hasNotes ? { 'aria-keyshortcuts': 'N' } : {})}
        aria-describedby={`reason-${client.id}`}
        onClick={onOpen}
      >
        <bdi>{client.name}</bdi>
      </button>
      <span className="second" id={`reason-${client.id}`}>
        {reason.late && <span className="late">{reason.late}</span>}{reason.rest}
      </span>
      {hasNotes && (
        <button
          type="button"
          className="step"
          tabIndex={tabIndex}
          aria-label={client.hasDraft ? words.goOnFor(client.name) : words.writeFor(client.name)}
          onClick={onWrite}
        >
          {client.hasDraft ? words.goOn : words.write}
        </button>
      )}
    </div>
  )
}, (one, other) => one.client === other.client && one.today === other.today && one.zone === other.zone
  && one.isCurrent === other.isCurrent && one.hasNotes === other.hasNotes)
Row.displayName = 'Row'
