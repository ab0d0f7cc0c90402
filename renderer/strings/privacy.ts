import type { Compartment } from '../../shared/domain/compartment.ts'
import type { PrivacyView } from '../../shared/ipc/views.ts'
import type { CollectionName, DictionaryEntry } from '../../shared/schemas/dictionary.ts'
import type { SheetPlace } from '../../shared/schemas/library.ts'
import { capitalised, counted, inWords, plural } from './numbers.ts'

/** What a kind of record is called, and what one of them is for. */
const COLLECTIONS: Readonly<Record<CollectionName, { readonly name: string, readonly what: string }>> = {
  clients: { name: 'Clients', what: 'Whom you coach.' },
  engagements: { name: 'Engagements', what: 'What kind of work it is, and how far along.' },
  sessions: { name: 'Sessions', what: 'When you met.' },
  notes: { name: 'Notes', what: 'What was said and what you thought.' },
  actionItems: { name: 'Action items', what: 'What was agreed, and what came of it.' },
  events: { name: 'What happened', what: 'A chain of events, so that nothing can be taken out unseen.' },
  library: { name: 'Settings', what: 'How you work.' },
  outbox: { name: 'Messages', what: 'What was sent to a client, or waits to be.' },
}

/** The five keys in plain words. */
const CLASSES: Readonly<Record<Compartment, { readonly name: string, readonly seals: string }>> = {
  personal: { name: 'Personal', seals: 'who somebody is: names and ways to reach them' },
  sensitive: { name: 'Sensitive', seals: 'what was said: notes, drafts, the words of an item' },
  operational: { name: 'Operational', seals: 'what is due and when: dates, owners, states' },
  practice: { name: 'Practice', seals: 'how you work: settings' },
  aggregate: { name: 'Aggregate', seals: 'figures about nobody in particular; none are made yet' },
}

const PURPOSES: Readonly<Record<DictionaryEntry['purpose'], string>> = {
  decision: 'You decide by it',
  workflow: 'The work needs it',
  legal: 'It has to be shown',
}

const PLACES: Readonly<Record<SheetPlace, string>> = {
  'paper': 'On paper',
  'removable': 'Saved away from this computer',
  'this-computer': 'On this computer',
  'moved': 'Moved away from this computer',
}

/** Files lie in a folder beside the practice; whoever copies a practice by hand forgets that. */
const missingSentence = (n: number): string =>
  `${capitalised(counted(n, 'file'))} kept with notes ${plural(n, 'is', 'are')} not where the practice keeps files. A backup has `
  + `${plural(n, 'it', 'them')}, if one was made while ${plural(n, 'it was', 'they were')} there. What the notes say is not touched by it.`

/** One sentence for each thing that was found wrong on opening (V7, V11, V16); none if all is well. */
export const damageSentences = (found: PrivacyView['damage']): readonly string[] => {
  const { kept, unopened, disagreeing, toldBefore, missingFiles, sheetLost } = found
  const they = unopened === 1 ? 'It is kept as it is' : 'They are kept as they are'
  const others = kept === 0 ? '' : `; the other ${inWords(kept)} ${plural(kept, 'is', 'are')} here`
  const lists = `${capitalised(inWords(disagreeing))} of the five lists of records`
  const agree = plural(disagreeing, 'does', 'do')
  const since = toldBefore < disagreeing ? 'Nothing was changed.'
    : 'It was so at an earlier opening, and nothing has changed since.'
  return [
    ...(unopened === 0 ? [] : [`${capitalised(counted(unopened, 'record'))} did not open. ${they}${others}.`]),
    ...(disagreeing === 0 ? [] : [
      `${lists} ${agree} not agree with what is there: a record may be missing, or older than it was. ${since}`,
    ]),
    ...(missingFiles === 0 ? [] : [missingSentence(missingFiles)]),
    ...(sheetLost ? ['The recovery sheet opens nothing any more: its key is damaged. Make a new sheet in Settings.'] : []),
  ]
}

export const privacy = {
  title: 'Privacy',
  lead: 'Nothing has left this machine but by your own hand. This version has no part that could send anything.',
  tabs: 'Privacy',
  sheetHere: {
    title: 'The recovery sheet is on this computer.',
    text:
      'Whoever takes the computer has it too, and it opens everything. Move it to a stick or print it, then '
      + 'delete the file here.',
    moved: 'It is moved',
    moving: 'Noting it',
    done: 'The recovery sheet is noted as moved',
  },
  damage: 'Found when the practice was opened',
  /** V16: of what does not agree she says that she has looked. */
  looked: {
    step: 'I have looked',
    about: 'what does not agree',
    question:
      'What is here now counts as the practice from now on, and what goes wrong after this is told anew. No record is '
      + 'deleted. To get back what may be missing, restore a backup first. A file that only a missing note named goes '
      + 'when the practice is opened next.',
    keep: 'Not yet',
    go: 'It counts from now on',
    done: 'What is here counts as the practice from now on',
  },
  kept: {
    tab: 'What is kept',
    records: (n: number) => counted(n, 'record'),
    none: 'none yet',
    columns: { what: 'What it is', key: 'Key', why: 'Why', until: 'How long' },
    keys: 'The five keys',
    keysLead: 'Every field is sealed with the key of its kind.',
    erasing: 'A client can be erased from her page. What is left then is a receipt without a name.',
    erased: 'Erased',
    receipt: (records: number, when: string): string => `${capitalised(counted(records, 'record'))}, ${when}.`,
    proof: 'Receipt',
  },
  left: {
    tab: 'What has left',
    nothing: 'Nothing',
    sentences: [
      'No message, no report, no reminder and no figure has left. There is no account, no server and no update check.',
      'The window may load its own files; a request for anything else is refused.',
    ],
    byHand: 'By your own hand',
    hands: [
      'The recovery sheet, when you print or save it.',
      'The practice file, when you copy it or your own backup does, and the backups you have Stillroom make. They are '
        + 'sealed; what a copy shows is under “Who can open what”.',
      'An export, and a copy of a file that was kept with a note. These anybody can read.',
    ],
  },
  open: {
    tab: 'Who can open what',
    loading: 'Looking who holds which key…',
    keys: 'The five keys',
    sample: 'The sample practice is under a key nobody keeps. It goes when you leave it.',
    nobody: 'Nobody else',
    nobodyText: 'There is no key with us, and no way in without a passphrase or the sheet.',
    columns: { key: 'Key', seals: 'What it seals', who: 'Who holds it' },
    sheet: 'The recovery sheet',
    made: (place: string, when: string) => `${place}. Made ${when}.`,
    copy: 'What a copy of the file shows',
    copyText:
      'How many records there are, about how long each is, which key seals it, and when the file was last '
      + 'written. No name, no word, no date of a session.',
    show: 'Show the file',
  },
  collection: COLLECTIONS,
  class: CLASSES,
  purpose: PURPOSES,
  place: PLACES,
} as const
