import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import { change, undoable, type Decision, type Moment } from '../decision.ts'
import { assumedSettings, SETTINGS_ID } from '../library/settings.ts'

export type SessionSettings = Pick<LibraryEntry, 'sessionMinutes' | 'daysBeforeSession'>

export const sessionSettingsOf = ({ sessionMinutes, daysBeforeSession }: LibraryEntry): SessionSettings =>
  ({ sessionMinutes, daysBeforeSession })

/** How long a session takes, and when what is agreed is due before the next one, from now on. */
export const decideSessionSettings = (
  moment: Moment, before: LibraryEntry | null, wanted: Partial<SessionSettings>,
): Decision<{ readonly changeId: string }> => {
  const settings = before ?? assumedSettings(moment.at)
  const next = { ...sessionSettingsOf(settings), ...wanted }
  const differs = next.sessionMinutes !== settings.sessionMinutes || next.daysBeforeSession !== settings.daysBeforeSession
  return undoable(moment, {
    clientId: null,
    changes: differs ? [change('library', before, { ...settings, ...next })] : [],
    events: differs ? [{ type: 'settings.changed', clientId: null, refs: [SETTINGS_ID] }] : [],
    value: {},
  })
}
