import { dayIn } from '../../../shared/domain/day.ts'
import type { Clock } from '../../../shared/domain/ports.ts'
import type { TodayView } from '../../../shared/ipc/views.ts'
import type { DamageReport, VaultOwner } from '../../vault/types.ts'

/** When a room is looked at. */
export interface Day {
  /** The present as an instant. */
  readonly at: string
  /** The day on the coach's calendar. */
  readonly today: string
  /** The coach's IANA time zone. */
  readonly zone: string
}

export const dayOf = (clock: Clock): Day => {
  const now = clock.now()
  const zone = clock.zone()
  return { at: now.toISOString(), today: dayIn(now, zone), zone }
}

export type Damage = TodayView['damage']

/**
 * What did not open, as numbers: a screen never learns which (V11, V16).
 * @param missingFiles how many files that notes name are not there, as far as that is known yet
 */
export const damageOf = (
  { kept, unopened, disagreeing }: DamageReport, owner: Pick<VaultOwner, 'toldBefore' | 'opensWith'>, missingFiles: number,
): Damage => ({
  kept, unopened, disagreeing: disagreeing.length, toldBefore: owner.toldBefore().length, missingFiles,
  sheetLost: !owner.opensWith('recovery'),
})
