import { useContext } from 'react'
import { parseDate } from '@internationalized/date'
import { Button, Calendar, DialogTrigger, I18nProvider, OverlayTriggerStateContext, Popover } from 'react-aria-components'
import { dayAtStart, dayInWords, exactDay } from '../strings/dates.ts'
import { ChevronDown } from './icons.tsx'
import { MonthCalendar } from './month-calendar.tsx'

interface Props {
  /** What the day is of: `Last day`. */
  readonly label: string
  readonly day: string
  /** The day on the coach’s own clock. */
  readonly today: string
  /** The first and the last day that can be chosen. */
  readonly from: string
  readonly to: string
  readonly onChange: (day: string) => void
}

/** A day as a value to change in place, from the days between two others. */
export const DayChip = (props: Props) => {
  const { label, day, today } = props
  return (
    <DialogTrigger>
      <Button className="chip" aria-label={`${label} ${dayInWords(day, today)}`}>
        <time dateTime={day} title={exactDay(day)}>{dayAtStart(day, today)}</time> <ChevronDown />
      </Button>
      <Popover className="popover due-popover" placement="bottom start" offset={4} aria-label={label}>
        <Days {...props} />
      </Popover>
    </DialogTrigger>
  )
}

const Days = ({ label, day, today, from, to, onChange }: Props) => {
  const popover = useContext(OverlayTriggerStateContext)
  return (
    <div className="due-days">
      <I18nProvider locale="en-GB">
        <Calendar
          autoFocus
          className="calendar"
          aria-label={label}
          value={parseDate(day)}
          minValue={parseDate(from)}
          maxValue={parseDate(to)}
          onChange={(chosen) => {
            popover?.close()
            onChange(chosen.toString())
          }}
        >
          <MonthCalendar today={today} />
        </Calendar>
      </I18nProvider>
    </div>
  )
}
