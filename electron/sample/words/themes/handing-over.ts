import type { Theme } from '../theme.ts'

export const handingOver: Theme = {
  things: [
    'the Monday report', 'the month-end closing', 'the supplier list', 'the weekly rota', 'the client newsletter',
    'the order book', 'the release checklist', 'the donor file', 'the stock count', 'the grant ledger',
    'the tender folder', 'the audit binder', 'the maintenance plan', 'the price list',
  ],
  why: [
    'everything still crosses {his} desk twice, once on the way out and once on the way back',
    '{she} works evenings on things that belong to other people',
    '{his} team has stopped deciding anything without {him}',
  ],
  outcome: [
    'the team runs {thing} without {him}',
    '{thing} goes out for a month and {she} has not opened it once',
    'two people besides {him} can do {thing} and know that it is theirs',
  ],
  focus: [
    'hands a task over with a written brief, and leaves the result alone',
    'says what good looks like before the work begins, not after',
    'lets a question come back once with a question',
  ],
  opening: [
    '{she} drew {his} week on paper. {thing} alone took {few} evenings, and {junior+} had only ever seen the finished page. “It is quicker if I do it.” {she} has said that sentence for {few} years.',
    '{she} counted the things that came back to {him} since {day}: {few|seven|eight|eleven} in all. Most were questions {junior+} could have answered, had anybody said that {junior.she} may.',
    'We listed who could do {thing} tomorrow if {she} were ill. The list was empty, which {she} found {funny for a minute and then not at all|harder to look at than expected}.',
    '{boss+} has asked twice why {thing} is still on {his} desk. {she} heard a reproach; read again, {boss.his} mail {sounds more like worry|is an offer of help}.',
  ],
  trying: [
    '{junior+} got {thing} with {half a page|a page|three lines} of brief on {day}. The first version was {late|too long|not how {she} would do it}, and it was good enough. {she} corrected {one comma|two figures|nothing but the date} and sent it on.',
    'Handing over went well until {time} on {day}, when {she} opened the file “just to look”. {mins} minutes later half of it was {his} own again. {junior} noticed before {she} did.',
    '{she} read me the brief for {thing}. It says what to do in {nine|seven|twelve} steps and nowhere what it is for. {junior+} had asked exactly that.',
    '{she} tried giving {junior+} the whole of {thing} instead of a slice. There were {few} questions on the first day and none on the second. “I kept waiting for the mail that never came.”',
    'A small thing with a long tail: {she} no longer sits in on the call about {thing}. {peer+} asked whether {she} was {leaving|unwell|cross}. {she} said that {junior} has it now, and left it at that.',
  ],
  setback: [
    'On {day} a figure in {thing} was wrong and {boss+} found it first. By {the evening|lunch|{time}} {she} had taken everything back. {junior+} said “fine”, and has been quiet since.',
    '{she} took {thing} back “for the quarter”. We looked at what that buys {him}: an hour of calm, and then another {few} weeks of owning it.',
    '{junior+} is {ill|on leave|being lent to another team} until next month, and {thing} came home to {him} like a cat. {she} is tired, and a little relieved, and does not like the relief.',
    'Three things {she} handed over are back. The brief was thinner each time; the last one was a sentence said in {a corridor|the lift|the car park}.',
  ],
  progress: [
    '{thing} went out at {time} without {him} touching it, and nobody noticed. {she} noticed. {she} went {for a walk|to lunch|home early} instead.',
    '{junior+} changed the order of {thing} without asking. {she} was {annoyed for an hour|startled}, then saw that it is better like this, and said so in front of {peer}.',
    '{she} can hand over the task. What {she} cannot hand over yet is the last look. We called it insurance, and the premium is {his} {Sunday|evening|lunch break}.',
    '{boss+} put a question about {thing} to {junior}, not to {him}. {she} wanted to answer and drank some water. The answer was {good|better than {his} own would have been|right}.',
    'The evening work is down from {eight|seven|six} hours a week to {one|two}. What is left {she} keeps because {she} likes it, which is another matter.',
  ],
  client: [
    ['write half a page of brief for {thing}', 'wrote the brief for {thing}', 'the brief for {thing}'],
    ['ask {junior} what the brief did not say', 'asked {junior} what the brief had left out', 'the question to {junior}'],
    ['leave {thing} alone until {junior} asks', 'left {thing} alone', 'keeping {his} hands off {thing}'],
    ['add one line to the brief: who reads {thing}', 'added the line about who reads {thing}', 'the one line in the brief'],
    ['block {mins} minutes with {junior} after lunch', 'blocked the time with {junior}', 'the time blocked with {junior}'],
    ['say “it is yours” to {junior}, in these words', 'said to {junior} that it is {junior.hers}', 'the sentence to {junior}'],
    ['count what comes back in a week', 'counted what came back', 'the count of what comes back'],
    ['choose the next thing to hand over', 'chose the next thing to hand over', 'the choice of what goes next'],
    ['tell {boss} that questions about {thing} go to {junior}', 'told {boss} to ask {junior}', 'the word with {boss} about who is asked'],
    ['answer two questions with a question', 'answered two questions with a question', 'answering with a question'],
    ['take the reminder for {thing} out of the calendar', 'took the reminder for {thing} out', 'the reminder in the calendar'],
  ],
  coach: [
    ['send {him} the delegation ladder', 'sent {him} the delegation ladder', 'the delegation ladder'],
    ['read the brief for {thing} and answer', 'read the brief and answered', 'my answer about the brief'],
    ['look up the page on five levels of handing over', 'sent the page on the five levels', 'the page on five levels'],
  ],
}
