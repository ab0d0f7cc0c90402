/** What the coach offers, and how those in it are reminded. */
import type { NudgedBy } from '../../shared/schemas/clients.ts'
import type { NudgePlan } from '../../shared/schemas/nudge-plan.ts'
import { MOST_PROGRAMS, type ProgramNudging } from '../../shared/schemas/programs.ts'
import { apart, called } from './names.ts'
import { OFF_FOR_ALL, planInWords } from './nudges.ts'
import { capitalised, counted, inFigures, plural } from './numbers.ts'

const BY: Readonly<Record<NudgedBy, string>> = {
  practice: 'The practice’s plan', own: 'A plan of its own', nobody: 'No reminders',
}

/** How those in it are reminded: `A plan of its own: half-way by e-mail.` */
const standing = ({ by, own }: ProgramNudging, plan: NudgePlan, isOn: boolean): string => {
  if (by === 'nobody') return 'No reminders.'
  if (!isOn) return OFF_FOR_ALL
  const words = planInWords(by === 'own' && own !== null ? own : plan)
  return words === '' ? 'No reminders: the plan has none.' : `${BY[by]}: ${words}.`
}

export const programs = {
  title: 'Programs',
  lead: 'What several clients go through. Each may remind those in it in its own way; what you set for one client comes first.',
  back: 'Back to Settings',
  loading: 'Looking up the programs…',
  what: (count: number): string => (count === 0
    ? 'Several clients who go through the same, reminded in the same way. So far none.'
    : `Several clients who go through the same. ${capitalised(counted(count, 'program'))} so far.`),
  open: 'Change the programs',
  none: 'No programs yet. One could be called Leadership, or First hundred days.',
  full: `There are ${inFigures(MOST_PROGRAMS)} programs, as many as there can be. Remove one to add another.`,
  add: 'Add a program',
  addName: 'What the program is called',
  keepName: 'Add',
  added: (name: string): string => `${called(name)} is added`,
  rename: 'Rename',
  renameIt: (name: string): string => `Rename ${apart(name)}`,
  newName: 'What it is called from now on',
  renamed: (name: string): string => `Called ${called(name)} from now on`,
  keep: 'Keep',
  change: 'Change',
  changeIt: (name: string): string => `Change how those in ${apart(name)} are reminded`,
  done: 'Done',
  by: BY,
  legend: (name: string): string => `Those in ${called(name)} are reminded by`,
  changed: (name: string): string => `The reminders in ${called(name)} are changed`,
  standing,
  clients: (count: number): string => (count === 0 ? 'Nobody is in it now.' : `${capitalised(counted(count, 'client'))} ${plural(count, 'is', 'are')} in it.`),
  howTo: 'A client is put into a program on their own page, under “The work together”.',
  remove: 'Remove',
  removeIt: (name: string): string => `Remove ${apart(name)}`,
  /** Before it is removed from under somebody. */
  ask: (name: string, clients: number): string =>
    `${capitalised(counted(clients, 'client'))} ${plural(clients, 'is', 'are')} in ${called(name)}. Without it they are in none.`,
  stays: 'Keep it',
  removeAll: 'Remove it',
  removed: (name: string, clients: number): string => (clients === 0
    ? `${called(name)} is gone`
    : `${called(name)} is gone; ${counted(clients, 'client')} ${plural(clients, 'is', 'are')} in no program now`),
  /** On a client’s page. */
  which: 'Program',
  noneOf: 'None',
  isIn: (name: string): string => `In ${called(name)}.`,
  placed: (name: string | null): string => (name === null ? 'In no program now' : `In ${called(name)} from now on`),
} as const
