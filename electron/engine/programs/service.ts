import type { Clock } from '../../../shared/domain/ports.ts'
import { ok } from '../../../shared/domain/result.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { programChannels } from '../../../shared/ipc/programs.ts'
import { readSettings, SETTINGS_ID } from '../library/settings.ts'
import type { Reader } from '../types.ts'
import type { Writer } from '../writer.ts'
import { decideAddProgram, decideChangeProgram, decidePlace, decideRemoveProgram } from './decide.ts'
import { programsView } from './view.ts'

/** Programs, and whose work is in which (E46). */
export const programHandlers = (
  read: Reader, writer: Writer, clock: Clock,
): Handlers<keyof typeof programChannels> => ({
  'programs': async () => {
    const [settings, engagements] = await Promise.all([
      readSettings(read, clock.now().toISOString()), read.find('engagements'),
    ])
    return ok(programsView(settings, engagements))
  },
  'programs.add': ({ name }) => writer.run(async (moment, current) =>
    decideAddProgram(moment, await current.get('library', SETTINGS_ID), name)),
  'programs.change': (wanted) => writer.run(async (moment, current) =>
    decideChangeProgram(moment, await current.get('library', SETTINGS_ID), wanted)),
  'programs.remove': ({ programId }) => writer.run(async (moment, current) => {
    const [settings, engagements] = await Promise.all([
      current.get('library', SETTINGS_ID), current.find('engagements'),
    ])
    return decideRemoveProgram(moment, settings, engagements, programId)
  }),
  'engagements.place': ({ clientId, programId }) => writer.run(async (moment, current) => {
    const [settings, engagements] = await Promise.all([
      current.get('library', SETTINGS_ID), current.find('engagements', { clientId }),
    ])
    return decidePlace(moment, settings, engagements, programId)
  }),
})
