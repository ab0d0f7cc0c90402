import type { ReactNode } from 'react'
import type { ClientRow } from '../../../shared/ipc/views.ts'
import { clients as words } from '../../strings/clients.ts'
import { stepFor, stepWords } from '../../strings/roster.ts'
import { stepIn } from './step-in.ts'

interface Props {
  readonly client: ClientRow
  readonly isCoach: boolean
  readonly tabIndex: number
  readonly onStep: () => void
  readonly onTakeUp: () => void
  /** What stands there where nothing is to be done. */
  readonly children: ReactNode
}

/** What is proposed for somebody: at most one step. A plain button: a row has to stay light. */
export const RowStep = ({ client, isCoach, tabIndex, onStep, onTakeUp, children }: Props) => {
  const step = stepIn(client, isCoach)
  if (step !== null) {
    return (
      <button
        type="button"
        className="step"
        tabIndex={tabIndex}
        aria-label={stepFor(step, client.name)}
        onClick={onStep}
      >
        {stepWords[step]}
      </button>
    )
  }
  if (client.endedOn === null || !isCoach) return children
  return (
    <button
      type="button"
      className="step"
      tabIndex={tabIndex}
      aria-label={words.takeUpWith(client.name)}
      onClick={onTakeUp}
    >
      {words.takeUp}
    </button>
  )
}
