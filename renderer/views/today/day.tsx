import { useMemo } from 'react'
import type { TodayView } from '../../../shared/ipc/views.ts'
import { useNavigation } from '../../app/navigation.ts'
import { ItemSection } from '../../components/item-section.tsx'
import { RoomTitle } from '../../components/room-title.tsx'
import { RovingGroup } from '../../components/roving.tsx'
import { useEnter } from '../../components/use-enter.ts'
import { useWriting } from '../../components/use-writing.ts'
import { dayByName, exactDay } from '../../strings/dates.ts'
import { today as words } from '../../strings/today.ts'
import { Coming } from './coming-list.tsx'
import { dueToday, groupComing } from './coming.ts'
import { Drafts, latestFirst } from './drafts.tsx'
import { Nobody } from './nobody.tsx'
import { BackupNotice } from '../privacy/backups-notice.tsx'
import { Notices } from './notices.tsx'

/** The page holds what needs her now, the margin what is coming. */
export const Day = ({ view }: { readonly view: TodayView }) => {
  const { today, zone, overdue, open, drafts } = view
  const { go } = useNavigation()
  const writing = useWriting()
  const due = useMemo(() => dueToday(open, today), [open, today])
  const coming = useMemo(() => groupComing(open, today), [open, today])
  const ids = [...overdue, ...due, ...coming.flatMap((group) => group.items)].map((item) => item.id)
  const openClient = (clientId: string) => { go({ room: 'client', clientId }) }
  const toClients = () => { go({ room: 'clients' }) }
  const isFree = overdue.length + due.length + drafts.length === 0
  const lead = words.lead(view)

  const [first] = latestFirst(drafts)
  useEnter(first
    ? () => { writing.open(first.clientId, first.noteId) }
    : isFree ? toClients : null)

  const shared = { today, zone, onClient: openClient }
  return (
    <main className="room today">
      <header className="room-head">
        <div>
          <RoomTitle><time dateTime={today} title={exactDay(today)}>{dayByName(today, today)}</time></RoomTitle>
          {lead && <p className="lead">{lead}</p>}
        </div>
      </header>
      <BackupNotice />
      <Notices view={view} />
      <RovingGroup ids={ids}>
        <div className="cols">
          <div className="page">
            <Drafts drafts={drafts} today={today} zone={zone} onOpen={writing.open} onClient={openClient} />
            {isFree && <Nobody onWrite={toClients} />}
            <ItemSection {...shared} title={words.overdue} items={overdue} />
            <ItemSection {...shared} title={words.dueToday} items={due} saysDay={false} />
          </div>
          {coming.length > 0 && <Coming {...shared} groups={coming} />}
        </div>
      </RovingGroup>
    </main>
  )
}
