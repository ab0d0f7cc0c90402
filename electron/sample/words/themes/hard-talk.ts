import type { Theme } from '../theme.ts'

export const hardTalk: Theme = {
  things: [
    'the missed handover', 'the tone in the chat', 'the late invoice', 'the broken promise', 'the shared office',
    'the sick-leave question', 'the unfair split of the nights', 'the old quarrel', 'the copied slide',
    'the empty chair at nine', 'the matter of the bonus', 'the door that is always shut',
  ],
  why: [
    '{she} has been meaning to speak with {peer} for the better part of a year',
    '{she} is told that {she} is too nice, and then, once a quarter, not nice at all',
    'what should be said on the day is said in {his} head at night',
  ],
  outcome: [
    'the talk about {thing} is behind {him}, and {she} still has lunch with {peer}',
    'hard things are said within two days, in under ten minutes',
    '{peer} can say what {she} wants changed, and so can {she}',
  ],
  focus: [
    'says what was seen, what it did, and what is wished, in that order',
    'speaks within two days, in the room, not in the chat',
    'asks one question after the hard sentence, and waits',
  ],
  opening: [
    '{she} told the story of {thing} three times, each time with less about {peer+} and more about what {she} had not said. The third was the shortest.',
    'On the chart of {his} colleagues {peer+} stands closest and has the thickest line. “I know when {peer.his} children have a cold. I cannot say that {peer.she} is late.”',
    'We separated what happened from what it means. Happened: {few} times in {few} weeks. Means: {a page of it|everything from contempt to a bad alarm clock}.',
    '{boss+} would step in, and has offered. {she} does not want that, and for good reasons; what is left is to do it {himself}.',
  ],
  trying: [
    'We played it, I as {peer+}. At the second sentence {she} began to smile, the smile that takes everything back. We did it {again|{few} times} until the sentence could stand alone.',
    '{she} practised on something small: told {junior+} that the {minutes|figures|notes} came too late to be of use. {junior} said sorry and asked by when. {she} had prepared for {tears|a storm}.',
    '{she} wrote the letter that will not be sent: {few} pages about {thing}. Of these {she} underlined one line, and that line is the talk.',
    'The appointment with {peer+} stands: {day}, {time}, {in the small room|on a walk round the block}. {she} asked for it without saying sorry, which is already half of it.',
    '{she} noticed the moment: {peer+} came in {late|without the papers}, everybody looked at the table, and {she} felt {body}. Two days later {she} could still have said it. That is the window.',
  ],
  setback: [
    'The talk took place and went wrong. {she} began with “always”, {peer+} answered with “never”, and the rest was {weather|noise}. {she} left with an apology that nobody was owed.',
    '{peer+} {is on leave|cancelled} and {she} felt it as a gift. {thing} has grown a second head meanwhile.',
    'It came out in the chat after all, at {eleven|ten} at night, with {few} people reading along. {she} deleted it at midnight. {peer+} had seen it.',
  ],
  progress: [
    'It is said. {few|nine|seven} minutes, {on the stairs|in the small room|over bad coffee}. {peer+} went red, then told {him} something about {home|the last year} that {she} had not known. {thing} is not solved, but it is on the table and has two owners.',
    '{she} told {junior+} on the same day what {she} had seen and what {she} wished. {junior} thanked {him}. “Nobody had said it to {junior.him} before.”',
    '{peer+} has been on time for {few} weeks, except once, and then {peer.she} rang. {she} catches {himself} looking for something else to be cross about.',
    '{she} asked the question and waited. The waiting was the work: {few} long breaths. What came back was neither excuse nor attack.',
    'A hard sentence to {boss+} this time, without sleeping on it for a month. “{boss!} looked at me as if I had just come in.”',
  ],
  client: [
    ['ask {peer} for ten minutes, without saying sorry', 'asked {peer} for ten minutes', 'the ten minutes with {peer}'],
    ['write down what was seen about {thing}, no adjectives', 'wrote it down without adjectives', 'the account without adjectives'],
    ['say the one sentence to {peer}', 'said the sentence to {peer}', 'the sentence to {peer}'],
    ['tell {junior} one thing on the same day', 'told {junior} on the same day', 'the same-day word to {junior}'],
    ['wait three breaths after the question', 'waited three breaths', 'the three breaths'],
    ['write the letter that is not sent', 'wrote the letter that is not sent', 'the letter'],
    ['thank {peer} for something true', 'thanked {peer} for something true', 'the thanks to {peer}'],
    ['keep {thing} out of the chat', 'kept {thing} out of the chat', 'the silence in the chat'],
    ['ask {boss} not to step in before the end of the month', 'asked {boss} to stay out of it', 'the word with {boss}'],
    ['rehearse the opening with {friend}', 'rehearsed with {friend}', 'the rehearsal with {friend}'],
  ],
  coach: [
    ['send {him} the three-step sheet: seen, effect, wish', 'sent the three-step sheet', 'the three-step sheet'],
    ['call {him} for five minutes before the talk', 'called {him} before the talk', 'the call before the talk'],
    ['find the list of questions that open', 'sent the list of questions', 'the list of questions'],
  ],
}
