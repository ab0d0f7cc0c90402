import type { Theme } from '../theme.ts'

export const steadierWeek: Theme = {
  things: [
    'the late evening', 'the Sunday evening', 'the hour before bed', 'the long commute', 'the lunch break',
    'the night duty', 'the second screen', 'the school run', 'the on-call week', 'the last half-hour',
  ],
  why: [
    '{she} wakes at four and does the work of the day before it begins',
    'the doctor found nothing, and {home} found plenty',
    '{she} has not finished a book, a walk or a conversation since spring',
  ],
  outcome: [
    'five nights out of seven with the light out before eleven',
    'stress at five or under, three weeks in a row',
    '{thing} is a place to be, not a place to catch up',
  ],
  focus: [
    'closes the laptop at a time said aloud in the morning',
    'takes {mins} minutes outdoors before two o’clock',
    'says the number, from nought to ten, before the day runs away with it',
  ],
  opening: [
    'We filled in a week, hour by hour. The work stops at {seven|half past six} and begins again at {nine|ten}; {thing} is where it leaks in. {she} had thought of {himself} as somebody who goes home.',
    'Baseline: sleep {five|five and a half|under six} hours, stress {eight|seven}, one meal standing. {she} said it the way one reads out a parking ticket.',
    '{home+} sent {him}. “{home!} said, either you talk to somebody or I do.” {she} is loyal to everyone but {his} own body, which has begun to {send invoices|answer back}.',
    '{body}, every {day} towards evening. {she} takes it for weather. We agreed to treat it as {a message|a letter} for now, without opening it yet.',
  ],
  trying: [
    'The laptop was shut at the time said aloud on {few} days out of five. On the others it was {thing} that won. {she} did not scold {himself}; {she} wrote down what had happened {mins} minutes before.',
    '{mins} minutes outdoors, most days, {round the pond|to the bakery and back|along the canal}. On {day} with {friend+}, who talks a great deal. {she} counts that as half.',
    'The number at breakfast has become a family game. {home+} said six, {she} said seven, the dog was given a two.',
    'The night before {day} {she} woke at four again. New: {she} got up, wrote {few} lines, went back. Asleep by half past, {she} thinks.',
    'We moved one thing only: the telephone sleeps in {the kitchen|the hall|a shoe box}. {she} missed it {less than {she} feared|for two evenings}, like a {loud|clingy} guest who has left.',
  ],
  setback: [
    'A week like before: {few} deadlines, {peer+} ill, and {thing} gone altogether. Stress nine. {she} had stopped saying the number, because {she} knew it.',
    '{she} fell asleep {at the wheel of a parked car|on the sofa in {his} coat|during the school concert}. {home+} took a photograph, and neither of them laughed. We left the plan alone for today and talked about rest.',
    'The walks have stopped. There is always a reason, and the reason is always {day}. {she} is stricter with {himself} about the walks than {boss+} ever was about the figures.',
  ],
  progress: [
    'Five nights out of seven. {she} shows me the paper like a school report. What helped was not discipline, {she} says, but that {thing} has {a candle|a book|music} in it now.',
    'Stress four, and {boss+} has not noticed any difference in the work. {she} has: {few} mistakes fewer, and a joke on {day}.',
    '{she} said no to a call after seven. {peer+} rang at eight in the morning instead, and it was settled in {few} minutes.',
    'On the mountain with {home+} on {day}, {few} hours without a signal. “I forgot that I was waiting for something.”',
    'The four o’clock waking has become a five o’clock turning over. {she} would sign for that.',
  ],
  client: [
    ['shut the laptop at the time said in the morning, three days', 'shut the laptop on three days', 'the laptop rule'],
    ['walk {mins} minutes before two, three times', 'walked three times', 'the walks'],
    ['say the number at breakfast', 'said the number at breakfast', 'the number at breakfast'],
    ['put the telephone to bed in the kitchen', 'put the telephone in the kitchen at night', 'the telephone’s new bed'],
    ['move one meeting out of the lunch hour', 'moved a meeting out of lunch', 'the meeting at lunch'],
    ['tell {boss} that after seven is too late', 'told {boss} about seven o’clock', 'the word with {boss} about evenings'],
    ['ask {home} what {home.she} sees on bad days', 'asked {home} what the bad days look like', 'the question to {home}'],
    ['write three lines at night instead of a list', 'wrote the three lines', 'the three lines at night'],
    ['plan one hour for nothing on {day}', 'kept an hour for nothing', 'the hour for nothing'],
    ['book the check-up', 'booked the check-up', 'the check-up'],
  ],
  coach: [
    ['send {him} the week on one page, empty', 'sent the empty week', 'the empty week on one page'],
    ['ask {him} for the number on {day}', 'asked for the number in between', 'my question in between'],
    ['look up the sleep diary that fits on a card', 'sent the sleep diary', 'the sleep diary'],
  ],
}
