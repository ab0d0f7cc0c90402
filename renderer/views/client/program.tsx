import { useState } from 'react'
import type { EngagementView } from '../../../shared/ipc/roster.ts'
import { IN_NONE } from '../../../shared/schemas/programs.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { adviceFor } from '../../strings/advice.ts'
import { programs as words } from '../../strings/programs.ts'
import { OneOf } from '../calendar/fields.tsx'

/** The list’s own word for none: what is empty would be no choice. */
const NONE = 'none'

interface Props {
  readonly view: Pick<EngagementView, 'clientId' | 'programId' | 'programs'>
  /** Whether it can be said here; else it is only told. */
  readonly canChoose: boolean
}

/** Which program the work is in. Nothing where there are none to be in. */
export const WhichProgram = ({ view: { clientId, programId, programs }, canChoose }: Props) => {
  const [problem, setProblem] = useState<string | null>(null)
  const { offer } = useUndo()
  const nameOf = (id: string): string | null => programs.find((program) => program.id === id)?.name ?? null
  const name = nameOf(programId)
  if (!canChoose) return name === null ? null : <p className="second">{words.isIn(name)}</p>
  if (programs.length === 0) return null
  const place = async (next: string) => {
    const answer = await call('engagements.place', { clientId, programId: next })
    setProblem(answer.ok ? null : adviceFor(answer.error))
    if (answer.ok && next !== programId) offer({ sentence: words.placed(nameOf(next)), changeId: answer.value.changeId })
  }
  return (
    <div className="which-program">
      <OneOf
        label={words.which}
        value={name === null ? NONE : programId}
        options={[{ value: NONE, label: words.noneOf }, ...programs.map(({ id, name: label }) => ({ value: id, label }))]}
        onChange={(next) => { void place(next === NONE ? IN_NONE : next) }}
      />
      {problem !== null && <p className="small late" role="alert">{problem}</p>}
    </div>
  )
}
