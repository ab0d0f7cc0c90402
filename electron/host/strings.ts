/** What main itself says: in menus, dialogs, notifications and the terminal. Screens have their own in renderer/strings. */
export const strings = {
  title: 'Stillroom',
  sampleTitle: 'Stillroom, sample practice',

  menu: {
    practice: 'Practice',
    lock: 'Lock',
    quit: 'Quit Stillroom',
    edit: 'Edit',
    view: 'View',
  },

  alreadyOpen: 'Stillroom is already open. Its window has been brought to the front.',
  evaluation:
    'Stillroom is running on an old evaluation runtime. It is for tests and for looking around: keep no client data in it.',

  /** Each carries a step [S3-31], and none a name (V20). */
  reminders: {
    due: { body: 'Something is due today. Click to see it.', step: 'See what is due' },
    overdue: { body: 'Something was due yesterday and waits still. Click to see whose turn it is.', step: 'See who needs you' },
    both: { body: 'Something is due today, and something waits since yesterday. Click to see it.', step: 'See who needs you' },
    session: { body: 'A session begins within ten minutes. Click for its brief.', step: 'Open the brief' },
  },

  sheet: { save: 'Save the recovery sheet', button: 'Save', file: 'Stillroom recovery sheet.pdf', kind: 'PDF' },

  places: {
    'backups': { title: 'Choose a folder for backups', button: 'Keep backups here' },
    'restore': { title: 'Choose a backup', button: 'Choose' },
    'export': { title: 'Choose where the export goes', button: 'Export here' },
    'attach': { title: 'Choose a file to keep with the note', button: 'Keep with the note' },
    'take-out': { title: 'Choose where the file goes', button: 'Save here' },
  },
  backups: 'Stillroom backups',
  allFiles: 'All files',

  keepsFailing: {
    title: 'Stillroom had to stop',
    body: 'The part that holds your practice ended several times in a row. What you saved is on disk. '
      + 'Open Stillroom again; if this returns, restart the computer.',
  },
} as const
