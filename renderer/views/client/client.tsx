import { useState } from 'react'
import type { Output } from '../../../shared/ipc/contract.ts'
import { useNavigation } from '../../app/navigation.ts'
import type { Place } from '../../app/trail.ts'
import { useQuery } from '../../app/use-query.ts'
import { Failure } from '../../components/failure.tsx'
import { Loading } from '../../components/loading.tsx'
import { client } from '../../strings/client.ts'
import { Access } from './access.tsx'
import type { ClientTask } from './client-more.tsx'
import { ClientPage } from './client-page.tsx'
import { Erase, Erased } from './erase.tsx'
import { Gone } from './gone.tsx'

/** One client on one page: what is open, and the notes so far. What is seldom wanted has a page within the room. */
export const Client = ({ clientId, itemId }: { readonly clientId: string, readonly itemId: string | null }) => {
  const asked = useQuery('client', { clientId })
  const { place } = useNavigation()
  // A task lasts as long as this visit.
  const [begun, setBegun] = useState<{ readonly task: ClientTask, readonly from: Place } | null>(null)
  const [erased, setErased] = useState<{ readonly receipt: Output<'erase'>, readonly zone: string, readonly from: Place } | null>(null)
  const task = begun?.from === place ? begun.task : null
  const leave = () => { setBegun(null) }
  if (erased?.from === place) return <Erased receipt={erased.receipt} zone={erased.zone} />
  if (task === 'erase') {
    return <Erase clientId={clientId} onLeave={leave} onErased={(receipt, zone) => { setErased({ receipt, zone, from: place }) }} />
  }
  if (task === 'access') return <Access clientId={clientId} onLeave={leave} />
  if (asked.state === 'loading') return <Loading words={client.loading} />
  if (asked.state === 'ready') {
    return <ClientPage view={asked.value} itemId={itemId} onTask={(next) => { setBegun({ task: next, from: place }) }} />
  }
  // Added and then undone, for one.
  return asked.error.code === 'not-found' ? <Gone /> : <Failure error={asked.error} again={asked.again} />
}
