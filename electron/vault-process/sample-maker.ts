/** How the sample practice comes into being, and goes: the generator's people, in the light the coach has chosen. */
import { dirname } from 'node:path'
import type { Clock } from '../../shared/domain/ports.ts'
import { removeSample } from '../host/paths.ts'
import type { VaultArguments } from '../ipc/wire.ts'
import { fillPractice } from '../sample/fill-practice.ts'
import { SAMPLE } from '../sample/options.ts'
import { samplePractice } from '../sample/sample-practice.ts'
import type { SampleMaker } from './gate-parts.ts'

/** @param given its `vault` lies in a folder that holds the sample and nothing else: the folder goes with it */
export const sampleMaker = (
  { vault, preferences }: Pick<VaultArguments, 'vault' | 'preferences'>, clock: Clock,
): SampleMaker => ({
  // What stands in the way is told by the next writing, which overwrites nothing.
  discard: () => removeSample(dirname(vault)),
  fill: async ({ database, hash }, onProgress) => {
    const made = samplePractice({ ...SAMPLE, now: clock.now(), zone: clock.zone() })
    // Its settings are those of the practice she comes from: what the screens look like is not the sample's to change.
    const sample = { ...made, library: made.library.map((entry) => ({ ...entry, ...preferences })) }
    await fillPractice({ database, hash, sample, onProgress })
  },
})
