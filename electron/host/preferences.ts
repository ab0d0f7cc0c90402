/** The settings main acts by: the light of the screens, and when the practice locks by itself. */
import { DEFAULT_PREFERENCES, type Preferences } from '../../shared/schemas/library.ts'
import type { PracticeName } from '../ipc/wire.ts'

export interface KeptPreferences {
  /** What holds at present. */
  readonly now: () => Preferences
  readonly take: (practice: PracticeName, preferences: Preferences) => void
  /** What was changed in the sample goes with it. */
  readonly leftSample: () => void
}

/**
 * Holds them over a lock: until the app ends, the screens stay as the coach had them.
 * @param show gives the window its light
 */
export const keepPreferences = (show: (look: Preferences['look']) => void): KeptPreferences => {
  // Before the first unlock nothing of the coach's own is known.
  let own = DEFAULT_PREFERENCES
  let present = DEFAULT_PREFERENCES
  const change = (next: Preferences): void => {
    if (next.look !== present.look) show(next.look)
    present = next
  }
  return {
    now: () => present,
    take: (practice, preferences) => {
      if (practice === 'own') own = preferences
      change(preferences)
    },
    leftSample: () => change(own),
  }
}
