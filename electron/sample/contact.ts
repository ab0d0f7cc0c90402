/**
 * How to reach the people of a sample. Nobody's: the domains are those set aside for examples (RFC 2606, RFC 6761), the
 * numbers those set aside for books and films in Britain, France and North America.
 */
import type { Client } from '../../shared/schemas/clients.ts'
import { fold } from '../../shared/domain/fold.ts'
import { randomFrom, type Random } from './random.ts'

/** Beyond the streams of clients, plans, drafts and events: what is drawn here changes nothing that is drawn there. */
const CONTACTS = 6_000_000

const DOMAINS = [
  'example.com', 'example.org', 'example.net', 'post.example', 'letterbox.example', 'lighthouse.example',
  'northyard.example',
] as const

const digits = (random: Random, from: number, to: number, length: number): string =>
  String(random.between(from, to)).padStart(length, '0')

const NUMBERS: readonly ((random: Random) => string)[] = [
  (random) => `+44 7700 900${digits(random, 0, 999, 3)}`,
  (random) => `+44 20 7946 0${digits(random, 0, 999, 3)}`,
  (random) => `+44 131 496 0${digits(random, 0, 999, 3)}`,
  (random) => `+33 6 39 98 ${digits(random, 0, 99, 2)} ${digits(random, 0, 99, 2)}`,
  (random) => `+33 1 99 00 ${digits(random, 0, 99, 2)} ${digits(random, 0, 99, 2)}`,
  (random) => `+1 ${random.pick(['212', '312', '416', '503', '617'])} 555 01${digits(random, 0, 99, 2)}`,
]

/** A part of a name as an address has it: letters without marks, nothing between them. */
const plain = (part: string): string => fold(part).replace(/[^a-z0-9]/g, '')

/** Longer than that nobody types. */
const LONGEST = 24

/** First name and family name, in one word or two, or the first one's letter: as people choose. */
const mailboxOf = (name: string, random: Random): string => {
  const [given = '', ...rest] = name.split(' ').map(plain).filter((part) => part !== '')
  const family = rest.join('')
  // In another script, or without end: then it is a word of theirs.
  if (given === '' || given.length + family.length > LONGEST) return random.pick(['post', 'hello', 'mail', 'write'])
  if (family === '') return given
  return random.pick([`${given}.${family}`, `${given}.${family}`, `${given[0] ?? ''}.${family}`, `${given}${family}`])
}

/** Most have both; some wrote down one, a few neither. The same for the same seed and stream. */
export const contactOf = (name: string, seed: number, stream: number): Pick<Client, 'email' | 'phone'> => {
  const random = randomFrom(seed, CONTACTS + stream)
  const email = `${mailboxOf(name, random)}@${random.pick(DOMAINS)}`
  const phone = random.pick(NUMBERS)(random)
  const has = random.below(16)
  return { email: has === 0 || has === 1 ? '' : email, phone: has === 0 || has === 2 ? '' : phone }
}
