/** When something was, as one says it on a lock screen. Instants are ISO 8601 in UTC; zones are IANA names. */

const dayIn = (instant: Date, zone: string): string => instant.toLocaleDateString('en-CA', { timeZone: zone })

/** `at 09:41`; with `yesterday` or `on 9 November` before it when it was not today. */
export const whenLocked = (at: string, now: Date, zone: string): string => {
  const then = new Date(at)
  const time = `at ${then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone })}`
  const day = dayIn(then, zone)
  if (day === dayIn(now, zone)) return time
  // The day before today on the calendar; 24 hours earlier is another day where clocks change.
  const yesterday = new Date(`${dayIn(now, zone)}T00:00:00Z`)
  yesterday.setUTCDate(yesterday.getUTCDate() - 1)
  if (day === yesterday.toISOString().slice(0, 10)) return `yesterday ${time}`
  return `on ${dayOf(at, now, zone)} ${time}`
}

/** `9 November`, with the year if it is not this one. */
export const dayOf = (at: string, now: Date, zone: string): string => {
  const then = new Date(at)
  const isThisYear = dayIn(then, zone).slice(0, 4) === dayIn(now, zone).slice(0, 4)
  return then.toLocaleDateString('en-GB', {
    day: 'numeric', month: 'long', timeZone: zone, ...(isThisYear ? {} : { year: 'numeric' }),
  })
}

/** To the second, for whoever rests the pointer on it. */
export const exactly = (at: string, zone: string): string =>
  new Date(at).toLocaleString('en-GB', { dateStyle: 'full', timeStyle: 'long', timeZone: zone })

/** The zone of the machine. */
export const hereZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
