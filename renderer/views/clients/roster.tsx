import { useMemo, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { ClientRow, ClientsView } from '../../../shared/ipc/views.ts'
import { useNavigation } from '../../app/navigation.ts'
import { ClientNameForm } from '../../components/client-name-form.tsx'
import { RoomTitle } from '../../components/room-title.tsx'
import { RovingGroup } from '../../components/roving.tsx'
import { VirtualList } from '../../components/virtual-list.tsx'
import { useWriting } from '../../components/use-writing.ts'
import { clients as words } from '../../strings/clients.ts'
import { rosterOf, withName } from './need.ts'
import { RosterFilter } from './roster-filter.tsx'
import { RosterRow } from './roster-row.tsx'
import { useAddClient } from './use-add-client.ts'

/** The height of a row whose words take one line, in pixels. */
const ROW_HEIGHT = 48

const idOf = ({ id }: ClientRow): string => id

/** From so many clients on a name is found sooner by typing than by looking. */
const WORTH_A_FILTER = 8

export const Roster = ({ view }: { readonly view: ClientsView }) => {
  const [typed, setTyped] = useState('')
  const [isAdding, setAdding] = useState(false)
  const add = useRef<HTMLButtonElement>(null)
  const { addOne } = useAddClient()
  const { go } = useNavigation()
  const { write, goOn } = useWriting()
  const hasFilter = view.clients.length >= WORTH_A_FILTER
  const found = useMemo(
    () => (hasFilter ? withName(view.clients, typed) : view.clients), [hasFilter, view.clients, typed],
  )
  const { needYou, everyone } = useMemo(() => rosterOf(found), [found])
  const ids = useMemo(() => [...needYou, ...everyone].map((client) => client.id), [needYou, everyone])
  const first = ids[0]
  const leave = () => {
    setAdding(false)
    requestAnimationFrame(() => { add.current?.focus() })
  }

  const rows = (list: readonly ClientRow[], label: string) => list.length > 0 && (
    <VirtualList
      as="ul"
      className="rows"
      label={label}
      entries={list}
      idOf={idOf}
      estimate={ROW_HEIGHT}
      render={(client) => (
        <RosterRow
          client={client}
          today={view.today}
          zone={view.zone}
          onOpen={() => { go({ room: 'client', clientId: client.id }) }}
          onWrite={() => { void (client.hasDraft ? goOn : write)(client.id) }}
        />
      )}
    />
  )

  return (
    <main className="room">
      <header className="room-head">
        <RoomTitle>{words.title}</RoomTitle>
        {isAdding
          ? (
            <ClientNameForm
              className="added-name"
              label={words.addName}
              hint={words.addName}
              keep={words.addIt}
              onKeep={addOne}
              onLeave={leave}
            />
          )
          : <Button ref={add} className="button is-plain" onPress={() => { setAdding(true) }}>{words.add}</Button>}
      </header>
      {hasFilter && (
        <RosterFilter
          typed={typed}
          found={typed.trim() === '' ? null : found.length}
          onType={setTyped}
          onEnter={() => { if (first !== undefined) go({ room: 'client', clientId: first }) }}
        />
      )}
      <RovingGroup ids={ids}>
        <div className="wide roster">
          {rows(needYou, words.needYou)}
          {rows(everyone, needYou.length > 0 ? words.everyone : words.title)}
        </div>
      </RovingGroup>
      {ids.length === 0 && <p className="second none-found">{words.noneFound(typed.trim())}</p>}
    </main>
  )
}
