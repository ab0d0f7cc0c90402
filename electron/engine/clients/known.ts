import type { Reader } from '../types.ts'
import { gatherOwned, TELLING_COLLECTIONS } from './owned.ts'

/** The ids of everything that is a client's, her own record and what follows from the rest left out. */
export const idsOfClient = async (read: Reader, clientId: string): Promise<readonly string[]> => {
  const owned = await gatherOwned(read, clientId)
  if (!owned) return []
  return TELLING_COLLECTIONS
    .filter((name) => name !== 'clients')
    .flatMap((name) => owned.records[name].map(({ id }) => id))
}

/**
 * Whether there is such a client: her record is there, or something that is hers. One whose own record did not open
 * (V11) is known by what was written about her; one that was taken out again left nothing behind (E5).
 */
export const isKnown = async (read: Reader, clientId: string): Promise<boolean> =>
  await gatherOwned(read, clientId) !== null
