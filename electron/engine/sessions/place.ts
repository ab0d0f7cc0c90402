import { LIMITS } from '../../../shared/schemas/common.ts'
import { readLine } from '../clients/contact.ts'

/** Where a session takes place, as it is kept: one line without white space around it. Null if it is none (E24). */
export const readPlace = (typed: string): string | null => {
  const place = readLine(typed)
  return place !== null && place.length <= LIMITS.place ? place : null
}
