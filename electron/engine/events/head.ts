import { GENESIS, type Head } from './chain.ts'
import type { Reader } from '../types.ts'

/**
 * Finds the end of the chain without reading all of it: places start at 1 and have no gaps, so the last place
 * is the number of events, or beyond it if some did not open (V11).
 */
export const readHead = async (read: Reader): Promise<Head> => {
  const late = await read.find('events', { seq: { $gte: await read.count('events') } })
  return late.reduce<Head>((head, { seq, hash }) => (seq > head.seq ? { seq, hash } : head), GENESIS)
}
