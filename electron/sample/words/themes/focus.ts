import type { Theme } from '../theme.ts'

export const focus: Theme = {
  things: [
    'the inbox', 'the open-plan office', 'the chat', 'the quiet morning', 'the drawing work', 'the model',
    'the analysis', 'the big proposal', 'the book-keeping', 'the thinking hour', 'the timetable',
  ],
  why: [
    '{she} is busy from eight to six and cannot say on {day} evening with what',
    'what matters happens after hours, when everybody has stopped asking',
    '{she} answers within four minutes, and is proud and sick of it',
  ],
  outcome: [
    'forty-five minutes without mail every morning, for a month',
    'one real piece of work a week, named on Monday and shown on Friday',
    'interruptions down from twenty a day to eight, by {his} own count',
  ],
  focus: [
    'begins with the one thing, and opens the mail after it',
    'writes the name of the work on paper before touching a screen',
    'asks “by when?” before “how?”',
  ],
  opening: [
    'The tally of one {day}: {twenty-three|nineteen|thirty-one} interruptions. {eleven|nine|fourteen} of them were {his} own. {she} had come to talk about {peer+}.',
    'We looked at {thing} as a place with doors. All of them open inwards, and {she} built {few} of them {himself}.',
    '{she} described the best hour of the last month: a delayed train, no signal, a pencil. {she} had filed it under bad luck.',
    '{boss+} likes quick answers. Does {boss.she} need them? {she} does not know; {she} has never been slow enough to find out.',
  ],
  trying: [
    'Forty-five minutes without mail on {few} mornings. The first ten were an itch. After that {she} forgot to look at the clock and was {startled|called} by {peer+}.',
    '{she} put a {red cup|small flag|toy lion} on the desk: not now. {junior+} asked what it meant, and by {day} had one of {junior.his} own.',
    '{she} wrote the name of the work on paper and found that it had no name, only a folder. Naming it took {mins} minutes and made it half as big.',
    'An experiment with {thing}: answers at eleven and at four. {few} people noticed. {boss+} was not one of them.',
    '{she} moved {his} chair so that {his} back is to the door. {peer+} calls it unfriendly. {she} calls it Wednesday.',
  ],
  setback: [
    'The mornings are gone, eaten by {a launch|an audit|a sick colleague}. {she} has been at {thing} until {nine|ten} at night, and wrote to me at {time} to say so.',
    '{boss+} complained of a late answer: {few} hours. {she} has been back at four minutes ever since, with {body}.',
    '{she} kept the time and spent it tidying. {few} mornings of sorted drawers. We wondered together what the real work looks like from the drawer.',
  ],
  progress: [
    'A page, then {eight|eleven|six} pages. It was named on Monday and shown on Friday, and {peer+} asked how {she} had found the time. “I did not find it. I was sitting on it.”',
    'The count is at {nine|eight|ten} a day. {she} guards the hour like {a parking space|a sleeping child}, and has moved it once, for a funeral.',
    '{junior+} waits until eleven of {junior.his} own accord. Half the questions have solved themselves by then.',
    '{boss+} asked for something “by when you can”. {she} named a day, and the day was accepted.',
    'Flow, {she} said, and made a face at the word. {mins} minutes in which {thing} did not exist.',
  ],
  client: [
    ['keep 45 minutes without e-mail, three mornings', 'kept three mornings without e-mail', 'the mornings without e-mail'],
    ['write the name of the work on paper first', 'wrote the name of the work first', 'the name on paper'],
    ['answer at eleven and at four only', 'answered at eleven and at four', 'the two times for answers'],
    ['count interruptions on {day}', 'counted the interruptions', 'the count of interruptions'],
    ['ask {boss} how quick is quick enough', 'asked {boss} how quick is quick enough', 'the question to {boss}'],
    ['put the sign on the desk', 'put the sign on the desk', 'the sign on the desk'],
    ['show {peer} one finished page', 'showed {peer} a finished page', 'the page for {peer}'],
    ['tell {junior} when the door is open', 'told {junior} when the door is open', 'the door times for {junior}'],
    ['turn off the badges on the telephone', 'turned the badges off', 'the badges'],
    ['name one piece of work for the week', 'named the one piece of work', 'the piece of work with a name'],
  ],
  coach: [
    ['send {him} the tally sheet for a day', 'sent the tally sheet', 'the tally sheet'],
    ['ask on {day} what the work is called', 'asked what the work is called', 'my question about the name'],
    ['look for the study about half-finished mails', 'sent the study', 'the study'],
  ],
}
