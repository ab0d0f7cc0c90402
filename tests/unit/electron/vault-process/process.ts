/** A vault process without its process: the real vault, database and engine behind the real guard. */
import { createHash, randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import '../../../../electron/vault/crypto-global.ts'
import { guardVault } from '../../../../electron/ipc/register.ts'
import { createGate } from '../../../../electron/vault-process/gate.ts'
import type { SampleMaker } from '../../../../electron/vault-process/gate-parts.ts'
import { createPlaces } from '../../../../electron/vault-process/places.ts'
import { practiceOpener } from '../../../../electron/vault-process/practice.ts'
import type { CreateWorks, ShutWorks } from '../../../../electron/vault-process/works-types.ts'
import type { Stretch } from '../../../../electron/vault/kdf.ts'
import { openVault } from '../../../../electron/vault/open-vault.ts'
import { createPauses } from '../../../../electron/vault/pauses.ts'
import { prepareVault } from '../../../../electron/vault/prepare-vault.ts'
import { askToJoin, lookAtVault } from '../../../../electron/vault/shut-vault.ts'
import type { VaultFault } from '../../../../electron/vault/types.ts'
import type { Role } from '../../../../shared/domain/compartment.ts'
import type { ChannelName, Input, Output } from '../../../../shared/ipc/contract.ts'
import type { Answer } from '../../../../shared/ipc/define.ts'
import type { Preferences } from '../../../../shared/schemas/library.ts'
import { quietParts } from '../../../support/quiet-practice.ts'

export const PASSPHRASE = 'a long walk by the river'
export const OTHER = 'another walk, another river'

/** Stands for Argon2id: what it costs is tested where it is. */
export const stretch: Stretch = async (secret, salt) => createHash('sha256').update(secret).update(salt).digest()

const ended: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end()
})

export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'gate-'))
  ended.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Main's keychain: what it keeps, and what it was asked. */
export const fakeKeychain = () => {
  const chain = { kept: null as string | null, refuses: false, asked: [] as string[] }
  return {
    chain,
    keychain: {
      wanted: async () => {
        chain.asked.push('wanted')
        return chain.kept
      },
      keep: async (key: string) => {
        chain.asked.push('keep')
        chain.kept = chain.refuses ? null : key
        return !chain.refuses
      },
      forget: () => {
        chain.asked.push('forget')
        chain.kept = null
      },
    },
  }
}

export const fakeShutWorks = () => {
  const asked: string[] = []
  const works: ShutWorks = {
    handlers: {
      'vault.lookAtBackup': () => {
        asked.push('look')
        return { ok: false, error: { code: 'place-unknown' } }
      },
      'vault.restore': () => {
        asked.push('restore')
        return { ok: false, error: { code: 'place-unknown' } }
      },
    },
    cancel: (work) => { asked.push(`cancel ${work}`) },
    close: async () => { asked.push('close') },
  }
  return { asked, works }
}

export interface Trial {
  /** What the disk says when a vault is to be written; mended by deleting it. */
  readonly broken?: { write?: VaultFault, records?: readonly number[] }
  readonly sample?: SampleMaker
  readonly keychain?: ReturnType<typeof fakeKeychain>
  readonly shutWorks?: ReturnType<typeof fakeShutWorks>
  readonly createWorks?: CreateWorks
  readonly stretch?: Stretch
  /** Told the passphrases vaults are made under. */
  readonly made?: (passphrase: string) => void
  /** The instant it is. */
  readonly now?: string
}

