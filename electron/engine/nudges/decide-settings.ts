import { isDeepStrictEqual } from 'node:util'
import { standardLetter, withLetter } from '../../../shared/domain/nudges/letters.ts'
import type { Letter } from '../../../shared/schemas/letters.ts'
import type { LibraryEntry, NudgeSettings } from '../../../shared/schemas/library.ts'
import { UNWRITABLE } from '../clients/name.ts'
import { change, refuse, undoable, type Decision, type Moment } from '../decision.ts'
import { assumedSettings, SETTINGS_ID } from '../library/settings.ts'

type Changed = Decision<{ readonly changeId: string }>

const changed = (
  moment: Moment, before: LibraryEntry | null, wanted: Partial<Pick<LibraryEntry, 'nudges' | 'letters'>>,
): Changed => {
  const settings = before ?? assumedSettings(moment.at)
  const after = { ...settings, ...wanted }
  const differs = !isDeepStrictEqual(after, settings)
  return undoable(moment, {
    clientId: null,
    changes: differs ? [change('library', before, after)] : [],
    events: differs ? [{ type: 'settings.changed', clientId: null, refs: [SETTINGS_ID] }] : [],
    value: {},
  })
}

/** When and by which channel clients are reminded, unless something else is said of one. */
export const decideNudges = (
  moment: Moment, before: LibraryEntry | null, wanted: Partial<NudgeSettings>,
): Changed =>
  changed(moment, before, { nudges: { ...(before ?? assumedSettings(moment.at)).nudges, ...wanted } })

/** Something to see. */
const VISIBLE = /[^\p{Z}\p{C}]/u

/** An SMS has no subject; that of an e-mail is one line. */
export const decideLetter = (moment: Moment, before: LibraryEntry | null, letter: Letter): Changed => {
  const subject = letter.channel === 'sms' ? '' : letter.subject.trim()
  if (UNWRITABLE.test(subject) || !VISIBLE.test(letter.text)) return refuse('bad-input')
  const { letters } = before ?? assumedSettings(moment.at)
  return changed(moment, before, { letters: [...withLetter(letters, { ...letter, subject })] })
}

/** Back to the words it had at first. */
export const decideStandardLetter = (
  moment: Moment, before: LibraryEntry | null, { kind, channel }: Pick<Letter, 'kind' | 'channel'>,
): Changed => decideLetter(moment, before, standardLetter(kind, channel))
