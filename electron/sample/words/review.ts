/** What became of what was agreed last time. `{did}`, `{did2}`: after “she”; `{noun}`: a thing spoken of. */
export const ALL_DONE: readonly string[] = [
  'Everything agreed last time is done: {she} {did}{also}.',
  '{All of it done.|Done, the whole list.|Nothing left open from last time.} {she} {did}{also}, {and sounded surprised|and made little of it|the hardest first}.',
  'What we had agreed: kept{, to the last line|}. {she} {did}{also}.', '{she} {did}{also}, {as agreed|on the first day|late, but {she} did|and it was easier than expected}.', 'Done, all that was agreed{ on {lastDate}|}: {she} {did}{also}.',
]
export const SOME_DONE: readonly string[] = [
  'Since last time {she} {did}{also}. Still open: {noun}.',
  '{she} {did}{also}; {noun} did not happen{, and {she} knows why| yet|}.',
  'Of what was agreed, {she} {did}{also}. Not yet: {noun}. {No excuse was offered, and none was needed.|{We left the date as it is.|It stays on the list.|{she} wants to keep it.}|}',
]
export const NONE_DONE: readonly string[] = [
  'Nothing of what was agreed has happened; {noun} least of all. {she} said it before {she} sat down.',
  'Still open: {noun}. {she} had {a reason ready and then did not use it|no hour for it, or took none}.',
]
export const SKIPPED: readonly string[] = [
  'We let one thing go, {noun}: it has lost its point.', 'One thing is crossed out by common consent: {noun}.',
  'One thing may go, we found: {noun}. {Something else did its work.|Neither of us will miss it.|}',
]
/** By what stood in the way. */
export const STUCK = {
  skill: [
    'Stuck: {noun}. {she} does not know how to begin, and said so without shame.',
    'One thing is stuck, {noun}. It wants something that nobody has shown {him} yet.',
  ],
  confidence: [
    'Stuck: {noun}. {she} stood at the door of it {twice|three times} and turned round.',
    'Stuck on courage, in {his} words: {noun}.',
  ],
  workload: [
    'Stuck for want of an hour: {noun}.', 'Stuck: {noun}. {The week was fuller than its days.|There was always something louder.|Monday ate it.}',
  ],
  support: [
    'Stuck: {noun}. It waits for a yes from {boss}.', 'One thing is stuck, {noun}, and not with {him}: {peer} has to move first.',
  ],
} as const
export const COACH_DONE: readonly string[] = ['I {did}, as promised.', 'For my part, I {did}.', 'I {did}; {she} had {read it|noticed}.']
export const COACH_OPEN: readonly string[] = ['I still owe {him} something: {noun}.', 'Not done by me: {noun}. I said so.']

/** The numbers of the day: `{stress}` and `{confidence}`, from nought to ten. */
export const NUMBERS: readonly string[] = [
  'Stress {stress}, confidence {confidence}, by {his} own count.', 'The two numbers today: confidence {confidence}, stress {stress}.',
  '{she} puts stress at {stress} and confidence at {confidence}.',
  'Numbers: stress {stress}, confidence {confidence}. {{she} would have guessed {higher|lower} in the morning.|{home} would say otherwise.|{she} {wrote them down|had them ready} before I asked.|}',
]
