/** What is said in more than one room. A room's own words stand in a file of its name beside this one. */
export const words = {
  product: 'Stillroom',
  again: 'Try again',
  rooms: {
    label: 'Rooms',
    today: 'Today',
    clients: 'Clients',
    calendar: 'Calendar',
    'my-practice': 'My practice',
    privacy: 'Privacy',
    settings: 'Settings',
    quickNote: 'Quick note',
    find: 'Find anything',
    lock: 'Lock',
  },
  undo: 'Undo',
  undone: 'Undone.',
  /** After the last entry of a list, where the focus rests. */
  lastOfThem: 'That was the last of them.',
  failure: 'This room could not be shown',
  evaluationLabel: 'About this runtime',
  evaluation: 'Evaluation runtime: an old Electron, for trying Stillroom out. Keep no client’s words in it.',
} as const
