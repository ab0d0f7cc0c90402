import { WAITING } from '../../../shared/domain/waiting.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Reader } from '../types.ts'

/**
 * Every item that waits. One search a status: a search for both would walk the index from the first to the last of
 * them, past everything that was skipped in ten years.
 */
export const findWaiting = async (read: Reader): Promise<readonly ActionItem[]> =>
  (await Promise.all(WAITING.map((status) => read.find('actionItems', { status })))).flat()
