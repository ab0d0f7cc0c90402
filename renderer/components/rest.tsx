import { words } from '../strings/words.ts'

/**
 * Where the focus comes to rest after the last entry of a list, in a room in which Enter on the title does something:
 * whoever is quick at the keys begins nothing here. It is seen, and read aloud, only while the focus is on it.
 */
export const Rest = () => (
  <p
    className="rest small no-print"
    data-rest
    tabIndex={-1}
    hidden
    // Another window takes the focus for a while; then it comes back here.
    onBlur={({ currentTarget }) => { if (document.hasFocus()) currentTarget.hidden = true }}
  >
    {words.lastOfThem}
  </p>
)

/** Brings the focus to rest; to the title in a room without such a place, where Enter does nothing. */
export const rest = (room: Pick<Element, 'querySelector'> | null | undefined): void => {
  const place = room?.querySelector<HTMLElement>('[data-rest]')
  if (place) place.hidden = false
  const to = place ?? room?.querySelector<HTMLElement>('h1[tabindex]')
  to?.focus()
}
