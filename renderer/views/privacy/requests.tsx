import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { UsersView } from '../../../shared/ipc/views.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { users, usersAdvice } from '../../strings/users.ts'

const said = users.asking
type Request = UsersView['requests'][number]

/** V7a: who waits for the coach's word. The four groups are compared by voice: that is what makes it safe. */
export const Requests = ({ requests }: { readonly requests: UsersView['requests'] }) => (
  <section className="section">
    <h2 className="head">{said.head}</h2>
    {requests.map((request, index) => <Asking key={request.id} request={request} isNext={index === 0} />)}
  </section>
)

const Asking = ({ request, isNext }: { readonly request: Request, readonly isNext: boolean }) => {
  const { say } = useUndo()
  const [isGoing, setGoing] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const name = users.name(request.name, request.role)
  const { kind } = request
  const [done, not] = kind === 'joins' ? [said.joined, said.refused] : [said.renewed, said.refusedRenewal]
  const answer = async (isWanted: boolean) => {
    setGoing(true)
    setError(null)
    const told = await call(isWanted ? 'users.confirm' : 'users.refuse', { requestId: request.id })
    setGoing(false)
    if (told.ok) say((isWanted ? done : not)(name))
    else setError(usersAdvice(isWanted ? 'confirm' : 'refuse', told.error))
  }
  return (
    <div className="notice waits" role="group" aria-label={said[kind](name)}>
      <div>
        <p className="strong">{said[kind](name)}</p>
        <p>{kind === 'joins' ? said.compare : said.askThem}</p>
        {kind === 'joins' && <p className="code">{request.fingerprint}</p>}
        {error !== null && <p role="alert">{error}</p>}
      </div>
      <span className="acts">
        <Button className="button is-small" isDisabled={isGoing} onPress={() => { void answer(false) }}>{said.refuse[kind]}</Button>
        <Button className={isNext ? 'button is-small is-primary' : 'button is-small'} isPending={isGoing} onPress={() => { void answer(true) }}>
          {isGoing ? said.confirming : said.confirm[kind]}
        </Button>
      </span>
    </div>
  )
}
