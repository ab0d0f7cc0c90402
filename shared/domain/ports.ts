/** What the pure rooms need of the outside, as arguments: the clock, chance, and the coach's zone. */
export interface Clock {
  /** The present instant. */
  readonly now: () => Date
  /** The coach's IANA time zone at present. */
  readonly zone: () => string
}

export interface Chance {
  /** A fresh record id: 16 random bytes, lower-case hex. */
  readonly id: () => string
}
