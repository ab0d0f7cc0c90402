import { useQuery } from '../../app/use-query.ts'
import { Failure } from '../../components/failure.tsx'
import { Loading } from '../../components/loading.tsx'
import { clients } from '../../strings/clients.ts'
import { FirstClient } from './first-client.tsx'
import { Roster } from './roster.tsx'

/** The roster, sorted by need; before there is anybody, the first question. */
export const Clients = () => {
  const asked = useQuery('clients', {})
  if (asked.state === 'loading') return <Loading words={clients.loading} />
  if (asked.state === 'failed') return <Failure error={asked.error} again={asked.again} />
  return asked.value.clients.length === 0 ? <FirstClient /> : <Roster view={asked.value} />
}
