import type { Clock } from '../../../shared/domain/ports.ts'
import { ok } from '../../../shared/domain/result.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Answer } from '../../../shared/ipc/define.ts'
import type { SheetPlace } from '../../../shared/schemas/library.ts'
import { dayOf } from '../rooms/day.ts'
import type { Reader } from '../types.ts'
import type { Writer } from '../writer.ts'
import { decideChangeSettings, decideConfirmMoved, decideKeepSheet, decidePassphraseRenewed } from './decide.ts'
import { readSettings, SETTINGS_ID, settingsView } from './settings.ts'

type Library = 'settings' | 'settings.change' | 'sheet.confirmMoved'

export const libraryHandlers = (read: Reader, writer: Writer, clock: Clock): Handlers<Library> => ({
  'settings': async () => {
    const day = dayOf(clock)
    return ok(settingsView(day, await readSettings(read, day.at)))
  },
  'settings.change': (wanted) => writer.run(async (moment, current) =>
    decideChangeSettings(moment, await current.get('library', SETTINGS_ID), wanted)),
  'sheet.confirmMoved': () =>
    writer.run(async (moment, read) => decideConfirmMoved(moment, await read.get('library', SETTINGS_ID))),
})

/** What opening a vault has to put on record; no screen calls it. */
export interface Records {
  readonly sheetKept: (place: SheetPlace) => Promise<Answer<Record<never, never>>>
  readonly passphraseRenewed: () => Promise<Answer<Record<never, never>>>
}

export const recordsOf = (writer: Writer): Records => ({
  sheetKept: (place) =>
    writer.run(async (moment, read) => decideKeepSheet(moment, await read.get('library', SETTINGS_ID), place)),
  passphraseRenewed: () => writer.run(async () => decidePassphraseRenewed()),
})
