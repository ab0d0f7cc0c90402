import { compare } from '../compare.ts'
import { REASON_KINDS, type Reason } from './reasons.ts'

/** What the order goes by. */
export interface Standing {
  readonly id: string
  readonly name: string
  /** The most urgent first. */
  readonly reasons: readonly Pick<Reason, 'kind'>[]
  readonly overdue: number
  /** The earliest day something that waits is due, or was. */
  readonly nextDue: string | null
}

/** By code unit: the same on every machine, whatever its language. */
/** After every day of four digits. */
const NEVER = ':'

const rank = ({ reasons }: Standing): number =>
  reasons[0] ? REASON_KINDS.indexOf(reasons[0].kind) : REASON_KINDS.length

/**
 * E38: by the first reason; within it most late things first, then what is due soonest, name, id. Whoever has no reason
 * comes after, by what is due next. Total: no two different clients are equal.
 */
export const byNeed = (one: Standing, other: Standing): number =>
  rank(one) - rank(other)
  || other.overdue - one.overdue
  || compare(one.nextDue ?? NEVER, other.nextDue ?? NEVER)
  || compare(one.name, other.name)
  || compare(one.id, other.id)
