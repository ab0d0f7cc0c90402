import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap, placeholder } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { Commitment } from '../../../../shared/domain/commitments.ts'
import type { Span } from '../../../../shared/ipc/views.ts'
import { LIMITS } from '../../../../shared/schemas/common.ts'
import { note as words } from '../../../strings/note.ts'
import { commitmentMarks } from './commitment-marks.ts'
import { foundMark, showSpan } from './found-mark.ts'
import { headingMarks } from './heading-marks.ts'
import { limit } from './limit.ts'
import { ignoreForeignKeys } from './pressed-elsewhere.ts'
import { setKept, showUnkept, unkeptMarks } from './unkept-marks.ts'

/** What the note asks of its editor. */
export interface EditorHandle {
  readonly text: () => string
  readonly cursor: () => number
  readonly focus: () => void
  /** Brings a piece of the text into the middle, selected and marked. What reaches beyond the text is cut to it. */
  readonly show: (span: Span) => void
  /** Everything up to now is durable, if nothing was typed since `text`. */
  readonly markKept: (text: string) => void
  readonly showUnkept: (shown: boolean) => void
}

interface Props {
  /** What the note holds when it is opened. Later values are not looked at: the editor owns the text. */
  readonly text: string
  readonly cursor: number
  readonly today: string
  /** Shown while the note is empty. */
  readonly hint: string
  /** The text changed, or only the cursor moved. */
  readonly onType: (textChanged: boolean) => void
  readonly onRead: (commitments: readonly Commitment[], text: string) => void
  readonly onRefused: () => void
  readonly onReady: (handle: EditorHandle | null) => void
}

/** React Aria and the editor take the nonce of the load from the same place (see index.html). */
const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

/** The page a note is written on: plain lines, kept exactly as typed. */
export const Editor = (props: Props) => {
  const page = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  useEffect(() => { latest.current = props })

  useEffect(() => {
    if (!page.current) return
    const { text, cursor, today, hint } = latest.current
    const view = new EditorView({
      parent: page.current,
      state: EditorState.create({
        doc: text,
        selection: { anchor: Math.min(cursor, text.length) },
        extensions: [
          EditorView.cspNonce.of(styleNonce()),
          ignoreForeignKeys(),
          history(),
          keymap.of([...historyKeymap, ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter' && key !== 'Escape')]),
          EditorView.lineWrapping,
          EditorView.perLineTextDirection.of(true),
          // The tabindex is what it has anyway; written out, checkers see that the page can be scrolled by keyboard.
          EditorView.contentAttributes.of({
            'aria-label': words.editorLabel, 'spellcheck': 'false', 'dir': 'auto', 'tabindex': '0',
          }),
          placeholder(hint),
          limit(LIMITS.noteText, () => { latest.current.onRefused() }),
          unkeptMarks,
          headingMarks,
          foundMark,
          commitmentMarks({ today, onRead: (found, read) => { latest.current.onRead(found, read) } }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged || update.selectionSet) latest.current.onType(update.docChanged)
          }),
        ],
      }),
    })
    view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main, { y: 'center' }) })
    latest.current.onReady({
      text: () => view.state.doc.toString(),
      cursor: () => view.state.selection.main.head,
      focus: () => { view.focus() },
      show: (span) => { view.dispatch(showSpan(view.state, span)) },
      markKept: (text) => { if (view.state.doc.toString() === text) view.dispatch({ effects: setKept.of(null) }) },
      showUnkept: (shown) => { view.dispatch({ effects: showUnkept.of(shown) }) },
    })
    return () => {
      latest.current.onReady(null)
      view.destroy()
    }
  }, [])

  return <div className="page-of-note" ref={page} />
}
