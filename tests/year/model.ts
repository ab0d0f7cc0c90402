/** How a made-up year goes: who comes, who does not, who does what was agreed. Chance has a seed. */
import { createRandom } from '../vault/faults/random.ts'

export type Chance = (below: number) => number

export const chanceOf = (seed: number): Chance => createRandom(seed)

/** Zones on both halves of the earth, with clock changes on different nights, half hours and quarters; '' is the coach's. */
const ZONES = [
  '', '', '', 'Europe/Berlin', '', 'America/New_York', '', 'Australia/Sydney', '', 'Asia/Kathmandu', 'America/Sao_Paulo',
  '', 'Australia/Lord_Howe', 'Pacific/Auckland',
] as const

export interface Person {
  readonly name: string
  readonly zone: string
  readonly email: string
  readonly phone: string
  readonly reachableBy: 'any' | 'email' | 'sms'
  /** Of ten things she does so many by their day. */
  readonly keeps: number
  /** The first of her sessions, days after the year begins; then every fortnight. */
  readonly firstDay: number
  readonly time: string
}

const two = (number: number): string => String(number).padStart(2, '0')

/** 28 people: every fortnight each, some three sessions on every working day. */
export const PEOPLE: readonly Person[] = Array.from({ length: 28 }, (_, n) => ({
  name: `Client ${two(n)}`,
  zone: ZONES[n % ZONES.length] ?? '',
  email: n % 7 === 3 ? '' : `client${two(n)}@example.org`,
  phone: n % 7 === 4 || n % 11 === 3 ? '' : `+351 910 000 0${two(n)}`,
  reachableBy: n % 9 === 5 ? 'email' : n % 9 === 7 ? 'sms' : 'any',
  keeps: [9, 8, 7, 5, 3][n % 5] ?? 5,
  firstDay: (n % 10 < 5 ? n % 5 : n % 5 + 7),
  time: `${two(9 + Math.floor(n / 10) * 2)}:${n % 2 === 0 ? '00' : '30'}`,
}))

/** What happens on the day of a session. */
export const outcomeOf = (chance: Chance): 'held' | 'missed' | 'cancelled' | 'moved' | 'unwritten' => {
  const drawn = chance(100)
  if (drawn < 84) return 'held'
  if (drawn < 91) return 'missed'
  return drawn < 94 ? 'cancelled' : drawn < 97 ? 'moved' : 'unwritten'
}

/** What is heard of one thing on a morning; null is nothing. `left`: days until it is due, negative when it is late. */
export const replyOf = (
  chance: Chance, keeps: number, left: number,
): { readonly status: 'done' | 'stuck' | 'skipped' | 'open', readonly by: 'client' | 'coach' } | null => {
  const drawn = chance(1_000)
  const by = chance(2) === 0 ? 'client' : 'coach'
  if (left < 0) return drawn < 90 ? { status: drawn < 55 ? 'done' : drawn < 70 ? 'skipped' : 'stuck', by } : null
  if (drawn < keeps * (left < 2 ? 35 : 12)) return { status: 'done', by }
  return drawn > 985 ? { status: 'stuck', by } : drawn > 975 ? { status: 'skipped', by } : null
}
