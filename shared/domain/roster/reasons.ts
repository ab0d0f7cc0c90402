/** Why a client stands on the roster where she stands, and what could be done about it (E38, E39). */

/** The most urgent first: of each client the first that holds is said, the others can be seen. */
export const REASON_KINDS = [
  'missed-two', 'week-two', 'overdue', 'stuck', 'no-action', 'nothing-booked', 'quiet',
] as const

export type ReasonKind = (typeof REASON_KINDS)[number]

/** A reason with the figures its sentence needs. Days are the coach’s, instants UTC. */
export type Reason =
  /** So many of her last sessions, one after another; when the latest of them would have begun. */
  | { readonly kind: 'missed-two', readonly missed: number, readonly lastAt: string }
  /** So many things of hers that have gone into their second week, and how late the oldest is. */
  | { readonly kind: 'week-two', readonly late: number, readonly oldestDue: string, readonly days: number }
  | { readonly kind: 'overdue', readonly late: number, readonly oldestDue: string }
  /** Since when the one is stuck that got stuck first. */
  | { readonly kind: 'stuck', readonly stuck: number, readonly since: string }
  /** Nothing is due within so many days; when the next thing is, where there is one. */
  | { readonly kind: 'no-action', readonly within: number, readonly nextDue: string | null }
  /** When her last session, held or missed, began; null before the first. */
  | { readonly kind: 'nothing-booked', readonly lastSession: string | null }
  /** Days without a word, and since when: the instant she was added where there never was any. */
  | { readonly kind: 'quiet', readonly days: number, readonly since: string, readonly ever: boolean }

/** What is proposed. Nothing of it happens by itself (law 7). */
export const STEPS = [
  'offer-times', 'smaller-step', 'review-items', 'other-way', 'agree-action', 'book', 'write-to',
] as const

export type Step = (typeof STEPS)[number]

export const STEP_FOR: Readonly<Record<ReasonKind, Step>> = {
  'missed-two': 'offer-times',
  'week-two': 'smaller-step',
  'overdue': 'review-items',
  'stuck': 'other-way',
  'no-action': 'agree-action',
  'nothing-booked': 'book',
  'quiet': 'write-to',
}

export const BUCKETS = ['stuck', 'needs-adjustment', 'improving', 'too-early'] as const

export type Bucket = (typeof BUCKETS)[number]
