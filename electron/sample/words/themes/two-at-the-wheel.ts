import type { Theme } from '../theme.ts'

export const twoAtTheWheel: Theme = {
  things: [
    'the third share', 'the hotel', 'the nursery garden', 'the joint account', 'the pharmacy', 'the boatyard',
    'the printing works', 'the new branch', 'the partnership deed', 'the vineyard', 'the loan',
  ],
  why: [
    '{she} and {peer} have led the firm for years and agree on everything but the next one',
    'the quarrel about {thing} is polite, and has reached the staff',
    '{she} decides alone and then explains it as if it had been decided together',
  ],
  outcome: [
    'a written way to decide about {thing}, used twice',
    '{she} and {peer} hold one hour a week that is not about the day’s fires',
    'the staff hear one answer, whoever they ask',
  ],
  focus: [
    'says “I have not decided yet” while it is true',
    'puts the question in writing before giving an answer to it',
    'repeats {peer}’s reason before giving {his} own',
  ],
  opening: [
    '{she} drew the firm as a boat with two wheels. {peer+} stands at the back, with a better view. {thing} is the rock, or the harbour, according to who draws.',
    'What do they agree on? {she} found {eleven|nine|seven} things in {few} minutes, and grew quieter with each. On {thing} there is one difference, and it is a date.',
    'The staff know. {junior+} asked {him} on {day} whom {junior.she} should believe. {she} gave an answer that {she} is not proud of.',
    '{home+} hears all of it at supper, and has begun to take {peer}’s side “for the exercise”.',
  ],
  trying: [
    'First hour with {peer+} that was not about fires: in {a café in the next village|the cold store|the empty dining room}, phones in a bag. {mins} minutes went by before either said {thing}.',
    '{she} repeated {peer+}’s reason before giving {his} own. {peer} corrected {him} twice, and then said “yes, that”. {she} had argued against something else for a year.',
    'A question on paper: what would have to be true for {thing} to be right? {peer+} wrote {few} lines, {she} wrote {few|six}. Two of them are the same.',
    '{she} said “I have not decided yet” to {junior+}, and meant it. It felt like standing in a doorway in a draught.',
    'The figures for {thing} lay on the table, read aloud by {boss+}, who has no stake in it. Both of them heard the same number for the first time.',
  ],
  setback: [
    '{she} signed for {thing} without {peer+}. {mins} minutes of relief. {peer} learnt of it from {junior+}.',
    'The weekly hour was dropped {few} times: {a leak|a wedding party|a lorry}. By {day} the old mails were back, with copies to everybody.',
    'An open row, in the yard, in front of a customer. {she} remembers chiefly that {his} own voice sounded like {his} father’s.',
  ],
  progress: [
    'The way of deciding is written: one page, signed by both, with a coffee ring. They used it on something small, {the new van|the opening hours|the coffee machine}, and it held.',
    '{peer+} changed {peer.his} mind about the date, or {she} did; neither is sure. {thing} has a month now.',
    '{junior+} got the same answer twice, and told {him} so with raised eyebrows.',
    '{she} let {peer+} decide and found that {she} slept. {feeling}, {she} said, and looked for a better word, and kept it.',
    '{boss+} asked for a plan by {day} and both names stand on it, in alphabetical order, after a short discussion.',
  ],
  client: [
    ['hold one hour with {peer}, not about fires', 'held the hour with {peer}', 'the hour with {peer}'],
    ['repeat {peer}’s reason before answering', 'repeated {peer}’s reason first', 'repeating the other reason'],
    ['write what would have to be true for {thing}', 'wrote what would have to be true', 'the page on what would have to be true'],
    ['say “I have not decided yet” once', 'said that nothing was decided yet', 'saying that it is open'],
    ['show {peer} the figures before {boss} does', 'showed {peer} the figures first', 'the figures for {peer}'],
    ['give {junior} one answer, agreed beforehand', 'gave {junior} the agreed answer', 'the one answer for {junior}'],
    ['keep {thing} out of supper for a week', 'kept supper free of it', 'supper without the firm'],
    ['list what both agree on', 'made the list of what they agree on', 'the list of agreements'],
    ['ask {boss} to read the figures aloud', 'asked {boss} to read them out', 'the figures read aloud'],
    ['sign nothing alone until the end of the month', 'signed nothing alone', 'signing together'],
  ],
  coach: [
    ['send both the page on ways to decide', 'sent both of them the page', 'the page on ways to decide'],
    ['propose three dates for a session with {peer}', 'proposed three dates', 'the dates for a joint session'],
    ['look for a model of a partnership deed', 'sent the model of a deed', 'the model of a deed'],
  ],
}
