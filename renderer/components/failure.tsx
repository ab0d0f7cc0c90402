import { Button } from 'react-aria-components'
import type { CallError } from '../../shared/ipc/errors.ts'
import { adviceFor } from '../strings/advice.ts'
import { words } from '../strings/words.ts'

export interface FailureProps {
  readonly error: CallError
  readonly again: () => void
}

/** What could not be shown, within a room: the sentence for it, and one step. */
export const FailureNotice = ({ error, again }: FailureProps) => (
  <div className="notice" role="alert">
    <p>{adviceFor(error)}</p>
    <Button className="button is-small" onPress={again}>{words.again}</Button>
  </div>
)

/** A room that could not be shown. */
export const Failure = (props: FailureProps) => (
  <main className="room">
    <h1 className="visually-hidden">{words.failure}</h1>
    <FailureNotice {...props} />
  </main>
)
