/** macOS says Command where others say Ctrl. The page knows its platform from the browser alone. */
const isMac = navigator.userAgent.includes('Mac')

/** The key hint for a shortcut: `Ctrl L`, on macOS `⌘ L`. */
export const shortcut = (key: string): string => `${isMac ? '⌘' : 'Ctrl'} ${key}`

/** Whether the event is the shortcut of this key, with nothing else held. */
export const isShortcut = (event: KeyboardEvent, key: string): boolean =>
  (isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey)
  && !event.altKey && !event.shiftKey && event.key.toLowerCase() === key.toLowerCase()
