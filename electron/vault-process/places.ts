/**
 * The places the coach has chosen with the system's dialog, as main told them. The page knows a place by its token
 * alone, and what it was chosen for is all it is good for.
 */
import type { PlacePurpose } from '../../shared/ipc/contract.ts'

export interface Place {
  /** 16 random bytes as lower-case hex. */
  readonly token: string
  /** Absolute. */
  readonly path: string
  readonly purpose: PlacePurpose
}

export interface Places {
  readonly add: (place: Place) => void
  /** The path, as often as it is asked for; null for a token nobody was given, or one for another purpose. */
  readonly take: (token: string, purpose: PlacePurpose) => string | null
  /** The practice was closed: what was chosen counts no more. */
  readonly forget: () => void
}

/** More than anybody chooses between two lockings; the oldest go first. */
const MOST = 100

export const createPlaces = (): Places => {
  const known = new Map<string, Place>()
  return {
    add: (place) => {
      known.set(place.token, place)
      const [oldest] = known.keys()
      if (known.size > MOST && oldest !== undefined) known.delete(oldest)
    },
    take: (token, purpose) => {
      const place = known.get(token)
      return place?.purpose === purpose ? place.path : null
    },
    forget: () => known.clear(),
  }
}
