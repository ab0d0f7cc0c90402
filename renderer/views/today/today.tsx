import { useQuery } from '../../app/use-query.ts'
import { Failure } from '../../components/failure.tsx'
import { Loading } from '../../components/loading.tsx'
import { today } from '../../strings/today.ts'
import { FirstClient } from '../clients/first-client.tsx'
import { Day } from './day.tsx'

/** What waits for the coach today; before there is anybody to coach, the first question. */
export const Today = () => {
  const asked = useQuery('today', {})
  const day = useQuery('day', {})
  if (asked.state === 'loading' || day.state === 'loading') return <Loading words={today.loading} />
  if (asked.state === 'failed') return <Failure error={asked.error} again={asked.again} />
  if (day.state === 'failed') return <Failure error={day.error} again={day.again} />
  const { hasClients, drafts } = asked.value
  // A quick note about nobody yet is work to be shown, also before there is anybody.
  return hasClients || drafts.length > 0 ? <Day view={asked.value} day={day.value} /> : <FirstClient />
}