export const start = (folder: string, trial: Trial = {}) => {
  const { broken = {}, keychain = fakeKeychain(), shutWorks = fakeShutWorks() } = trial
  const told = {
    opened: 0, changed: 0, holding: [] as boolean[], preferences: [] as Preferences[], progress: [] as string[],
    roles: [] as Role[], keys: [] as string[],
  }
  const time = { ms: 0, now: new Date(trial.now ?? '2026-11-17T22:30:00.000Z') }
  const clock = { now: () => time.now, zone: () => 'Asia/Tokyo' }
  const chance = { id: () => randomBytes(16).toString('hex') }
  const places = createPlaces()
  /** What is to be done later, in the order in which it was asked for. */
  const later: (() => void)[] = []
  const quiet = quietParts(clock, chance)
  const gate = createGate({
    sample: trial.sample ?? null,
    paths: { vault: join(folder, 'practice.stillroom'), seen: join(folder, 'seen') },
    stretch: trial.stretch ?? stretch, clock, chance, pauses: createPauses(() => time.ms), places,
    vaults: {
      lookAtVault, askToJoin,
      openVault: (input) => {
        for (const total of broken.records ?? []) input.onProgress?.(1, total)
        return openVault(input)
      },
      prepareVault: async (input) => {
        trial.made?.(input.passphrase)
        const prepared = await prepareVault(input)
        return { ...prepared, write: (path) => (broken.write ? { ok: false, error: broken.write } : prepared.write(path)) }
      },
    },
    openPractice: practiceOpener({
      ...quiet,
      running: () => time.ms,
      after: (_, work) => {
        later.push(work)
        return () => { later.splice(later.indexOf(work), later.includes(work) ? 1 : 0) }
      },
      tellKeys: (done, total) => told.keys.push(`${String(done)} of ${String(total)}`),
      createWorks: trial.createWorks ?? quiet.createWorks,
      works: { ...quiet.works, places },
    }),
    shutWorks: shutWorks.works,
    quickUnlock: keychain.chain.kept !== null,
    keychain: keychain.keychain,
    progress: (work, done, total) => told.progress.push(`${work} ${String(done)} of ${String(total)}`),
    preferences: (preferences) => told.preferences.push(preferences),
    role: (role) => told.roles.push(role),
    opened: () => { told.opened += 1 },
    holding: (keys) => { told.holding.push(keys) },
    changed: (ids) => { told.changed += ids.length },
  })
  const lines: string[] = []
  const guard = guardVault(gate.handlers, {
    trusts: () => true, caller: gate.caller, log: (line) => lines.push(line), checkOutputs: true,
  })
  ended.push(gate.close)
  const call = async <Name extends ChannelName>(name: Name, input: Input<Name>): Promise<Answer<Output<Name>>> => {
    const answer = await guard(null, name, input) as Answer<Output<Name>>
    if (!answer.ok && answer.error.code === 'unexpected') throw new Error(lines.join('\n'))
    return answer
  }
  const get = async <Name extends ChannelName>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
    const answer = await call(name, input)
    if (!answer.ok) throw new Error(`${name} was refused: ${answer.error.code}`)
    return answer.value
  }
  const refusal = async <Name extends ChannelName>(name: Name, input: Input<Name>) => {
    const answer = await call(name, input)
    return answer.ok ? 'not refused' : answer.error.code
  }
  /** Does everything that was put off, and what that puts off. */
  const goOn = (): void => { for (let work = later.shift(); work; work = later.shift()) work() }
  return {
    gate, call, get, refusal, told, time, places, later, goOn, keychain, shutWorks, folder,
    vault: join(folder, 'practice.stillroom'), seen: join(folder, 'seen'),
  }
}

export type Process = ReturnType<typeof start>

/** The first run to its end; the sheet, as the coach has it. */
export const firstRun = async (process: Process, place: 'paper' | 'this-computer' = 'paper') => {
  const { groups, askFor } = await process.get('vault.begin', { passphrase: PASSPHRASE })
  await process.get('vault.finish', { group: groups[askFor - 1] ?? '', place })
  return groups.join('-')
}

/** Works on after a copy was taken, closes the practice, and puts the copy in its place. */
export const putOlderCopyBack = async (process: Process, folder: string): Promise<void> => {
  const copy = join(folder, 'copy')
  copyFileSync(process.vault, copy)
  await process.get('vault.unlock', { passphrase: PASSPHRASE })
  await process.get('clients.add', { name: 'Marta' })
  await process.gate.close()
  copyFileSync(copy, process.vault)
}
