import type { Theme } from '../theme.ts'

export const voice: Theme = {
  things: [
    'the budget round', 'the steering committee', 'the pay talk', 'the consultants’ meeting', 'the design review',
    'the staff council', 'the partners’ lunch', 'the Thursday call', 'the ethics board', 'the school conference',
  ],
  why: [
    '{she} has the thought first and hears it from {peer} ten minutes later',
    '{she} leaves meetings with the best sentences still in {his} coat pocket',
    '{she} has never asked for money without lowering {his} voice',
  ],
  outcome: [
    'one contribution in the first ten minutes of {thing}, four weeks running',
    '{she} has asked for what the work is worth, with a figure',
    'when interrupted, {she} finishes the sentence',
  ],
  focus: [
    'says one thing in the first ten minutes',
    'finishes the sentence when somebody talks across it',
    'names a figure, and stops',
  ],
  opening: [
    'In {thing} {she} said nothing for {mins} minutes, and then “sorry, just quickly”. {she} gave me the minutes to read. {peer+} appears {few|nine|seven} times in them, twice with {his} idea.',
    'We listened for the old rule. It is in {his} {grandmother’s|father’s|teacher’s} voice: clever children wait until they are asked. {she} is {forty-one|thirty-six|fifty-two} and has been waiting well.',
    '{she} knows what the post is worth: {boss+} published the bands. {she} is {few} thousand under the middle and had told nobody, as if it were {his} own mistake.',
    'On the scale from nought to ten: ideas nine, saying them three. The gap has a sound, {she} said, like a drawer that is pushed shut.',
  ],
  trying: [
    'First minute of {thing}, one sentence, prepared on the stairs. It came out {too fast|a little high} and it stands in the minutes under {his} name. {she} has read it {few} times.',
    '{peer+} talked across {him} and {she} went on, at the same volume, to the full stop. {feeling} afterwards, and hot ears. Nobody else seems to have noticed.',
    'We practised the figure. {she} says it and goes on talking, {few} sentences of padding. By the {fifth|sixth} time it was a figure and a closed mouth.',
    '{she} asked {friend+} to listen to the opening of the pay talk. {friend.she} put it up by a tenth and would not say why.',
    'A sentence begun with “I see it differently” in {thing}. {boss+} looked up and took the glasses off, which may mean anything.',
  ],
  setback: [
    '{thing}, {mins} minutes, not a word. {she} had one ready; {peer+} took the seat opposite, and it was gone. {she} told it with more scorn for {himself} than I have heard so far.',
    'The figure was named, and {boss+} laughed, not unkindly. {she} laughed too, and that is what keeps {him} awake.',
    '{she} was praised for {peer}’s presentation, into which {his} own {few} pages had gone, and said thank you.',
  ],
  progress: [
    'Four contributions in {thing}, one of them a no. {peer+} said “as {name} pointed out”. {she} wrote it down word for word, with the date.',
    'The talk with {boss+} took {mins} minutes. {she} named the figure, stopped and looked at the {plant|window|calendar}. The answer comes by {day}. “Whatever it is, I said it in my own voice.”',
    '{she} was interrupted by {boss} in person and finished the sentence. The room waited. It turns out that rooms can.',
    '{junior+} told {him} that {junior.she} speaks earlier too, since {she} does. {she} had not thought of anyone watching.',
    'Money: {boss+} came back with {few} thousand less than asked and more than {she} would ever have dared. {she} accepted {a day later|the next morning}, as agreed with {himself}.',
  ],
  client: [
    ['say one thing in the first ten minutes of {thing}', 'spoke in the first ten minutes', 'the first ten minutes of {thing}'],
    ['finish one sentence when {peer} talks across it', 'finished the sentence', 'finishing the sentence'],
    ['write the figure down, and a second one', 'wrote down two figures', 'the two figures'],
    ['ask {boss} for a date to talk about pay', 'asked {boss} for a date', 'the date with {boss}'],
    ['collect five facts about the year', 'collected the five facts', 'the five facts'],
    ['count sentences that begin with “just”', 'counted the “justs”', 'the count of “just”'],
    ['say “that was my point” once, in a friendly voice', 'said that it was {his} point', 'the claim to the point'],
    ['sit at the front in {thing}', 'sat at the front', 'the seat at the front'],
    ['practise the figure with {friend}', 'practised the figure with {friend}', 'the practice with {friend}'],
    ['ask {junior} how it sounded', 'asked {junior} how it had sounded', 'the question to {junior}'],
  ],
  coach: [
    ['send {him} the sheet with figures and silences', 'sent the sheet with figures and silences', 'the sheet with silences'],
    ['read the five facts and strike two', 'struck two of the five facts', 'my reading of the five facts'],
    ['find the recording about interruptions', 'sent the recording', 'the recording'],
  ],
}
