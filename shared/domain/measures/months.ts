/** Months as they are written: `2026-11`. They sort as strings in the order of the calendar. */

/** No practice is older: what a record says of before that is a slip, or not of ours (V11). A hundred years. */
export const MOST_MONTHS = 1_200

/** The month of a day, or of an instant in UTC. */
export const monthOf = (day: string): string => day.slice(0, 7)

/** So many months later; earlier for a negative count. */
export const addMonths = (month: string, months: number): string => {
  const whole = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months
  return `${String(Math.floor(whole / 12)).padStart(4, '0')}-${String((whole % 12) + 1).padStart(2, '0')}`
}

/** Every month from one to the other, both included; none where the second is the earlier. */
export const monthsFrom = (first: string, last: string): readonly string[] => {
  const months: string[] = []
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month)
  return months
}

export const firstDayOf = (month: string): string => `${month}-01`
