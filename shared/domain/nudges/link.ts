/**
 * The one way a message leaves for another program: a link that opens the system’s mail or SMS program with everything
 * filled in. Only `mailto:` (RFC 6068) and `sms:` (RFC 5724), to one address, with no header but subject and body.
 */
import { failed, ok, type Result } from '../result.ts'
import type { Channel } from '../../schemas/nudge-plan.ts'

export interface Message {
  readonly channel: Channel
  /** As the client gave it: an e-mail address, or a telephone number with or without spaces. */
  readonly address: string
  /** Of an e-mail; an SMS has none. */
  readonly subject: string
  readonly text: string
}

/** `bad-address`: no single address of that channel. `too-large`: longer than the system hands over. */
export type LinkFailure = 'bad-address' | 'too-large'

/** So long may a link be, in characters. Windows drops what is longer without a word. */
const LONGEST = { win32: 2_081, other: 32_000 } as const

/** @param platform as Node names it: Windows has shorter links, Apple writes the text of an SMS its own way */
export const linkOf = (message: Message, platform: string): Result<string, LinkFailure> => {
  const link = message.channel === 'email' ? mailLink(message) : smsLink(message, platform)
  if (link === null) return failed('bad-address')
  return link.length > LONGEST[platform === 'win32' ? 'win32' : 'other'] ? failed('too-large') : ok(link)
}

const mailLink = ({ address, subject, text }: Message): string | null => {
  const to = mailAddress(address)
  // Lines of a mail end with both (RFC 6068, 5).
  const body = inLink(cleaned(text).replaceAll('\n', '\r\n'))
  return to && `mailto:${to.map(inLink).join('@')}?subject=${inLink(inOneLine(subject))}&body=${body}`
}

const smsLink = ({ address, text }: Message, platform: string): string | null => {
  const number = phoneNumber(address)
  return number && `sms:${number}${platform === 'darwin' ? '&' : '?'}body=${inLink(cleaned(text))}`
}

/** The two halves of one e-mail address; null for anything else, and for more than one. */
export const mailAddress = (given: string): readonly [string, string] | null => {
  const [local, domain, ...more] = given.trim().split('@')
  if (local === undefined || domain === undefined || more.length > 0 || given.trim().length > 254) return null
  return isLocalPart(local) && isDomain(domain) ? [local, domain] : null
}

/** What separates addresses, opens headers or hides from the eye has no place in one. */
const isLocalPart = (local: string): boolean => /^[^\s\p{C}"(),:;<>@[\\\]]+$/u.test(local)
const isDomain = (domain: string): boolean => /^[\p{L}\p{N}]([\p{L}\p{M}\p{N}.-]*[\p{L}\p{M}\p{N}])?$/u.test(domain) && !domain.includes('..')

/** A telephone number as it is dialled: digits, with a plus before them where it has one; null for anything else. */
export const phoneNumber = (given: string): string | null => {
  // +44 (0)20 is dialled without the nought.
  const dialled = given.trim().replace(/^(\+[^(]*)\(0\)/u, '$1').replace(/[\s().\-/\u2010-\u2015]/gu, '')
  return /^\+?[0-9]{3,20}$/u.test(dialled) ? dialled : null
}

/** Without what is not written: control characters, and halves of characters, which no link can hold. */
const cleaned = (text: string): string =>
  text.replace(/\r\n?/gu, '\n').replace(/[^\P{Cc}\n\t]/gu, '').replace(/\p{Cs}/gu, '\uFFFD')

/** A line break in a subject would begin another header. */
const inOneLine = (subject: string): string => cleaned(subject).replace(/\s+/gu, ' ').trim()

/** Nothing stays that means something to a link, or to a shell on its way to the program. */
const inLink = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
