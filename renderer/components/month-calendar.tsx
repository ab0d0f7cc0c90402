import {
  Button, CalendarCell, CalendarGrid, CalendarGridBody, CalendarGridHeader, CalendarHeaderCell, CalendarHeading,
} from 'react-aria-components'
import { ChevronLeft } from './icons.tsx'
import { ChevronRight } from './item-icons.tsx'

/** One month of days with its way to the next, for the inside of a `Calendar`. */
export const MonthCalendar = ({ today }: { readonly today: string }) => (
  <>
    <div className="calendar-head">
      <Button slot="previous" className="calendar-turn"><ChevronLeft /></Button>
      <CalendarHeading className="calendar-month" />
      <Button slot="next" className="calendar-turn"><ChevronRight /></Button>
    </div>
    <CalendarGrid weekdayStyle="short">
      <CalendarGridHeader>
        {(name) => <CalendarHeaderCell className="calendar-weekday">{name}</CalendarHeaderCell>}
      </CalendarGridHeader>
      <CalendarGridBody>
        {(date) => (
          <CalendarCell date={date} className={date.toString() === today ? 'calendar-day is-today' : 'calendar-day'} />
        )}
      </CalendarGridBody>
    </CalendarGrid>
  </>
)
