import { Button, DialogTrigger } from 'react-aria-components'
import { dayAtStart, dayInWords, exactDay } from '../strings/dates.ts'
import { dueWords } from '../strings/items.ts'
import { DuePopover, type DueProps } from './due-popover.tsx'
import { ChevronDown } from './icons.tsx'

/** The due day as a value to change in place: today, tomorrow, in a week, or a day from the calendar. */
export const DueChip = ({ day, today, onChange }: DueProps) => (
  <DialogTrigger>
    <Button className="chip" aria-label={dueWords.chip(dayInWords(day, today))}>
      <time dateTime={day} title={exactDay(day)}>{dayAtStart(day, today)}</time> <ChevronDown />
    </Button>
    <DuePopover day={day} today={today} onChange={onChange} />
  </DialogTrigger>
)
