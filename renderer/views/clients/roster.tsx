import { useMemo, useState } from 'react'
import type { ClientRow, ClientsView } from '../../../shared/ipc/views.ts'
import { RovingGroup } from '../../components/roving.tsx'
import { clients as words, SHOWN, type Shown } from '../../strings/clients.ts'
import { RosterFilter } from './roster-filter.tsx'
import { RosterHead } from './roster-head.tsx'
import { unfoldedId } from './roster-row.tsx'
import { RosterRows } from './roster-rows.tsx'
import { RosterTabs } from './roster-tabs.tsx'
import { RosterTitle } from './roster-title.tsx'
import { asTheyStood, listsOf, orderOf, rowsShown, tabsOf, withName, type Order } from './shown.ts'
import { StepBooking } from './step-booking.tsx'
import { useRowActs } from './use-row-acts.ts'
import { useWaitingItems } from './use-waiting-items.ts'

/** From so many clients on a name is found sooner by typing than by looking. */
const WORTH_A_FILTER = 8

/** Whose row is unfolded, how the rows stood then, and whether the focus goes on to what is unfolded. */
interface Unfolding {
  readonly clientId: string
  readonly order: Order
  readonly enters: boolean
}

export const Roster = ({ view }: { readonly view: ClientsView }) => {
  const [shown, setShown] = useState<Shown>('everyone')
  const [typed, setTyped] = useState('')
  const [unfolding, setUnfolding] = useState<Unfolding | null>(null)
  const all = view.clients.length + view.past.length
  const hasFilter = all >= WORTH_A_FILTER
  const tabs = tabsOf(view, SHOWN)
  // The last past client may have been taken up again.
  const here = tabs.some((tab) => tab.shown === shown) ? shown : 'everyone'

  const sorted = useMemo(
    () => listsOf(withName(rowsShown(view, here), hasFilter ? typed : '')), [view, here, typed, hasFilter],
  )
  const lists = useMemo(() => (unfolding ? asTheyStood(view, unfolding.order) : sorted), [view, unfolding, sorted])
  const waiting = useWaitingItems(unfolding?.clientId ?? null)
  const { items } = waiting
  const ids = useMemo(
    () => [...lists.needYou, ...lists.onCourse].flatMap(({ id }) =>
      (id === unfolding?.clientId ? [id, ...items?.map((item) => item.id) ?? []] : [id])),
    [lists, unfolding, items],
  )
  const holderOf = useMemo(() => {
    const held = new Set(items?.map(({ id }) => id))
    return (id: string): string => (unfolding && held.has(id) ? unfolding.clientId : id)
  }, [items, unfolding])

  const { acts, steps } = useRowActs({
    unfold: ({ id }, enters) => {
      if (unfolding?.clientId !== id) setUnfolding({ clientId: id, order: orderOf(lists), enters })
      else if (enters) document.getElementById(unfoldedId(id))?.querySelector<HTMLElement>('[data-entry]')?.focus()
    },
    fold: () => { setUnfolding(null) },
  })
  const show = (next: Shown) => {
    setShown(next)
    setUnfolding(null)
  }
  const type = (next: string) => {
    setTyped(next)
    setUnfolding(null)
  }
  const first = [...lists.needYou, ...lists.onCourse][0]
  const rows = (entries: readonly ClientRow[], label: string) => (
    <RosterRows
      entries={entries}
      label={label}
      view={view}
      unfolded={unfolding && { clientId: unfolding.clientId, enters: unfolding.enters, waiting }}
      holderOf={holderOf}
      acts={acts}
    />
  )

  return (
    <main className="room clients">
      <RosterTitle />
      <RosterTabs
        tabs={tabs}
        shown={here}
        onShow={show}
        beside={hasFilter && (
          <RosterFilter
            typed={typed}
            found={typed.trim() === '' ? null : lists.needYou.length + lists.onCourse.length}
            onType={type}
            onEnter={() => { if (first) acts.onOpen(first) }}
          />
        )}
      >
        <RovingGroup ids={ids}>
          <div className="wide roster">
            {first && <RosterHead today={view.today} />}
            {rows(lists.needYou, words.needYou)}
            {rows(lists.onCourse, here === 'past' ? words.past : words.onCourse)}
          </div>
        </RovingGroup>
        {!first && (
          <p className="second none-found">{typed.trim() === '' && here !== 'past' ? words.nobody[here] : words.noneFound(typed.trim())}</p>
        )}
      </RosterTabs>
      <StepBooking {...steps} />
    </main>
  )
}
