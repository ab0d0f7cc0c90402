import { apart, beginningOf } from './names.ts'
import { inFigures, plural } from './numbers.ts'

/** Choosing one client by name. */
export const picker = {
  matches: 'Clients by that name',
  add: (name: string): string => `Add ${apart(beginningOf(name, 40))} as a new client`,
  more: (count: number): string => `${inFigures(count)} more ${plural(count, 'name')}. Another letter or two finds one.`,
  nobody: 'Nobody to choose from yet. Type a name.',
} as const
