/**
 * Whether a key was pressed in what lies on top of the page: a menu, a popover, the palette. What would take the coach
 * elsewhere waits until that is closed: it would stay open over the next room, and take what is typed there.
 */
export const isOnTop = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"], .popover') !== null
