/** The few drawn marks. All are decoration: the words beside them say what they mean. */

export const Mark = ({ size }: { readonly size: number }) => (
  <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
    <path d="M9 3.25h6" />
    <path d="M10 3.25v3.5c0 2.1-3.75 2.9-3.75 6.5v5.5a2.25 2.25 0 0 0 2.25 2.25h7a2.25 2.25 0 0 0 2.25-2.25v-5.5c0-3.6-3.75-4.4-3.75-6.5v-3.5" />
    <path d="M6.25 15h11.5" />
  </svg>
)

export const ChevronDown = () => (
  <svg className="icon" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true"><path d="m3 4.75 3 3 3-3" /></svg>
)

export const ChevronLeft = () => (
  <svg className="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d="M10 3 5 8l5 5" /></svg>
)

export const Tick = () => (
  <svg className="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d="m3.5 8.5 3 3 6-7" /></svg>
)
