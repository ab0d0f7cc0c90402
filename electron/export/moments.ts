/** Days and hours as they were on the coach's clock, without a library: names of files need no more. */

const formats = new Map<string, Intl.DateTimeFormat | null>()

/** Null for a zone this machine does not know. */
const formatFor = (zone: string): Intl.DateTimeFormat | null => {
  const known = formats.get(zone)
  if (known !== undefined) return known
  let format: Intl.DateTimeFormat | null = null
  try {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone, calendar: 'iso8601', numberingSystem: 'latn', hourCycle: 'h23',
      year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
    })
  } catch {
    // RangeError: told by null.
  }
  formats.set(zone, format)
  return format
}

/** Whether this machine knows the zone, an IANA name. */
export const isKnownZone = (zone: string): boolean => zone !== '' && formatFor(zone) !== null

export interface WallTime {
  /** `2026-11-21` */
  readonly day: string
  /** `09:05` */
  readonly time: string
}

/**
 * What calendar and clock of a zone say at an instant; in UTC where the zone is not known.
 * Null for what is not an instant of a year with four digits.
 */
export const wallTime = (instant: Date | string, zone: string): WallTime | null => {
  const at = new Date(instant)
  const year = at.getUTCFullYear()
  // A day to spare, so that no zone carries it over the edge.
  if (!(year > 0 && year < 9999)) return null
  const format = formatFor(zone) ?? formatFor('UTC')
  const parts = Object.fromEntries((format?.formatToParts(at) ?? []).map(({ type, value }) => [type, value]))
  const { year: y = '', month = '', day = '', hour = '', minute = '' } = parts
  return { day: `${y.padStart(4, '0')}-${month}-${day}`, time: `${hour}:${minute}` }
}
