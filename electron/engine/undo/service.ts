import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { CollectionName } from '../../../shared/schemas/dictionary.ts'
import type { Undoing } from '../decision.ts'
import type { Reader } from '../types.ts'
import type { Writer } from '../writer.ts'
import { decideUndo, takenOut, type UndoGround } from './decide.ts'
import type { Ledger } from './ledger.ts'

type Taken = { readonly collection: CollectionName, readonly id: string }

const idsOf = (records: readonly { readonly id: string }[]): readonly string[] => records.map(({ id }) => id)

/** The ids of the records that refer to this one and would be left without it. Events are not: they stay as history. */
const standingOn = async (read: Reader, { collection, id }: Taken): Promise<readonly string[]> => {
  if (collection === 'clients') {
    const found = await Promise.all([
      read.find('engagements', { clientId: id }), read.find('sessions', { clientId: id }),
      read.find('notes', { clientId: id }), read.find('actionItems', { clientId: id }),
    ])
    return found.flatMap((records) => idsOf(records))
  }
  if (collection === 'engagements') return idsOf(await read.find('sessions', { engagementId: id }))
  if (collection === 'sessions') return idsOf(await read.find('actionItems', { sessionId: id }))
  return []
}

const gather = async (read: Reader, undoing: Undoing | null): Promise<UndoGround> => {
  if (!undoing) return { current: [], standing: [] }
  const [current, standing] = await Promise.all([
    Promise.all(undoing.reverse.map(({ collection, before, after }) =>
      read.get(collection, (before ?? after)?.id ?? ''))),
    Promise.all(takenOut(undoing).map((taken) => standingOn(read, taken))),
  ])
  return { current, standing: standing.flat() }
}

/** Taking a change back, once. */
export const undoHandlers = (writer: Writer, ledger: Ledger): Handlers<'undo'> => ({
  'undo': ({ changeId }) => writer.run(async (_moment, read) => {
    const undoing = ledger.find(changeId)
    return decideUndo(undoing, await gather(read, undoing))
  }),
})
