import type { PrivacyView } from '../../../shared/ipc/views.ts'
import { COLLECTIONS } from '../../../shared/schemas/dictionary.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import { readSettings } from '../library/settings.ts'
import type { Reader } from '../types.ts'
import type { Damage, Day } from './day.ts'

export interface PrivacyGround {
  readonly kept: PrivacyView['kept']
  readonly settings: LibraryEntry
}

export const gatherPrivacy = async (read: Reader, { at }: Day): Promise<PrivacyGround> => {
  const [kept, settings] = await Promise.all([
    Promise.all(COLLECTIONS.map(async (collection) => ({ collection, count: await read.count(collection) }))),
    readSettings(read, at),
  ])
  return { kept, settings }
}

/** What is kept, by kind and number, where the recovery sheet is, and what was erased. */
export const privacyView = ({ today, zone }: Day, damage: Damage, { kept, settings }: PrivacyGround): PrivacyView => ({
  today, zone, damage, kept: [...kept], sheetPlace: settings.sheetPlace, sheetMadeAt: settings.sheetMadeAt,
  erasures: [...settings.erasures].reverse(),
})
