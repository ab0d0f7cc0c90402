/** How a session begins. */
export const ARRIVALS: readonly string[] = [
  '{she} came {early|on the minute|a little late}, {with wet hair|out of breath|with {his} coat still buttoned}, and {sat down without a word|asked for water|took the chair by the window}.',
  '{weather}. {she} {looked at it for a while before beginning|said it suited {him}|made a remark about it, and then none for a minute}.',
  '{she} had come straight from {place} and needed {few|some} minutes to {arrive|put it down}.',
  'By video today, from {{place}|a hotel in {city}|{his} kitchen}. The picture froze {twice|once}; the second half was {clear|better than the first}.',
  '“I have {few} things,” {she} said, and began with a {fourth|fifth|different} one.',
  '{she} was {quieter|livelier|more awake|slower} than last time, and said so {himself}.',
  '{she} brought {object} and laid it on the table between us; it was not mentioned until {the end|we got up}.',
  'Back from {city}, with {food} in {his} bag {and {feeling} in {his} face|}. {she} gave the travelling {few} sentences.',
  'The first thing {she} said was a number: {six|five|seven|four}. {That is how the days were.|Out of ten, for the time between.|It stood for sleep, as I learnt later.}',
  '{she} wanted to know at once whether I had {slept|read {his} message|thought of the last question}. {I had.|I said yes and gave it back.}',
  '{she} {laughed|sighed|yawned} as {she} came in, {like somebody who has won a small bet|at {himself}, as it turned out|and told the reason much later}.',
  'A walk instead of chairs today, {round the park|along the river|twice round the block}, {mins} minutes out and the same back. {she} talks differently {side by side|walking}.',
  'Asked what {she} wants to leave with, {she} said: {clarity about one sentence|a next step|less than last time|to know what I think}.',
  '{she} had {cancelled a meeting|got up at five|swapped a shift} to be here and was {half proud, half guilty|still cross about the price}.',
  'Half an hour by telephone, {she} in {place}, with {a tractor|children|a coffee machine|an announcement} in the background.',
  '{she} started in the middle: {junior!} this, {boss!} that. After {few} minutes I asked for the headline.',
  '{she} had made notes{ in the train| at breakfast| on the back of a receipt|}, {few} lines, and read them out like a weather report.',
  'Tired eyes, {good mood|clear voice|a new haircut}. {she} put it down to {{weather2}|{sport}|the moon, half seriously|{home}’s cough}.',
  '{she} asked for the window to be {open|shut} and told {me|the window, mostly,} about {day}.',
  'We began {late|at ten past}; {a tram|a call|{home}} had got in the way. {she} had expected me to be {cross|put out}.',
  '{she} thanked me for the {message|question}, {which|the one} {she} had {carried about|chewed on} since {day}.',
  'Nothing to report, {she} said, and then reported for {mins} minutes.',
  '{she} came with {sport} still in {his} legs and {an apple|a bread roll|{food}} for us both.',
  'A long breath, both hands on the {cup|table}, and then: “{Right.|So.|Well, it happened.|I nearly did not come.}”',
]

/** Between the arrival and what was agreed; only where there was a session before. */
export const SINCE: readonly string[] = [
  'The time since we met felt like {a month|an afternoon|{few} different lives}, {she} says.',
  'Since last time {she} has thought most about {the pause after the question|one sentence of mine, which I had forgotten|what {home} would say}.',
  'The {last|previous} note ended with a question. {she} had {an answer|half an answer|a better question}.',
  'Between the sessions there was one message from {him}: {a photograph of {object}|“it was shorter than I thought”|a thumb, pointing sideways|“can we talk about {day}?”}.',
  'I had written down for today: {boss}, sleep, {thing}. {she} came to {all three|two of them|the last} without my asking.',
]
