import { useEffect, useId, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { LIMITS } from '../../shared/schemas/common.ts'
import type { CallError } from '../../shared/ipc/errors.ts'
import { adviceFor } from '../strings/advice.ts'
import { clients } from '../strings/clients.ts'

interface Props {
  readonly label: string
  readonly initial?: string
  /** What stands in the empty field where nothing beside it says what to write. */
  readonly hint?: string
  /** What keeps it; Enter does too. */
  readonly keep: string
  readonly className?: string
  /** Gives back what went wrong: the name stays in the field with the advice under it. */
  readonly onKeep: (name: string) => Promise<CallError | null>
  readonly onLeave: () => void
}

/** One field for one name. Enter keeps it, Escape leaves. */
export const NameForm = ({ label, initial = '', hint, keep, className = '', onKeep, onLeave }: Props) => {
  const [name, setName] = useState(initial)
  const [problem, setProblem] = useState<string | null>(null)
  const [isKeeping, setKeeping] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const problemId = useId()

  useEffect(() => { field.current?.select() }, [])

  const submit = async () => {
    const trimmed = name.trim()
    if (trimmed === '') { setProblem(clients.needsName); return }
    if (trimmed.length > LIMITS.name) { setProblem(clients.nameTooLong(trimmed.length)); return }
    if (isKeeping) return
    setKeeping(true)
    const error = await onKeep(trimmed)
    setKeeping(false)
    if (error) setProblem(adviceFor(error))
  }

  return (
    <form
      className={`name-form ${className}`.trim()}
      aria-label={label}
      onSubmit={(event) => { event.preventDefault(); void submit() }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onLeave()
      }}
    >
      <div className="input">
        <input
          ref={field}
          aria-label={label}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : problemId}
          placeholder={hint}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          value={name}
          onChange={(event) => { setName(event.target.value); setProblem(null) }}
        />
        <Button type="submit" className="step">{keep} <span className="key">Enter</span></Button>
      </div>
      {problem !== null && <p id={problemId} className="small late" role="alert">{problem}</p>}
    </form>
  )
}
