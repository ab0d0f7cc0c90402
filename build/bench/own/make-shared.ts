/** Makes a practice of so many clients, opened by so many users. How many records it has hardly depends on either. */
import type { Role } from '../../../shared/domain/compartment.ts'
import { makePractice, practiceIn } from '../../../tests/support/made-practice.ts'
import { job } from '../job.ts'
import { addUsers } from './add-users.ts'
import { NOW, ZONE } from './practice-file.ts'

export interface SharedInput {
  /** An empty folder; the practice lies in it as in a user's. */
  readonly userData: string
  /** Weekly hours, at most 50, and clients in each of them, one after the other. */
  readonly hours: number
  readonly clientsPerHour: number
  /** Of all clients; a multiple of the hours. */
  readonly sessions: number
  /** Who opens it beside the coach. */
  readonly others: readonly Role[]
}

export interface SharedFigures { readonly records: number }

job<SharedInput, SharedFigures>(async ({ userData, hours, clientsPerHour, sessions, others }) => {
  let records = 0
  await makePractice(userData, {
    seed: 500, shape: { kind: 'weekly', hours, clientsPerHour, sessionsPerHour: sessions / hours },
    noteLength: 2_150, withEvents: false, now: NOW, zone: ZONE,
  }, (done) => { records = done })
  if (others.length > 0) await addUsers(practiceIn(userData), others)
  return { records }
})
