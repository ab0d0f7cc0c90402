/** What the coach offers in that year, and who is in which: programs come, change how they remind, and go. */
import type { NudgePlan } from '../../shared/schemas/nudge-plan.ts'
import type { ProgramNudging } from '../../shared/schemas/programs.ts'
import type { Desk } from '../unit/electron/engine/desk.ts'
import { plusDays } from './clocks.ts'

const own = (confirmation: NudgePlan['confirmation'], midpoint: NudgePlan['midpoint'], before: NudgePlan['midpoint']): ProgramNudging =>
  ({ by: 'own', own: { confirmation, midpoint, 'day-before': before } })

const BY_PRACTICE: ProgramNudging = { by: 'practice', own: null }
const NOBODY: ProgramNudging = { by: 'nobody', own: null }

/** Of the 28, by their place: which program they are in at first, if in one. */
const AT_FIRST: Readonly<Record<string, readonly number[]>> = {
  'Leadership': [1, 5, 9, 13, 17, 21, 25], 'First hundred days': [2, 10, 18, 26], 'Quiet year': [4, 20],
}

/** Some have a word of their own that holds in whatever program they are. */
const OWN_WORD: Readonly<Record<number, ProgramNudging>> = { 5: own('sms', 'email', 'off'), 9: NOBODY, 6: own('off', 'off', 'email') }

const idOf = async (desk: Desk, name: string): Promise<string> =>
  (await desk.get('programs', {})).programs.find((program) => program.name === name)?.id ?? ''

/** @param clientIds the 28, in the order of the model */
export const beginPrograms = async (desk: Desk, clientIds: readonly string[]): Promise<void> => {
  for (const [name, places] of Object.entries(AT_FIRST)) {
    const { programId } = await desk.get('programs.add', { name })
    for (const place of places) await desk.get('engagements.place', { clientId: clientIds[place] ?? '', programId })
  }
  for (const [place, nudging] of Object.entries(OWN_WORD)) {
    await desk.get('clients.nudging', { clientId: clientIds[Number(place)] ?? '', nudging: { ...nudging, pausedUntil: null } })
  }
  await desk.get('programs.change', { programId: await idOf(desk, 'Leadership'), nudging: own('email', 'off', 'sms') })
  await desk.get('programs.change', { programId: await idOf(desk, 'Quiet year'), nudging: NOBODY })
}

/** What changes on some of the mornings. */
export const changePrograms = async (
  desk: Desk, firstDay: string, day: string, clientIds: readonly string[],
): Promise<void> => {
  const change = async (name: string, nudging: ProgramNudging): Promise<unknown> =>
    desk.get('programs.change', { programId: await idOf(desk, name), nudging })
  const place = async (which: number, name: string): Promise<unknown> =>
    desk.get('engagements.place', { clientId: clientIds[which] ?? '', programId: name === '' ? '' : await idOf(desk, name) })
  switch (day) {
    case plusDays(firstDay, 60): await change('First hundred days', own('sms', 'sms', 'sms')); break
    case plusDays(firstDay, 110): await change('Quiet year', BY_PRACTICE); break
    case plusDays(firstDay, 125): await place(3, 'First hundred days'); await place(2, 'Leadership'); await place(1, ''); break
    case plusDays(firstDay, 190): await change('First hundred days', NOBODY); break
    case plusDays(firstDay, 240): await desk.get('programs.remove', { programId: await idOf(desk, 'Leadership') }); break
    case plusDays(firstDay, 300): await change('First hundred days', BY_PRACTICE); break
    default:
  }
}
