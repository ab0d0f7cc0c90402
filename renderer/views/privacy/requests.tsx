import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { UsersView } from '../../../shared/ipc/views.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { adviceFor } from '../../strings/advice.ts'
import { users } from '../../strings/users.ts'

const said = users.asking
type Request = UsersView['requests'][number]

/** V7a: who waits for the coach's word. The four groups are compared by voice: that is what makes it safe. */
export const Requests = ({ requests }: { readonly requests: UsersView['requests'] }) => (
  <section className="section">
    <h2 className="head">{said.head}</h2>
    {requests.map((request) => <Asking key={request.id} request={request} />)}
  </section>
)

const Asking = ({ request }: { readonly request: Request }) => {
  const { say } = useUndo()
  const [isGoing, setGoing] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const name = users.name(request.name, request.role)
  const done = request.kind === 'joins' ? said.joined : said.renewed
  const answer = async (isWanted: boolean) => {
    setGoing(true)
    setError(null)
    const told = await call(isWanted ? 'users.confirm' : 'users.refuse', { requestId: request.id })
    setGoing(false)
    if (told.ok) say((isWanted ? done : said.refused)(name))
    else setError(adviceFor(told.error))
  }
  return (
    <div className="notice" role="group" aria-label={said[request.kind](name)}>
      <div>
        <p className="strong">{said[request.kind](name)}</p>
        <p>{said.compare}</p>
        <p className="code">{request.fingerprint}</p>
        {error !== null && <p role="alert">{error}</p>}
      </div>
      <span className="acts">
        <Button className="button is-small" isDisabled={isGoing} onPress={() => { void answer(false) }}>{said.refuse}</Button>
        <Button className="button is-small is-primary" isPending={isGoing} onPress={() => { void answer(true) }}>
          {isGoing ? said.confirming : said.confirm}
        </Button>
      </span>
    </div>
  )
}
