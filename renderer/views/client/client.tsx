import { useQuery } from '../../app/use-query.ts'
import { Failure } from '../../components/failure.tsx'
import { Loading } from '../../components/loading.tsx'
import { client } from '../../strings/client.ts'
import { ClientPage } from './client-page.tsx'
import { Gone } from './gone.tsx'

/** One client on one page: what is open, and the notes so far. */
export const Client = ({ clientId, itemId }: { readonly clientId: string, readonly itemId: string | null }) => {
  const asked = useQuery('client', { clientId })
  if (asked.state === 'loading') return <Loading words={client.loading} />
  if (asked.state === 'ready') return <ClientPage view={asked.value} itemId={itemId} />
  // Added and then undone, for one.
  return asked.error.code === 'not-found' ? <Gone /> : <Failure error={asked.error} again={asked.again} />
}
