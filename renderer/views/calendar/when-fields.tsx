import { useId, type KeyboardEvent, type ReactNode } from 'react'
import { parseDate } from '@internationalized/date'
import { Button, Calendar, Dialog, DialogTrigger, I18nProvider, Popover } from 'react-aria-components'
import { ChevronDown } from '../../components/icons.tsx'
import { MonthCalendar } from '../../components/month-calendar.tsx'
import { sessions as words } from '../../strings/sessions.ts'
import type { Field } from './fields.tsx'
import { readDay, readTime, steppedDay, steppedTime, writeDay } from './typed-when.ts'

// Not the fields of React Aria for days and times: what they say to screen readers they write as HTML, which this page
// takes from nobody. A day one can also say in words is sooner typed than three figures.

/** What an arrow key steps by; nothing for any other key. */
const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowUp: 1, ArrowDown: -1 }

interface TypedProps extends Field<string> {
  readonly hint: string
  readonly onStep: (steps: 1 | -1) => string
  /** What was typed, as it is written; as it is where it is none yet. */
  readonly onLeave: () => string
  /** Beside what is typed: another way to say it. */
  readonly children?: ReactNode
}

const Typed = ({ label, value, onChange, hint, onStep, onLeave, children }: TypedProps) => {
  const id = useId()
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    event.preventDefault()
    onChange(onStep(step))
  }
  return (
    <div className="field">
      <label className="label" htmlFor={id}>{label}</label>
      <div className="input">
        <input
          id={id}
          placeholder={hint}
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          value={value}
          onFocus={(event) => { event.target.select() }}
          onChange={(event) => { onChange(event.target.value) }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            const written = onLeave()
            if (written !== value) onChange(written)
          }}
        />
        {children}
      </div>
    </div>
  )
}

/** A day: in words, in figures, by the arrows, or taken from a month. */
export const DayField = ({ label, value, onChange, today }: Field<string> & { readonly today: string }) => {
  const day = readDay(value, today)
  return (
    <Typed
      label={label}
      value={value}
      onChange={onChange}
      hint={words.form.dayHint}
      onStep={(days) => steppedDay(value, today, days)}
      onLeave={() => (day === null ? value : writeDay(day))}
    >
      <DialogTrigger>
        <Button className="calendar-turn" aria-label={words.form.month}><ChevronDown /></Button>
        <Popover className="popover" placement="bottom end" offset={4}>
          <Dialog className="due-days" aria-label={words.form.month}>
            {({ close }) => (
              // The app speaks British English whatever the system does: weeks begin on Monday.
              <I18nProvider locale="en-GB">
                <Calendar
                  autoFocus
                  className="calendar"
                  aria-label={label}
                  value={parseDate(day ?? today)}
                  onChange={(chosen) => {
                    onChange(writeDay(chosen.toString()))
                    close()
                  }}
                >
                  <MonthCalendar today={today} />
                </Calendar>
              </I18nProvider>
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </Typed>
  )
}

/** A time of day in 24 hours; `2pm` is read, too. */
export const TimeField = ({ label, value, onChange }: Field<string>) => (
  <Typed
    label={label}
    value={value}
    onChange={onChange}
    hint={words.form.timeHint}
    onStep={(quarters) => steppedTime(value, quarters)}
    onLeave={() => readTime(value) ?? value}
  />
)
