/** Time zones as somebody looks for them: by the town, or by the part of the world. */
import { fold } from '../../../shared/domain/fold.ts'
import { cityOf } from '../../strings/dates.ts'

export interface ZoneChoice {
  /** The IANA name: `America/Argentina/Buenos_Aires`. */
  readonly zone: string
  /** `Buenos Aires` */
  readonly town: string
  /** `America, Argentina`; empty where the name has but one part. */
  readonly region: string
}

/** `America/Argentina/Buenos_Aires` is Buenos Aires in America, Argentina. */
export const zoneChoice = (zone: string): ZoneChoice =>
  ({ zone, town: cityOf(zone), region: zone.replaceAll('_', ' ').split('/').slice(0, -1).join(', ') })

/** Every zone this machine knows, by town. */
export const allZones = (): readonly ZoneChoice[] =>
  Intl.supportedValuesOf('timeZone').map(zoneChoice)
    .sort((one, other) => one.town.localeCompare(other.town, 'en-GB'))

/** Those whose town begins so, then those in whose name a word begins so. Everything, for nothing typed. */
export const zonesFor = (typed: string, zones: readonly ZoneChoice[]): readonly ZoneChoice[] => {
  const sought = fold(typed.trim())
  if (sought === '') return zones
  const byTown = zones.filter(({ town }) => fold(town).startsWith(sought))
  const byWord = zones.filter((choice) => !byTown.includes(choice)
    && ` ${fold(`${choice.region} ${choice.town}`).replaceAll(',', ' ')}`.includes(` ${sought}`))
  return [...byTown, ...byWord]
}
