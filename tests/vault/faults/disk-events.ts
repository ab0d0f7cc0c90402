/** What happened to a folder on a disk, in the order it happened. Files and folders go by number, as inodes do. */

/** Places in the log: a call is under way from `begun` to `ended`. */
interface Span { readonly begun: number; readonly ended: number }

/** A name in a folder, and what it stands for from now on; null for nothing. */
export interface NameChange { readonly folder: number; readonly name: string; readonly inode: number | null }

export type DiskEvent = Span & (
  | { readonly kind: 'write'; readonly inode: number; readonly at: number; readonly data: Buffer }
  | { readonly kind: 'size'; readonly inode: number; readonly size: number }
  /** All of them or none: a file that is renamed is never without a name. */
  | { readonly kind: 'names'; readonly changes: readonly NameChange[] }
  /** A folder that was made: it has no names yet. */
  | { readonly kind: 'folder'; readonly inode: number }
  /** fsync of a file, or of a folder for its names. */
  | { readonly kind: 'sync'; readonly inode: number }
  | { readonly kind: 'told'; readonly text: string }
)

/** What lies in a folder, folders in it included. */
export interface Disk {
  readonly root: number
  readonly files: ReadonlyMap<number, Buffer>
  readonly folders: ReadonlyMap<number, ReadonlyMap<string, number>>
}
