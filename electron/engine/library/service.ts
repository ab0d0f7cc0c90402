import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Answer } from '../../../shared/ipc/define.ts'
import type { SheetPlace } from '../../../shared/schemas/library.ts'
import type { Writer } from '../writer.ts'
import { decideConfirmMoved, decideKeepSheet, decidePassphraseRenewed } from './decide.ts'
import { SETTINGS_ID } from './settings.ts'

export const libraryHandlers = (writer: Writer): Handlers<'sheet.confirmMoved'> => ({
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
