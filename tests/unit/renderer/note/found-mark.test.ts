import { EditorState, type TransactionSpec } from '@codemirror/state'
import type { DecorationSet } from '@codemirror/view'
import { describe, expect, test } from 'vitest'
import { foundMark, showSpan } from '../../../../renderer/views/note/editor/found-mark.ts'

const note = (doc: string) => EditorState.create({ doc, extensions: [foundMark] })
const after = (state: EditorState, change: TransactionSpec) => state.update(change).state
const shown = (state: EditorState, from: number, to: number) => after(state, showSpan(state, { from, to }))
const selection = ({ selection: { main } }: EditorState) => [main.from, main.to]
const marked = (state: EditorState) => {
  const found: (readonly [number, number])[] = []
  const marks: DecorationSet = state.field(foundMark)
  marks.between(0, state.doc.length, (from, to) => { found.push([from, to]) })
  return found
}

describe('coming to a line of a note', () => {
  test('the words are selected and marked', () => {
    const state = shown(note('one two three'), 4, 7)
    expect(selection(state)).toEqual([4, 7])
    expect(marked(state)).toEqual([[4, 7]])
  })

  test('other words are come to after them, and the first are not marked any more', () => {
    const state = shown(shown(note('one two three'), 4, 7), 0, 3)
    expect(selection(state)).toEqual([0, 3])
    expect(marked(state)).toEqual([[0, 3]])
  })

  test('what became shorter since is shown as far as it goes', () => {
    expect(selection(shown(note('one two'), 4, 70))).toEqual([4, 7])
    expect(selection(shown(note('one'), 40, 70))).toEqual([3, 3])
    expect(marked(shown(note('one'), 40, 70))).toEqual([])
    expect(selection(shown(note(''), 0, 5))).toEqual([0, 0])
  })

  test('a piece that ends before it begins is a place', () => {
    expect(selection(shown(note('one two'), 4, 2))).toEqual([4, 4])
  })

  test('the mark goes when she writes, and when she goes elsewhere in the note', () => {
    const state = shown(note('one two three'), 4, 7)
    expect(marked(after(state, { changes: { from: 0, insert: 'x' } }))).toEqual([])
    expect(marked(after(state, { selection: { anchor: 0 } }))).toEqual([])
  })

  test('what is read anew meanwhile leaves it', () => {
    const state = shown(note('one two three'), 4, 7)
    expect(marked(after(state, {}))).toEqual([[4, 7]])
  })

  test('in a note of five megabytes too', () => {
    const text = `${'a line of a very long note\n'.repeat(200_000)}the end`
    const state = shown(note(text), text.length - 3, text.length)
    expect(state.sliceDoc(...selection(state) as [number, number])).toBe('end')
  })
})
