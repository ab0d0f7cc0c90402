/** Saves notes at a steady pace, first with nothing else going on, then while all keys are being renewed. */
import { setTimeout as delay } from 'node:timers/promises'
import { systemChance } from '../../../electron/host/chance.ts'
import { after } from '../../../electron/vault-process/works/automatic.ts'
import type { PracticeFile } from '../../../tests/support/made-practice.ts'
import { job } from '../job.ts'
import { noteOf, valueOf } from './asking.ts'
import { openPracticeFile } from './practice-file.ts'

/** Milliseconds from when a save was asked for until it was durable. */
export interface MeanwhileFigures {
  readonly alone: readonly number[]
  readonly meanwhile: readonly number[]
}

const SAVES = 200

/** Milliseconds between two saves: much faster than anybody types, and never in step with what is measured. */
const pauseBefore = (time: number): number => 40 + (time * 7) % 20

/** A save counts from when it is due: one that has to wait for its turn has waited. */
const atAPace = async (goesOn: () => boolean, save: (time: number) => Promise<unknown>): Promise<number[]> => {
  const waits: number[] = []
  for (let time = 0; time < SAVES; time += 1) {
    const due = performance.now() + pauseBefore(time)
    await delay(pauseBefore(time))
    if (!goesOn()) break
    await save(time)
    waits.push(performance.now() - due)
  }
  return waits
}

job<PracticeFile, MeanwhileFigures>(async (file) => {
  const { practice, vault } = await openPracticeFile(file, { after })
  const { handlers } = practice.engine
  const { clients } = await valueOf(handlers['clients']({}))
  const [erased, ...others] = clients
  if (!erased) throw new Error('there is no client to erase')
  const save = (time: number) => {
    // As the gate does with every call.
    practice.rotation.used()
    return valueOf(handlers['notes.save']({
      noteId: systemChance.id(), clientId: others[time % others.length]?.id ?? '', text: noteOf(time),
      corrections: [], confirmed: [],
    }))
  }
  const alone = await atAPace(() => true, save)
  await valueOf(handlers['erase']({ clientId: erased.id, name: erased.name }))
  const meanwhile = await atAPace(() => vault.owner.rotation() !== null, save)
  await practice.close()
  return { alone, meanwhile }
})
