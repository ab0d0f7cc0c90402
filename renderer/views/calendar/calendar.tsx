import { useState } from 'react'
import type { WeekView } from '../../../shared/ipc/sessions.ts'
import { useQuery } from '../../app/use-query.ts'
import { Failure } from '../../components/failure.tsx'
import { Loading } from '../../components/loading.tsx'
import { calendar } from '../../strings/calendar.ts'
import { WeekRoom } from './week-room.tsx'

interface Props {
  /** A day of the week to show; this week without one. */
  readonly day: string | null
}

/** The week: what is booked, and when. */
export const Calendar = ({ day }: Props) => {
  const asked = useQuery('week', { day })
  // The week before stays until the next one is there: turning weeks, nothing goes blank.
  const [shown, setShown] = useState<WeekView | null>(null)
  if (asked.state === 'ready' && asked.value !== shown) setShown(asked.value)
  if (asked.state === 'failed') return <Failure error={asked.error} again={asked.again} />
  return shown ? <WeekRoom view={shown} /> : <Loading words={calendar.loading} />
}
