import { useEffect } from 'react'
import { call } from '../../api.ts'
import { useRole } from '../../app/role.ts'
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
  if (asked.value.clients.length + asked.value.past.length === 0) return <FirstClient />
  return <><Looked /><Roster view={asked.value} /></>
}

/** E40: that the coach has the roster before her is remembered. That it could not be written is no news for her. */
const Looked = () => {
  const isCoach = useRole() === 'coach'
  useEffect(() => { if (isCoach) void call('roster.reviewed', {}) }, [isCoach])
  return null
}
