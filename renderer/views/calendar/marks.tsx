/** Drawn marks of a session. Decoration: its name for listeners says the same in words. */

export const SeriesMark = () => (
  <svg className="icon" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
    <path d="M2 6.5V5.25A1.75 1.75 0 0 1 3.75 3.5h6M8 1.75 9.75 3.5 8 5.25M10 5.5v1.25A1.75 1.75 0 0 1 8.25 8.5h-6M4 6.75 2.25 8.5 4 10.25" />
  </svg>
)

export const GroupMark = () => (
  <svg className="icon" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
    <circle cx="4.5" cy="4" r="1.75" /><path d="M1.25 9.75c.2-1.9 1.5-2.75 3.25-2.75s3.05.85 3.25 2.75M7.75 2.4a1.75 1.75 0 0 1 0 3.2M9 7.25c1 .35 1.6 1.2 1.75 2.5" />
  </svg>
)
