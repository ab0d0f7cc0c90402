/** Draws headings in the lines on screen a little stronger, so that the eye finds its way in a long note. */
import { RangeSetBuilder } from '@codemirror/state'
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view'
import { isHeading } from '../../../../shared/domain/commitment-lines.ts'

const HEADING = Decoration.line({ class: 'heading' })

const draw = (view: EditorView): DecorationSet => {
  const builder = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at)
      if (isHeading(line.text)) builder.add(line.from, line.from, HEADING)
      at = line.to + 1
    }
  }
  return builder.finish()
}

export const headingMarks = ViewPlugin.fromClass(class {
  decorations: DecorationSet
  constructor(view: EditorView) { this.decorations = draw(view) }
  update(update: ViewUpdate): void {
    if (update.docChanged || update.viewportChanged) this.decorations = draw(update.view)
  }
}, { decorations: (plugin) => plugin.decorations })
