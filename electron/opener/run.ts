/**
 * The opener (V19): a practice file and its passphrase in, the same export as the app's out. The file is only read;
 * everything happens on a private copy, which goes at the end whatever that end is.
 */
import path from 'node:path'
import { writeExport } from '../export/write-export.ts'
import { makeFolder } from '../vault/atomic-file.ts'
import type { Stretch } from '../vault/kdf.ts'
import { openVault } from '../vault/open-vault.ts'
import { withFaults } from '../vault/store-faults.ts'
import { refuseSyncedFolder } from '../vault/synced-folder.ts'
import { VaultFault, type DamageReport, type Vault } from '../vault/types.ts'
import { readCommandLine, type Asked } from './arguments.ts'
import { privateFolder, type PrivateFolder } from './private-copy.ts'
import { readAttachments, readPractice, type ReadPractice } from './read-practice.ts'
import { sourceOf, type Source } from './source.ts'
import { adviceFor, ASK, HELP, PROGRESS, SAYS, UNCLEAR } from './strings.ts'
import type { Terminal } from './terminal.ts'

export const EXIT = { whole: 0, nothing: 1, unclear: 2, damaged: 3, stopped: 130 } as const

export type Exit = (typeof EXIT)[keyof typeof EXIT]

export interface OpenerParts {
  /** The command line, without the program's own name. */
  readonly args: readonly string[]
  readonly terminal: Terminal
  readonly stretch: Stretch
  readonly now: () => Date
  /** The machine's, IANA: names the export's folder. */
  readonly zone: string
  /** The folder paths on the command line start from. Absolute. */
  readonly workingFolder: string
  /** In which the private copy is made. */
  readonly temporary: string
  readonly signal: AbortSignal
}

/** Leaving is not a fault, and says what became of everything. */
class Stopped extends Error {
  constructor(readonly sentence: string) { super('stopped') }
}

const figure = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

const percent = (done: number, total: number): string => String(Math.floor((100 * done) / Math.max(1, total)))

const MOST_TRIES = 5

const refuseWhenStopped = (signal: AbortSignal): void => {
  if (signal.aborted) throw new Stopped(SAYS.stopped)
}

/** Opens with what she types; a slip may be mended, where somebody sits there. */
const openByHand = async (parts: OpenerParts, asked: Asked, source: Source, folder: PrivateFolder) => {
  const { terminal, stretch, now, signal } = parts
  for (let tries = 1; ; tries += 1) {
    const text = await terminal.ask(ASK[asked.secret], signal)
    refuseWhenStopped(signal)
    if (text === null || text === '') throw new Stopped(SAYS.nothingTyped)
    terminal.progress(PROGRESS.deriving)
    const secret = { kind: asked.secret, text }
    try {
      const opened = await openVault({
        path: await source.vaultFile(secret), seenPath: path.join(folder.path, 'seen'), secret, stretch, now,
        onProgress: (done, total) => { terminal.progress(PROGRESS.reading(figure(done), figure(total))) },
      })
      if (!opened.ok) throw opened.error
      return opened.value.vault
    } catch (error) {
      refuseWhenStopped(signal)
      const isSlip = error instanceof VaultFault && ['wrong-passphrase', 'wrong-code'].includes(error.code)
      if (!isSlip || !terminal.canAskAgain || tries === MOST_TRIES) throw error
      terminal.tell(adviceFor(error.code))
      terminal.tell(SAYS.tryAgain)
    }
  }
}

interface Opened { readonly vault: Vault, readonly attachments: string }

/** Opens, works, and takes the copy away, whatever the work does. */
const withVault = async <Value>(
  parts: OpenerParts, asked: Asked, file: string, work: (opened: Opened) => Promise<Value>,
): Promise<Value> => {
  const { terminal, signal } = parts
  const folder = await privateFolder(parts.temporary)
  try {
    terminal.progress(PROGRESS.looking)
    const source = await sourceOf(file, folder, {
      ...parts,
      onProgress: (done, total) => { terminal.progress(PROGRESS.restoring(percent(done, total))) },
    })
    refuseWhenStopped(signal)
    if (source.wasOpen) terminal.tell(SAYS.wasOpen)
    const vault = await openByHand(parts, asked, source, folder)
    try {
      refuseWhenStopped(signal)
      return await work({ vault, attachments: source.attachments })
    } finally {
      vault.close()
    }
  } finally {
    await folder.remove()
  }
}

/** Whether all of it is in the export; what is not, is told. */
const tellDamage = (
  { tell }: Terminal, damage: DamageReport, { newer, unknown, sealed }: ReadPractice, lost: number,
): boolean => {
  const said = [
    ...(damage.unopened > 0 ? [SAYS.unopened(figure(damage.unopened))] : []),
    ...(damage.disagreeing.length > 0 ? [SAYS.disagreeing] : []),
    ...(lost > 0 ? [SAYS.lost(figure(lost))] : []),
    ...(newer > 0 ? [SAYS.newer(figure(newer))] : []),
    ...(unknown > 0 ? [SAYS.unknown(figure(unknown))] : []),
  ]
  said.forEach(tell)
  if (sealed > 0) tell(SAYS.sealed)
  return said.length === 0
}

/** Makes the folder where it is not there. She is told where it is copied to a server, and may want just that. */
const prepareFolder = ({ tell }: Terminal, folder: string): void => {
  withFaults(() => { makeFolder(folder) })
  try {
    refuseSyncedFolder(path.join(folder, 'export'))
  } catch (error) {
    if (!(error instanceof VaultFault) || error.code !== 'synced-folder') throw error
    tell(SAYS.synced(String(error.detail?.['service'] ?? '')))
  }
}

const open = async (parts: OpenerParts, asked: Asked): Promise<Exit> => {
  const { terminal, workingFolder, now, zone, signal } = parts
  const folder = path.resolve(workingFolder, asked.folder)
  return withVault(parts, asked, path.resolve(workingFolder, asked.file), async ({ vault, attachments }) => {
    const read = readPractice(vault)
    prepareFolder(terminal, folder)
    const outcome = await writeExport({
      records: read.records, unopened: vault.damage.unopened, madeAt: asked.madeAt ?? now(), folder, zone, signal,
      attachments: readAttachments(vault, attachments, read.records, signal),
      onProgress: (done, total) => { terminal.progress(PROGRESS.writing(figure(done), figure(total))) },
    })
    if (outcome.kind === 'cancelled') throw new Stopped(SAYS.stopped)
    const isWhole = tellDamage(terminal, vault.damage, read, outcome.lost)
    terminal.tell(SAYS.readable)
    terminal.tell(SAYS.written(figure(outcome.files), figure(outcome.records)))
    terminal.answer(outcome.path)
    return isWhole ? EXIT.whole : EXIT.damaged
  })
}

/** Runs it to its end, and says what happened. Throws bugs alone. */
export const runOpener = async (parts: OpenerParts): Promise<Exit> => {
  const { terminal } = parts
  const asked = readCommandLine(parts.args)
  if (asked.kind === 'help') {
    terminal.answer(HELP)
    return EXIT.whole
  }
  if (asked.kind === 'unclear') {
    terminal.tell(UNCLEAR)
    return EXIT.unclear
  }
  try {
    return await open(parts, asked)
  } catch (error) {
    if (error instanceof Stopped) {
      terminal.tell(error.sentence)
      return EXIT.stopped
    }
    if (!(error instanceof VaultFault)) throw error
    terminal.tell(adviceFor(error.code))
    return EXIT.nothing
  }
}
