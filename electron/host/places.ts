/**
 * Places the coach chooses with the system's own dialog. The page never names one and never learns more of it than it
 * has to show: a token stands for it, until the practice is locked.
 */
import { basename } from 'node:path'
import type { Handlers, PlacePurpose } from '../../shared/ipc/contract.ts'

export interface ChosenPlace {
  /** 16 random bytes as lower-case hex. */
  readonly token: string
  /** Absolute. */
  readonly path: string
  readonly purpose: PlacePurpose
}

export interface PlaceParts {
  /** Shows the dialog; null when nothing was chosen. */
  readonly ask: (purpose: PlacePurpose) => Promise<string | null>
  readonly freshToken: () => string
  /** Tells the vault process, before the page has the token. */
  readonly tell: (place: ChosenPlace) => void
  /** Shows it in the system's file manager. Never opens it: a file might be a program. */
  readonly show: (path: string) => void
}

type PlaceHandlers = Pick<Handlers<'host.pickPlace' | 'host.showPlace'>, 'host.pickPlace' | 'host.showPlace'>

export interface Places {
  readonly handlers: PlaceHandlers
  /** The practice was locked: what was chosen counts no more. */
  readonly forget: () => void
}

export const createPlaces = (parts: PlaceParts): Places => {
  const paths = new Map<string, string>()
  return {
    handlers: {
      'host.pickPlace': async ({ purpose }) => {
        const path = await parts.ask(purpose)
        if (path === null) return { ok: true, value: { place: null, shown: '' } }
        const token = parts.freshToken()
        paths.set(token, path)
        parts.tell({ token, path, purpose })
        return { ok: true, value: { place: token, shown: shownOf(path, purpose) } }
      },
      'host.showPlace': ({ place }) => {
        const path = paths.get(place)
        if (path === undefined) return { ok: false, error: { code: 'place-unknown' } }
        parts.show(path)
        return { ok: true, value: {} }
      },
    },
    forget: () => paths.clear(),
  }
}

/** As much as the contract lets through. */
const LONGEST = 4_096

/** Of a file for a note its name, as it will stand there; of all else where it is. */
const shownOf = (path: string, purpose: PlacePurpose): string =>
  (purpose === 'attach' ? basename(path) : path).slice(-LONGEST)
