/** The coach’s own letters: written once, filled in for one client at a time. */
import type { Channel, MessageKind } from '../../shared/schemas/nudge-plan.ts'
import { counted } from './numbers.ts'
import { channelWords, kindWords } from './to-send.ts'

export type Place = 'name' | 'items' | 'date'

/** What may stand in a letter, as it is written. */
export const PLACES: Readonly<Record<Place, string>> = { name: '{name}', items: '{items}', date: '{date}' }

const which = (kind: MessageKind, channel: Channel): string => `${kindWords[kind]}, ${channelWords[channel]}`

export const letters = {
  title: 'Letters',
  lead: 'What your messages say. The marks in braces are filled in for one client at a time; nothing is sent by itself.',
  back: 'Back to Settings',
  kinds: 'Which letter',
  by: 'Goes',
  channels: { email: 'By e-mail', sms: 'By SMS' } satisfies Record<Channel, string>,
  subject: 'Subject',
  text: 'Letter',
  insert: 'Fill in',
  places: { name: 'Name', items: 'What was agreed', date: 'The day' } satisfies Record<Place, string>,
  insertIt: (place: string): string => `Fill in here: ${place.toLowerCase()}`,
  keep: 'Keep',
  leave: 'Leave it as it was',
  reset: 'Back to our words',
  kept: (kind: MessageKind, channel: Channel): string => `Kept: ${which(kind, channel)}`,
  wasReset: (kind: MessageKind, channel: Channel): string => `In our words again: ${which(kind, channel)}`,
  changed: 'not kept yet',
  own: 'In your words.',
  standard: 'In our words.',
  warnings: {
    noItems: 'Without {items} it does not say what was agreed.',
    unknown: (mark: string): string => `${mark} is not filled in. The client would read it as it stands.`,
    empty: 'A letter needs a word or two.',
  },
  preview: 'As a client would read it',
  previewNone: 'It shows here once it has words.',
  unkept: (count: number): string =>
    `${count === 1 ? 'One letter has' : `${counted(count, 'letter').replace(/^./u, (first) => first.toUpperCase())} have`} changes that are not kept.`,
  /** Where she comes back to what she had typed. */
  stillHere: (count: number): string =>
    (count === 1 ? 'What you typed is still here. One letter is not kept yet.'
      : `What you typed is still here. ${counted(count, 'letter').replace(/^./u, (first) => first.toUpperCase())} are not kept yet.`),
  keepAll: 'Keep them',
  leaveAll: 'Leave them',
  loading: 'Opening the letters…',
} as const
