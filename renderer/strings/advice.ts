import type { CallError, ErrorCode } from '../../shared/ipc/errors.ts'

/** One sentence of advice for every way a call may fail. What happened, what is safe, what to do. */
const ADVICE: Readonly<Record<ErrorCode, string>> = {
  'foreign-sender': 'That request did not come from this window, so it was refused.',
  'unknown-channel': 'This version of Stillroom does not know how to do that. Restart it.',
  'bad-input': 'That could not be read. Change it and try again; nothing was lost.',
  'not-allowed': 'Unlock the practice first.',
  'unexpected': 'Something went wrong inside Stillroom. Nothing that was saved is lost. Try again, or lock and unlock.',
  'no-vault': 'There is no practice on this machine yet.',
  'vault-exists': 'There is a practice on this machine already. It was left as it is.',
  'not-begun': 'The first step is missing. Begin again with the passphrase.',
  'wrong-passphrase': 'That passphrase does not open this practice. Take your time, nothing is lost.',
  'wrong-code': 'One of the groups has a slip in it. Compare each with the sheet.',
  'too-soon': 'A short pause before the next try.',
  'weak-passphrase': 'That one is too easy to guess. Four or five words do well.',
  'wrong-group': 'That is not the group on the sheet. Look once more.',
  'vault-damaged': 'Part of the practice file is damaged. It was left as it is.',
  'not-a-vault': 'The file in the practice’s place is not a practice. It was left as it is.',
  'newer-format': 'A newer Stillroom wrote this practice. Open it with that one.',
  'older-format': 'This practice is in an older form than the one seen here before. It was left as it is.',
  'kdf-refused': 'The practice file asks for a key that no Stillroom makes. It was left unopened.',
  'open-elsewhere': 'Another Stillroom has this practice open. Close it there first.',
  'synced-folder': 'The practice lies in a folder that is copied to a server. Move it out of there first.',
  'read-only': 'The folder of the practice cannot be written to. Nothing was changed.',
  'disk-full': 'Not saved yet: the disk is full. What was saved before is safe.',
  'disk-failed': 'Not saved yet: the disk did not answer. What was saved before is safe.',
  'invitation-unknown': 'That code belongs to no open invitation here. Ask the coach for another one.',
  'invitation-expired': 'That invitation is over: each lasts seven days. Ask the coach for another one.',
  'not-found': 'It is no longer there.',
  'too-large': 'That is more than one note can hold. Nothing was changed.',
  'changed-since': 'It was changed since, so it stays as it is.',
  'nothing-to-undo': 'There is nothing to undo any more.',
  'needs-words': 'To keep the sheet on the computer it opens, type the words first.',
}

export const adviceFor = (error: CallError): string => ADVICE[error.code]
