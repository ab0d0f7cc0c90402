/** The last line before what was agreed. */
export const CLOSINGS: readonly string[] = [
  'Next time: begin with {junior|{thing}|sleep|what went well}, not with {boss}.',
  '{she} leaves with {one sentence|a plan for {day}|less than {she} came with, in the good sense}.',
  'To watch: whether {she} takes on the work of the whole {house|team} again.',
  'In one word, {she} said at the door: {lighter|tired|curious|ready|mixed|warm|sober|relieved|clearer}.',
  'I want to ask about {{home}|{friend}|{sport}} next time; it was only touched.',
  'For me: {speak less in the second half|fewer questions at once|wait longer before the third question}. {I filled {few} silences.|}',
  'A good hour. {she} did most of the work{ and noticed it|}.',
  'Not our best hour; {we circled|I was too quick|we were both tired}. Still, {a step was agreed|something was said that had not been said}.',
  'We ended {few} minutes early. {There was nothing to add.|Enough was said.|{she} had what {she} had come for.}',
  'Worth keeping: {his} sentence about {the drawer|the last look|weather|the price}.',
  'At the door {she} turned round: “{And thank you for not asking about {thing}.|I will do it before lunch.|Same chair next time.|Do not write that down.}”',
  'If it slips again, {change the step, not the person|make the step smaller|look at the day before}.',
  'Hold back with proposals; {his} own came {few} minutes later and {was|is} better.',
  '{she} wants to be reminded {kindly|not at all|once, on {day}}. Agreed.',
  'The direction is right; the pace is {hers}.',
  'Evidence would help here: {a page|a mail|one real conversation} to look at together.',
  'Ask again about {thing} in {few} sessions, not before.', 'What I admire: {his} {patience|exactness|humour} with everyone but {himself}.',
  'For the next hour: {a walk|more paper|chairs further apart|no numbers}.', '{she} paid the bill of the week and left the tip here, {she} said.',
  'I would like to see {his} desk one day.', '{few} sentences of today belong on a card. {she} chose {one|the shortest}.',
  'Careful: this is the point at which {she} has {turned back|given everything at once} before.', '{she} was late leaving, by choice.',
  'My guess for next time: {relief|a relapse|silence|good news, told casually}. We shall see.', 'It is enough to do one of these things. I said so twice.',
  'Handshake, then after all {a laugh|a wave through the glass}.', 'Think about supervision for this: what in it is {mine|my own impatience}?',
  'There is more behind {boss}. Not today.', 'The word of the hour was {hers}: “{enough|still|maybe|now|ours|almost}”.',
]


/** The last session with somebody whose work here is done. */
export const FAREWELLS: readonly string[] = [
  'Last session for now. We laid the first note beside this one. {she} read both and said: “I know that one. Brave, and so tired.”',
  'We said goodbye for the time being, after {count} sessions. What stays: {focus}. What stays open may stay open.',
  '{she} needs me less than the calendar says. We closed with a look back over {count} sessions, and a date in half a year to compare.',
]
