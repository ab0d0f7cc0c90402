import { DEFAULT_THRESHOLDS, type RosterThresholds } from '../../shared/schemas/library.ts'
import { capitalised, counted, inWords } from './numbers.ts'

export type Threshold = keyof RosterThresholds

/** What is offered of each; what somebody has set otherwise stands among it. */
const OFFERED: Readonly<Record<Threshold, readonly number[]>> = {
  missed: [1, 2, 3, 4, 5],
  weekTwo: [4, 6, 8, 10, 15, 22],
  actionWithin: [3, 5, 7, 10, 14, 21, 30],
  quiet: [7, 14, 21, 28, 42, 60, 90],
}

export const offered = (threshold: Threshold, value: number): readonly number[] =>
  (OFFERED[threshold].includes(value) ? OFFERED[threshold] : [...OFFERED[threshold], value].sort((one, other) => one - other))

const VALUES: Readonly<Record<Threshold, (value: number) => string>> = {
  missed: (value) => counted(value, 'session'),
  weekTwo: (value) => counted(value, 'day'),
  actionWithin: (value) => counted(value, 'day'),
  quiet: (value) => counted(value, 'day'),
}

export const thresholds = {
  head: 'Who needs you',
  lead: 'When the list of clients says that somebody needs you. It only says; what is done is yours to decide.',
  names: {
    missed: 'Missed in a row',
    weekTwo: 'Overdue for',
    actionWithin: 'Nothing due within',
    quiet: 'Without a word for',
  } satisfies Record<Threshold, string>,
  value: (threshold: Threshold, value: number): string => capitalised(VALUES[threshold](value)),
  /** Beside a value that was changed. */
  atFirst: (threshold: Threshold): string => `${inWords(DEFAULT_THRESHOLDS[threshold])} at first`,
  isDefault: (threshold: Threshold, value: number): boolean => value === DEFAULT_THRESHOLDS[threshold],
  changed: (threshold: Threshold, value: number): string =>
    `Changed: ${thresholds.names[threshold].toLowerCase()}${threshold === 'missed' ? ',' : ''} ${VALUES[threshold](value)}`,
} as const
