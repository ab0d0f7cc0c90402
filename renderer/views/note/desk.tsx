import { useCallback, useEffect, useRef, useState } from 'react'
import { dayIn } from '../../../shared/domain/day.ts'
import type { NoteView, Span } from '../../../shared/ipc/views.ts'
import { useNavigation } from '../../app/navigation.ts'
import { homeOfNote } from '../../app/trail.ts'
import { note as words } from '../../strings/note.ts'
import { Attachments } from './attachments.tsx'
import type { Change } from './corrections.ts'
import type { Keeping } from './draft-keeper.ts'
import { Editor } from './editor/editor.tsx'
import { NoteHead } from './note-head.tsx'
import { useNoteName } from './note-names.tsx'
import { Panel } from './panel.tsx'
import type { Numbered } from './proposals.tsx'
import { panelIdOf, tabIdOf } from './tab-strip.tsx'
import { TopBar, type Strip } from './top-bar.tsx'
import { useAbout, type Judge } from './use-about.ts'
import { useCommitments } from './use-commitments.ts'
import { useDeskKeys } from './use-desk-keys.ts'
import { useDraft } from './use-draft.ts'
import { useSaving } from './use-saving.ts'
import { useWhom } from './use-whom.ts'
import { verdictOn } from './verdict.ts'

interface Props {
  readonly note: NoteView
  readonly first: boolean
  /** What to show of it; shown again whenever it is another value. */
  readonly at: Span | null
  readonly isShown: boolean
  readonly isTabbed: boolean
  readonly strip: Strip | null
  /** The disk has another text than this desk, and nothing was typed here: to be opened anew. */
  readonly onOther: (note: NoteView) => void
}

/**
 * The day "tomorrow" counts from: of a draft, the day it was begun, so that picking it up again moves no date;
 * of a saved note, today, because only new lines are proposed.
 */
const readFrom = (note: NoteView): string =>
  note.savedAt === null ? dayIn(note.begunAt, note.zone) : note.today

const lastKeptAt = (keeping: Keeping): string | null => {
  switch (keeping.state) {
    case 'nothing-yet': return null
    case 'kept': return keeping.at
    case 'typing': case 'failed': return keeping.lastKeptAt
  }
}

/** A note being written: the page, and beside it what was agreed. */
export const Desk = ({ note, first, at, isShown, isTabbed, strip, onOther }: Props) => {
  const { closeNote } = useNavigation()
  const desk = useRef<HTMLDivElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const files = useRef<HTMLElement>(null)
  const judge = useRef<Judge>(() => true)
  const [isTouched, setTouched] = useState(note.draftKeptAt !== null)
  const [isTooLong, setTooLong] = useState(false)

  const subject = useAbout(note, isShown, judge)
  const { about } = subject
  const { proposals, further, corrections, opening, isBlank, onRead, correct } = useCommitments(note, about.confirmed)
  const { keeper, keeping, editor, onEditor } = useDraft(note, corrections, subject.keep)
  const ticked = proposals.filter((proposal) => proposal.ticked)
  const { clientId } = about

  const toEditor = useCallback(() => { editor.current?.focus() }, [editor])
  const close = useCallback(() => {
    closeNote(note.id, homeOfNote(clientId))
  }, [closeNote, note.id, clientId])
  const leave = useCallback(() => {
    void keeper.flush().then((whole) => { if (whole) close() })
  }, [keeper, close])

  const whom = useWhom({
    note: subject, keeper, toEditor, isEmpty: () => (editor.current?.text() ?? note.text) === '',
  })
  const { askWhom } = whom
  const onNobody = useCallback(() => {
    askWhom()
    picker.current?.focus()
  }, [askWhom])
  const { save, tryAgain, discard, isSaving, failure } = useSaving({
    about, keeper, editor, ticked, corrections, onNobody, onDone: close,
  })
  const failed = failure ?? (keeping.state === 'failed' ? keeping.error : null)

  useEffect(() => {
    judge.current = (view) => {
      const verdict = verdictOn(view, {
        text: editor.current?.text() ?? note.text,
        corrections,
        standing: keeper.standing(),
        wasKept: about.savedAt !== null || lastKeptAt(keeping) !== null,
      })
      if (verdict === 'gone') close()
      if (verdict === 'another') onOther(view)
      return verdict === 'same'
    }
  })

  const onType = useCallback((textChanged: boolean) => {
    if (textChanged) setTouched(true)
    // The cursor of a saved note that is only read is not worth a draft.
    if (textChanged || isTouched) keeper.touch()
  }, [keeper, isTouched])

  const onCorrect = useCallback((proposal: Numbered, change: Partial<Change>) => {
    correct(proposal, change)
    setTouched(true)
    keeper.touch()
  }, [correct, keeper])

  useNoteName(note.id, words.nameOf({ clientName: about.clientName, session: about.session, opening }))
  useDeskKeys(desk, isShown, {
    save: () => {
      if (isSaving) return
      if (failed) tryAgain()
      else void save(true)
    },
    leave,
  })

  // Whoever walks through the tabs by arrow keys stays there; everybody else wants to write.
  useEffect(() => {
    if (isShown && !document.activeElement?.closest('[role="tablist"]')) editor.current?.focus()
  }, [isShown, editor])
  useEffect(() => {
    if (!at) return
    editor.current?.show(at)
    toEditor()
  }, [at, editor, toEditor])

  return (
    <div className="window is-alone" ref={desk}>
      <TopBar
        about={about}
        keeping={keeping}
        isDraft={isTouched || about.draftKeptAt !== null}
        strip={strip}
        toEditor={toEditor}
        onBack={leave}
        onDiscard={discard}
        onMove={whom.onMove}
      />
      <main className="desk-room">
        <div
          className="desk"
          id={panelIdOf(note.id)}
          {...(isTabbed ? { 'role': 'tabpanel', 'aria-labelledby': tabIdOf(note.id) } : {})}
        >
          <div className="sheet editor">
            <article className="note" onClick={(event) => { if (event.target === event.currentTarget) toEditor() }}>
              <NoteHead
                about={about}
                asksWhom={whom.asksWhom}
                picker={picker}
                toEditor={toEditor}
                onChoose={whom.onChoose}
                toFiles={() => { files.current?.focus() }}
              />
              <Editor
                text={note.text}
                cursor={note.cursor}
                today={readFrom(note)}
                hint={first ? words.hint : words.hintLater}
                onType={onType}
                onRead={onRead}
                onRefused={() => { setTooLong(true) }}
                onReady={onEditor}
              />
              <Attachments about={about} isBlank={isBlank} keep={keeper.flush} ask={subject.ask} section={files} />
            </article>
          </div>
          <Panel
            note={about}
            proposals={proposals}
            more={further}
            ticked={ticked.length}
            isBlank={isBlank}
            isSaving={isSaving}
            failed={failed}
            keptAt={lastKeptAt(keeping)}
            isTooLong={isTooLong}
            onUnderstood={() => { setTooLong(false) }}
            onCorrect={onCorrect}
            onSave={(confirming) => { void save(confirming) }}
            onTryAgain={tryAgain}
            onLeaveAnyway={() => {
              keeper.settle()
              close()
            }}
          />
        </div>
      </main>
    </div>
  )
}
