import type { Theme } from '../theme.ts'

export const writing: Theme = {
  things: [
    'the thesis', 'the book about bridges', 'the two-page outline', 'the grant proposal', 'the article', 'the novel',
    'the field report', 'the cookery book', 'the second chapter', 'the exhibition text', 'the memoir',
  ],
  why: [
    '{she} has rewritten the first page {thirty|forty} times and there is no second',
    '{thing} is due in a year, as it was last year',
    '{she} reads in order not to write',
  ],
  outcome: [
    '{thing} in the hands of one reader by the end of the season',
    'four hours a week at the desk, whatever comes of them',
    '{she} sends unfinished pages away and sleeps',
  ],
  focus: [
    'writes before reading, {mins} minutes, by hand',
    'sends a page on Friday, as it is',
    'stops in the middle of a sentence',
  ],
  opening: [
    '{she} brought {thing} in a bag: {few} kilos of notes and {nine|eleven|seven} openings. I asked to see the worst page. {she} did not know which it was, and that interested {him}.',
    'Where does the writing happen? At the big table, once everything else is done, so never. {home+} has suggested {the attic|the library|the café at the station}.',
    'We looked for the reader. First it was “the field”, then {boss+}, then {his} {aunt in Porto|old neighbour|sister}, who would laugh in the right places. With {his} reader in mind {she} told me {thing} in {few} minutes.',
    '{she} fears being found out. By whom? A man at a conference in {city}, {few|nine} years ago, in a waistcoat.',
  ],
  trying: [
    '{mins} minutes by hand on {few} mornings. {few} pages, one of them good. {she} is cross that {she} cannot tell beforehand which.',
    '{she} stopped in the middle of a sentence on {day}, as agreed, and thought about it all through dinner. The next morning it was finished before {his} tea was.',
    'The page to {friend+} went off, unfinished, at {time} on {day}. {friend.she} answered with {few} questions and no mark. {she} had expected a mark.',
    'The outline lies on the floor now, {nine|twelve|fourteen} cards. {she} walks round it in socks. {few} cards were turned over and nobody misses them.',
    'Reading is rationed: an hour, after writing. {she} cheated on {day} with a {footnote|preface}, and confessed at once.',
  ],
  setback: [
    'Nothing written since {day}. {peer+} published something close to {thing}, and {she} read it in the doorway with {his} coat on. It is good, {she} says. That is what is wrong with it.',
    'The page came back from {boss+} with {thirty|forty|twenty} comments. {she} answered all of them and wrote nothing new. Answering feels like writing, and is warmer.',
    '{she} began again from the beginning: opening number {twelve|thirteen|ten}. We put it beside the others, and looked at what each of them was for.',
  ],
  progress: [
    '{few|eight|nine} pages in a row, in the wrong order, alive. {she} read me one, and forgot to apologise.',
    '{thing} has a middle. {she} found it while {peeling potatoes|waiting for the tram}, which {she} offers as a method.',
    '{friend+} wants the next page. {she} has a reader who waits; {she} had only ever had one who judges.',
    '{boss+} asked how {thing} was going and {she} said “slowly, forwards”. It was the first time that question did not ruin an evening.',
    'Four hours, in {few} pieces, for the third week. The good page of the week hangs on the fridge, at {home+}’s wish.',
  ],
  client: [
    ['write {mins} minutes by hand before reading', 'wrote by hand before reading', 'the pages by hand'],
    ['send {friend} one page as it is', 'sent {friend} a page', 'the page for {friend}'],
    ['stop in the middle of a sentence', 'stopped in the middle of a sentence', 'the broken-off sentence'],
    ['lay the cards of {thing} on the floor', 'laid the cards on the floor', 'the cards on the floor'],
    ['choose the worst page and keep it', 'chose the worst page', 'the worst page'],
    ['tell {home} which four hours are taken', 'told {home} which hours are taken', 'the hours agreed with {home}'],
    ['write the letter to the reader', 'wrote to the reader', 'the letter to the reader'],
    ['leave {few} comments of {boss} unanswered', 'left some comments unanswered', 'the unanswered comments'],
    ['read only after writing', 'read only after writing', 'the order of reading and writing'],
    ['print what there is of {thing} and weigh it', 'printed it and weighed it', 'the printed pages'],
  ],
  coach: [
    ['read the page and say only where I leant forward', 'read the page and marked where I leant forward', 'my reading of the page'],
    ['send {him} the two-page outline of another book', 'sent the outline of another book', 'the other outline'],
    ['write to {him} on {day}: how many pages', 'asked for the number of pages', 'my question about pages'],
  ],
}
