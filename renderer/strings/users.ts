import type { Compartment, Role } from '../../shared/domain/compartment.ts'
import { GRANTED } from '../../shared/domain/compartment.ts'
import type { CallError, ErrorCode } from '../../shared/ipc/errors.ts'
import { adviceFor } from './advice.ts'
import { apart } from './names.ts'
import { inFigures } from './numbers.ts'
import { roles } from './roles.ts'

/** What a role can open, said after the name of somebody who has it. */
const OPENS: Readonly<Record<Role, string>> = {
  coach: 'Opens everything.',
  admin: 'Opens names and ways to reach people, what is due and when, and how you work. No note, no goal, no word of an item.',
  manager: 'Opens the figures of released reports, about nobody in particular. None is made yet.',
}

const nameOf = (name: string | null, role: Role): string => (name === null ? roles.names[role] : apart(name))

export const users = {
  head: 'Who can open the practice',
  you: 'You',
  owner: 'Coach, all five keys. With the passphrase, or with the recovery sheet.',
  opens: (role: Role): string => OPENS[role],
  since: (when: string): string => `Since ${when}.`,
  name: nameOf,
  holds: (role: Role, compartment: Compartment): boolean => GRANTED[role].includes(compartment),
  nobody: 'Nobody else has a key, and there is none with us.',
  invite: 'Invite somebody',
  form: {
    title: 'Invite somebody',
    lead: 'They open the same practice file, in turns with you, with a passphrase of their own that you never learn.',
    name: 'What you call them',
    role: 'What they do',
    roles: {
      admin: 'Assistant: books rooms, keeps dates and addresses',
      manager: 'Manager: reads released reports',
    },
    go: 'Make the invitation',
    going: 'Making it',
    back: 'Back',
    needsName: 'A name is enough to begin.',
  },
  code: {
    title: (name: string): string => `The invitation for ${apart(name)}`,
    tell: 'Tell them this code by telephone or in person. It is shown once and kept nowhere.',
    label: 'The code of the invitation',
    how: (until: string): string =>
      `On the lock screen they choose “I have an invitation”. It is good until ${until}. Then they ask to join, and you confirm it here.`,
    done: 'They have it',
  },
  invited: {
    head: 'Invited',
    line: (role: Role, until: string): string => `${roles.names[role]}, has not answered yet. Good until ${until}.`,
    withdraw: 'Take it back',
    withdrawn: (name: string): string => `The invitation for ${name} opens nothing any more.`,
  },
  asking: {
    head: 'Waiting for your word',
    joins: (name: string): string => `${name} asks to join`,
    renews: (name: string): string => `${name} has chosen another passphrase`,
    compare: 'Have them read you the four groups on their screen. These should be the same:',
    /** What is asked for was signed with the key they have had: there is nothing to read out, only to be asked. */
    askThem: 'Ask them whether they have done so. Until you say so, the one before opens the practice for them.',
    confirm: { joins: 'They match', renews: 'They have' },
    confirming: 'Handing over the keys',
    refuse: { joins: 'They do not match', renews: 'They have not' },
    joined: (name: string): string => `${name} can open the practice from now on.`,
    renewed: (name: string): string => `${name} opens the practice with the new passphrase from now on.`,
    refused: (name: string): string => `${name} was not let in. Nothing was handed over.`,
    refusedRenewal: (name: string): string =>
      `The other passphrase opens nothing; ${name} opens the practice with the one before.`,
  },
  remove: {
    step: 'Remove',
    ask: (name: string): string =>
      `Remove ${name}? They open nothing from then on, and every key they had is replaced. This cannot be undone; you can invite them again.`,
    keep: 'Keep',
    go: 'Remove',
    done: (name: string): string => `${name} opens nothing any more. The keys are being replaced.`,
  },
  rotation: {
    head: 'The keys are being replaced',
    headPaused: 'Replacing the keys is paused',
    text: 'You can go on working. Locking the practice does no harm: it goes on when you open it again.',
    paused: 'Some records still lie under the earlier keys.',
    label: 'How many records lie under the new keys',
    progress: (done: number, total: number): string => 
      `${inFigures(done)} of ${inFigures(total)} records lie under the new keys`,
    pause: 'Pause',
    resume: 'Go on',
  },
  fingerprint: 'Their keys',
  access: {
    step: 'Who can open what about this client',
    title: (name: string): string => `Who can open what about ${apart(name)}`,
    lead: 'Each kind of thing has a key of its own. Whoever lacks it finds nothing to read, on the screen or in the file.',
    columns: { kind: 'Kind', records: 'Records', who: 'Who can open it' },
    none: 'none',
    who: (name: string, when: string): string => `${name}, since ${when}`,
    back: 'Back to the client',
  },
} as const

/** What was to be done about somebody, or is shown of them. */
export type UserDeed = 'invite' | 'withdraw' | 'confirm' | 'refuse' | 'remove'

/** What holds still, because it came to nothing. */
const STILL: Readonly<Record<UserDeed, string>> = {
  invite: 'No invitation was made',
  withdraw: 'The invitation is still good',
  confirm: 'No key was handed over yet',
  refuse: 'The request still waits here',
  remove: 'Nobody was removed yet, and every key opens what it did',
}

const ADVICE: Partial<Readonly<Record<ErrorCode, (still: string) => string>>> = {
  'disk-full': (still) => `${still}: the disk is full. Make room on it, then try again.`,
  'disk-failed': (still) => `${still}: the disk did not answer. Try again; if it goes on, lock the practice and look at the disk.`,
  'read-only': (still) => `${still}: the folder of the practice cannot be written to. Allow it, then try again.`,
  'bad-input': () => 'That name cannot be used. Choose another one.',
  'invitation-unknown': () => 'That is settled already: the invitation is not open any more.',
  'invitation-expired': () => 'That invitation is over: each lasts seven days. Invite them once more.',
  'vault-damaged': (still) => `${still}: the request is not whole, or somebody has changed it. Refuse it, and invite them once more.`,
  'kdf-refused': (still) => `${still}: the request asks for a key that no Stillroom makes. Refuse it, and invite them once more.`,
}

/** Why nothing came of it, what holds still, and what to do. */
export const usersAdvice = (deed: UserDeed, error: CallError): string =>
  ADVICE[error.code]?.(STILL[deed]) ?? adviceFor(error)
