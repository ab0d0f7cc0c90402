/** The machine's own zone: before the practice is open nobody else can say it. */
export const hereZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

const yearIn = (at: Date, zone: string): string => at.toLocaleDateString('en-CA', { year: 'numeric', timeZone: zone })

/** The day of an instant (ISO 8601, UTC) in a zone: `9 November`, with the year if it is not that of `now`. */
export const dayOf = (at: string, now: Date, zone: string): string => {
  const then = new Date(at)
  const isThisYear = yearIn(then, zone) === yearIn(now, zone)
  return then.toLocaleDateString('en-GB', {
    day: 'numeric', month: 'long', timeZone: zone, ...(isThisYear ? {} : { year: 'numeric' }),
  })
}
