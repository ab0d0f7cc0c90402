import { IN_NONE, type Program } from '../../shared/schemas/programs.ts'

const handle = (number: number): string => `b${number.toString(16).padStart(31, '0')}`

/** What the coach of the sample offers; those in it are reminded as all are. */
export const PROGRAMS: readonly Program[] = ['First hundred days', 'Leadership year'].map((name, index) =>
  ({ id: handle(index + 1), name, nudging: { by: 'practice', own: null } }))

/** The program of the client of a stream: every third is in the one, every third in the other. */
export const programOf = (stream: number): string => PROGRAMS[stream % (PROGRAMS.length + 1)]?.id ?? IN_NONE
