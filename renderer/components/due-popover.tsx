import { useContext } from 'react'
import { parseDate } from '@internationalized/date'
import { Button, Calendar, I18nProvider, OverlayTriggerStateContext, Popover } from 'react-aria-components'
import { dueWords, quickDays } from '../strings/items.ts'
import { MonthCalendar } from './month-calendar.tsx'

export interface DueProps {
  /** The day it is due, `2026-11-21`. */
  readonly day: string
  /** The day on the coach's own clock. */
  readonly today: string
  readonly onChange: (day: string) => void
}

/**
 * Three likely days, and a calendar for the others. Stands inside a `DialogTrigger`; the focus begins on the
 * day as it is, so that the arrow keys move it from there.
 */
export const DuePopover = (props: DueProps) => (
  <Popover className="popover due-popover" placement="bottom start" offset={4} aria-label={dueWords.choose}>
    <Days {...props} />
  </Popover>
)

/** The popover is the dialog itself: one around the other would leave its way out beside every landmark. */
const Days = ({ day, today, onChange }: DueProps) => {
  const popover = useContext(OverlayTriggerStateContext)
  const choose = (chosen: string) => {
    popover?.close()
    if (chosen !== day) onChange(chosen)
  }
  return (
    <div className="due-days">
      <div className="due-quick">
        {quickDays(today).map((quick) => (
          <Button key={quick.day} className="button is-small" onPress={() => { choose(quick.day) }}>
            {quick.words}
          </Button>
        ))}
      </div>
      {/* The app speaks British English whatever the system does: weeks begin on Monday. */}
      <I18nProvider locale="en-GB">
        <Calendar
          autoFocus
          className="calendar"
          aria-label={dueWords.calendar}
          value={parseDate(day)}
          onChange={(chosen) => { choose(chosen.toString()) }}
        >
          <MonthCalendar today={today} />
        </Calendar>
      </I18nProvider>
    </div>
  )
}
