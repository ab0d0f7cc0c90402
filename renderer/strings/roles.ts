import type { Role } from '../../shared/domain/compartment.ts'

/** Who may open a practice, as it is said on screen: the keys' own names for it are shorter. */
export const roles = {
  names: { coach: 'Coach', admin: 'Assistant', manager: 'Manager' } satisfies Record<Role, string>,
  choose: 'Who is opening it',
  signedIn: {
    admin: 'Signed in as assistant',
    manager: 'Signed in as manager',
  } satisfies Record<Exclude<Role, 'coach'>, string>,
  manager: {
    title: 'No report has been released yet',
    lead: 'When the coach releases one, it stands here.',
    seesHead: 'What you will see',
    sees: 'Finished reports about groups of clients: figures that were counted on the day of the release, and stay as they were.',
    sealedHead: 'What your key does not open',
    sealed:
      'Everything else. Names, notes, goals and dates are sealed with other keys. Yours opens none of them, in '
      + 'Stillroom or outside of it.',
    keyHead: 'Your key',
    passphrase: 'Your passphrase opens it. The coach does not know it, and nobody can read it back to you.',
    change: 'Change the passphrase',
  },
} as const
