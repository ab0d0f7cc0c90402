/**
 * Which words are not on the disk yet. They are underlined only when a keep has failed:
 * while all is well, the last half second is nobody's business.
 */
import { RangeSetBuilder, StateEffect, StateField, type Extension } from '@codemirror/state'
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view'

interface Unkept {
  /** Spans that changed since the last keep, in order, not touching. */
  readonly spans: readonly { readonly from: number, readonly to: number }[]
  readonly shown: boolean
}

export const setKept = StateEffect.define<null>()
export const showUnkept = StateEffect.define<boolean>()

const UNKEPT = Decoration.mark({ class: 'unkept' })

const merge = (spans: readonly { from: number, to: number }[]): { from: number, to: number }[] => {
  const merged: { from: number, to: number }[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else merged.push({ ...span })
  }
  return merged
}

const unkeptField = StateField.define<Unkept>({
  create: () => ({ spans: [], shown: false }),
  update: (value, transaction) => {
    let { spans, shown } = value
    if (transaction.docChanged) {
      const changed: { from: number, to: number }[] = spans.map(({ from, to }) => ({
        from: transaction.changes.mapPos(from, -1),
        to: transaction.changes.mapPos(to, 1),
      }))
      transaction.changes.iterChangedRanges((_fromA, _toA, from, to) => { changed.push({ from, to }) })
      spans = merge(changed)
    }
    for (const effect of transaction.effects) {
      if (effect.is(setKept)) spans = []
      if (effect.is(showUnkept)) shown = effect.value
    }
    return spans === value.spans && shown === value.shown ? value : { spans, shown }
  },
  provide: (field) => EditorView.decorations.from(field, ({ spans, shown }): DecorationSet => {
    if (!shown) return Decoration.none
    const builder = new RangeSetBuilder<Decoration>()
    for (const { from, to } of spans) if (from < to) builder.add(from, to, UNKEPT)
    return builder.finish()
  }),
})

export const unkeptMarks: Extension = unkeptField
