import { useRef, type FormEvent, type KeyboardEvent } from 'react'
import { Button } from 'react-aria-components'
import type { LetterRow } from '../../../shared/ipc/nudges.ts'
import { LIMITS } from '../../../shared/schemas/common.ts'
import type { Letter } from '../../../shared/schemas/letters.ts'
import { shortcut } from '../../components/shortcut.ts'
import { letters as words, PLACES, type Place } from '../../strings/letters.ts'
import { inserted, isSame, warningsFor, type Words } from './letters-words.ts'

interface Props {
  readonly row: LetterRow
  /** As it stands in the fields. */
  readonly letter: Letter
  readonly onType: (words: Words) => void
  readonly onKeep: () => void
  readonly onReset: () => void
  /** Why the last of them could not be done; null if nothing stood in the way. */
  readonly problem: string | null
}

const EACH = Object.keys(PLACES) as readonly Place[]

/** One letter: its subject, its text, the marks that are filled in, and what may have been overlooked. */
export const LetterEditor = ({ row, letter, onType, onKeep, onReset, problem }: Props) => {
  const field = useRef<HTMLTextAreaElement>(null)
  const { subject, text } = letter
  const isChanged = !isSame(letter, row.letter)
  const warnings = warningsFor(letter)
  const isEmpty = text.trim() === ''
  const isMail = letter.channel === 'email'

  const insert = (place: Place) => {
    const { current } = field
    if (!current) return
    const next = inserted(text, place, current.selectionStart, current.selectionEnd)
    onType({ subject, text: next.text })
    current.focus()
    // Once the field has the new words: before, the cursor would jump to their end.
    requestAnimationFrame(() => { current.setSelectionRange(next.cursor, next.cursor) })
  }
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (isChanged && !isEmpty) onKeep()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    submit()
  }

  return (
    <form className="letter-editor" onSubmit={submit} onKeyDown={onKeyDown}>
      {isMail && (
        <label className="field is-small">
          <span className="label">{words.subject}</span>
          <span className="input">
            <input
              autoComplete="off"
              spellCheck={false}
              dir="auto"
              maxLength={LIMITS.letterSubject}
              value={subject}
              onChange={(event) => { onType({ subject: event.target.value, text }) }}
            />
          </span>
        </label>
      )}
      <label className="field is-small">
        <span className="label">{words.text}</span>
        <textarea
          ref={field}
          className="letter-text words"
          spellCheck={false}
          dir="auto"
          maxLength={LIMITS.letterText}
          value={text}
          onChange={(event) => { onType({ subject, text: event.target.value }) }}
        />
      </label>
      <p className="letter-places">
        <span className="small">{words.insert}</span>
        {EACH.map((place) => (
          <Button key={place} className="chip" aria-label={words.insertIt(words.places[place])} onPress={() => { insert(place) }}>
            {words.places[place]}
          </Button>
        ))}
      </p>
      <div aria-live="polite">{warnings.map((line) => <p key={line} className="small late">{line}</p>)}</div>
      {problem !== null && <div className="notice" role="alert"><p>{problem}</p></div>}
      <p className="acts">
        <Button type="submit" className="button is-primary" isDisabled={!isChanged || isEmpty}>
          {words.keep} <span className="key">{shortcut('Enter')}</span>
        </Button>
        {isChanged && (
          <Button className="button is-plain" onPress={() => { onType(row.letter) }}>{words.leave}</Button>
        )}
        {!isChanged && !row.isStandard && <Button className="button is-plain" onPress={onReset}>{words.reset}</Button>}
        {!isChanged && <span className="hint">{row.isStandard ? words.standard : words.own}</span>}
      </p>
    </form>
  )
}
