/**
 * V15: a vault inside a folder that a service copies elsewhere is refused: the service may put back an older file,
 * or half of one, while it is open. Known by the names on the path and by what the services leave lying in their folder.
 */
import { readdirSync, realpathSync } from 'node:fs'
import { dirname, join, parse, sep } from 'node:path'
import { VaultFault } from './types.ts'

/** A folder on the way to the vault, from the root down: its name, and the names lying in it. */
export interface PathFolder { readonly name: string; readonly entries: readonly string[] }

interface Service {
  readonly name: string
  /** The folder's own name, in lower case. */
  readonly folder: RegExp
  /** What lies in its root, in lower case. */
  readonly marker?: RegExp
}

const SERVICES: readonly Service[] = [
  { name: 'Dropbox', folder: /^dropbox($| \(|-)/, marker: /^\.dropbox(\.cache)?$/ },
  { name: 'OneDrive', folder: /^onedrive($| - |-)/ },
  { name: 'iCloud Drive', folder: /^(mobile documents|com~apple~clouddocs|iclouddrive|icloud drive)$/ },
  {
    name: 'Google Drive', folder: /^(google drive|googledrive($|-.*)|my drive)$/,
    marker: /^\.tmp\.drive(download|upload)$/,
  },
  {
    name: 'Nextcloud', folder: /^nextcloud($|[ -])/,
    marker: /^(\._?sync_[0-9a-f]+\.db|\.nextcloudsync\.log)$/,
  },
  { name: 'ownCloud', folder: /^owncloud($|[ -])/, marker: /^\.owncloudsync\.log$/ },
  { name: 'Syncthing', folder: /^syncthing$/, marker: /^\.(stfolder.*|stversions|stignore)$/ },
  { name: 'pCloud', folder: /^(pclouddrive|pcloud drive|pcloud sync|pcloud)$/ },
  { name: 'MEGA', folder: /^(mega|megasync|mega uploads)$/, marker: /^\.(megaignore|megasync.*)$/ },
]

/** macOS keeps every service that plugs into its file provider here. */
const CLOUD_STORAGE = 'cloudstorage'

/** The name of the service that syncs one of these folders; null when none is known to. */
export const syncServiceOf = (folders: readonly PathFolder[]): string | null => {
  for (const folder of folders) {
    const name = folder.name.toLowerCase()
    const entries = folder.entries.map(entry => entry.toLowerCase())
    const service = SERVICES.find(({ folder: known, marker }) =>
      known.test(name) || (marker !== undefined && entries.some(entry => marker.test(entry))))
    if (service !== undefined) return service.name
    if (name === CLOUD_STORAGE) return 'a cloud service'
  }
  return null
}

const entriesOf = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
  } catch {
    // A folder we may pass through but not list.
    return []
  }
}

/** The real place of a path, links followed as far as it exists. */
const realPlace = (path: string): string => {
  try {
    return realpathSync(path)
  } catch {
    // Nothing is there, or was just taken away, or may not be followed: then its folder says where it would be.
    const above = dirname(path)
    return above === path ? path : join(realPlace(above), path.slice(above.length))
  }
}

/** The folders a file lies in, links followed, from the root down. */
export const foldersAbove = (path: string): readonly PathFolder[] => {
  const folder = dirname(realPlace(path))
  const { root } = parse(folder)
  const names = folder.slice(root.length).split(sep).filter(name => name !== '')
  return names.map((name, index) => ({ name, entries: entriesOf(join(root, ...names.slice(0, index + 1))) }))
}

/** Throws VaultFault synced-folder, with the service's name. */
export const refuseSyncedFolder = (path: string): void => {
  // By the path as given and by the real one: a link out of a synced folder is copied as what it points to.
  const asGiven = dirname(path).split(sep).map(name => ({ name, entries: [] }))
  const service = syncServiceOf([...asGiven, ...foldersAbove(path)])
  if (service !== null) {
    throw new VaultFault('synced-folder', 'a service copies this folder elsewhere', { detail: { service } })
  }
}
