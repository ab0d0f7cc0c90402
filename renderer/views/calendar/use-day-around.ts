import { useState } from 'react'
import type { WeekView } from '../../../shared/ipc/sessions.ts'
import { hasWeek } from '../../../shared/domain/week.ts'
import { useQuery } from '../../app/use-query.ts'

/** The week around a day, to see what else is booked. While another day is asked for, what was known stays. */
export const useDayAround = (day: string): WeekView | null => {
  const [asking, setAsking] = useState(day)
  if (asking !== day && hasWeek(day)) setAsking(day)
  const asked = useQuery('week', { day: asking })
  const [known, setKnown] = useState<WeekView | null>(null)
  if (asked.state === 'ready' && asked.value !== known) setKnown(asked.value)
  return known
}
