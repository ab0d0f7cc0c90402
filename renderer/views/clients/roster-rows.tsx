import type { ClientRow, ClientsView } from '../../../shared/ipc/views.ts'
import { useRole } from '../../app/role.ts'
import { VirtualList } from '../../components/virtual-list.tsx'
import { RosterRow, type RowActs } from './roster-row.tsx'
import { Unfolded } from './unfolded.tsx'
import type { WaitingItems } from './use-waiting-items.ts'

interface Props {
  readonly entries: readonly ClientRow[]
  readonly label: string
  readonly view: Pick<ClientsView, 'today' | 'zone'>
  /** Whose row is unfolded, and what waits there. */
  readonly unfolded: { readonly clientId: string, readonly waiting: WaitingItems, readonly enters: boolean } | null
  readonly holderOf: (id: string) => string
  readonly acts: RowActs
}

/** The height of a row whose words take one line, in pixels. */
const ROW_HEIGHT = 48

const idOf = ({ id }: ClientRow): string => id

/** A part of the roster; nothing at all where there is nobody. Of hundreds only those that are seen stand in the page. */
export const RosterRows = ({ entries, label, view: { today, zone }, unfolded, holderOf, acts }: Props) => {
  const isCoach = useRole() === 'coach'
  if (entries.length === 0) return null
  return (
    <VirtualList
      as="ul"
      className="rows"
      label={label}
      entries={entries}
      idOf={idOf}
      holderOf={holderOf}
      estimate={ROW_HEIGHT}
      render={(client) => {
        const isUnfolded = client.id === unfolded?.clientId
        return (
          <RosterRow client={client} today={today} zone={zone} isCoach={isCoach} isUnfolded={isUnfolded} acts={acts}>
            {isUnfolded && (
              <Unfolded client={client} today={today} zone={zone} {...unfolded.waiting} enters={unfolded.enters} />
            )}
          </RosterRow>
        )
      }}
    />
  )
}
