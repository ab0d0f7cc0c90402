import { useEffect, useRef } from 'react'
import type { ClientRow, ItemRow } from '../../../shared/ipc/views.ts'
import { FailureNotice, type FailureProps } from '../../components/failure.tsx'
import { Item } from '../../components/item.tsx'
import { useRoving } from '../../components/roving.tsx'
import { clients as words } from '../../strings/clients.ts'
import { dayAndTime, exactInstant } from '../../strings/dates.ts'
import { itemWords } from '../../strings/items.ts'
import { otherReasons } from '../../strings/roster.ts'

interface Props {
  readonly client: ClientRow
  readonly today: string
  readonly zone: string
  /** What waits, and what the client says of it; null until that is known. */
  readonly items: readonly ItemRow[] | null
  /** Why it is not known; null where nothing stands in the way. */
  readonly failure: FailureProps | null
  /** The focus goes to the first of them once they stand there. */
  readonly enters: boolean
}

/** What else there is to say of somebody, and what waits: to be checked without opening her page (E31). */
export const Unfolded = ({ client, today, zone, items, failure, enters }: Props) => {
  const { focusOn } = useRoving()
  const hasEntered = useRef(false)
  const first = items?.[0]?.id
  useEffect(() => {
    if (!enters || hasEntered.current || first === undefined) return
    hasEntered.current = true
    focusOn(first)
  }, [enters, first, focusOn])

  const others = otherReasons(client, today, zone)
  const session = client.reasons.length > 0 ? client.nextSession : null
  return (
    <>
      {(others.length > 0 || session !== null) && (
        <p className="small">
          {words.also(others)}{' '}
          {session !== null && (
            <time dateTime={session} title={exactInstant(session, zone)}>
              {words.nextSession(dayAndTime(session, today, zone))}
            </time>
          )}
        </p>
      )}
      {failure && <FailureNotice error={failure.error} again={failure.again} />}
      {items === null && !failure && <p className="hint" role="status">{words.openingItems}</p>}
      {items?.length === 0 && <p className="small">{words.nothingWaits}</p>}
      {items !== null && items.length > 0 && (
        <>
          <ul className="items" aria-label={words.unfold(client.name)}>
            {items.map((item) => <Item key={item.id} item={item} today={today} zone={zone} />)}
          </ul>
          <Keys name={client.name} />
        </>
      )}
    </>
  )
}

/** What one key does on an item. Decoration: the items say their keys themselves. */
const Keys = ({ name }: { readonly name: string }) => (
  <p className="keys caption" aria-hidden="true">
    {itemWords.letters.map(([letter, meaning]) => <span key={letter}><b>{letter}</b> {meaning}</span>)}
    <span>{itemWords.shiftSays(name)}</span>
  </p>
)
