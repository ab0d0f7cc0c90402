/** The lines of what was agreed, and when they are due. */
export const HEADINGS: readonly string[] =
  ['Commitments', 'Commitments', '## Commitments', 'Actions', 'Action items', 'Homework']

/** What is agreed with anybody, whatever the theme. */
export const COMMON: readonly (readonly [string, string, string])[] = [
  ['write {few} lines every evening about {sport}', 'kept the evening lines', 'the evening lines'],
  ['take a walk with {friend} and talk about something else', 'went for the walk with {friend}', 'the walk with {friend}'],
  ['put the numbers into the diary, stress and confidence', 'kept the numbers in the diary', 'the numbers in the diary'],
  ['read the first note again', 'read the first note again', 'the first note'],
  ['thank {home} for {food}', 'thanked {home}', 'the thanks to {home}'],
  ['bring one piece of evidence, a page or a photograph', 'brought a piece of evidence', 'the piece of evidence'],
  ['ask {peer} for one observation', 'asked {peer} for an observation', 'the observation from {peer}'],
  ['do nothing for {mins} minutes at {place}', 'sat and did nothing for a while', 'the time for doing nothing'],
  ['choose a word for the week', 'chose a word for the week', 'the word for the week'],
  ['take {object} to the office', 'took {object} to the office', 'bringing {object}'],
  ['write to {junior}, three sentences', 'wrote to {junior}', 'the three sentences to {junior}'],
  ['plan the first hour of the week', 'planned the first hour of the week', 'the plan for the first hour'],
]
export const COMMON_COACH: readonly (readonly [string, string, string])[] = [
  ['send {him} the summary of today', 'sent the summary', 'the summary'],
  ['look for a second date in {month}', 'found a second date', 'a second date'],
  ['lend {him} the book about pauses', 'lent {him} the book', 'the book about pauses'],
  ['ask a colleague about this, without a name', 'asked a colleague, without a name', 'the question to a colleague'],
  ['send the question of today in writing', 'sent the question in writing', 'the question in writing'],
]
