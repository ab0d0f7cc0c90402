/** Random commands a coach might give, as data, so that a failing run prints and shrinks. */
import fc from 'fast-check'
import { whomOf } from '../../../../electron/engine/notes/whom.ts'
import { addClient, confirmation, freshId, type Desk } from './desk.ts'

export type Act =
  | { readonly do: 'add' }
  | { readonly do: 'rename' | 'discard', readonly which: number }
  | { readonly do: 'keep' | 'save', readonly which: number, readonly words: number, readonly confirm: boolean }
  | { readonly do: 'mark' | 'edit', readonly which: number, readonly words: number }
  /** A new quick note; `to`: the client a note is moved to, or a quick note is saved about. */
  | { readonly do: 'jot', readonly words: number }
  | { readonly do: 'move', readonly which: number, readonly to: number }

const which = fc.nat(5)
const words = fc.nat(8)

export const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ do: fc.constant('add' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('rename' as const, 'discard' as const), which }) },
  { weight: 6, arbitrary: fc.record({
    do: fc.constantFrom('keep' as const, 'save' as const), which, words, confirm: fc.boolean(),
  }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('mark' as const, 'edit' as const), which, words }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('jot' as const), words }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('move' as const), which, to: which }) },
)

const STATUSES = ['open', 'done', 'stuck', 'skipped'] as const

/** Few texts, so that notes are often typed back to what they were. */
export const textOf = (words: number): string =>
  (words === 0 ? '' : `thought ${words % 4}\n[] call Ravi ${words % 3}\n${words > 6 ? '[] call Ravi 1' : ''}`)

export interface World {
  readonly desk: Desk
  readonly clients: string[]
  /** Whom each was begun about; null for a quick note. Where it is now, the record says. */
  readonly notes: { readonly noteId: string, readonly clientId: string | null }[]
  readonly items: string[]
}

export const newWorld = async (desk: Desk): Promise<World> => {
  const clientId = await addClient(desk, 'Marta')
  return { desk, clients: [clientId], notes: [{ noteId: freshId(), clientId }], items: [] }
}

const at = <Value>(list: readonly Value[], index: number): Value | undefined => list[index % Math.max(1, list.length)]

/** As the screen does, which asks whom a note is about now before it writes. */
export const asItIs = async ({ desk }: World, note: World['notes'][number]): Promise<World['notes'][number]> => {
  const kept = await desk.database.get('notes', note.noteId)
  return kept ? { noteId: note.noteId, clientId: whomOf(kept.clientId) } : note
}

/** Does it; the answer's change, if it made one. A refusal is as good an outcome as any. */
export const perform = async (world: World, one: Act): Promise<string | null> => {
  const { desk, clients, notes, items } = world
  desk.later(1)
  if (one.do === 'add') {
    const { clientId, changeId } = await desk.get('clients.add', { name: 'Jonas' })
    clients.push(clientId)
    notes.push({ noteId: freshId(), clientId })
    return changeId
  }
  if (one.do === 'jot') {
    const noteId = freshId()
    notes.push({ noteId, clientId: null })
    await desk.call('notes.keepDraft', { noteId, clientId: null, text: textOf(one.words), cursor: 0, corrections: [] })
    return null
  }
  const begun = at(notes, one.which)
  const note = begun && await asItIs(world, begun)
  const clientId = at(clients, one.which)
  const itemId = at(items, one.which)
  if (one.do === 'rename' && clientId) {
    const answer = await desk.call('clients.rename', { clientId, name: `Name ${one.which}` })
    return answer.ok ? answer.value.changeId : null
  }
  if (one.do === 'discard' && note) {
    const answer = await desk.call('notes.discardDraft', { noteId: note.noteId })
    return answer.ok ? answer.value.changeId : null
  }
  if (one.do === 'keep' && note) {
    const text = textOf(one.words)
    await desk.call('notes.keepDraft', { ...note, text, cursor: 0, corrections: [] })
    return null
  }
  if (one.do === 'move' && note) {
    const answer = await desk.call('notes.move', { noteId: note.noteId, clientId: at(clients, one.to) ?? '' })
    return answer.ok ? answer.value.changeId : null
  }
  if (one.do === 'save' && note) {
    const text = textOf(one.words)
    const line = text.split('\n')[1] ?? ''
    const confirmed = one.confirm && line !== '' ? [confirmation(line)] : []
    const whom = note.clientId ?? clientId ?? ''
    const answer = await desk.call('notes.save', { ...note, clientId: whom, text, corrections: [], confirmed })
    if (!answer.ok) return null
    items.push(...answer.value.itemIds)
    return answer.value.changeId
  }
  if (one.do === 'mark' && itemId) {
    const status = STATUSES[one.words % 4] ?? 'open'
    const by = one.words % 3 === 0 ? 'client' : 'coach'
    const answer = await desk.call('items.mark', { itemId, status, obstacle: one.words > 4 ? 'skill' : null, by })
    return answer.ok ? answer.value.changeId : null
  }
  if (one.do === 'edit' && itemId) {
    const answer = await desk.call('items.edit', { itemId, text: `words ${one.words}`, owner: 'coach', due: '2026-12-01' })
    return answer.ok ? answer.value.changeId : null
  }
  return null
}
