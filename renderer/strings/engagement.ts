/** The work with one client, from its first day to its last. */
import { onDay, recently } from './dates.ts'
import { capitalised, counted, plural } from './numbers.ts'

/** What goes on as it is when the work ends. */
const stays = (booked: number, waiting: number): string => {
  const parts = [
    ...booked > 0 ? [`${counted(booked, 'booked session')} ${plural(booked, 'stays', 'stay')} in the calendar`] : [],
    ...waiting > 0 ? [`${counted(waiting, 'thing')} ${plural(waiting, 'goes', 'go')} on waiting`] : [],
  ]
  const rest = parts.length === 0 ? '' : ` ${capitalised(parts.join(' and '))}.`
  return `From then on the name stands with the past clients, and no reminder goes out.${rest}`
}

export const engagement = {
  head: 'The work together',
  since: (startedOn: string, today: string): string => `Since ${recently(startedOn, today)}.`,
  ended: (startedOn: string, endedOn: string, today: string): string =>
    `From ${recently(startedOn, today)}; ended ${onDay(recently(endedOn, today))}.`,
  end: 'End the work',
  lastDay: 'Last day',
  leave: 'Leave it',
  stays,
  endedNow: 'The work has ended.',
  resume: 'Take it up again',
  resumed: 'The work goes on.',
} as const
