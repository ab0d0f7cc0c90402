/** What the list shows for what was typed and what was answered. */
import { find } from '../../strings/find.ts'
import { addNamed, commandsFor, matchingCommands, writeOn, type Command } from './commands.ts'
import { commandSection, sectionsAtFirst, sectionsOf, type Section } from './entries.ts'
import type { Answered, Around } from './use-answers.ts'
import type { Place } from '../../app/trail.ts'

export interface Shown {
  readonly sections: readonly Section[]
  /** The words that nothing has; the sentence for it is shown above the list. */
  readonly isNothing: boolean
  /** What a screen reader says when it changes. */
  readonly said: string
}

interface Given {
  /** Null before the first answer. */
  readonly answered: Answered | null
  /** Nothing but white space is typed. */
  readonly isBlank: boolean
  readonly around: Around
  readonly room: Place['room']
  readonly shortcut: (key: string) => string
}

const OFFERED: readonly Command['id'][] = ['quick-note']

/**
 * The sections for the newest answer. Commands are matched against the words that were answered, not those that are
 * typed by now, so that the list is of one moment.
 */
export const shownFor = ({ answered, isBlank, around, room, shortcut }: Given): Shown => {
  const commands = commandsFor({ room, look: around.look, isSample: around.isSample }, shortcut)
  if (isBlank || answered === null || answered.words.trim() === '') {
    return { sections: sectionsAtFirst(around.today, matchingCommands(commands, '')), isNothing: false, said: '' }
  }
  const { words } = answered
  if ('error' in answered) {
    const entries = matchingCommands(commands, words)
    return { sections: entries.length > 0 ? [commandSection(entries)] : [], isNothing: false, said: '' }
  }
  const { view } = answered
  const matching = matchingCommands([...writeOn(view.clients), ...commands], words)
  const sections = sectionsOf(view, matching)
  if (sections.length > 0) return { sections, isNothing: false, said: find.found(view.all, matching.length) }
  const add = addNamed(words)
  const offered = matchingCommands(commands.filter(({ id }) => OFFERED.includes(id)), '')
  return { sections: [commandSection([...offered, ...(add ? [add] : [])])], isNothing: true, said: find.nothing }
}

/** While the name of a new client is written: the one row that adds her. */
export const shownForName = (typed: string): Shown => {
  const add = addNamed(typed)
  return { sections: add ? [commandSection([add])] : [], isNothing: false, said: '' }
}
