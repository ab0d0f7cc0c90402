import type { Theme } from '../theme.ts'

export const firstTeam: Theme = {
  things: [
    'the team meeting', 'the night team', 'the shift plan', 'the Tuesday round', 'the kitchen brigade',
    'the project room', 'the new department', 'the support desk', 'the back office', 'the field crew',
  ],
  why: [
    '{she} was the best of them and is now the head of them',
    'yesterday’s friends fall silent when {she} comes in with {his} cup',
    '{she} leads {few} people and still measures the day by what {she} made {himself}',
  ],
  outcome: [
    'the team brings one decision a week that {she} only has to hear',
    '{thing} runs forty minutes, and everyone has spoken',
    '{she} can name what each of them is learning',
  ],
  focus: [
    'opens with a question and speaks last',
    'talks with each of them for twenty minutes a week, about them',
    'says who decides, before the talking begins',
  ],
  opening: [
    '{she} speaks for {forty|thirty-five} of the {sixty|fifty} minutes in {thing}. {she} had guessed ten. {junior+} has a tally sheet, as it turned out.',
    'We laid out the team with coins. {junior+} is a large one, close to the edge. {she} pushed it inwards, pulled {his} hand back and said “ah”.',
    'Who is {his} model? A {trainer|head nurse|foreman} from {few|fifteen} years ago, who knew everybody’s bus. {she} has never said that aloud.',
    '{boss+} expects “a bit more distance”. {she} does not know what that looks like, and suspects that {boss} does not know either.',
  ],
  trying: [
    '{thing} with {him} speaking last. {few} silences, the longest {she} measured by the {clock|radiator}. Then {junior+} said what {she} would have said, with one difference, and the difference was the useful part.',
    'Twenty minutes with each, {few} done. {she} had notes; {junior+} had {a daughter who swims|a plan to move|a grievance from last year}. The notes stayed in the pocket.',
    '{she} wrote “who decides” on the board in {thing}. It was {peer+} in two cases, which nobody had told {peer.him}.',
    'On {day} {she} let a mistake happen that cost {mins} minutes and nobody a tear. {junior+} repaired it and explained it to the next shift.',
    'Lunch with the old friends was stiff. {she} said so at the table: “I miss you lot, and I also write your reviews.” {a pause|a cough}, then somebody passed the salt.',
  ],
  setback: [
    '{she} stepped in over {junior+}’s head, in front of a customer, and did it {well|beautifully}. {junior} handed {him} the keys afterwards. It was meant as a joke and it was not one.',
    '{thing} went back to the old shape on {day}: {she} talked, they wrote. {peer+} fell asleep, or prayed.',
    '{junior+} has asked for a transfer. {she} took it as a verdict, and wanted to discuss nothing else. We stayed with what {she} knows and what {she} only fears.',
  ],
  progress: [
    '{junior+} brought a decision, made, with reasons, and asked for nothing. {she} said thank you, and found it {strangely hard|a short word for it}.',
    '{thing} took {thirty-eight|forty-one|forty} minutes, everyone spoke, and somebody laughed at minute {nine|twelve}. {she} had written the question on {his} hand.',
    'Asked what each is learning, {she} had an answer for all but one. {she} will find out by {day}.',
    '{boss+} came to watch and could not tell for a while who leads. {she} repeats it like a compliment now; {at first|on the day itself} it stung.',
    '{she} spent {day} afternoon on work that shows nowhere: {few} conversations, one row settled, one person thanked. “Somebody has to do the invisible part. It seems that it is me.”',
  ],
  client: [
    ['open {thing} with one question', 'opened {thing} with a question', 'the question in {thing}'],
    ['speak last, twice', 'spoke last, twice', 'speaking last'],
    ['talk with {junior} for twenty minutes, about {junior.him}', 'talked with {junior}', 'the twenty minutes with {junior}'],
    ['write who decides on the board', 'wrote on the board who decides', 'the board with who decides'],
    ['let one small mistake happen', 'let a small mistake happen', 'the small mistake'],
    ['name what each of them is learning', 'wrote down what each is learning', 'the list of what each is learning'],
    ['thank {junior} for one exact thing', 'thanked {junior} for one exact thing', 'the thanks to {junior}'],
    ['ask {boss} what “distance” looks like', 'asked {boss} what distance looks like', 'the question to {boss} about distance'],
    ['end {thing} after forty minutes', 'ended {thing} after forty minutes', 'the forty minutes'],
    ['give {peer} the minutes of {thing} to write', 'gave {peer} the minutes', 'the minutes for {peer}'],
  ],
  coach: [
    ['send {him} twelve opening questions', 'sent the twelve questions', 'the twelve questions'],
    ['sit in on {thing} for a quarter of an hour', 'sat in on {thing}', 'my visit to {thing}'],
    ['look for the tally sheet', 'sent the tally sheet', 'the tally sheet'],
  ],
}
