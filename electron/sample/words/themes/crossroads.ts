import type { Theme } from '../theme.ts'

export const crossroads: Theme = {
  things: [
    'the offer from the foundation', 'the bakery', 'the move to Bergen', 'the second degree', 'the early retirement',
    'the workshop by the harbour', 'the teaching post', 'the small firm', 'the year abroad', 'the job in the ministry',
    'the farm', 'the workshop in the old mill',
  ],
  why: [
    '{she} has been about to leave for {few} years and has bought three new office chairs meanwhile',
    'there is an offer on the table and {she} walks round the table',
    '{she} no longer knows whether {she} wants something else or only less of this',
  ],
  outcome: [
    'a decision about {thing} that {she} can explain to {himself} in the morning',
    '{thing} tried in the small, before it is chosen or dropped',
    'the question is gone, whichever way',
  ],
  focus: [
    'tries one thing a fortnight instead of thinking it through once more',
    'asks people who do it, not people who have opinions on it',
    'writes down what gave strength that day',
  ],
  opening: [
    'Two chairs: one for staying, one for {thing}. {she} sat {upright in the first and leant forward in the second|longer in the first and lower in the second}. {she} remarked on it before I could.',
    'We looked for the question behind the question. It is not “should I go”, it is “who am I when nobody needs my signature”. {she} wrote it on the back of {his} hand, then on paper.',
    'The figures are better than {his} fear says: {few|seven|nine} months of savings. {home+} knows the figures. {home.she} does not know about {thing}.',
    '{she} spoke about {thing} for {mins} minutes, and not once of what {she} would do there on a {day}.',
  ],
  trying: [
    'A day on trial for {thing}: {she} went, on leave, told nobody. {feeling} in the morning, sore feet at night. “I looked at the clock once. It was broken.”',
    '{she} rang {few} people who do it. The {first|second} warned {him}, the {third|last} offered {him} a stool. {she} trusts the one who named the price of {insurance|flour|heating}.',
    'The list of what gives strength has {seven|eleven|nine} entries. Not one of them needs {his} present title; {few} of them need {peer+}, which {she} had not foreseen.',
    '{she} told {home+} about {thing}, on a walk, looking ahead. {home.she} was silent for {a bridge|a field} and then asked about {the rent|Tuesdays|the dog}.',
    'We gave the thinking an hour: {day}, {time}, with a pencil. Outside that hour the thought is greeted and sent off. It worked on {few} days.',
  ],
  setback: [
    'A raise. {boss+} must have smelt something. {she} is flattered, insulted and confused, in that order, and {thing} has moved a street further away.',
    'Nothing tried since we met, much thought. {she} has read {few} books about leaving. I asked what the fourth would have to say.',
    'The trial day was repeated and was {grey|dull|long}. {she} wants to drop everything because of one {day}. We left the decision where it is, and looked at the {day}.',
  ],
  progress: [
    'A page with two columns, and the right one is full. {she} has not decided, but {she} has begun to use “when”.',
    '{she} told {boss+} that {she} is thinking, without saying of what. Nothing fell. {boss} asked {him} to stay until {the spring|the audit} in any case, and “in any case” was what {she} heard.',
    '{thing} in the small: {few} Saturdays, agreed and entered. {home+} will come to the second one.',
    '{she} has stopped asking everybody. “I noticed that I was collecting permission.”',
    'The sentence for the morning is found: “I go because I still want to.” {she} said it with a dry throat, and again without.',
  ],
  client: [
    ['spend half a day on {thing}, nothing signed', 'spent half a day on it', 'the half day of trying'],
    ['call two people who do it', 'called two people who do it', 'the two calls'],
    ['write down every evening what gave strength', 'wrote down what gave strength', 'the evening list'],
    ['tell {home} about {thing}', 'told {home} about {thing}', 'the talk with {home}'],
    ['work out how many months the savings last', 'worked out the months', 'the sum of the months'],
    ['give the thinking one hour on {day}', 'kept the thinking to its hour', 'the hour for thinking'],
    ['write out a weekday at {thing}, hour by hour', 'wrote out a whole weekday', 'the day written hour by hour'],
    ['ask {friend} what {friend.she} would miss in {him}', 'asked {friend}', 'the question to {friend}'],
    ['read the contract again, with a pencil', 'read the contract with a pencil', 'the contract'],
    ['let one person fewer give advice', 'asked one person fewer', 'the advice not asked for'],
  ],
  coach: [
    ['send {him} the two-chairs questions', 'sent the questions for the two chairs', 'the two-chairs questions'],
    ['put {him} in touch with somebody who left', 'put {him} in touch', 'the contact'],
    ['keep the page with two columns until next time', 'kept the page', 'the page I keep'],
  ],
}
