import { useMemo } from 'react'
import type { ItemRow } from '../../../shared/ipc/views.ts'
import { useQuery } from '../../app/use-query.ts'
import { isReported } from '../../components/item-look.ts'

/**
 * What waits of somebody, by due day, and what she says of the rest and the coach has not confirmed (E31).
 * Null for nobody, and until it is known.
 */
export const useWaitingItems = (clientId: string | null): readonly ItemRow[] | null => {
  const asked = useQuery('client', clientId === null ? null : { clientId })
  const view = asked.state === 'ready' ? asked.value : null
  return useMemo(() => view && [...view.open, ...view.closed.filter(isReported)], [view])
}
