import type { RosterDay, RosterItem } from './ground.ts'
import type { Bucket, ReasonKind } from './reasons.ts'

interface Share {
  readonly due: number
  readonly done: number
  readonly skipped: number
}

const shareOf = (items: readonly RosterItem[], from: string, before: string): Share => {
  const within = items.filter(({ due }) => due >= from && due < before)
  const counted = (wanted: RosterItem['status']) => within.filter(({ status }) => status === wanted).length
  return { due: within.length, done: counted('done'), skipped: counted('skipped') }
}

/** Of fewer than so many nothing is said. */
const ENOUGH = 3

/** By so many hundredths the share that is done has to fall. */
const POINTS = 20

/** Counted in whole numbers: 20 points are 20 points, and not what is left of them in binary. */
const hasFallen = (lately: Share, before: Share): boolean =>
  lately.due >= ENOUGH && before.due >= ENOUGH
  && 100 * (before.done * lately.due - lately.done * before.due) >= POINTS * lately.due * before.due

const needsAdjustment = (lately: Share, before: Share): boolean =>
  lately.skipped >= 2 || (lately.due >= ENOUGH && 2 * lately.done < lately.due) || hasFallen(lately, before)

const MAKES_STUCK: readonly ReasonKind[] = ['missed-two', 'week-two', 'stuck']

/**
 * E39: how it goes, the first that fits.
 * @param items all of hers, whoever owns them
 * @param reasons those that hold of her, by kind
 */
export const bucketOf = (
  items: readonly RosterItem[], reasons: readonly { readonly kind: ReasonKind }[], day: RosterDay,
): Bucket => {
  if (reasons.some(({ kind }) => MAKES_STUCK.includes(kind))) return 'stuck'
  const lately = shareOf(items, day.latelyFrom, day.today)
  if (needsAdjustment(lately, shareOf(items, day.beforeFrom, day.latelyFrom))) return 'needs-adjustment'
  return lately.done > 0 ? 'improving' : 'too-early'
}
