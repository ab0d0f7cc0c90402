/** What sheet.ts needs of Electron: the printer, the PDF and the save dialog of the window that shows the sheet. */
import { BrowserWindow, dialog, type WebContents } from 'electron'
import type { Dialogs } from './dialogs.ts'
import { isOnRemovableMedia } from './removable-probe.ts'
import type { SheetParts } from './sheet.ts'
import { strings } from './strings.ts'

/** @param page the page that shows the sheet; it is the one that asked, so there is one */
export const sheetOf = (page: () => WebContents | null, dialogs: Dialogs): SheetParts => {
  const shown = (): WebContents => {
    const contents = page()
    if (!contents) throw new Error('no window is open')
    return contents
  }
  return {
    page,
    printers: async () => (await shown().getPrintersAsync()).length,
    print: () => new Promise((resolve) => {
      shown().print({ silent: false, printBackground: false }, (success, why) => resolve(success ? null : why))
    }),
    pdf: () => shown().printToPDF({ pageSize: 'A4', printBackground: false, preferCSSPageSize: true }),
    askPlace: () => dialogs.ask(async () => {
      const { sheet } = strings
      const window = BrowserWindow.fromWebContents(shown())
      if (!window) return null
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: sheet.save, buttonLabel: sheet.button, defaultPath: sheet.file,
        filters: [{ name: sheet.kind, extensions: ['pdf'] }], properties: ['dontAddToRecent'],
      })
      return canceled || !filePath ? null : filePath
    }),
    isRemovable: (file) => isOnRemovableMedia(file, process.platform),
  }
}
