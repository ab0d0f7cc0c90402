/**
 * Draws in the text what was read from it: a number beside each commitment line, a quiet sign,
 * a line under the words that name an owner or a day. The text itself is never touched.
 */
import { StateEffect, StateField, type EditorState, type Extension, type Range } from '@codemirror/state'
import { Decoration, EditorView, ViewPlugin, WidgetType, type DecorationSet, type ViewUpdate } from '@codemirror/view'
import { parseCommitments, type Commitment } from '../../../../shared/domain/commitments.ts'

/** Below this many characters the text is read again with every keystroke; above it, when the typing pauses. */
const AT_ONCE = 60_000
const PAUSE_MS = 250

class NumberMark extends WidgetType {
  constructor(readonly number: number) { super() }
  override eq(other: NumberMark): boolean { return other.number === this.number }
  override toDOM(): HTMLElement {
    const mark = document.createElement('span')
    mark.className = 'n'
    mark.textContent = String(this.number)
    // The proposals beside the note say the same in words.
    mark.setAttribute('aria-hidden', 'true')
    return mark
  }
}

const SIGN = Decoration.mark({ class: 'sign' })
const READ = Decoration.mark({ class: 'read' })
const AGREED = Decoration.line({ class: 'agreed' })

const draw = (commitments: readonly Commitment[]): DecorationSet => {
  const ranges: Range<Decoration>[] = []
  commitments.forEach((commitment, index) => {
    ranges.push(AGREED.range(commitment.from))
    ranges.push(Decoration.widget({ widget: new NumberMark(index + 1), side: -1 }).range(commitment.from))
    for (const mark of commitment.marks) {
      if (mark.from < mark.to) ranges.push((mark.kind === 'sign' ? SIGN : READ).range(mark.from, mark.to))
    }
  })
  return Decoration.set(ranges, true)
}

const readAnew = StateEffect.define<readonly Commitment[]>()

/** What was read last; its places move along with edits until the text is read anew. */
const marksField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, transaction) => {
    for (const effect of transaction.effects) if (effect.is(readAnew)) return draw(effect.value)
    return transaction.docChanged ? marks.map(transaction.changes) : marks
  },
  provide: (field) => EditorView.decorations.from(field),
})

interface Options {
  /** The day relative dates count from. */
  readonly today: string
  /** Called with what was read, also once at the start. */
  readonly onRead: (commitments: readonly Commitment[], text: string) => void
}

export const commitmentMarks = ({ today, onRead }: Options): Extension => {
  const read = (state: EditorState) => {
    const text = state.doc.toString()
    const commitments = parseCommitments(text, { today })
    onRead(commitments, text)
    return commitments
  }
  const reader = ViewPlugin.fromClass(class {
    private timer: ReturnType<typeof setTimeout> | undefined
    constructor(private readonly view: EditorView) { this.later(0) }
    update(update: ViewUpdate): void {
      // Not within the update: an editor may not be changed while it changes.
      if (update.docChanged) this.later(update.state.doc.length < AT_ONCE ? 0 : PAUSE_MS)
    }
    private later(ms: number): void {
      clearTimeout(this.timer)
      this.timer = setTimeout(() => { this.view.dispatch({ effects: readAnew.of(read(this.view.state)) }) }, ms)
    }
    destroy(): void { clearTimeout(this.timer) }
  })
  return [marksField, reader]
}
