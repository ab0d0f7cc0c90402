import type { NoteView } from '../../../shared/ipc/views.ts'
import type { Correction } from '../../../shared/schemas/notes.ts'
import type { DraftKeeper } from './draft-keeper.ts'

interface OnTheDesk {
  readonly text: string
  readonly corrections: readonly Correction[]
  readonly standing: ReturnType<DraftKeeper['standing']>
  /** Some of it was on the disk once, saved or as a draft. */
  readonly wasKept: boolean
}

/**
 * What the disk says about a note that is open here. `gone`: it is no longer there, and nothing typed here is unkept.
 * `another`: it came to other words elsewhere (an undo), and nothing was typed here. Else what is typed here stands.
 */
export const verdictOn = (view: NoteView, desk: OnTheDesk): 'same' | 'another' | 'gone' => {
  const isThere = view.savedAt !== null || view.draftKeptAt !== null
  // A draft without words leaves no record: such a note is not gone, only empty.
  if (!isThere && desk.wasKept && desk.standing !== 'unkept' && desk.text !== '') return 'gone'
  const isAlike = view.text === desk.text && JSON.stringify(view.corrections) === JSON.stringify(desk.corrections)
  return desk.standing === 'untouched' && !isAlike ? 'another' : 'same'
}
