import { useEffect } from 'react'
import { Button } from 'react-aria-components'
import { call } from '../../api.ts'
import { useNavigation } from '../../app/navigation.ts'
import { useQuery } from '../../app/use-query.ts'
import { Failure } from '../../components/failure.tsx'
import { Loading } from '../../components/loading.tsx'
import { RoomTitle } from '../../components/room-title.tsx'
import { brief as words } from '../../strings/brief.ts'
import { BriefBar } from './brief-bar.tsx'
import { BriefPage } from './brief-page.tsx'

/** Two minutes before a session, on one screen and one printed page (E41). That it was read is remembered once (E40). */
export const Brief = ({ sessionId }: { readonly sessionId: string }) => {
  const asked = useQuery('brief', { sessionId })
  const { go } = useNavigation()
  const isUnread = asked.state === 'ready' && asked.value.readAt === null
  useEffect(() => {
    // What the disk refuses here is not worth a word: the page is there to be read.
    if (isUnread) void call('brief.read', { sessionId })
  }, [isUnread, sessionId])

  if (asked.state === 'ready') return <BriefPage view={asked.value} />
  return (
    <div className="window is-alone">
      <BriefBar />
      {asked.state === 'loading'
        ? <Loading words={words.loading} />
        : asked.error.code === 'not-found'
          ? (
            <main className="room">
              <RoomTitle>{words.gone}</RoomTitle>
              <Button className="button" onPress={() => { go({ room: 'today' }) }}>{words.toToday}</Button>
            </main>
          )
          : <Failure error={asked.error} again={asked.again} />}
    </div>
  )
}
