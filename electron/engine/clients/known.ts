import type { Reader } from '../types.ts'

/** The ids of everything that is a client's. Events are not: they stay as history. */
export const idsOfClient = async (read: Reader, clientId: string): Promise<readonly string[]> => {
  const found = await Promise.all([
    read.find('engagements', { clientId }), read.find('sessions', { clientId }),
    read.find('notes', { clientId }), read.find('actionItems', { clientId }),
  ])
  return found.flatMap((records) => records.map(({ id }) => id))
}

/**
 * Whether there is such a client: her record is there, or something that is hers. One whose own record did not open
 * (V11) is known by what was written about her; one that was taken out again left nothing behind (E5).
 */
export const isKnown = async (read: Reader, clientId: string): Promise<boolean> =>
  await read.get('clients', clientId) !== null || (await idsOfClient(read, clientId)).length > 0
