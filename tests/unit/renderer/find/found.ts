import type { FindView, FoundClient, FoundItem, FoundNote, Marked } from '../../../../shared/ipc/views.ts'

export const TODAY = '2026-11-17'
export const ZONE = 'Europe/Lisbon'
export const id = (nth: number): string => nth.toString(16).padStart(32, '0')

/** `su[mmar]y`: brackets are around what is marked. */
export const marked = (words: string): Marked => {
  const marks = []
  let text = ''
  for (const [index, part] of words.split(/[[\]]/u).entries()) {
    if (index % 2 === 1) marks.push({ from: text.length, to: text.length + part.length })
    text += part
  }
  return { text, marks }
}

export const client = (nth: number, name: string, nextDue: string | null = null): FoundClient =>
  ({ id: id(nth), name: marked(name), nextDue })

export const note = (nth: number, name: string | null, snippet: string, more: Partial<FoundNote> = {}): FoundNote => ({
  noteId: id(100 + nth), clientId: name === null ? null : id(nth), clientName: name === null ? null : marked(name),
  begunAt: '2026-11-10T09:30:00.000Z', hasDraft: false, snippet: marked(snippet), at: { from: 4, to: 9 }, ...more,
})

export const item = (nth: number, name: string, text: string, more: Partial<FoundItem> = {}): FoundItem => ({
  id: id(200 + nth), clientId: id(nth), clientName: marked(name), noteId: id(100 + nth), text: marked(text),
  due: '2026-11-19', status: 'open', at: { from: 20, to: 30 }, ...more,
})

export const view = (found: Partial<Pick<FindView, 'clients' | 'notes' | 'items' | 'all'>> = {}): FindView => {
  const { clients = [], notes = [], items = [] } = found
  return {
    today: TODAY, zone: ZONE, clients, notes, items, whole: true,
    all: found.all ?? { clients: clients.length, notes: notes.length, items: items.length },
  }
}
