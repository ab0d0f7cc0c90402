import { addDays } from '../../../shared/domain/day.ts'
import { inLetterOrder } from '../../../shared/domain/nudges/follow-up.ts'
import { filledLetter, type FilledLetter, type NamedItem } from '../../../shared/domain/nudges/letters.ts'
import type { Letter } from '../../../shared/schemas/letters.ts'
import { MOST_ITEMS_IN_A_MESSAGE, type MessageKind } from '../../../shared/schemas/nudge-plan.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import type { Day } from '../rooms/day.ts'

/** How many days ahead the example is due. */
const AHEAD: Readonly<Record<MessageKind, number>> = { 'confirmation': 6, 'midpoint': 3, 'day-before': 1, 'follow-up': 6 }

/** Somebody who is made up, so that a letter can be read before there is anybody to send it to. */
const EXAMPLE = {
  name: 'Marta Oliveira',
  texts: ['Write the three sentences before the meeting', 'Leave the next report alone'],
} as const

const exampleItems = (kind: MessageKind, today: string): readonly NamedItem[] =>
  EXAMPLE.texts.map((text) => ({ text, due: addDays(today, AHEAD[kind]), owner: 'client' }))

/** What waits for her, as a letter would name it. */
const itemsOf = (items: readonly ActionItem[]): readonly NamedItem[] =>
  inLetterOrder(items.filter(({ status, owner }) => status === 'open' && owner === 'client')).slice(0, MOST_ITEMS_IN_A_MESSAGE)

/** @param her a client and everything agreed with her; null for one who is made up */
export const previewOf = (
  { today }: Day, letter: Letter, her: { readonly client: Client, readonly items: readonly ActionItem[] } | null,
): FilledLetter => {
  const hers = her ? itemsOf(her.items) : []
  return filledLetter(letter, {
    name: her?.client.name ?? EXAMPLE.name, today, items: hers.length > 0 ? hers : exampleItems(letter.kind, today),
  })
}
