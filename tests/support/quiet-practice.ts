/** A practice over which nothing works by itself: no rotation goes on, no backup is made. */
import type { Chance, Clock } from '../../shared/domain/ports.ts'
import { createPlaces } from '../../electron/vault-process/places.ts'
import { NO_WORKS, type PracticeParts } from '../../electron/vault-process/practice.ts'

export const quietParts = (clock: Clock, chance: Chance): PracticeParts => ({
  clock, chance,
  running: () => performance.now(),
  after: () => () => undefined,
  tellKeys: () => undefined,
  log: () => undefined,
  createWorks: () => NO_WORKS,
  works: {
    vaultPath: '/nowhere/practice.stillroom', places: createPlaces(), progress: () => undefined, sample: false,
    drillPort: () => new Promise(() => undefined), found: () => undefined,
  },
})
