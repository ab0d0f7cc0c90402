import { memo, type KeyboardEvent, type ReactNode } from 'react'
import type { ClientRow } from '../../../shared/ipc/views.ts'
import { ChevronRight } from '../../components/item-icons.tsx'
import { MomentumStrip } from '../../components/momentum-strip.tsx'
import { isShortcut } from '../../components/shortcut.ts'
import { useRoving } from '../../components/roving.tsx'
import { clients as words } from '../../strings/clients.ts'
import { dayAndTime, exactInstant } from '../../strings/dates.ts'
import { capitalised } from '../../strings/numbers.ts'
import { standing } from '../../strings/roster.ts'
import { RowStep } from './row-step.tsx'

export interface RowActs {
  readonly onOpen: (client: ClientRow) => void
  readonly onWrite: (client: ClientRow) => void
  readonly onStep: (client: ClientRow) => void
  readonly onTakeUp: (client: ClientRow) => void
  readonly onUnfold: (client: ClientRow) => void
  readonly onFold: (client: ClientRow) => void
  /** Into what is unfolded. */
  readonly onEnter: (client: ClientRow) => void
}

interface Props {
  readonly client: ClientRow
  readonly today: string
  readonly zone: string
  /** Whoever looks has the key for notes, and may write one. */
  readonly isCoach: boolean
  readonly isUnfolded: boolean
  readonly acts: RowActs
}

/** What is unfolded below the row of somebody. */
export const unfoldedId = (clientId: string): string => `unfolded-${clientId}`

/** One person: one reason, twelve weeks, one step; and, unfolded, what waits. */
export const RosterRow = ({ children, ...props }: Props & { readonly children: ReactNode }) => {
  const { current, focusOn, keepPlace } = useRoving()
  const { client, isUnfolded } = props
  const onKeyDown = (event: KeyboardEvent) => {
    // Out of what is unfolded, to her row; from there the same key folds it.
    if (event.key !== 'ArrowLeft' || isHeld(event) || isElsewhere(event)) return
    event.preventDefault()
    focusOn(client.id)
  }
  return (
    <>
      <Row {...props} isCurrent={current === client.id} keepPlace={keepPlace} />
      {isUnfolded && <div className="unfolded" id={unfoldedId(client.id)} onKeyDown={onKeyDown}>{children}</div>}
    </>
  )
}

const isHeld = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey || event.altKey || event.shiftKey

/** In a field, or in a popover: a child for React, but not for the eye. */
const isElsewhere = ({ target, currentTarget }: KeyboardEvent): boolean =>
  !(target instanceof HTMLElement) || !currentTarget.contains(target) || target.closest('input, textarea') !== null

type RowProps = Props & { readonly isCurrent: boolean, readonly keepPlace: (id: string) => void }

const Row = memo(({ client, today, zone, isCoach, isUnfolded, isCurrent, keepPlace, acts }: RowProps) => {
  const { late, rest } = client.endedOn === null
    ? standing(client, today, zone)
    : { late: '', rest: words.endedOn(client.endedOn, today) }
  const tabIndex = isCurrent ? 0 : -1
  const turn = () => {
    if (!isUnfolded) { acts.onUnfold(client); return }
    // Folded, she stands where what was marked puts her.
    keepPlace(client.id)
    acts.onFold(client)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.repeat) return
    const isBare = !isHeld(event)
    if (isCoach && ((isBare && event.key.toLowerCase() === 'n') || isShortcut(event.nativeEvent, 'n'))) acts.onWrite(client)
    else if (isBare && event.key === 'ArrowRight') (isUnfolded ? acts.onEnter : acts.onUnfold)(client)
    else if (isBare && event.key === 'ArrowLeft' && isUnfolded) turn()
    else return
    event.preventDefault()
  }
  return (
    <div className={isCurrent ? 'row is-selected' : 'row'} data-entry-of={client.id} onKeyDown={onKeyDown}>
      <button
        type="button"
        className="turn"
        tabIndex={-1}
        aria-label={words.unfold(client.name)}
        aria-expanded={isUnfolded}
        aria-controls={isUnfolded ? unfoldedId(client.id) : undefined}
        onClick={turn}
      >
        <ChevronRight />
      </button>
      <button
        type="button"
        className="words row-open"
        data-entry={client.id}
        tabIndex={tabIndex}
        aria-keyshortcuts={isCoach ? 'ArrowRight N' : 'ArrowRight'}
        aria-describedby={`reason-${client.id}`}
        onClick={() => { acts.onOpen(client) }}
      >
        <bdi>{client.name}</bdi>
      </button>
      <span className="second" id={`reason-${client.id}`}>{late && <span className="late">{late}</span>}{rest}</span>
      <MomentumStrip momentum={client.momentum} today={today} size="row" />
      <span className="last">
        <RowStep
          client={client}
          isCoach={isCoach}
          tabIndex={tabIndex}
          onStep={() => {
            // What is done may put her elsewhere.
            keepPlace(client.id)
            acts.onStep(client)
          }}
          onTakeUp={() => {
            keepPlace(client.id)
            acts.onTakeUp(client)
          }}
        >
          {client.nextSession !== null && (
            <time className="hint" dateTime={client.nextSession} title={exactInstant(client.nextSession, zone)}>
              {capitalised(dayAndTime(client.nextSession, today, zone))}
            </time>
          )}
        </RowStep>
      </span>
    </div>
  )
})
Row.displayName = 'Row'
