import { useCallback, useEffect, useId, useState, type KeyboardEvent, type RefObject } from 'react'
import { LIMITS } from '../../shared/schemas/common.ts'
import { call } from '../api.ts'
import { useUndo } from '../app/undo.ts'
import { adviceFor } from '../strings/advice.ts'
import { clients as clientsWords } from '../strings/clients.ts'
import { picker as words } from '../strings/picker.ts'
import { matchClients, type Matches, type Named } from './client-matches.ts'

interface Props {
  readonly label: string
  /** What stands in the empty field. */
  readonly hint: string
  /** A sentence under the field that asks for the choice. */
  readonly asks?: string | null
  /** The list is part of the page (as in a popover), or comes and goes below the field. */
  readonly list: 'always' | 'as-needed'
  readonly field: RefObject<HTMLInputElement | null>
  /** Those who are not to be chosen: the note is about her already, or they are in the session. */
  readonly without?: readonly string[]
  readonly onChoose: (client: Named) => void
  /** Escape, where no list is left to close. Without it the key goes on to what stands around. */
  readonly onLeave?: () => void
}

/**
 * Chooses one client by typing letters of the name. The first match is then taken by Enter without an arrow; a name
 * that is nobody's can be added. The field keeps the focus, the arrows move through the list below it.
 */
export const ClientPicker = ({ label, hint, asks = null, list, field, without = [], onChoose, onLeave }: Props) => {
  const id = useId()
  const [typed, setTyped] = useState('')
  /** The row the arrows came to. */
  const [active, setActive] = useState<number | null>(null)
  const [isFocused, setFocused] = useState(false)
  const [isShut, setShut] = useState(false)
  const { clients, ask } = useClientNames()
  const { add, isAdding } = useAdding(onChoose)

  const matches = matchClients((clients ?? []).filter(({ id: one }) => !without.includes(one)), typed)
  const rows = rowsOf(clients === null ? NOTHING : matches)
  const isOpen = clients !== null && (list === 'always' || (isFocused && !isShut && (typed !== '' || rows.length > 0)))
  // Before a letter or an arrow nobody is meant: Enter must not give the note to whoever stands first.
  const at = active === null ? (typed.trim() === '' ? -1 : 0) : Math.min(active, rows.length - 1)
  const current = rows[at]

  const take = (row: Row) => {
    if (row.client) onChoose(row.client)
    else void add(row.name)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && rows.length > 0) {
      event.preventDefault()
      if (isOpen) setActive(at < 0 && step < 0 ? rows.length - 1 : (at + step + rows.length) % rows.length)
      setShut(false)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      // Held on from what brought her here it chooses nobody: the first in the list was not looked at yet.
      if (isOpen && current && !isAdding && !event.repeat) take(current)
    } else if (event.key === 'Escape' && onLeave) {
      event.preventDefault()
      event.stopPropagation()
      if (isOpen) setShut(true)
      else onLeave()
    }
  }

  return (
    <div className={list === 'always' ? 'picker' : 'picker is-below'}>
      <label className="small" htmlFor={id}>{label}</label>
      <div className="input">
        <input
          id={id}
          ref={field}
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && current ? `${id}-${current.key}` : undefined}
          aria-describedby={asks === null ? undefined : `${id}-asks`}
          placeholder={hint}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          maxLength={LIMITS.name}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setActive(null)
            setShut(false)
          }}
          onKeyDown={onKeyDown}
          onFocus={() => {
            setFocused(true)
            setShut(false)
            ask()
          }}
          onClick={() => { setShut(false) }}
          onBlur={() => { setFocused(false) }}
        />
      </div>
      {asks !== null && <p id={`${id}-asks`} className="small asks" role="alert">{asks}</p>}
      <div className="picker-list" hidden={!isOpen}>
        <ul id={`${id}-list`} role="listbox" aria-label={words.matches}>
          {rows.map((row) => (
            <li
              key={row.key}
              id={`${id}-${row.key}`}
              role="option"
              className={row.client ? 'picker-row words' : 'picker-row'}
              aria-selected={row === current}
              // The field keeps the focus, or the list would go before the press is over.
              onPointerDown={(event) => { event.preventDefault() }}
              onClick={() => { if (!isAdding) take(row) }}
            >
              {row.client ? <bdi>{row.name}</bdi> : words.add(row.name)}
            </li>
          ))}
        </ul>
        {matches.more > 0 && <p className="hint">{words.more(matches.more)}</p>}
        {rows.length === 0 && <p className="hint">{words.nobody}</p>}
      </div>
    </div>
  )
}

interface Row {
  readonly key: string
  readonly name: string
  /** Null: the name to be added. */
  readonly client: Named | null
}

const NOTHING: Matches = { listed: [], more: 0, add: null }

const rowsOf = ({ listed, add }: Matches): readonly Row[] => [
  ...listed.map((client) => ({ key: client.id, name: client.name, client })),
  ...(add === null ? [] : [{ key: 'add', name: add, client: null }]),
]

/** Asked when the field is come to and not after every write: while a note is typed there are several a second. */
const useClientNames = () => {
  const { say } = useUndo()
  const [clients, setClients] = useState<readonly Named[] | null>(null)
  const [turn] = useState(() => ({ latest: 0 }))
  const ask = useCallback(() => {
    const mine = ++turn.latest
    void call('clients', {}).then((answer) => {
      if (mine !== turn.latest) return
      if (answer.ok) setClients([...answer.value.clients, ...answer.value.past])
      else say(adviceFor(answer.error))
    })
  }, [turn, say])
  useEffect(() => () => { turn.latest++ }, [turn])
  return { clients, ask }
}

/** Adds who is not there yet, and chooses her. */
const useAdding = (onChoose: (client: Named) => void) => {
  const { offer, say } = useUndo()
  const [isAdding, setAdding] = useState(false)
  const add = async (name: string) => {
    setAdding(true)
    const answer = await call('clients.add', { name })
    setAdding(false)
    if (!answer.ok) {
      say(answer.error.code === 'bad-input' ? clientsWords.needsName : adviceFor(answer.error))
      return
    }
    offer({ sentence: clientsWords.added(name), changeId: answer.value.changeId })
    onChoose({ id: answer.value.clientId, name })
  }
  return { add, isAdding }
}
