/** The system's dialogs for folders and files, owned by the window that asks. */
import { BrowserWindow, dialog, type OpenDialogOptions, type WebContents } from 'electron'
import type { PlacePurpose } from '../../shared/ipc/contract.ts'
import { strings } from './strings.ts'

/** What is asked for with each purpose: a folder, a backup, or any file. */
const ASKED: Readonly<Record<PlacePurpose, 'folder' | 'backup' | 'file'>> = {
  'backups': 'folder', 'export': 'folder', 'take-out': 'folder', 'restore': 'backup', 'attach': 'file',
}

const optionsFor = (purpose: PlacePurpose): OpenDialogOptions => {
  const { title, button } = strings.places[purpose]
  const asked = ASKED[purpose]
  return {
    title,
    // A Mac shows no title.
    message: title,
    buttonLabel: button,
    // What she keeps, and where, is for no list of recent things.
    properties: [...(asked === 'folder' ? ['openDirectory', 'createDirectory'] as const : ['openFile'] as const),
      'dontAddToRecent'],
    // One that was renamed is a backup still.
    filters: asked === 'backup'
      ? [{ name: strings.backups, extensions: ['srbackup'] }, { name: strings.allFiles, extensions: ['*'] }] : [],
  }
}

/** @param page the page that asks; its window owns the dialog */
export const placeDialog = (
  page: () => WebContents | null,
) => async (purpose: PlacePurpose): Promise<string | null> => {
  const contents = page()
  const window = contents && BrowserWindow.fromWebContents(contents)
  if (!window) return null
  const { canceled, filePaths: [path] } = await dialog.showOpenDialog(window, optionsFor(purpose))
  return canceled || !path ? null : path
}
