/** The measures of a practice by their names, what each means, and what others claim of it. */
import type { Measure } from '../../shared/domain/measures/names.ts'

interface Said {
  readonly name: string
  /** What it is, in one sentence. */
  readonly what: string
  /** One of what it is taken from, and many. */
  readonly one: string
  readonly many?: string
}

export const MEASURE_WORDS: Readonly<Record<Measure, Said>> = {
  'completion': {
    name: 'Completion', one: 'thing due', many: 'things due',
    what: 'Of everything agreed whose day is over, the share that is done, yours and your clients’.',
  },
  'overdue-caught': {
    name: 'Overdue caught in the week', one: 'overdue thing',
    what: 'Of what was still open when its day was over, the share that had a word from you within seven days: a mark, or a message.',
  },
  'reminders-acted': {
    name: 'Reminders acted on', one: 'reminder',
    what: 'Of the messages sent about something agreed, the share after which something was marked within seven days.',
  },
  'reminders': {
    name: 'Reminders for each client', one: 'client met', many: 'clients met',
    what: 'Messages sent in a month, for each client you met in it.',
  },
  'assigned': {
    name: 'Assigned', one: 'thing', what: 'How many things were agreed.',
  },
  'finished': {
    name: 'Finished', one: 'thing', what: 'How many things were marked done, whenever they were agreed.',
  },
  'note-on-time': {
    name: 'Notes on time', one: 'session',
    what: 'Of the sessions held, the share whose note was saved within 24 hours of their end. Those that need no note are left out.',
  },
  'note-delay': {
    name: 'From session to note', one: 'note',
    what: 'How long after the end of a session its note is first saved: half of them are sooner, half later.',
  },
  'capture-time': {
    name: 'Writing a note', one: 'note',
    what: 'From beginning a note to saving it first: half are quicker, half slower. More than 30 minutes count as 30.',
  },
  'prep-time': {
    name: 'Preparing a session', one: 'session with its brief read', many: 'sessions with their brief read',
    what: 'From reading the brief to the start of the session: half are shorter, half longer. More than 30 minutes count as 30.',
  },
  'roster-reviewed': {
    name: 'Clients looked at before', one: 'session',
    what: 'Of the sessions held or missed, the share before which you looked at the list of clients, that day or the day before.',
  },
  'follow-ups': {
    name: 'Follow-ups sent', one: 'session with something agreed', many: 'sessions with something agreed',
    what: 'Of the sessions in which something was agreed, the share that had a follow-up from you within seven days.',
  },
  'attendance': {
    name: 'Attendance', one: 'session',
    what: 'Sessions held, of those held or missed. It says who came, and nothing of what came of it.',
  },
  'no-show': {
    name: 'Missed', one: 'session', what: 'Sessions missed, of those held or missed.',
  },
  'retention': {
    name: 'Still here after a year', one: 'engagement old enough', many: 'engagements old enough',
    what: 'Of the engagements that could be a year old in the last twelve months, the share that reached it.',
  },
  'admin-hours': {
    name: 'Administration', one: 'month written down', many: 'months written down',
    what: 'Hours a week beside the coaching itself, as you wrote them down.',
  },
  'workarounds': {
    name: 'Kept elsewhere', one: 'month written down', many: 'months written down',
    what: 'Spreadsheets, notebooks and threads kept beside Stillroom, as you counted them.',
  },
}

/** What others say of their own practices, before and after. None of it was measured here. */
export const CLAIMS: Readonly<Partial<Record<Measure, string>>> = {
  'completion': '45–55% → 70–85%',
  'overdue-caught': 'above 90%',
  'reminders': '0–2 → 6–12 a month',
  'capture-time': 'under a minute',
  'prep-time': '10–15 → 2–3 min',
  'retention': '20–33% more',
  'admin-hours': '9–12 → 1–3 h a week',
}
