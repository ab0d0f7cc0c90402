import type { Theme } from '../theme.ts'

export const speaking: Theme = {
  things: [
    'the quarterly talk', 'the congress in Lyon', 'the town hall', 'the pitch', 'the keynote', 'the board paper',
    'the lecture series', 'the panel in Ghent', 'the open day', 'the defence', 'the investors’ morning',
    'the opening speech', 'the radio interview',
  ],
  why: [
    'people praise {his} slides and forget what {she} said',
    '{his} voice leaves {him} when more than ten people listen',
    '{she} prepares for days and then reads it out',
  ],
  outcome: [
    'three people can say afterwards what {she} wanted of them',
    '{she} gives {thing} from five words on a card',
    'the first minute holds a room, without slides',
  ],
  focus: [
    'opens with one sentence about the listeners, and one figure',
    'stops after the point and counts to three',
    'rehearses aloud, standing, twice',
  ],
  opening: [
    '{she} showed me the slides for {thing}: {forty|thirty-one|twenty-six} of them. I asked what the room should do afterwards, and there was no slide for that.',
    'We watched {few} minutes of {his} last talk without sound. {she} saw {his} own hands for the first time. “They are apologising.”',
    'The fear has a place: {between the second sentence and the third|just after the greeting|where the first question comes}. {she} can date it to {a school hall|a wedding|an exam}, {few|nine|eleven} people, one of whom coughed.',
    '{boss+} wants {him} for {thing}, and said so in front of everybody. {she} nodded and has slept badly since {day}.',
  ],
  trying: [
    'First rehearsal standing up, in {the kitchen|an empty meeting room|the garage}, with {home+} for an audience. {she} got through the opening {twice|three times}. {home.his} only remark was that it began at minute four.',
    '{she} cut {thing} to one sentence: what changes for them on {day} morning. It took {mins} minutes to find and seven words to say.',
    'We worked on the pause. {she} counted to three after the figure, and I wrote down what my face did. Silence feels like {falling|a fault} from inside; from here it looks like {certainty|somebody who has time}.',
    'A short trial in the {team meeting|Tuesday round}: no slides, five words on a card. {junior+} said {junior.she} could {repeat it|have drawn it}. {peer+} wanted the slides.',
    '{she} recorded {himself} on the way to work and did not delete it. Two “sort of”, one “basically”, and a good laugh at {time}.',
  ],
  setback: [
    'At {thing} the projector failed and so did {his} first sentence. {she} read the rest from paper. {few} people said it was fine, “in that voice”.',
    'A question from {peer+} knocked {him} over on {day}: {she} answered for {few} minutes and nobody knew to what. {she} has been answering it in the shower since.',
    '{she} cancelled the rehearsal, and then the next. What {she} calls having no time I would call the old hall again; we said both aloud.',
  ],
  progress: [
    '{thing} went well enough to be {almost boring|a pleasure}. {she} stopped after the figure, counted, and somebody wrote it down. “I saw the pen move.”',
    '{few} people came up afterwards, and each repeated the same sentence, which was the one. {she} has kept {a mail|a photograph of the card} as a real piece of evidence.',
    'The voice shook for {ten seconds|one sentence} and {she} went on talking. “It can shake. It knows the way.”',
    '{boss+} asked who had helped with {thing}. Nobody had; there were only five words on a card, and it is {coffee-stained|folded in four} by now.',
    '{she} took the question from the back, repeated it, and said “I do not know, I will write to you by {day}.” Nothing collapsed.',
  ],
  client: [
    ['write the first sentence of {thing} about the listeners', 'wrote the first sentence about the listeners', 'the first sentence'],
    ['rehearse the opening aloud, standing, twice', 'rehearsed the opening standing', 'the rehearsal'],
    ['take ten slides out of {thing}', 'took ten slides out', 'the ten slides'],
    ['record two minutes and listen once', 'recorded two minutes and listened', 'the recording'],
    ['ask {junior} afterwards what {junior.she} heard', 'asked {junior} what {junior.she} had heard', 'the question to {junior}'],
    ['put five words on a card for {thing}', 'put the five words on a card', 'the card with five words'],
    ['stop after the figure and count to three', 'stopped and counted to three', 'the pause after the figure'],
    ['visit the room before {thing}', 'went to see the room', 'the visit to the room'],
    ['collect three questions nobody should ask', 'collected the three questions', 'the three feared questions'],
    ['ask {peer} to sit in the second row', 'asked {peer} to sit in the second row', 'the seat for {peer}'],
  ],
  coach: [
    ['listen to the recording and send three remarks', 'sent three remarks on the recording', 'my three remarks'],
    ['send {him} the page on openings', 'sent the page on openings', 'the page on openings'],
    ['look for a talk that begins with a question', 'sent {him} the talk that begins with a question', 'the talk as an example'],
  ],
}
