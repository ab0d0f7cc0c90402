/** The hours a quiet time may begin and end with, every quarter of an hour: `17:00` to `23:45`, `06:00` to `11:45`. */
const quarters = (from: number, until: number): readonly string[] =>
  Array.from({ length: (until - from) * 4 }, (_, quarter) => {
    const hour = String(from + Math.floor(quarter / 4)).padStart(2, '0')
    return `${hour}:${String((quarter % 4) * 15).padStart(2, '0')}`
  })

export const EVENINGS = quarters(17, 24)
export const MORNINGS = quarters(6, 12)
