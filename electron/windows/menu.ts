/** The application menu: editing, zoom, lock, quit. Its accelerators work whether or not the bar is shown. */
import type { MenuItemConstructorOptions } from 'electron'
import { strings } from '../host/strings.ts'

export const menuOf = (platform: string, lock: () => void): MenuItemConstructorOptions[] => {
  const { menu, title } = strings
  const practice: MenuItemConstructorOptions[] = [
    { label: menu.lock, accelerator: 'CmdOrCtrl+L', click: lock },
    { type: 'separator' },
    { role: 'quit', label: menu.quit },
  ]
  return [
    platform === 'darwin'
      ? { label: title, submenu: [{ role: 'about' }, { type: 'separator' }, { role: 'hide' }, { role: 'hideOthers' }, { type: 'separator' }, ...practice] }
      : { label: menu.practice, submenu: practice },
    {
      label: menu.edit,
      submenu: [
        { role: 'undo' }, { role: 'redo' }, { type: 'separator' },
        { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' },
      ],
    },
    { label: menu.view, submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }] },
  ]
}
