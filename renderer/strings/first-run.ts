import { large, span } from './figures.ts'

export const firstRun = {
  passphrase: {
    step: 'First of two steps',
    title: 'A passphrase only you know',
    lead:
      'It opens your practice on this machine. Nobody can reset it for you, so the second step is a recovery '
      + 'sheet on paper.',
    go: 'Go on to the recovery sheet',
    going: 'Making the keys, a few seconds',
    oldSheet:
      'The sheet you have just kept belongs to the passphrase before. It opens nothing; tear it up or delete it.',
    asides: [
      'No account.', 'No e-mail address.', 'No network.', 'What you write is sealed before it reaches the disk.',
    ],
    restore: 'I have a backup',
  },
  field: {
    label: 'Passphrase',
    again: 'Once more',
    show: 'Show',
    hide: 'Hide',
    capsLock: 'Caps Lock is on',
    same: 'The same',
    hint: 'Four or five words do well, and are easy to keep in mind.',
    tooShort: 'A few more: eight characters at least.',
    different: 'The two are not the same yet.',
    suggest: 'Suggest five words',
    /** The drawn marks on the scale. */
    marks: { day: 'a day', year: 'a year', lifetime: 'a lifetime' },
  },
  sheet: {
    step: 'Second of two steps',
    title: 'A sheet for the day you forget',
    lead: 'Print it, or save it away from this machine. You see it this once.',
    print: 'Print',
    printing: 'Printing',
    save: 'Save as PDF',
    saving: 'Saving',
    byHand: 'I have written it down by hand',
    look: 'Look at it again',
    noPrinter: 'No printer answered. Save the sheet as a PDF, or write it down by hand.',
    onThisComputer:
      'That place is on this computer: whoever takes the computer has the sheet with it, and the sheet opens '
      + 'everything. A stick or paper is safer. To keep it here all the same, type:',
    wordsLabel: (words: string) => `“${words}”`,
    saveHere: 'Save it here',
    elsewhere: 'Choose another place',
    notThoseWords: 'Not those words yet.',
    kept: {
      paper: 'On paper.',
      removable: 'Saved away from this computer.',
      'this-computer': 'Saved on this computer. Privacy will remind you.',
    },
    typeBack: (group: number) => `Type back group ${group} from your copy`,
    match: 'They match',
    noMatch: 'Not what the sheet says. Look once more.',
    open: 'Open the practice',
    opening: 'Opening the practice',
    back: 'Back',
    enter: 'Enter',
  },
  paper: {
    label: 'Recovery sheet',
    heading: 'Recovery sheet',
    keep:
      'Whoever holds this sheet can open the practice. Keep it away from the computer: in a safe, or with '
      + 'someone you would give a house key.',
    covered: 'covered while you type it back',
    use:
      'On the lock screen choose “Use the recovery sheet” and type the seven groups. There is no letter I, L, O '
      + 'or U in them.',
    practice: (name: string) => `Practice ${name}`,
  },
} as const

/** What an estimate means. `seconds` is how long the guessing takes on average. */
export const strengthSentence = (guesses: number, seconds: number): string => {
  const many = large(guesses)
  const about = many.startsWith('more') ? many.charAt(0).toUpperCase() + many.slice(1) : `About ${many}`
  return `${about} ${many === 'one' ? 'guess' : 'guesses'}. At a thousand a second, that is ${span(seconds)}.`
}
