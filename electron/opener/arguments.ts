/** What the opener is asked for on its command line. */
import { parseArgs } from 'node:util'

export interface Asked {
  readonly kind: 'open'
  /** As typed: the practice file, and the folder in which the export's own is made. */
  readonly file: string
  readonly folder: string
  /** Which of her two secrets she has. */
  readonly secret: 'passphrase' | 'recovery'
  /** Null for the present. */
  readonly madeAt: Date | null
}

export type CommandLine = Asked | { readonly kind: 'help' } | { readonly kind: 'unclear' }

const OPTIONS = {
  'recovery': { type: 'boolean' },
  'made-at': { type: 'string' },
  'help': { type: 'boolean', short: 'h' },
} as const

const parsed = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  } catch {
    return null
  }
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** An instant as it stands in records; null for anything else, 30 February among it. */
const instantOf = (text: string): Date | null => {
  const date = new Date(text)
  return INSTANT.test(text) && !Number.isNaN(date.getTime()) && date.toISOString() === text ? date : null
}

/** @param args without the program's own name */
export const readCommandLine = (args: readonly string[]): CommandLine => {
  const given = parsed(args)
  if (given === null) return { kind: 'unclear' }
  const { values, positionals } = given
  if (values.help) return { kind: 'help' }
  const [file, folder] = positionals
  if (file === undefined || folder === undefined || positionals.length > 2) return { kind: 'unclear' }
  const at = values['made-at']
  const madeAt = at === undefined ? null : instantOf(at)
  if (at !== undefined && madeAt === null) return { kind: 'unclear' }
  return { kind: 'open', file, folder, secret: values.recovery ? 'recovery' : 'passphrase', madeAt }
}
