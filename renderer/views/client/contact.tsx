import { useRef, useState, type FormEvent } from 'react'
import { Button } from 'react-aria-components'
import type { ClientView } from '../../../shared/ipc/views.ts'
import { LIMITS } from '../../../shared/schemas/common.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { useWayBack } from '../../components/use-way-back.ts'
import { adviceFor } from '../../strings/advice.ts'
import { client as words } from '../../strings/client.ts'

const said = words.contact

/** How to reach her: two lines, changed where they stand. */
export const Contact = ({ view }: { readonly view: Pick<ClientView, 'id' | 'contact'> }) => {
  const [isEditing, setEditing] = useState(false)
  const edit = useRef<HTMLButtonElement>(null)
  const { email, phone } = view.contact
  useWayBack(edit, isEditing)
  const leave = () => { setEditing(false) }
  if (isEditing) return <Form view={view} onLeave={leave} />
  const isEmpty = email === '' && phone === ''
  return (
    <section className="section contact" aria-label={said.head}>
      <h2 className="head">{said.head}</h2>
      {isEmpty && <p className="second">{said.none}</p>}
      {email !== '' && <p dir="auto">{email}</p>}
      {phone !== '' && <p dir="auto">{phone}</p>}
      <Button ref={edit} className="step" onPress={() => { setEditing(true) }}>{isEmpty ? said.add : said.change}</Button>
    </section>
  )
}

const Form = ({ view, onLeave }: { readonly view: Pick<ClientView, 'id' | 'contact'>, readonly onLeave: () => void }) => {
  const [email, setEmail] = useState(view.contact.email)
  const [phone, setPhone] = useState(view.contact.phone)
  const [problem, setProblem] = useState<string | null>(null)
  const [isGoing, setGoing] = useState(false)
  const { offer } = useUndo()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isGoing) return
    setGoing(true)
    const contact = { email: email.trim(), phone: phone.trim() }
    const answer = await call('clients.reach', { clientId: view.id, contact })
    setGoing(false)
    if (!answer.ok) { setProblem(adviceFor(answer.error)); return }
    const isSame = contact.email === view.contact.email && contact.phone === view.contact.phone
    if (!isSame) offer({ sentence: said.changed, changeId: answer.value.changeId })
    onLeave()
  }
  return (
    <form
      className="section contact"
      aria-label={said.head}
      onSubmit={(event) => { void submit(event) }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onLeave()
      }}
    >
      <h2 className="head">{said.head}</h2>
      <Line label={said.email} type="email" value={email} onChange={setEmail} isFirst />
      <Line label={said.phone} type="tel" value={phone} onChange={setPhone} />
      {problem !== null && <p className="small late" role="alert">{problem}</p>}
      <p className="acts">
        <Button type="submit" className="button is-small" isPending={isGoing}>{said.keep} <span className="key">Enter</span></Button>
        <Button className="button is-small is-plain" onPress={onLeave}>{said.leave} <span className="key">Esc</span></Button>
      </p>
    </form>
  )
}

interface LineProps {
  readonly label: string
  readonly type: 'email' | 'tel'
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isFirst?: boolean
}

const Line = ({ label, type, value, onChange, isFirst = false }: LineProps) => (
  <label className="field is-small">
    <span className="label">{label}</span>
    <span className="input">
      {/* The browser's own check of an address is not ours: what she was given is what is kept. */}
      <input
        type="text"
        inputMode={type}
        autoFocus={isFirst}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        maxLength={LIMITS.contact}
        value={value}
        onChange={(event) => { onChange(event.target.value) }}
      />
    </span>
  </label>
)
