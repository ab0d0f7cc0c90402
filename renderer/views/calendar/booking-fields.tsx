import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import { EVERY } from '../../../shared/domain/session-limits.ts'
import { LIMITS } from '../../../shared/schemas/common.ts'
import { ClientPicker } from '../../components/client-picker.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { EVERY_WORDS } from '../../strings/calendar.ts'
import { sessions as words } from '../../strings/sessions.ts'
import type { Moving } from './booking-dialog.tsx'
import { LineField, OneOf, Which } from './fields.tsx'
import type { Form } from './form.ts'
import { DayField, TimeField } from './when-fields.tsx'

interface Props {
  readonly form: Form
  /** Zones the time may be of, the coach’s first. */
  readonly zones: readonly string[]
  readonly own: string
  readonly today: string
  readonly moving: Moving | null
  readonly isLater: boolean
  readonly onLater: (isLater: boolean) => void
  readonly onChange: (part: Partial<Form>) => void
}

const said = words.form
const REPEATS = (['never', ...EVERY] as const).map((value) => ({ value, label: EVERY_WORDS[value] }))

export const BookingFields = (props: Props) => {
  const { form, zones, own, today, moving, isLater, onLater, onChange } = props
  const fields = useRef<HTMLDivElement>(null)
  const count = form.people.length
  const isMoved = moving !== null
  // With one name the day is next; with several a group is being put together. What is moved has its people.
  useEffect(() => {
    const next = isMoved || count === 1 ? '.booking-when input' : '[role="combobox"]'
    fields.current?.querySelector<HTMLElement>(next)?.focus()
  }, [count, isMoved])
  return (
    <div ref={fields} className="booking-fields">
      {moving ? <p className="words"><bdi>{form.people.map(({ name }) => name).join(', ')}</bdi></p> : <Who form={form} onChange={onChange} />}
      {moving && moving.laterInSeries > 0 && (
        <Which
          label={said.which}
          value={isLater ? 'later' : 'one'}
          options={[{ value: 'one', label: said.one }, { value: 'later', label: said.later(moving.laterInSeries) }]}
          onChange={(which) => { onLater(which === 'later') }}
        />
      )}
      <div className="booking-when">
        <DayField label={said.day} value={form.day} today={today} onChange={(day) => { onChange({ day }) }} />
        <TimeField label={said.time} value={form.time} onChange={(time) => { onChange({ time }) }} />
        <NumberField label={said.minutes} value={form.minutes} onChange={(minutes) => { onChange({ minutes }) }} />
      </div>
      {zones.length > 1 && (
        <Which
          label={said.clock}
          value={form.zone}
          options={zones.map((zone) => ({ value: zone, label: said.clockOf(zone, own) }))}
          onChange={(zone) => { onChange({ zone }) }}
        />
      )}
      {!moving && (
        <>
          <LineField label={said.place} value={form.place} most={LIMITS.place} onChange={(place) => { onChange({ place }) }} />
          <div className="booking-repeat">
            <OneOf label={said.repeat} value={form.every} options={REPEATS} onChange={(every) => { onChange({ every }) }} />
            {form.every !== 'never' && (
              <NumberField label={said.times} value={form.times} onChange={(times) => { onChange({ times }) }} />
            )}
          </div>
        </>
      )}
    </div>
  )
}

/** Who comes: one by one, by letters of the name; several are a group. */
const Who = ({ form: { people }, onChange }: Pick<Props, 'form' | 'onChange'>) => {
  const field = useRef<HTMLInputElement>(null)
  const count = people.length
  return (
    <div className="booking-who">
      {count > 0 && (
        <ul className="booking-people">
          {people.map(({ id, name }) => (
            <li key={id}>
              <Button
                className="chip"
                aria-label={said.without(name)}
                onPress={() => { onChange({ people: people.filter((one) => one.id !== id) }) }}
              >
                <bdi>{name}</bdi> <span aria-hidden="true">×</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ClientPicker
        // A fresh field for the next one: the letters of the last are not wanted any more.
        key={people.map(({ id }) => id).join()}
        label={count === 0 ? said.who : said.whoMore}
        hint={said.whoHint}
        list="as-needed"
        field={field}
        without={people.map(({ id }) => id)}
        onChoose={(client) => {
          if (!people.some(({ id }) => id === client.id)) onChange({ people: [...people, { ...client, zone: null }] })
        }}
      />
    </div>
  )
}
