import { useMemo } from 'react'
import type { ItemRow } from '../../../shared/ipc/views.ts'
import { useQuery } from '../../app/use-query.ts'
import type { FailureProps } from '../../components/failure.tsx'
import { isReported } from '../../components/item-look.ts'

export interface WaitingItems {
  /** Null for nobody, and until they are known. */
  readonly items: readonly ItemRow[] | null
  /** Why they are not known; null where nothing stands in the way. */
  readonly failure: FailureProps | null
}

/** What waits of somebody, by due day, and what she says of the rest and the coach has not confirmed (E31). */
export const useWaitingItems = (clientId: string | null): WaitingItems => {
  const asked = useQuery('client', clientId === null ? null : { clientId })
  const view = asked.state === 'ready' ? asked.value : null
  const items = useMemo(() => view && [...view.open, ...view.closed.filter(isReported)], [view])
  return { items, failure: asked.state === 'failed' ? asked : null }
}
