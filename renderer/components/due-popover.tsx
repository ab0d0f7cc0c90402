import { parseDate, type CalendarDate } from '@internationalized/date'
import {
  Button, Calendar, CalendarCell, CalendarGrid, CalendarGridBody, CalendarGridHeader, CalendarHeaderCell,
  CalendarHeading, Dialog, I18nProvider, Popover,
} from 'react-aria-components'
import { dueWords, quickDays } from '../strings/items.ts'
import { ChevronLeft } from './icons.tsx'
import { ChevronRight } from './item-icons.tsx'

export interface DueProps {
  /** The day it is due, `2026-11-21`. */
  readonly day: string
  /** The day on the coach's own clock. */
  readonly today: string
  readonly onChange: (day: string) => void
}

/** A day's pattern admits the 31st of February, which no calendar can show. */
const shown = (day: string, today: string): CalendarDate => {
  try {
    return parseDate(day)
  } catch {
    return parseDate(today)
  }
}

/**
 * Three likely days, and a calendar for the others. Stands inside a `DialogTrigger`; the focus begins on the
 * day as it is, so that the arrow keys move it from there.
 */
export const DuePopover = ({ day, today, onChange }: DueProps) => (
  <Popover className="popover due-popover" placement="bottom start" offset={4}>
    <Dialog className="due-dialog" aria-label={dueWords.choose}>
      {({ close }) => {
        const choose = (chosen: string) => {
          close()
          if (chosen !== day) onChange(chosen)
        }
        return (
          <>
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
                value={shown(day, today)}
                onChange={(chosen) => { choose(chosen.toString()) }}
              >
                <header className="calendar-head">
                  <Button slot="previous" className="calendar-turn"><ChevronLeft /></Button>
                  <CalendarHeading className="calendar-month" />
                  <Button slot="next" className="calendar-turn"><ChevronRight /></Button>
                </header>
                <CalendarGrid weekdayStyle="short">
                  <CalendarGridHeader>
                    {(name) => <CalendarHeaderCell className="calendar-weekday">{name}</CalendarHeaderCell>}
                  </CalendarGridHeader>
                  <CalendarGridBody>
                    {(date) => (
                      <CalendarCell
                        date={date}
                        className={date.toString() === today ? 'calendar-day is-today' : 'calendar-day'}
                      />
                    )}
                  </CalendarGridBody>
                </CalendarGrid>
              </Calendar>
            </I18nProvider>
          </>
        )
      }}
    </Dialog>
  </Popover>
)
