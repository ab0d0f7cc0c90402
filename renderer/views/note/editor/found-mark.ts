/**
 * Marks the piece of the text the coach came for: found by a search, or the line of an action item. It stands until
 * she writes or goes elsewhere in the note. An outline and not only a colour; it does not move.
 */
import { EditorSelection, StateEffect, StateField, type EditorState, type TransactionSpec } from '@codemirror/state'
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view'
import type { Span } from '../../../../shared/ipc/views.ts'

const marked = StateEffect.define<Span>()

const FOUND = Decoration.mark({ class: 'found' })

export const foundMark = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, transaction) => {
    for (const effect of transaction.effects) {
      if (!effect.is(marked)) continue
      const { from, to } = effect.value
      return from < to ? Decoration.set(FOUND.range(from, to)) : Decoration.none
    }
    return transaction.docChanged || transaction.selection ? Decoration.none : marks
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** The change that shows a piece of the text. The text may have become shorter since the piece was found. */
export const showSpan = (state: EditorState, { from, to }: Span): TransactionSpec => {
  const { length } = state.doc
  const start = Math.min(from, length)
  const end = Math.min(Math.max(to, start), length)
  const range = EditorSelection.range(start, end)
  return {
    selection: EditorSelection.single(start, end),
    effects: [marked.of({ from: start, to: end }), EditorView.scrollIntoView(range, { y: 'center' })],
  }
}
