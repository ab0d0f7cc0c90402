import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project, whatever folder a script was started from. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** What `vite build` writes, and what Electron is given to open. */
export const appFolder = root

/** Reports, pictures and packages; ignored by git. */
export const outFolder = path.join(root, 'out')
