import type { RosterItem, RosterSession } from './ground.ts'

/** The latest of some instants; null of none. */
export const latest = (instants: Iterable<string>): string | null => {
  let last: string | null = null
  for (const instant of instants) if (last === null || instant > last) last = instant
  return last
}

/** When anybody last said how an item stands: an instant, null where nobody ever did. */
export const lastStatusAt = (items: readonly Pick<RosterItem, 'history'>[]): string | null => {
  let last: string | null = null
  for (const { history } of items) {
    const at = history.at(-1)?.at
    if (at !== undefined && (last === null || at > last)) last = at
  }
  return last
}

export interface Words {
  /** What `lastStatusAt` gives for all of her items. */
  readonly statusAt: string | null
  readonly sessions: readonly RosterSession[]
  /** When the last of the notes about her was first saved: an instant. */
  readonly savedAt: string | null
}

/** E38: the last that was heard of her: a session that was held, a note that was saved, a status by anybody. An instant. */
export const lastWord = ({ statusAt, sessions, savedAt }: Words): string | null => {
  const held = sessions.filter(({ state }) => state === 'held').map(({ startedAt }) => startedAt)
  return latest([...held, savedAt, statusAt].filter((at) => at !== null))
}
