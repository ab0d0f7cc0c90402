/** Messages that are ready: what each is, why it waits, and what can be done with it. */
import { dayIn, timeIn } from '../../shared/domain/day.ts'
import type { ToSendEntry } from '../../shared/ipc/nudges.ts'
import type { CallError } from '../../shared/ipc/errors.ts'
import type { Channel, MessageKind } from '../../shared/schemas/nudge-plan.ts'
import { adviceFor } from './advice.ts'
import { dayBriefly, monthByName, onDay } from './dates.ts'
import { apart, beginningOf, shortName } from './names.ts'
import { capitalised, counted, inWords } from './numbers.ts'

/** What a message is about. */
export const kindWords: Readonly<Record<MessageKind, string>> = {
  'confirmation': 'What we agreed',
  'midpoint': 'Half-way',
  'day-before': 'The day before',
  'follow-up': 'After the session',
}

export const channelWords: Readonly<Record<Channel, string>> = { email: 'by e-mail', sms: 'by SMS' }

/** `Half-way, by SMS` */
const whatItIs = ({ kind, channel }: { readonly kind: MessageKind, readonly channel: Channel }): string =>
  `${kindWords[kind]}, ${channelWords[channel]}`

type Why = Pick<ToSendEntry, 'reason' | 'since' | 'clientName' | 'channel' | 'mostAMonth'>

/** The quiet hours where she is, and until when; empty outside of them. */
const night = ({ quietUntil, clientName }: Pick<ToSendEntry, 'quietUntil' | 'clientName'>, zone: string): string =>
  (quietUntil === null ? '' : `Quiet hours where ${apart(shortName(clientName))} is, until ${timeIn(quietUntil, zone)} on your clock`)

/** Why it did not go by the plan; empty where its time has simply come. */
const why = ({ reason, since, clientName, channel, mostAMonth }: Why, today: string, zone: string): string => {
  const name = apart(shortName(clientName))
  switch (reason) {
    case 'time': case 'follow-up': return ''
    case 'expired': return `Its time went by ${onDay(dayBriefly(dayIn(since, zone), today))}`
    case 'cap': return `It would be more than ${inWords(mostAMonth)} for ${name} in ${monthByName(dayIn(since, zone), today)}`
    case 'no-address': return channel === 'email' ? `${name} gave no e-mail address` : `${name} gave no telephone number`
  }
}

/** What could not be done, where it was tried. */
const advice = (error: CallError): string =>
  (error.code === 'too-large' ? 'It is longer than the program can be handed. Copy it, and paste it there.' : adviceFor(error))

export const toSend = {
  head: 'To send',
  count: (messages: number): string => counted(messages, 'message'),
  whatItIs,
  why,
  night,
  advice,
  read: (name: string, entry: Pick<ToSendEntry, 'kind' | 'channel'>): string =>
    `Read it: ${whatItIs(entry)}, to ${apart(name)}`,
  /** `“Ask Ravi what he needed” and two more` */
  gist: (line: string, more: number): string => `“${line}”${more === 0 ? '' : ` and ${inWords(more)} more`}`,
  open: { email: 'Open in mail', sms: 'Open in SMS' } satisfies Record<Channel, string>,
  openFor: (name: string, channel: Channel): string => `Open in ${channel === 'email' ? 'mail' : 'SMS'}: to ${apart(name)}`,
  addAddress: { email: 'Add an address', sms: 'Add a number' } satisfies Record<Channel, string>,
  copy: 'Copy',
  copyFor: (name: string): string => `Copy the message to ${apart(name)}`,
  copied: 'Copied. It leaves the clipboard in half a minute',
  sentQuestion: 'Sent?',
  notYet: 'Not yet',
  markSent: 'Mark as sent',
  ring: (name: string, entry: Pick<ToSendEntry, 'kind' | 'channel'>): string =>
    `Mark as sent: ${whatItIs(entry)}, to ${apart(name)}`,
  letGo: 'Let it go',
  letGoFor: (name: string): string => `Let it go: the message to ${apart(name)}`,
  close: 'Fold the letter',
  sent: (entry: Pick<ToSendEntry, 'kind' | 'clientName'>): string =>
    `Marked as sent: ${kindWords[entry.kind].toLowerCase()}, to ${apart(beginningOf(entry.clientName, 40))}`,
  letGone: (entry: Pick<ToSendEntry, 'kind' | 'clientName'>): string =>
    `Let go: ${kindWords[entry.kind].toLowerCase()}, to ${apart(beginningOf(entry.clientName, 40))}`,
  /** `Let the seven late ones go` */
  letGoLate: (messages: number): string => `Let the ${inWords(messages)} late ones go`,
  lateGone: (messages: number): string => `Let go: ${counted(messages, 'message')} that came too late`,
  noneLate: 'None of them is late any more',
  to: 'To',
  subject: 'Subject',
  noAddress: 'Nowhere to send it yet',
  /** What the letters on an entry do. */
  letters: [['S', 'sent'], ['O', 'open'], ['C', 'copy'], ['R', 'read'], ['L', 'let go']] as const,

  followUp: {
    label: 'After the session',
    sentence: (things: number, day: string): string =>
      `${capitalised(counted(things, 'thing'))} ${things === 1 ? 'was' : 'were'} agreed ${onDay(day)}.`,
    write: (name: string): string => `Write to ${apart(shortName(name))}`,
  },
} as const
