import { dayIn } from '../../shared/domain/day.ts'
import type { KeptAside } from '../../shared/ipc/views.ts'
import { dayInWords, onDay } from './dates.ts'
import { bytes } from './numbers.ts'

/** Practices that a restore has put beside this one. */
export const keptAside = {
  head: 'Beside the practice',
  what: 'Whole practices that a restore has put there. They stay until you remove them.',
  one: ({ at, as, bytes: size }: KeptAside, today: string, zone: string): string => {
    const day = dayInWords(dayIn(at, zone), today)
    return as === 'replaced'
      ? `The practice that was replaced ${onDay(day)}, ${bytes(size)}.`
      : `The backup made ${onDay(day)}, restored beside, ${bytes(size)}.`
  },
  show: 'Show them in the folder',
} as const
