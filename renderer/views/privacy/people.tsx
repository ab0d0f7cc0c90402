import { useRef, useState, type RefObject } from 'react'
import { Button } from 'react-aria-components'
import { dayIn } from '../../../shared/domain/day.ts'
import type { UsersView } from '../../../shared/ipc/views.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { useWayBack } from '../../components/use-way-back.ts'
import { dayBriefly, exactInstant, instantInWords } from '../../strings/dates.ts'
import { roles } from '../../strings/roles.ts'
import { users as said, usersAdvice } from '../../strings/users.ts'
import { AskFirst } from './ask-first.tsx'
import { Invite } from './invite.tsx'

interface Props {
  readonly view: UsersView
  /** Where one comes to when what one was at is settled. */
  readonly title: RefObject<HTMLHeadingElement | null>
}

/** Everybody who holds a key, whoever is asked in, and the way to ask somebody. */
export const People = ({ view, title }: Props) => {
  const [isInviting, setInviting] = useState(false)
  const inviter = useRef<HTMLButtonElement>(null)
  const { today, zone, users, invitations } = view
  useWayBack(inviter, isInviting)
  const leave = () => { setInviting(false) }
  if (isInviting) return <Invite today={today} zone={zone} onLeave={leave} />
  return (
    <>
      <section className="section">
        <h2 className="head" ref={title} tabIndex={-1}>{said.head}</h2>
        <ul className="people">
          {users.map((user) => <li key={user.id}><Person user={user} today={today} zone={zone} /></li>)}
        </ul>
        {users.length === 1 && <p className="second">{said.nobody}</p>}
        <Button ref={inviter} className="button gap" onPress={() => { setInviting(true) }}>{said.invite}</Button>
      </section>
      {invitations.length > 0 && (
        <section className="section">
          <h2 className="head">{said.invited.head}</h2>
          <ul className="people">
            {invitations.map((invitation) => (
              <li key={invitation.id}><Invited invitation={invitation} today={today} zone={zone} /></li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

interface When { readonly today: string, readonly zone: string }

const Person = ({ user, today, zone }: When & { readonly user: UsersView['users'][number] }) => {
  const { say } = useUndo()
  const when = dayBriefly(dayIn(user.joinedAt, zone), today)
  if (user.isOwner) {
    return (
      <div className="key-line">
        <div>
          <h3 className="words">{said.you}</h3>
          <p className="small" title={exactInstant(user.joinedAt, zone)}>{said.owner} {said.since(when)}</p>
        </div>
      </div>
    )
  }
  const name = said.name(user.name, user.role)
  const remove = async () => {
    const answer = await call('users.remove', { userId: user.id })
    if (!answer.ok) return usersAdvice('remove', answer.error)
    say(said.remove.done(name))
    return null
  }
  return (
    <AskFirst
      step={said.remove.step}
      question={said.remove.ask(name)}
      keep={said.remove.keep}
      go={said.remove.go}
      about={name}
      onGo={remove}
    >
      <h3 className="words" dir="auto">{name}</h3>
      <p className="small" title={exactInstant(user.joinedAt, zone)}>
        {roles.names[user.role]}. {said.opens(user.role)} {said.since(when)}
      </p>
      <p className="caption">{said.fingerprint}: <span className="code">{user.fingerprint}</span></p>
    </AskFirst>
  )
}

const Invited = ({ invitation, today, zone }: When & { readonly invitation: UsersView['invitations'][number] }) => {
  const { say } = useUndo()
  const { id, role, expiresAt } = invitation
  const name = said.name(invitation.name, role)
  const withdraw = async () => {
    const answer = await call('users.withdraw', { invitationId: id })
    say(answer.ok ? said.invited.withdrawn(name) : usersAdvice('withdraw', answer.error))
  }
  return (
    <div className="key-line">
      <div>
        <h3 className="words" dir="auto">{name}</h3>
        <p className="small" title={exactInstant(expiresAt, zone)}>
          {said.invited.line(role, instantInWords(expiresAt, today, zone))}
        </p>
      </div>
      <Button className="step" aria-label={`${said.invited.withdraw}: ${name}`} onPress={() => { void withdraw() }}>
        {said.invited.withdraw}
      </Button>
    </div>
  )
}
