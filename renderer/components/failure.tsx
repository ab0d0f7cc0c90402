import { Button } from 'react-aria-components'
import type { CallError } from '../../shared/ipc/errors.ts'
import { adviceFor } from '../strings/advice.ts'
import { words } from '../strings/words.ts'

/** A room that could not be shown: the sentence for it, and one step. */
export const Failure = ({ error, again }: { readonly error: CallError, readonly again: () => void }) => (
  <main className="room">
    <h1 className="visually-hidden">{words.failure}</h1>
    <div className="notice" role="alert">
      <p>{adviceFor(error)}</p>
      <Button className="button is-small" onPress={again}>{words.again}</Button>
    </div>
  </main>
)
