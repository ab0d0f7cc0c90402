/**
 * The way into a practice: first run, passphrase, recovery sheet, older copy, or the sample. It answers every channel of the vault
 * process; those of the practice itself are passed on once it is open, and refused before.
 * Nothing of a practice is in memory while the gate is shut.
 */
import { dayIn } from '../../shared/domain/day.ts'
import type { Chance, Clock } from '../../shared/domain/ports.ts'
import { Redacted } from '../../shared/domain/redacted.ts'
import { failed, ok } from '../../shared/domain/result.ts'
import { contract, type Handlers, type Input, type Output, type VaultChannel } from '../../shared/ipc/contract.ts'
import type { Answer, Caller } from '../../shared/ipc/define.ts'
import type { ErrorCode } from '../../shared/ipc/errors.ts'
import type { Preferences } from '../../shared/schemas/library.ts'
import type { EngineChannel } from '../engine/create-engine.ts'
import { answerFault } from '../engine/fault-answer.ts'
import { SETTINGS_ID } from '../engine/library/settings.ts'
import type { NamelessNotice } from '../engine/rooms/notices.ts'
import type { Stretch } from '../vault/kdf.ts'
import type { inspectVault, openVault } from '../vault/open-vault.ts'
import type { Pauses } from '../vault/pauses.ts'
import type { prepareVault } from '../vault/prepare-vault.ts'
import { normalisedCode } from '../vault/recovery-code.ts'
import { VaultFault, type Vault } from '../vault/types.ts'
import type { TypedSecret } from '../vault/unlock.ts'
import { openedAnswer, SHUT, shownState, type GateState } from './gate-state.ts'
import { createKeys, type KeyHolder } from './keys.ts'
import { isAboveFloor } from './passphrase-floor.ts'
import { pickGroup } from './pick-group.ts'
import type { Empty, OpenPractice, Practice } from './practice.ts'
import { ifMany, type Progress } from './progress.ts'
import { newSampleVault } from './sample-vault.ts'
import { inTurn } from '../engine/turns.ts'

/** How the sample practice comes into being, and goes. */
export interface SampleMaker {
  /** Puts the made-up people into an empty practice. */
  readonly fill: (into: Empty, onProgress: Progress) => Promise<void>
  /** Removes what an earlier try left. */
  readonly discard: () => void
}

export interface GateParts {
  /** For the sample practice, and only for it, what makes it: made-up people, under a key nobody keeps. */
  readonly sample: SampleMaker | null
  readonly paths: { readonly vault: string, readonly seen: string }
  readonly stretch: Stretch
  readonly clock: Clock
  readonly chance: Chance
  readonly pauses: Pauses
  readonly vaults: {
    readonly prepareVault: typeof prepareVault
    readonly openVault: typeof openVault
    readonly inspectVault: typeof inspectVault
  }
  readonly openPractice: OpenPractice
  /** Told when keys are about to be held, and when none came of it. */
  readonly holding: (keys: boolean) => void
  /** Told how far a long work has come, in records. */
  readonly progress: (work: 'opening' | 'sample', done: number, total: number) => void
  /** Told the settings main acts by, before the practice is said to be open and whenever they change. */
  readonly preferences: (preferences: Preferences) => void
  /** Told once the practice is open. */
  readonly opened: () => void
  /** Told which records a command changed: ids, never content. */
  readonly changed: (ids: readonly string[]) => void
}

export interface Gate {
  readonly handlers: Handlers<VaultChannel>
  /** Who is calling at present; for the guard. */
  readonly caller: () => Caller
  /** V20: what main may still show after locking; nothing while it is shut. */
  readonly notices: () => Promise<readonly NamelessNotice[]>
  /** Waits for what is being written, then frees the file. */
  readonly close: () => Promise<void>
}

const refuse = (code: ErrorCode) => failed({ code })

const ENGINE_CHANNELS = Object.entries(contract)
  .filter(([name, { home }]) => home === 'vault' && !name.startsWith('vault.'))
  .map(([name]) => name as EngineChannel)

