import { useState } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { wallIn } from '../../../shared/domain/session-time.ts'
import type { Output } from '../../../shared/ipc/contract.ts'
import type { CallError } from '../../../shared/ipc/errors.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { adviceFor } from '../../strings/advice.ts'
import { sessions as words } from '../../strings/sessions.ts'
import { BookingFields } from './booking-fields.tsx'
import { BookingSays } from './booking-says.tsx'
import { planOf, zonesOf, type Form, type Plan, type Problem } from './form.ts'
import { readDay } from './typed-when.ts'
import { useDayAround } from './use-day-around.ts'

/** What is moved: any of the session’s handles, and how many of its series come after it. */
export interface Moving {
  readonly sessionId: string
  readonly laterInSeries: number
}

interface Props {
  readonly start: Form
  /** The coach’s own day and zone. */
  readonly today: string
  readonly zone: string
  /** Null where one is booked anew. */
  readonly moving: Moving | null
  /** Of the first session: the day on the coach’s calendar; null where nothing came of it. */
  readonly onClose: (day: string | null) => void
}

type Answered = { readonly ok: true, readonly value: Output<'sessions.move'> } | { readonly ok: false, readonly error: CallError }

const send = (form: Form, plan: Plan, moving: Moving | null, later: boolean): Promise<Answered> => {
  const [{ wall, zone }] = plan.sessions
  const { minutes, every } = plan
  if (moving) return call('sessions.move', { sessionId: moving.sessionId, later, wall, zone, minutes })
  return call('sessions.book', {
    clientIds: form.people.map(({ id }) => id), wall, zone, minutes, place: form.place.trim(),
    repeat: every === 'never' ? null : { every, times: plan.sessions.length },
  })
}

/** Books a session, or moves one: a few fields, what it will do in a sentence, and Enter. */
export const BookingDialog = (props: Props) => (
  <ModalOverlay className="scrim" isOpen isDismissable onOpenChange={() => { props.onClose(null) }}>
    <Modal className="booking-modal">
      <Dialog className="booking" aria-label={props.moving ? words.form.move : words.form.book}>
        <Booking {...props} />
      </Dialog>
    </Modal>
  </ModalOverlay>
)

const Booking = ({ start, today, zone, moving, onClose }: Props) => {
  const [form, setForm] = useState(start)
  const [isLater, setLater] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [refusal, setRefusal] = useState<CallError | null>(null)
  const [isGoing, setGoing] = useState(false)
  const { offer } = useUndo()
  const around = useDayAround(readDay(form.day, today) ?? today)

  // Who is chosen by name brings her zone along as soon as the week around the day is known.
  const people = form.people.map((person) => around?.clients.find(({ id }) => id === person.id) ?? person)
  const zones = zonesOf(people, zone)
  const whole: Form = { ...form, people, zone: zones.includes(form.zone) || moving ? form.zone : zone }
  const plan = planOf(whole, today)

  const change = (part: Partial<Form>) => {
    setForm((old) => ({ ...old, ...part }))
    setProblem(null)
    setRefusal(null)
  }
  const submit = async () => {
    if (isGoing) return
    if (typeof plan === 'string') { setProblem(plan); return }
    setGoing(true)
    const answer = await send(whole, plan, moving, isLater)
    setGoing(false)
    if (!answer.ok) { setRefusal(answer.error); return }
    const [first] = plan.sessions
    const [day = '', time = ''] = wallIn(first.startedAt, zone).split('T')
    const when = words.sessionTime(day, time, today)
    offer({
      sentence: moving
        ? words.done.moved(when, answer.value)
        : words.done.booked(people, when, plan.sessions.length, answer.value),
      changeId: answer.value.changeId,
    })
    onClose(day)
  }
  return (
    <form
      className="booking-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Heading slot="title" className="focus-words">{moving ? words.form.move : words.form.book}</Heading>
      <BookingFields
        form={whole}
        zones={moving && !zones.includes(whole.zone) ? [...zones, whole.zone] : zones}
        own={zone}
        today={today}
        moving={moving}
        isLater={isLater}
        onLater={setLater}
        onChange={change}
      />
      <BookingSays
        plan={plan}
        form={whole}
        problem={problem}
        today={today}
        own={zone}
        around={around}
        movingId={moving?.sessionId ?? null}
      />
      {refusal && <p className="notice" role="alert">{adviceFor(refusal)}</p>}
      <p className="booking-acts">
        <Button className="button is-plain" onPress={() => { onClose(null) }}>{words.form.leave} <span className="key">Esc</span></Button>
        <Button type="submit" className="button is-primary" isPending={isGoing}>
          {moving ? words.form.goMove : words.form.go} <span className="key">Enter</span>
        </Button>
      </p>
    </form>
  )
}
