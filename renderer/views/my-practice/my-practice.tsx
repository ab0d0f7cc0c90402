import { useQuery } from '../../app/use-query.ts'
import { Failure } from '../../components/failure.tsx'
import { Loading } from '../../components/loading.tsx'
import { RoomTitle } from '../../components/room-title.tsx'
import { measures as words } from '../../strings/measures.ts'
import { hasAnything } from './figures.ts'
import { MyPracticePage } from './my-practice-page.tsx'

/** What the records say of the work, beside its own beginning. */
export const MyPractice = () => {
  const asked = useQuery('measures', {})
  if (asked.state === 'loading') return <Loading words={words.loading} />
  if (asked.state === 'failed') return <Failure error={asked.error} again={asked.again} />
  if (hasAnything(asked.value)) return <MyPracticePage view={asked.value} />
  return (
    <main className="room my-practice">
      <RoomTitle>{words.title}</RoomTitle>
      <p className="lead">{words.empty}</p>
    </main>
  )
}
