import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Button } from 'react-aria-components'
import type { Output } from '../../../shared/ipc/contract.ts'
import { LIMITS } from '../../../shared/schemas/common.ts'
import { call } from '../../api.ts'
import { instantInWords } from '../../strings/dates.ts'
import { users, usersAdvice } from '../../strings/users.ts'

const said = users.form

const ROLES = ['admin', 'manager'] as const
type Invited = Output<'users.invite'> & { readonly name: string }

interface Props {
  readonly today: string
  readonly zone: string
  readonly onLeave: () => void
}

/** V7a: a name and a role, then a code that is shown once. */
export const Invite = ({ today, zone, onLeave }: Props) => {
  const [invited, setInvited] = useState<Invited | null>(null)
  if (invited !== null) return <Code invited={invited} today={today} zone={zone} onLeave={onLeave} />
  return <Form onInvited={setInvited} onLeave={onLeave} />
}

const Form = ({ onInvited, onLeave }: { readonly onInvited: (invited: Invited) => void, readonly onLeave: () => void }) => {
  const [name, setName] = useState('')
  const [role, setRole] = useState<(typeof ROLES)[number]>('admin')
  const [problem, setProblem] = useState<string | null>(null)
  const [isGoing, setGoing] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const typed = name.trim()
    if (typed === '') { setProblem(said.needsName); return }
    if (isGoing) return
    setGoing(true)
    const answer = await call('users.invite', { role, name: typed })
    setGoing(false)
    if (answer.ok) onInvited({ ...answer.value, name: typed })
    else setProblem(usersAdvice('invite', answer.error))
  }
  return (
    <form
      className="invite section"
      aria-label={said.title}
      onSubmit={(event) => { void submit(event) }}
      onKeyDown={(event) => { if (event.key === 'Escape' && !isGoing) onLeave() }}
    >
      <h2 className="head">{said.title}</h2>
      <p>{said.lead}</p>
      <label className="field">
        <span className="label">{said.name}</span>
        <span className="input">
          <input
            autoFocus
            autoComplete="off"
            spellCheck={false}
            dir="auto"
            maxLength={LIMITS.name}
            value={name}
            onChange={(event) => { setName(event.target.value); setProblem(null) }}
          />
        </span>
      </label>
      <fieldset className="choice">
        <legend className="small">{said.role}</legend>
        <div className="options is-tall">
          {ROLES.map((each) => (
            <label key={each} className="option">
              <input type="radio" name="role" checked={role === each} onChange={() => { setRole(each) }} />
              {said.roles[each]}
            </label>
          ))}
        </div>
      </fieldset>
      {problem !== null && <div className="notice" role="alert"><p>{problem}</p></div>}
      <p className="acts">
        <Button type="submit" className="button is-primary" isPending={isGoing}>{isGoing ? said.going : said.go}</Button>
        <Button className="button is-plain" isDisabled={isGoing} onPress={onLeave}>{said.back} <span className="key">Esc</span></Button>
      </p>
    </form>
  )
}

const Code = ({ invited, today, zone, onLeave }: Props & { readonly invited: Invited }) => {
  const words = users.code
  const title = useRef<HTMLHeadingElement>(null)
  // Not to the button: an Enter too many would end what is shown once.
  useEffect(() => { title.current?.focus() }, [])
  return (
    <section className="invite section">
      <h2 className="head" ref={title} tabIndex={-1}>{words.title(invited.name)}</h2>
      <p>{words.tell}</p>
      <ol className="groups code is-told" aria-label={words.label}>
        {invited.groups.map((group, index) => <li key={index}>{group}</li>)}
      </ol>
      <p>{words.how(instantInWords(invited.expiresAt, today, zone))}</p>
      <p className="acts"><Button className="button is-primary" onPress={onLeave}>{words.done}</Button></p>
    </section>
  )
}