export const createGate = (parts: GateParts): Gate => {
  const { paths, stretch, clock, chance, pauses, vaults } = parts
  let state: GateState = SHUT
  const turn = inTurn()
  const keys = createKeys({ pauses, clock, chance })

  /** One opening, or one question about it, at a time. Faults are answers, bugs throw. */
  const step = <Value>(work: () => Promise<Answer<Value>>): Promise<Answer<Value>> => turn(async () => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof VaultFault) return answerFault(error)
      throw error
    }
  })

  const tellPreferences = async ({ engine }: Practice): Promise<void> => parts.preferences(await engine.preferences())

  /** If the practice cannot be built, its vault is closed again and the gate stays shut. */
  const enter = async (vault: Vault, choosePassphrase: boolean, fill?: (into: Empty) => Promise<void>) => {
    state = SHUT
    const practice = await parts.openPractice(vault, fill)
    const open = { is: 'open', vault, practice, choosePassphrase } as const
    state = open
    practice.engine.onChange((ids) => {
      parts.changed(ids)
      if (ids.includes(SETTINGS_ID)) void tellPreferences(practice)
    })
    // Before anybody hears that it is open: the first page is drawn in the coach's own light.
    await tellPreferences(practice)
    parts.opened()
    return open
  }

  const open = async (secret: TypedSecret): Promise<Answer<Output<'vault.unlock'>>> => {
    if (parts.sample) return refuse('no-vault')
    if (state.is !== 'shut') return ok(openedAnswer(state))
    const seconds = pauses.secondsLeft()
    if (seconds > 0) return failed({ code: 'too-soon', detail: { seconds } })
    // Told before the keys are there: who walks away while they are derived finds the practice locked.
    parts.holding(true)
    const outcome = await vaults.openVault({
      path: paths.vault, seenPath: paths.seen, secret, stretch, now: clock.now,
      onProgress: ifMany((done, total) => parts.progress('opening', done, total)),
    })
    if (!outcome.ok) {
      parts.holding(false)
      // A slip of the pen is told by the code's own check and is no guess; everything else that does not open is.
      const guess = outcome.error.code === 'wrong-passphrase'
        || (outcome.error.code === 'wrong-code' && outcome.error.detail?.['why'] !== 'mistyped')
      if (guess) pauses.failed()
      return answerFault(outcome.error)
    }
    pauses.succeeded()
    const { vault, olderCopy, usedRecovery } = outcome.value
    if (!olderCopy) return ok(openedAnswer(await enter(vault, usedRecovery)))
    state = { is: 'older-copy', vault, olderCopy, usedRecovery }
    return ok(openedAnswer(state))
  }

  const begin = async ({ passphrase }: Input<'vault.begin'>): Promise<Answer<Output<'vault.begin'>>> => {
    if (state.is !== 'shut' || parts.sample) return refuse('vault-exists')
    const looked = await vaults.inspectVault(paths.vault)
    if (looked === 'ok') return refuse('vault-exists')
    if (looked !== 'absent') {
      const ofThePlace = ['synced-folder', 'read-only', 'disk-full', 'disk-failed'].includes(looked.code)
      return ofThePlace ? answerFault(looked) : refuse('vault-exists')
    }
    if (!isAboveFloor(passphrase)) return refuse('weak-passphrase')
    const now = clock.now()
    const prepared = await vaults.prepareVault({ passphrase, now, stretch })
    const askFor = pickGroup(chance)
    state = { is: 'shut', begun: { prepared, passphrase: new Redacted(passphrase), askFor } }
    return ok({
      groups: [...prepared.recoveryGroups.reveal()], askFor,
      practice: prepared.practice, madeOn: dayIn(now, clock.zone()),
    })
  }

  /** V5: only a sheet that was typed back counts; only then is anything written. */
  const finish = async ({ group, place }: Input<'vault.finish'>): Promise<Answer<Output<'vault.finish'>>> => {
    if (state.is !== 'shut' || !state.begun) return refuse('not-begun')
    const { prepared, passphrase, askFor } = state.begun
    if (normalisedCode(group) !== prepared.recoveryGroups.reveal()[askFor - 1]) return refuse('wrong-group')
    const written = prepared.write(paths.vault)
    // What was begun stays begun: a full disk can be mended, and the sheet in her hand is still the right one.
    if (!written.ok) return answerFault(written.error)
    state = SHUT
    const opened = await open({ kind: 'passphrase', text: passphrase.reveal() })
    if (!opened.ok) return opened
    // The vault is there and opens. Should the disk fail just now, the sheet's place is not on record, and what is
    // not known is warned about; the next write says what is wrong with the disk.
    if (state.is === 'open') await state.practice.engine.records.sheetKept(place)
    return ok({})
  }

  /** Only where the process was started for it. Asked again, it is as it is. */
  const beginSample = async (): Promise<Answer<Output<'vault.beginSample'>>> => {
    const { sample } = parts
    if (!sample) return refuse('not-allowed')
    if (state.is !== 'shut') return ok({})
    parts.holding(true)
    try {
      sample.discard()
      const vault = await newSampleVault({ paths, stretch, chance, now: clock.now, vaults })
      await enter(vault, false, (empty) => sample.fill(empty, (done, total) => parts.progress('sample', done, total)))
      return ok({})
    } catch (error) {
      parts.holding(false)
      sample.discard()
      throw error
    }
  }

  const acceptOlderCopy = async (): Promise<Answer<Output<'vault.acceptOlderCopy'>>> => {
    if (state.is !== 'older-copy') return refuse('not-found')
    const { vault, olderCopy, usedRecovery } = state
    olderCopy.accept()
    await enter(vault, usedRecovery)
    return ok({})
  }

  const choosePassphrase = async (
    { passphrase }: Input<'vault.choosePassphrase'>,
  ): Promise<Answer<Output<'vault.choosePassphrase'>>> => {
    if (state.is !== 'open' || !state.choosePassphrase) return refuse('not-allowed')
    if (!isAboveFloor(passphrase)) return refuse('weak-passphrase')
    await state.vault.renewPassphrase(passphrase)
    state = { ...state, choosePassphrase: false }
    // The new passphrase counts from here on; that a full disk keeps it off the record must not be told as a failure.
    await state.practice.engine.records.passphraseRenewed()
    return ok({})
  }

  /**
   * For the keys of the practice that is open. The sample's belong to nobody; and whoever came in by the sheet chooses
   * a passphrase first, for she has none to prove (E13).
   */
  const withKeys = <Value>(work: (holder: KeyHolder) => Promise<Answer<Value>>): Promise<Answer<Value>> =>
    step(async () => {
      if (state.is !== 'open' || state.choosePassphrase || parts.sample) return refuse('not-allowed')
      return work({ vault: state.vault, records: state.practice.engine.records })
    })

  /** To the engine while there is one. The guard refuses by role already; this is the second lock on the door. */
  const passOn = async (name: EngineChannel, input: never): Promise<Answer<unknown>> =>
    (state.is === 'open' ? state.practice.engine.handlers[name](input) : refuse('not-allowed'))

  return {
    handlers: {
      'vault.state': () => step(async () =>
        // What lies where the sample will be is nobody's: it is made anew.
        ok(parts.sample
          ? shownState(state, 'absent', true)
          : shownState(state, state.is === 'shut' ? await vaults.inspectVault(paths.vault) : null, false))),
      'vault.begin': (input) => step(() => begin(input)),
      'vault.finish': (input) => step(() => finish(input)),
      'vault.beginSample': () => step(beginSample),
      'vault.unlock': ({ passphrase }) => step(() => open({ kind: 'passphrase', text: passphrase })),
      'vault.unlockWithSheet': ({ code }) => step(() => open({ kind: 'recovery', text: code })),
      'vault.acceptOlderCopy': () => step(acceptOlderCopy),
      'vault.choosePassphrase': (input) => step(() => choosePassphrase(input)),
      'vault.changePassphrase': (input) => withKeys((holder) => keys.changePassphrase(holder, input)),
      'vault.beginSheet': (input) => withKeys((holder) => keys.beginSheet(holder, input)),
      'vault.finishSheet': (input) => withKeys((holder) => keys.finishSheet(holder, input)),
      // One line a channel would say the same: each name is paired with the engine's own handler of that name.
      ...Object.fromEntries(ENGINE_CHANNELS.map((name) => [name, (input: never) => passOn(name, input)])) as
        Handlers<EngineChannel>,
    },
    caller: () => (state.is === 'open' ? 'coach' : 'anybody'),
    notices: async () => (state.is === 'open' ? state.practice.engine.notices(clock.now()) : []),
    close: () => turn(async () => {
      const last = state
      state = SHUT
      keys.forget()
      if (last.is === 'open') await last.practice.close()
      if (last.is === 'older-copy') last.vault.close()
    }),
  }
}
