import { useCallback, useEffect, useMemo, useState } from 'react'
import { dayIn } from '../../../shared/domain/day.ts'
import { matchProposals, type Commitment } from '../../../shared/domain/commitments.ts'
import type { CallError } from '../../../shared/ipc/errors.ts'
import type { NoteView } from '../../../shared/ipc/views.ts'
import type { Correction } from '../../../shared/schemas/notes.ts'
import { call } from '../../api.ts'
import { useNavigation } from '../../app/navigation.ts'
import { useUndo } from '../../app/undo.ts'
import { isShortcut } from '../../components/shortcut.ts'
import { adviceFor } from '../../strings/advice.ts'
import { note as words } from '../../strings/note.ts'
import { carried, withChange, type Change } from './corrections.ts'
import { Editor } from './editor/editor.tsx'
import { NoteHead } from './note-head.tsx'
import { Panel } from './panel.tsx'
import type { Numbered } from './proposals.tsx'
import { TopBar } from './top-bar.tsx'
import { useDraft } from './use-draft.ts'

/**
 * The day "tomorrow" counts from: of a draft, the day it was begun, so that picking it up again moves no date;
 * of a saved note, today, because only new lines are proposed.
 */
const readFrom = (note: NoteView): string =>
  note.savedAt === null ? dayIn(note.begunAt, note.zone) : note.today

/** A note being written: the page, and beside it what was agreed. */
export const Desk = ({ note, first }: { readonly note: NoteView, readonly first: boolean }) => {
  const { go } = useNavigation()
  const undo = useUndo()
  const [commitments, setCommitments] = useState<readonly Commitment[]>([])
  const [isBlank, setBlank] = useState(note.text.trim() === '')
  const [corrections, setCorrections] = useState<readonly Correction[]>(note.corrections)
  const [failure, setFailure] = useState<{ readonly error: CallError, readonly confirming: boolean } | null>(null)
  const [isTooLong, setTooLong] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [isTouched, setTouched] = useState(note.draftKeptAt !== null)
  const { keeper, keeping, editor, onEditor } = useDraft(note, corrections)

  const { proposals, further } = useMemo(() => {
    const matched = matchProposals(commitments, { corrections, confirmedLines: note.confirmed.map(({ line }) => line) })
    const numbers = new Map(commitments.map(({ from }, index) => [from, index + 1]))
    return {
      further: matched.further,
      proposals: matched.proposals.map((proposal): Numbered => ({ ...proposal, number: numbers.get(proposal.from) ?? 0 })),
    }
  }, [commitments, corrections, note.confirmed])
  const ticked = proposals.filter((proposal) => proposal.ticked)

  const onType = useCallback((textChanged: boolean) => {
    if (textChanged) setTouched(true)
    // The cursor of a saved note that is only read is not worth a draft.
    if (textChanged || isTouched) keeper.touch()
  }, [keeper, isTouched])

  const correct = useCallback((proposal: Numbered, change: Partial<Change>) => {
    setCorrections((old) => withChange(old, commitments, proposal, change))
    setTouched(true)
    keeper.touch()
  }, [commitments, keeper])

  const onRead = useCallback((found: readonly Commitment[], text: string) => {
    setCorrections((old) => carried(old, commitments, found))
    setCommitments(found)
    setBlank(text.trim() === '')
  }, [commitments])

  const toClient = useCallback(() => { go({ room: 'client', clientId: note.clientId }) }, [go, note.clientId])

  const leave = useCallback(() => {
    void keeper.flush().then((whole) => { if (whole) toClient() })
  }, [keeper, toClient])

  const save = useCallback(async (confirming: boolean) => {
    const text = editor.current?.text() ?? note.text
    if (text.trim() === '') {
      undo.say(words.empty)
      return
    }
    setSaving(true)
    const confirmed = confirming
      ? ticked.map(({ line, text: agreed, owner, due }) => ({ line, text: agreed, owner, due: due ?? note.defaultDue }))
      : []
    keeper.settle()
    const answer = await call('notes.save', {
      noteId: note.id, clientId: note.clientId, text, corrections: [...corrections], confirmed,
    })
    setSaving(false)
    if (answer.ok) {
      undo.offer({ sentence: words.saved(confirmed.length), changeId: answer.value.changeId })
      toClient()
      return
    }
    setFailure({ error: answer.error, confirming })
    editor.current?.showUnkept(true)
    keeper.touch()
  }, [corrections, editor, keeper, note, ticked, toClient, undo])

  const failed = failure?.error ?? (keeping.state === 'failed' ? keeping.error : null)
  /** Does once more what failed, and no more than that: a draft is kept, a save confirms only what it was to confirm. */
  const tryAgain = useCallback(() => {
    setFailure(null)
    if (failure) void save(failure.confirming)
    else void keeper.flush()
  }, [failure, keeper, save])

  const discard = useCallback(() => {
    keeper.settle()
    void call('notes.discardDraft', { noteId: note.id }).then((answer) => {
      if (answer.ok) {
        undo.offer({ sentence: words.discarded, changeId: answer.value.changeId })
        toClient()
      } else if (answer.error.code === 'not-found') toClient()
      else undo.say(adviceFor(answer.error))
    })
  }, [keeper, note.id, toClient, undo])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      if (isShortcut(event, 'Enter')) {
        event.preventDefault()
        if (isSaving) return
        if (failed) tryAgain()
        else void save(true)
      } else if (event.key === 'Escape') leave()
    }
    window.addEventListener('keydown', onKey)
    return () => { window.removeEventListener('keydown', onKey) }
  }, [save, leave, isSaving, failed, tryAgain])

  return (
    <div className="window is-alone">
      <TopBar note={note} keeping={keeping} isDraft={isTouched} onBack={leave} onDiscard={discard} />
      <main className="desk">
        <div className="sheet editor">
          <article className="note" onClick={(event) => { if (event.target === event.currentTarget) editor.current?.focus() }}>
            <NoteHead note={note} />
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
          </article>
        </div>
        <Panel
          note={note}
          proposals={proposals}
          more={further}
          ticked={ticked.length}
          isBlank={isBlank}
          isSaving={isSaving}
          failed={failed}
          keptAt={keeping.state === 'failed' || keeping.state === 'typing' ? keeping.lastKeptAt : keeping.state === 'kept' ? keeping.at : null}
          isTooLong={isTooLong}
          onUnderstood={() => { setTooLong(false) }}
          onCorrect={correct}
          onSave={(confirming) => { void save(confirming) }}
          onTryAgain={tryAgain}
          onLeaveAnyway={() => {
            keeper.settle()
            toClient()
          }}
        />
      </main>
    </div>
  )
}
