import { useCallback, useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react'
import { Button } from 'react-aria-components'
import { LIMITS } from '../../../shared/schemas/common.ts'
import type { CallError } from '../../../shared/ipc/errors.ts'
import { useAlways } from '../../app/always.tsx'
import { useNavigation } from '../../app/navigation.ts'
import { isShortcut, shortcut } from '../../components/shortcut.ts'
import { adviceFor } from '../../strings/advice.ts'
import { find } from '../../strings/find.ts'
import { words } from '../../strings/words.ts'
import { rowsOf, type Entry } from './entries.ts'
import { Results, rowId } from './results.tsx'
import { movedTo, selectedAt } from './selection.ts'
import { shownFor, shownForName } from './shown.ts'
import { useAround, useFinding } from './use-answers.ts'
import { useDoing } from './use-doing.ts'

/** A row she went to herself. */
interface Chosen {
  readonly key: string
  /** What was typed when she went there by key: among older answers it is not what she looks at now. */
  readonly typed: string | null
}

/** One field, and under it everything that answers to what is typed there. The focus never leaves the field. */
export const Palette = ({ onClose }: { readonly onClose: () => void }) => {
  const id = useId()
  const { place: { room } } = useNavigation()
  const { quickNote } = useAlways()
  const { answered, ask } = useFinding()
  const around = useAround()
  const act = useDoing(onClose)
  const [typed, setTyped] = useState('')
  const [isNaming, setNaming] = useState(false)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [problem, setProblem] = useState<CallError | null>(null)
  // Not a ref: Enter was pressed before the answer to what is typed was there; or what it does is being done.
  const [waiting] = useState((): { for: 'open' | 'write' | null, isDoing: boolean } => ({ for: null, isDoing: false }))

  const isBlank = typed.trim() === ''
  const isCurrent = isBlank || isNaming || answered?.words === typed
  const name = isNaming ? typed : null
  const { sections, isNothing, said } = useMemo(
    () => (name === null ? shownFor({ answered, isBlank, around, room, shortcut }) : shownForName(name)),
    [answered, isBlank, around, room, name],
  )
  const rows = useMemo(() => rowsOf(sections), [sections])
  const keys = useMemo(() => rows.map(({ key }) => key), [rows])
  // What is gone from the list is not chosen any more, should it come back.
  if (chosen !== null && !keys.includes(chosen.key)) setChosen(null)
  const selected = selectedAt(keys, chosen?.key ?? null)
  const entry = rows[selected]
  const failure = problem ?? (!isBlank && !isNaming && answered && 'error' in answered ? answered.error : null)

  const type = (next: string) => {
    waiting.for = null
    setTyped(next)
    setProblem(null)
    if (!isNaming) ask(next)
  }

  const press = useCallback((pressed: Entry, withCtrl: boolean) => {
    const { clientId } = pressed
    const writing = clientId === null ? null : { does: 'write' as const, clientId }
    const doing = withCtrl ? writing : pressed.doing
    if (doing === null) return
    if (doing.does === 'name-client') {
      setNaming(true)
      setTyped('')
    } else if (!waiting.isDoing) {
      waiting.isDoing = true
      void act(doing).then((error) => {
        waiting.isDoing = false
        setProblem(error)
      })
    }
  }, [act, waiting])

  const enter = (withCtrl: boolean) => {
    const isLookedAt = isCurrent || chosen?.typed === typed
    if (!isLookedAt) waiting.for = withCtrl ? 'write' : 'open'
    else if (entry) press(entry, withCtrl)
  }

  useEffect(() => {
    if (waiting.for === null || !isCurrent) return
    const withCtrl = waiting.for === 'write'
    waiting.for = null
    // What stands first where nothing was found is not what she meant unseen.
    if (entry && !isNothing && failure === null) press(entry, withCtrl)
  }, [waiting, isCurrent, entry, isNothing, failure, press])

  const onPoint = useCallback((key: string) => {
    setChosen((old) => (old?.key === key ? old : { key, typed: null }))
  }, [])

  const onKeyDown = (event: KeyboardEvent) => {
    const { key, nativeEvent, repeat } = event
    // The page below has keys of its own, and is not meant now. Tab is seen to by the dialog.
    if (key !== 'Tab') event.stopPropagation()
    if (nativeEvent.isComposing) return
    const takes = (doIt: () => void) => {
      event.preventDefault()
      doIt()
    }
    if (key === 'Escape' || isShortcut(nativeEvent, 'k')) { if (!repeat) takes(onClose); return }
    if (isShortcut(nativeEvent, 'n')) { if (!repeat) takes(quickNote); return }
    // Another button has the focus: its keys are its own.
    if (!(event.target instanceof HTMLInputElement)) return
    if (key === 'Enter') { takes(() => { if (!repeat) enter(event.ctrlKey || event.metaKey) }); return }
    if (event.altKey || event.shiftKey) return
    const moved = movedTo(selected, rows.length, { key, withCtrl: event.ctrlKey || event.metaKey, isRepeat: repeat })
    const target = moved === null ? undefined : keys[moved]
    if (target !== undefined) takes(() => { setChosen({ key: target, typed }) })
  }

  return (
    <div className="palette-inside" onKeyDown={onKeyDown}>
      <div className="palette-input">
        <svg className="icon" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
          <circle cx="9" cy="9" r="5.5" /><path d="m13.2 13.2 3.3 3.3" />
        </svg>
        <input
          role="combobox"
          aria-label={isNaming ? find.naming : find.title}
          aria-describedby={`${id}-keys`}
          aria-autocomplete="list"
          aria-expanded={rows.length > 0}
          aria-controls={rows.length > 0 ? id : undefined}
          aria-activedescendant={entry ? rowId(id, entry.key) : undefined}
          placeholder={isNaming ? find.naming : find.teaches}
          maxLength={isNaming ? LIMITS.name : LIMITS.findWords}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          value={typed}
          onChange={(event) => { type(event.target.value) }}
        />
      </div>
      {failure && (
        <div className="notice" role="alert">
          <p>{adviceFor(failure)}</p>
          {problem === null && <Button className="button is-small" onPress={() => { ask(typed) }}>{words.again}</Button>}
        </div>
      )}
      {isNothing && <p className="second nothing">{find.nothing}</p>}
      {rows.length > 0 && (
        <Results
          id={id}
          sections={sections}
          selected={entry?.key ?? null}
          isFollowed={chosen === null || chosen.typed !== null}
          onPoint={onPoint}
          onPress={press}
        />
      )}
      <div role="status" className="visually-hidden">{said}</div>
      <footer className="key" id={`${id}-keys`}>
        <span>{find.keys.opens}</span>
        <span className={entry && entry.clientId !== null ? undefined : 'is-hidden'}>{find.keys.writes(shortcut('Enter'))}</span>
        <span>{find.keys.closes}</span>
      </footer>
    </div>
  )
}
