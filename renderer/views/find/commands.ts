/** What can be done from the list: one pure list, and which of it the typed words mean. */
import { fold, unfold } from '../../../shared/domain/fold.ts'
import type { FoundClient, Marked } from '../../../shared/ipc/views.ts'
import { LOOKS, type Look } from '../../../shared/schemas/library.ts'
import { LIMITS } from '../../../shared/schemas/common.ts'
import type { Place } from '../../app/trail.ts'
import { find, NO_HINT } from '../../strings/find.ts'
import { words as appWords } from '../../strings/words.ts'
import type { Doing, Entry } from './entries.ts'
import { aroundMatch, unmarked } from './pieces.ts'

/** What is the case now: it decides what can be done. */
export interface Now {
  readonly room: Place['room']
  /** Null until it is known. */
  readonly look: Look | null
  /** In the sample practice; null until it is known. */
  readonly isSample: boolean | null
}

export interface Command {
  readonly id: string
  /** Its name; begins with a verb. */
  readonly words: string
  /** Further words it is found by. */
  readonly also: string
  /** The keys that do the same, or none. */
  readonly keys: string
  readonly doing: Doing
  /** Whom it is about, if it is about a client. */
  readonly clientId?: string
}

const ROOMS = ['today', 'clients', 'calendar', 'my-practice', 'privacy', 'settings'] as const

/** So many clients are offered to write about. */
const MOST_TO_WRITE_ON = 3

/**
 * Everything that can be done now, in the order it is shown. What would change nothing is left out.
 * @param shortcut how a key is written on this machine: `Ctrl N`
 */
export const commandsFor = (now: Now, shortcut: (key: string) => string): readonly Command[] => {
  const { commands, also } = find
  const looks = now.look === null ? [] : LOOKS.filter((look) => look !== now.look)
  const practice = now.isSample === true ? 'own' : 'sample'
  return [
    { id: 'quick-note', words: commands.quickNote, also: also.quickNote, keys: shortcut('N'), doing: { does: 'quick-note' } },
    { id: 'add-client', words: commands.addClient, also: also.addClient, keys: '', doing: { does: 'name-client' } },
    ...ROOMS.filter((room) => room !== now.room).map((room): Command => ({
      id: `go ${room}`, words: commands.goTo(appWords.rooms[room]), also: also.goTo, keys: '',
      doing: { does: 'go', place: { room } },
    })),
    ...looks.map((look): Command => ({
      id: `look ${look}`, words: commands.looks[look], also: also.look, keys: '', doing: { does: 'look', look },
    })),
    ...(now.isSample === null ? [] : [{
      id: `visit ${practice}`, words: now.isSample ? commands.leaveSample : commands.sample, also: also.sample, keys: '',
      doing: { does: 'visit', practice },
    } satisfies Command]),
    { id: 'lock', words: commands.lock, also: also.lock, keys: shortcut('L'), doing: { does: 'lock' } },
  ]
}

/** The words that were typed, folded. Quotation marks hold a phrase together where text is searched; here they do nothing. */
const askedWords = (typed: string): readonly string[] =>
  fold(typed).replaceAll('"', ' ').split(' ').filter((word) => word !== '')

/** Shorter words begin too many others. */
const LEAST_OF_FURTHER = 3

interface Match {
  readonly words: Marked
  /** Every typed word begins a word of the name: what was meant, most likely. */
  readonly isClose: boolean
}

/**
 * The name with the typed words marked where they stand in it; null where one of them neither stands in the name nor
 * begins one of the further words the command is found by.
 */
const matched = ({ words, also }: Command, asked: readonly string[]): Match | null => {
  const folded = fold(words)
  const further = fold(also).split(' ')
  const marks = []
  let isClose = true
  for (const word of asked) {
    const from = (` ${folded}`).indexOf(` ${word}`)
    const at = from >= 0 ? from : folded.indexOf(word)
    isClose &&= from >= 0
    if (at >= 0) marks.push(unfold(words, { from: at, to: at + word.length }))
    else if (word.length < LEAST_OF_FURTHER || !further.some((one) => one.startsWith(word))) return null
  }
  return { words: { text: words, marks }, isClose }
}

const entryOf = ({ id, keys, doing, clientId }: Command, words: Marked): Entry => ({
  key: `command ${id}`,
  kind: 'command',
  who: null,
  words,
  hint: { ...NO_HINT, words: keys },
  doing,
  clientId: clientId ?? null,
})

/** A name of a command is short, but for the client in it. */
const LONGEST = 96

/** So many commands are shown under what was found. */
const MOST_MATCHING = 5

/** The commands every typed word is found in, the closest first; all of them before anything is typed. */
export const matchingCommands = (commands: readonly Command[], typed: string): readonly Entry[] => {
  const asked = askedWords(typed)
  if (asked.length === 0) return commands.map((command) => entryOf(command, unmarked(command.words)))
  const found = commands.flatMap((command) => {
    const match = matched(command, asked)
    return match === null ? [] : [{ entry: entryOf(command, aroundMatch(match.words, LONGEST)), isClose: match.isClose }]
  })
  return [...found.filter(({ isClose }) => isClose), ...found.filter(({ isClose }) => !isClose)]
    .slice(0, MOST_MATCHING)
    .map(({ entry }) => entry)
}

/** To write a note on the clients that were found. */
export const writeOn = (clients: readonly FoundClient[]): readonly Command[] =>
  clients.slice(0, MOST_TO_WRITE_ON).map(({ id, name }) => ({
    id: `write ${id}`, words: find.commands.writeOn(name.text), also: find.also.writeOn, keys: '',
    doing: { does: 'write', clientId: id }, clientId: id,
  }))

/** To add a client of this name; null where it is none. */
export const addNamed = (typed: string): Entry | null => {
  const name = typed.trim()
  if (name === '' || name.length > LIMITS.name) return null
  const command: Command = {
    id: 'add-named', words: find.commands.addNamed(name), also: '', keys: '', doing: { does: 'add-client', name },
  }
  return entryOf(command, unmarked(command.words))
}
