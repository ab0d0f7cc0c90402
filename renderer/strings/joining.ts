import type { CallError } from '../../shared/ipc/errors.ts'
import { adviceFor } from './advice.ts'
import { groupsNotYet } from './lock.ts'
import { settings } from './settings.ts'

export const joining = {
  title: 'You have been invited',
  lead: 'With the code from the coach you ask to join her practice. She confirms it, and then it opens for you.',
  code: {
    label: 'The seven groups of the code',
    notYet: (groups: number): string => groupsNotYet('The code', groups),
  },
  passphrase: 'A passphrase of your own',
  go: 'Ask to join',
  going: 'Making your key, a few seconds',
  back: 'Back',
  asides: [
    'The code works once, and for seven days.',
    'The coach never learns your passphrase.',
    'You open what she has given you, and nothing beside it.',
  ],
  asked: {
    title: 'You have asked to join',
    tell: 'Tell the coach these four groups, by telephone or face to face.',
    groups: 'Your four groups',
    compare: 'She sees them on her screen. If hers are other ones, somebody else has asked in your place.',
    next: 'The coach confirms it when she opens the practice. Then your passphrase opens what she has given you.',
    done: 'Back to the lock',
  },
  notAsked: {
    'disk-full': 'You have not asked yet: the disk is full. Make room on it, then try again; the code is still good.',
    'disk-failed': 'You have not asked yet: the disk did not answer. Try again; the code is still good.',
  },
  wrongCode: 'One of the groups has a slip in it. Compare each with what the coach gave you.',
  otherPractice:
    'This code and this practice do not belong together, or the file is damaged. Nothing was changed; ask the coach '
    + 'where the code comes from.',
} as const

/** What to say where asking came to nothing. */
export const joinAdvice = (error: CallError): string => {
  if (error.code === 'wrong-code') return joining.wrongCode
  if (error.code === 'vault-damaged') return joining.otherPractice
  if (error.code === 'kdf-refused') return settings.keys.noMemory
  if (error.code === 'disk-full' || error.code === 'disk-failed') return joining.notAsked[error.code]
  return adviceFor(error)
}

/** One group as it is spelled when it is read out: `4 F 2 A`. */
export const spelled = (group: string): string => [...group].join(' ')
