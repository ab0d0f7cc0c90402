import { parseDate } from '@internationalized/date'
import { useContext } from 'react'
import { Button, Calendar, DialogTrigger, I18nProvider, OverlayTriggerStateContext, Popover } from 'react-aria-components'
import { addDays } from '../../../shared/domain/day.ts'
import { MonthCalendar } from '../../components/month-calendar.tsx'
import { nudging as words } from '../../strings/nudges.ts'

interface Props {
  readonly today: string
  readonly onChoose: (day: string) => void
}

/** Until which day nothing is planned: three that are likely, and a calendar for the others. */
export const PauseStep = (props: Props) => (
  <DialogTrigger>
    <Button className="step">{words.pause}</Button>
    <Popover className="popover due-popover" placement="bottom start" offset={4} aria-label={words.pauseUntil}>
      <Days {...props} />
    </Popover>
  </DialogTrigger>
)

const Days = ({ today, onChoose }: Props) => {
  const popover = useContext(OverlayTriggerStateContext)
  const choose = (day: string) => {
    popover?.close()
    onChoose(day)
  }
  return (
    <div className="due-days">
      <div className="due-quick">
        {words.pauses.map(([label, days]) => (
          <Button key={days} className="button is-small" onPress={() => { choose(addDays(today, days)) }}>{label}</Button>
        ))}
      </div>
      <I18nProvider locale="en-GB">
        <Calendar
          autoFocus
          className="calendar"
          aria-label={words.pauseDay}
          defaultFocusedValue={parseDate(addDays(today, 7))}
          minValue={parseDate(addDays(today, 1))}
          onChange={(day) => { choose(day.toString()) }}
        >
          <MonthCalendar today={today} />
        </Calendar>
      </I18nProvider>
    </div>
  )
}
