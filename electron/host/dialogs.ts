/** The system's dialogs, one at a time: a page that asks for a second while the first is open has no answers to mix up. */

export interface Dialogs {
  /**
   * What was chosen; null when the coach cancels, while another dialog is open, and when the practice was locked
   * meanwhile.
   */
  readonly ask: <Value>(show: () => Promise<Value | null>) => Promise<Value | null>
  /** The practice was locked. Some systems never answer for a dialog whose window is gone. */
  readonly forget: () => void
}

export const createDialogs = (): Dialogs => {
  let open: object | null = null
  return {
    ask: async (show) => {
      if (open) return null
      const mine = {}
      open = mine
      try {
        const chosen = await show()
        return open === mine ? chosen : null
      } finally {
        if (open === mine) open = null
      }
    },
    forget: () => { open = null },
  }
}
