/** What the coach asked, or left for the days between. */
export const QUESTIONS: readonly string[] = [
  'What would {she} do if {she} were {half as|ten per cent less} careful?',
  'Who notices first when it goes well, and {how|from what}?',
  'What is {she} being loyal to by {not doing it|staying as it is}?',
  'What would {junior|{home}|{friend}} say that {she} {wants|is good at|is avoiding}?',
  'If {thing} {were gone|solved itself} tomorrow, what would {she} have to look at {then|instead}?',
  'When was it last {different|a little easier}, and what was {she} doing?',
  'What does {she} get from leaving it {open|undone}?',
  'Which part of this is {hers}, and which part {is merely lying near {him}|belongs to {boss}}?',
  'What is the smallest version that still counts?',
  'How would {she} know by {day} that it {is working|has moved}?',
  'What has {she} already decided, without {telling anybody|having said it}?',
  'For whom is {she} doing it {well|so thoroughly}?',
  'What would be good enough, said in {one sentence|a figure}?',
  'What is the kindest explanation for what {peer|{boss}} did?',
  'What does {his} {tiredness|impatience|anger} know that {she} does not?',
  'What would {she} advise {friend}, and why is it {cheaper|easier} to say to {friend.him}?',
  'Where in {his} body does the answer {sit|begin}?',
  'What must not change, {whatever happens|come what may}?',
  'If it were an experiment, what would {count as a result|{she} want to find out}?',
  'What is the question {she} hopes nobody asks?',
  'How long does a no take, measured?',
  'What would {she} miss if {she} {won|got what {she} wants}?',
  'Whose voice is that?',
  'What becomes possible {the day after|once it is said}?',
  'What is the price of one more month of this?',
  'What did {she} want at {nineteen|twenty-five|thirty}, and what of it {is left|has come true unnoticed}?',
  'What is {she} pretending not to know?',
  'What would it look like if it were {easy|allowed to be easy}?',
]

/** How the question is put into the note. */
export const ASKED: readonly string[] = [
  'I asked: “{question}” {she} {was silent for {few} breaths|answered quickly, and then {once more, slowly|differently}|wrote it down{ and drew a box round it|}|said “{oh|next question|ask me on {day}|I know exactly}”|looked at {the floor|the window|{his} hands} and {nodded|smiled|took {his} time}}.',
  'A question to take along: {question}',
  'Left with {him} for the days between: {question}',
  'Open: {question}', '{friend+} had asked {him} before I could: {question}', 'To be asked again in {month}: {question}', 'Written on the card for {day}: {question}',
  'We did not answer this one: {question}',
  'The question of the day came from {him}: “{mine}”',
  'I asked {it|the same} {twice|three times}{, {mins} minutes apart|}: {question} The {last|second} answer was the {shorter|truer|quieter}{ one|}.',
]

/** What clients ask themselves aloud. */
export const OWN_QUESTIONS: readonly string[] = [
  'What if they can simply do it without me?', 'Since when do I ask for permission?', 'Is this still mine?',
  'Who would I be cross with, if not with {peer!}?', 'What am I saving the energy for?',
  'Do I want it, or do I want to have been asked?', 'How long have I known this?', 'Why am I whispering?',
  'What would happen if I did nothing until {day}?', 'Am I tired, or am I bored?', 'Who taught me that it has to hurt?',
  'What if {boss!} is only nervous?', 'Would I hire me?', 'Why is it always the evening that pays?',
  'What if good enough is good?', 'Whom does my being indispensable help?',
]
