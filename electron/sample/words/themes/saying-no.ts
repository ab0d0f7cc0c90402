import type { Theme } from '../theme.ts'

export const sayingNo: Theme = {
  things: [
    'the extra shift', 'the steering group', 'the summer fair', 'the parents’ board', 'the weekend duty',
    'the second project', 'the hospital committee', 'the festival', 'the favour for the Vienna office',
    'the translation work', 'the holiday cover', 'the charity run', 'the neighbours’ association',
  ],
  why: [
    '{she} says yes with {his} mouth while everything else says no',
    'there is no evening left that is not promised to somebody',
    '{she} counted {his} promises on a bad night and stopped at nineteen',
  ],
  outcome: [
    'two evenings a week that belong to nobody else',
    'three requests a month declined, with the friendship intact',
    '{she} is out of {thing} and has not explained it to anyone twice',
  ],
  focus: [
    'says “let me look and answer tomorrow” before any yes',
    'declines in one sentence, without a reason',
    'asks what can wait, before taking anything on',
  ],
  opening: [
    '{she} brought a list of what {she} has promised until {the end of the month|the holidays|summer}. {few|seven|nine} names stand on it, and {his} own is not among them. {thing} is the third line.',
    'We went through the last yes, slowly. {peer+} asked at {time}, standing; {she} had answered before the sentence was over. “I heard myself, like somebody else on the phone.”',
    'What would a no cost? {she} wrote {few} fears down. Two of them had a face, and both faces were {his} {mother’s|father’s|first teacher’s}.',
    '{home+} says that {she} is kindest to those who ask loudest. {she} laughed when {she} told me, and then looked for a handkerchief.',
  ],
  trying: [
    '{she} used the sentence for the first time on {day}: “Let me look and answer tomorrow.” {peer+} said “sure” and went away. {she} stood there {waiting for more|with the speech {she} had prepared}.',
    '{thing} came up again and {she} gave {half a no|a no with {few} reasons}. Reasons are handles: {peer+} took hold of the second one, and by {time} it was a yes.',
    'Two noes since we met, both by {mail|text message}. Written ones are easier. The next has to be {face to face|on the telephone}, and {she} has chosen {friend+} for it because {friend.she} will not mind.',
    'The first evening kept free was awkward. {she} {cleaned a cupboard|went to bed at nine|rang {friend}, who was out}. “I do not know what I like.” It came without complaint, as a finding.',
    '{boss+} wanted {him} for {thing} and {she} asked what could wait instead. {boss.she} had not thought about it. They moved {one|a} date, which took {few} minutes.',
  ],
  setback: [
    'A whole week of yes. It began with {home+} {being unwell|having a cold}, and after that {she} “had no wall left to lean against”. {thing} is back in the calendar, in red.',
    '{she} said no to {peer+}, and {peer.she} did not speak to {him} for {few} days. By {day} {she} had baked {peer.him} a cake. We both know what the cake was.',
    '{she} took on {thing} after all, and is angry with {himself}. I asked whether the anger was late, and for whom it had been meant. Long silence.',
  ],
  progress: [
    'No to {thing}, in one sentence, on the telephone, at {time}. “And then I said goodbye, and it was over.” {she} timed it: {forty|fifty|thirty} seconds.',
    '{peer+} asked somebody else, who was {glad to be asked|pleased}. {she} had never considered that {his} yes might stand in another person’s way.',
    'Two evenings were free and stayed free. On one of them {she} {played the piano|walked along the river|repaired the bicycle} until it was dark.',
    '{home+} has begun to imitate the sentence at breakfast. {she} thinks that this is the best proof so far, and so do I.',
    'The no to {boss+} was short, and {boss.she} thanked {him} for the clear answer. {she} is still suspicious of the thanks.',
  ],
  client: [
    ['say “let me look and answer tomorrow” once', 'used the sentence about tomorrow', 'the sentence about tomorrow'],
    ['decline {thing} in one sentence', 'declined {thing}', 'the no to {thing}'],
    ['keep one evening free', 'kept the evening free', 'the free evening'],
    ['write down every yes of the week', 'wrote down every yes', 'the list of yeses'],
    ['tell {home} which two evenings are taken', 'told {home} which evenings are taken', 'the word with {home}'],
    ['ask {boss} what can wait if {thing} cannot', 'asked {boss} what can wait', 'the question to {boss}'],
    ['call {friend} and say no to something small', 'said a small no to {friend}', 'the small no to {friend}'],
    ['leave one message unanswered until morning', 'left a message until the morning', 'the message left until morning'],
    ['name what the last yes cost, in hours', 'worked out what the last yes had cost', 'the price of the last yes'],
    ['find somebody who would like {thing}', 'found somebody who wants {thing}', 'somebody else for {thing}'],
  ],
  coach: [
    ['send {him} the card with seven sentences', 'sent {him} the card with the sentences', 'the card with seven sentences'],
    ['look for the article on asking what can wait', 'sent the article', 'the article'],
    ['write to {him} on {day} evening, one line', 'wrote {him} the one line', 'my one line'],
  ],
}
