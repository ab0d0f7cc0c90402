import type { Theme } from '../theme.ts'

export const returnToWork: Theme = {
  things: [
    'the first month back', 'the four-day week', 'the half-time contract', 'the morning handover', 'the new desk',
    'the nursery run', 'the phased plan', 'the old badge', 'the Thursday at home',
  ],
  why: [
    '{she} is going back after {eleven months|a year|fourteen months} away, and everybody behaves as if it had been a weekend',
    '{she} does not know how much of the old job {she} wants back',
    'the return was planned by others, kindly, over {his} head',
  ],
  outcome: [
    'three months back, in hours {she} chose, with one piece of work {she} is proud of',
    '{thing} holds, and nobody asks about it any more',
    '{she} can say what {she} does now, in a sentence without “only”',
  ],
  focus: [
    'says what is possible, with a day and an hour, before anybody asks',
    'asks for one thing a week',
    'leaves at the time agreed, without a farewell tour',
  ],
  opening: [
    '{she} has been back for {few} days on paper and not yet in {his} head. {thing} is written down somewhere; {boss+} has not opened the file, and {she} has not asked.',
    'We drew two lists: what {she} left, and what {she} found. The chair is the same. {few} colleagues have gone, {peer+} has {his} old projects, and the coffee costs more.',
    '“They are so considerate that I have nothing to do.” {she} was shown three ways to rest and none to work.',
    'What frightens {him} is not the work but {the greeting in the lift|the first question at lunch}. {she} rehearsed an answer in {nine|eight} words, and then in five.',
  ],
  trying: [
    '{she} asked {boss+} for one thing: {a week’s notice of late meetings|the minutes of what {she} missed|a project with an end}. It was granted in the time it takes to pour a glass of water.',
    'Left at the agreed time on {few} days out of four. On {day} {peer+} said “half a day off?” and {she} had no answer ready. Now {she} has two.',
    '{thing} met the calendar: {few} meetings lie outside it. {she} moved one, declined one and is still {looking at|walking round} the third.',
    '{home+} does the mornings on {day} now. It took {few} attempts and {one pair of odd socks|a forgotten lunch box} until {she} stopped directing from the stairs.',
    'The first piece of real work since {his} return: {a page|a draft|a list} for {peer+}, by {time}. {she} was slower than before and more exact. Both were noticed.',
  ],
  setback: [
    'A cold went through the house, {few} days lost, and with them the feeling of being back. {boss+} was kind about it. The kindness was the worst of it.',
    '{she} learnt in passing that {peer+} keeps the large account “for now”. {she} said “of course” and cried in {the car|the archive}.',
    '{thing} was overrun three times since we met. {she} apologised to both sides, to {boss+} for leaving and to {home+} for coming late.',
  ],
  progress: [
    'For the first time {she} forgot for a whole morning that {she} had been away. {junior+} asked {him} how one does it, and {she} knew.',
    '{boss+} asked what {she} wants to have done by {the end of the year|summer}. {she} had {a sentence|the sentence} ready, and it had no “only” in it.',
    '{thing} has been kept for {few} weeks, and the farewell tour is down to one nod.',
    'The project with an end has ended, on time, and has {his} name on it. {she} printed it, which {she} never used to.',
    'At lunch somebody complained about being tired. {she} listened, as one listens to a language {she} speaks well.',
  ],
  client: [
    ['ask {boss} for one thing, in one sentence', 'asked {boss} for the one thing', 'the one thing from {boss}'],
    ['leave at the agreed time three times', 'left on time three times', 'leaving on time'],
    ['show {peer} what {thing} means in the calendar', 'showed {peer} the calendar', 'the calendar for {peer}'],
    ['write the answer for the lift, five words', 'wrote the answer for the lift', 'the answer for the lift'],
    ['move one meeting into the agreed hours', 'moved a meeting', 'the meeting out of hours'],
    ['let {home} do one morning alone', 'let {home} do the morning', 'the morning with {home} in charge'],
    ['list what must be learnt anew, and what need not', 'made the list of what to learn anew', 'the list of what to learn'],
    ['tell {boss} which work is missing', 'told {boss} which work is missing', 'the word about missing work'],
    ['have lunch with one new colleague', 'had lunch with a new colleague', 'lunch with somebody new'],
    ['note one thing that went better than before', 'noted what went better', 'the note of what went better'],
  ],
  coach: [
    ['send {him} the page on phased returns', 'sent the page on phased returns', 'the page on phased returns'],
    ['read the letter to {boss} before it goes', 'read the letter to {boss}', 'the letter to {boss}'],
    ['look up what the law says about nursing hours', 'looked it up and wrote to {him}', 'the look into the law'],
  ],
}
