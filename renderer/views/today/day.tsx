import { useDeferredValue, useMemo } from 'react'
import type { DayView } from '../../../shared/ipc/brief.ts'
import type { TodayView } from '../../../shared/ipc/views.ts'
import { useNavigation } from '../../app/navigation.ts'
import { Rest } from '../../components/rest.tsx'
import { RoomTitle } from '../../components/room-title.tsx'
import { RovingGroup } from '../../components/roving.tsx'
import { useEnter } from '../../components/use-enter.ts'
import { useWriting } from '../../components/use-writing.ts'
import { dayByName, exactDay } from '../../strings/dates.ts'
import { today as words } from '../../strings/today.ts'
import { Coming } from './coming-list.tsx'
import { dueToday, groupComing } from './coming.ts'
import { Drafts, latestFirst } from './drafts.tsx'
import { FewItems } from './few-items.tsx'
import { useFew, type Measure } from './few.ts'
import { NeedsYou } from './needs-you.tsx'
import { NextSession } from './next-session.tsx'
import { Nobody } from './nobody.tsx'
import { BackupNotice } from '../privacy/backups-notice.tsx'
import { Notices } from './notices.tsx'
import { TheDay } from './the-day.tsx'
import { ToSend } from './to-send.tsx'
import { Unwritten } from './unwritten.tsx'

/** So many late things are listed before the rest is asked for: the roster has everybody. */
const OVERDUE: Measure = { whole: 5, first: 5 }

/** The page holds what needs her now, the margin what is coming. */
export const Day = ({ view, day }: { readonly view: TodayView, readonly day: DayView }) => {
  const { today, zone, overdue, open, drafts } = view
  const { go } = useNavigation()
  const writing = useWriting()
  const due = useMemo(() => dueToday(open, today), [open, today])
  const coming = useMemo(() => groupComing(open, today), [open, today])
  const fewOf = useFew()
  const lateFew = fewOf('overdue', overdue, OVERDUE)
  const dueFew = fewOf('due', due)
  // What needs her now is drawn first; with the margin drawn as well the page would stand still for a moment.
  const hasMargin = useDeferredValue(true, false)
  const comingFew = (hasMargin ? coming : []).map((group) => ({ ...group, few: fewOf(group.key, group.items) }))
  const ids = [lateFew, dueFew, ...comingFew.map(({ few }) => few)].flatMap(({ shown }) => shown.map(({ id }) => id))
  const openClient = (clientId: string) => { go({ room: 'client', clientId }) }
  const toClients = () => { go({ room: 'clients' }) }
  const isFree = overdue.length + due.length + drafts.length + day.people + day.messages === 0 && day.next === null
  const lead = words.lead(view, day)
  const near = day.next?.isNear ? day.next.sessionId : null

  const [first] = latestFirst(drafts)
  const openBrief = (sessionId: string) => { go({ room: 'brief', sessionId }) }
  useEnter(near !== null
    ? () => { openBrief(near) }
    : first
      ? () => { writing.open(first.clientId, first.noteId) }
      : isFree ? toClients : null)

  const shared = { today, zone, onClient: openClient }
  return (
    <main className="room today">
      <header className="room-head">
        <div>
          <RoomTitle><time dateTime={today} title={exactDay(today)}>{dayByName(today, today)}</time></RoomTitle>
          {lead && <p className="lead">{lead}</p>}
          <Rest />
        </div>
      </header>
      <BackupNotice />
      <Notices view={view} />
      <RovingGroup ids={ids}>
        <div className="cols">
          <div className="page">
            {day.next && <NextSession view={day} next={day.next} onBrief={openBrief} onClient={openClient} />}
            <Drafts
              drafts={drafts}
              today={today}
              zone={zone}
              hasFirst={near === null}
              onOpen={writing.open}
              onClient={openClient}
            />
            <Unwritten />
            <NeedsYou />
            <ToSend />
            {isFree && <Nobody onWrite={toClients} />}
            <FewItems {...shared} title={words.overdue} few={lateFew} />
            <FewItems {...shared} title={words.dueToday} few={dueFew} saysDay={false} />
          </div>
          <div className="margins">
            <TheDay view={day} onBrief={openBrief} onClient={openClient} />
            {comingFew.length > 0 && <Coming {...shared} groups={comingFew} />}
          </div>
        </div>
      </RovingGroup>
    </main>
  )
}
