/**
 * The way into a practice: first run, passphrase, keychain, recovery sheet, older copy, or the sample. It answers every
 * channel of the vault process; those of the practice itself are passed on once it is open, and refused before.
 * Nothing of a practice is in memory while the gate is shut.
 */
import { dayIn } from '../../shared/domain/day.ts'
import { Redacted } from '../../shared/domain/redacted.ts'
import { failed, ok } from '../../shared/domain/result.ts'
import { contract, type Handlers, type Input, type Output, type VaultChannel } from '../../shared/ipc/contract.ts'
import { mayCall, type Answer } from '../../shared/ipc/define.ts'
import type { ErrorCode } from '../../shared/ipc/errors.ts'
import type { EngineChannel } from '../engine/create-engine.ts'
import { answerFault } from '../engine/fault-answer.ts'
import { SETTINGS_ID } from '../engine/library/settings.ts'
import { inTurn } from '../engine/turns.ts'
import { attachmentsFolder } from '../vault/attachments/place.ts'
import { spareBetween } from '../vault/attachments/spared.ts'
import { normalisedCode } from '../vault/recovery-code.ts'
import { VaultFault, type Vault } from '../vault/types.ts'
import type { TypedSecret } from '../vault/unlock.ts'
import type { Gate, GateParts } from './gate-parts.ts'
import {
  callerIn, hasToChoose, openedAnswer, SHUT, shownHeld, shownSample, shownShut, type GateState,
} from './gate-state.ts'
import { createKeys, type KeyHolder } from './keys.ts'
import { isAboveFloor } from './passphrase-floor.ts'
import { pickGroup } from './pick-group.ts'
import type { Empty, Practice } from './practice.ts'
import { ifMany } from './progress.ts'
import { createQuick } from './quick.ts'
import { newSampleVault } from './sample-vault.ts'
import type { OpenWorkChannel } from './works-types.ts'

type PassedOn = EngineChannel | OpenWorkChannel
type Own = Exclude<VaultChannel, PassedOn>

const refuse = (code: ErrorCode) => failed({ code })

const isPassedOn = (name: string): name is PassedOn => !name.startsWith('vault.') && name !== 'work.cancel'

const VAULT_CHANNELS = Object.entries(contract).flatMap(([name, { home }]) =>
  (home === 'vault' ? [name as VaultChannel] : []))

/**
 * The sample's keys are nobody's and it lasts until it is left: there is nobody to ask in, and nothing to put by. What
 * only looks is answered as anywhere; leaving and erasing may be tried out.
 */
const NOT_IN_SAMPLE: ReadonlySet<VaultChannel> = new Set<VaultChannel>([
  'vault.join', 'vault.setQuickUnlock', 'vault.unlockQuickly', 'vault.lookAtBackup', 'vault.restore',
  'users.invite', 'users.withdraw', 'users.confirm', 'users.refuse', 'users.remove',
  'backups.setFolder', 'backups.make', 'backups.drill',
])

export const createGate = (parts: GateParts): Gate => {
  const { paths, stretch, clock, chance, pauses, vaults, shutWorks } = parts
  let state: GateState = SHUT
  const turn = inTurn()
  const quick = createQuick(parts.keychain, parts.quickUnlock)
  const keys = createKeys({ pauses, clock, chance, quick })

  /** One opening, or one question about it, at a time. Faults are answers, bugs throw. */
  const step = <Value>(work: () => Promise<Answer<Value>>): Promise<Answer<Value>> => turn(async () => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof VaultFault) return answerFault(error)
      throw error
    }
  })

  const tooSoon = () => {
    const seconds = pauses.secondsLeft()
    return seconds > 0 ? failed({ code: 'too-soon' as const, detail: { seconds } }) : null
  }

  const tellPreferences = async ({ engine }: Practice): Promise<void> => parts.preferences(await engine.preferences())

  /** If the practice cannot be built, its vault is closed again and the gate stays shut. */
  const enter = async (
    vault: Vault, by: TypedSecret['kind'], fill?: (into: Empty) => Promise<void>, isOlderCopy = false,
  ) => {
    state = SHUT
    const practice = await parts.openPractice(vault, fill, isOlderCopy)
    const open = { is: 'open', vault, practice, choosePassphrase: hasToChoose(vault, by) } as const
    state = open
    practice.engine.onChange((ids) => {
      parts.changed(ids)
      if (!ids.includes(SETTINGS_ID)) return
      tellPreferences(practice).catch((error: unknown) => {
        // The practice may have been closed meanwhile: then there is nobody to tell, and nothing was wrong.
        if (state.is === 'open' && state.practice === practice) throw error
      })
    })
    // Before anybody hears that it is open: the first page is drawn in the coach's own light.
    await tellPreferences(practice)
    parts.role(vault.role)
    parts.opened()
    if (by === 'passphrase') void renewQuick(vault)
    return open
  }

  /** V6: a passphrase gives the keychain's key another fortnight. Nobody waits for it: the keychain may ask her first. */
  const renewQuick = async (vault: Vault): Promise<void> => {
    if (vault.role !== 'coach') return
    // Turned off elsewhere, or in the backup this was before: what the keychain has opens nothing here.
    if (!vault.quick.isOn()) return quick.forget()
    const key = await quick.key()
    if (key === null) return
    await turn(async () => { if (state.is === 'open' && state.vault === vault) await quick.renew(vault.quick, key) })
  }

  const open = async (secret: TypedSecret): Promise<Answer<Output<'vault.unlock'>>> => {
    if (parts.sample) return refuse('no-vault')
    if (state.is !== 'shut') return ok(openedAnswer(state))
    // The keychain's key is nobody's guess: it neither waits for a pause nor ends one.
    const isGuess = secret.kind !== 'keychain'
    const early = isGuess ? tooSoon() : null
    if (early) return early
    // Told before the keys are there: who walks away while they are derived finds the practice locked.
    parts.holding(true)
    const outcome = await vaults.openVault({
      path: paths.vault, seenPath: paths.seen, secret, stretch, now: clock.now,
      onProgress: ifMany((done, total) => parts.progress('opening', done, total)),
    })
    if (!outcome.ok) {
      parts.holding(false)
      // A slip of the pen is told by the code's own check and is no guess; everything else that does not open is.
      const isWrong = outcome.error.code === 'wrong-passphrase'
        || (outcome.error.code === 'wrong-code' && outcome.error.detail?.['why'] !== 'mistyped')
      if (isGuess && isWrong) pauses.failed()
      return answerFault(outcome.error)
    }
    if (isGuess) pauses.succeeded()
    const { vault, olderCopy } = outcome.value
    if (!olderCopy) return ok(openedAnswer(await enter(vault, secret.kind)))
    state = { is: 'older-copy', vault, olderCopy, by: secret.kind }
    return ok(openedAnswer(state))
  }

  const unlockQuickly = async (): Promise<Answer<Output<'vault.unlockQuickly'>>> => {
    if (state.is !== 'shut') return ok(openedAnswer(state))
    const key = await quick.key()
    if (key === null) return refuse('no-keychain')
    const opened = await open({ kind: 'keychain', text: key, role: 'coach' })
    const opensNothing = !opened.ok && opened.error.code === 'wrong-passphrase'
      && opened.error.detail?.['why'] !== 'expired'
    if (!opensNothing) return opened
    quick.forget()
    return refuse('no-keychain')
  }

  /** V7a: the file is owned for that moment. A code with a slip in it is no guess; one for nothing here is. */
  const join = async ({ code, passphrase }: Input<'vault.join'>): Promise<Answer<Output<'vault.join'>>> => {
    if (state.is !== 'shut') return refuse('not-allowed')
    const early = tooSoon()
    if (early) return early
    if (!isAboveFloor(passphrase)) return refuse('weak-passphrase')
    const asked = await vaults.askToJoin({ path: paths.vault, code, passphrase, stretch, now: clock.now() })
    if (asked.ok) return ok(asked.value)
    if (asked.error.code === 'invitation-unknown') pauses.failed()
    return answerFault(asked.error)
  }

  const begin = async ({ passphrase }: Input<'vault.begin'>): Promise<Answer<Output<'vault.begin'>>> => {
    if (state.is !== 'shut' || parts.sample) return refuse('vault-exists')
    const now = clock.now()
    const looked = await vaults.lookAtVault(paths.vault, now)
    if (looked !== 'absent') {
      const ofThePlace = looked instanceof VaultFault
        && ['synced-folder', 'read-only', 'disk-full', 'disk-failed'].includes(looked.code)
      return ofThePlace ? answerFault(looked) : refuse('vault-exists')
    }
    if (!isAboveFloor(passphrase)) return refuse('weak-passphrase')
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
      await enter(vault, 'passphrase', (empty) =>
        sample.fill(empty, (done, total) => parts.progress('sample', done, total)))
      return ok({})
    } catch (error) {
      parts.holding(false)
      sample.discard()
      throw error
    }
  }

  const acceptOlderCopy = async (): Promise<Answer<Output<'vault.acceptOlderCopy'>>> => {
    if (state.is !== 'older-copy') return refuse('not-found')
    const { vault, olderCopy, by } = state
    // First: from then on it is a practice like any other, which has what nothing names swept away.
    await spareBetween(attachmentsFolder(paths.vault), new Date(olderCopy.writtenAt), clock.now())
    olderCopy.accept()
    await enter(vault, by, undefined, true)
    return ok({})
  }

  const choosePassphrase = async (
    { passphrase }: Input<'vault.choosePassphrase'>,
  ): Promise<Answer<Output<'vault.choosePassphrase'>>> => {
    if (state.is !== 'open' || !state.choosePassphrase) return refuse('not-allowed')
    if (!isAboveFloor(passphrase)) return refuse('weak-passphrase')
    await keys.renewed(holderOf(state), passphrase)
    state = { ...state, choosePassphrase: false }
    return ok({})
  }

  const holderOf = ({ vault, practice }: Extract<GateState, { readonly is: 'open' }>): KeyHolder =>
    ({ vault, records: practice.engine.records, begun: practice.rotation.begun })

  /**
   * For the keys of the practice that is open. The sample's belong to nobody; and whoever came in by the sheet chooses
   * a passphrase first, for she has none to prove (E13).
   */
  const withKeys = <Value>(work: (holder: KeyHolder) => Promise<Answer<Value>>): Promise<Answer<Value>> =>
    step(async () => {
      if (state.is !== 'open' || state.choosePassphrase || parts.sample) return refuse('not-allowed')
      return work(holderOf(state))
    })

  /** V18: a practice that is open is not replaced under whoever works in it. */
  const whileShut = <Value>(work: () => Promise<Answer<Value>> | Answer<Value>): Promise<Answer<Value>> =>
    step(async () => (state.is === 'shut' ? work() : refuse('not-allowed')))

  /** It derives the keys of the practice for that moment, as opening does. */
  const restore = async (input: Input<'vault.restore'>): Promise<Answer<Output<'vault.restore'>>> => {
    parts.holding(true)
    try {
      return await shutWorks.handlers['vault.restore'](input)
    } finally {
      parts.holding(false)
    }
  }

  /** To the practice while there is one. */
  const passOn = async (name: PassedOn, input: never): Promise<Answer<unknown>> => {
    if (state.is !== 'open') return refuse('not-allowed')
    state.practice.rotation.used()
    return state.practice.handlers[name](input)
  }

  const own: Handlers<Own> = {
    'vault.state': () => step(async () => {
      if (parts.sample) return ok(shownSample(state))
      if (state.is !== 'shut') return ok(shownHeld(state, quick.has(), clock.now()))
      return ok(shownShut(await vaults.lookAtVault(paths.vault, clock.now()), quick.has()))
    }),
    'vault.begin': (input) => step(() => begin(input)),
    'vault.finish': (input) => step(() => finish(input)),
    'vault.beginSample': () => step(beginSample),
    'vault.unlock': ({ passphrase, role }) =>
      step(() => open({ kind: 'passphrase', text: passphrase, ...(role && { role }) })),
    'vault.unlockQuickly': () => step(unlockQuickly),
    // Nobody but the coach has a sheet.
    'vault.unlockWithSheet': ({ code }) => step(() => open({ kind: 'recovery', text: code, role: 'coach' })),
    'vault.join': (input) => step(() => join(input)),
    'vault.lookAtBackup': (input) => whileShut(() => shutWorks.handlers['vault.lookAtBackup'](input)),
    'vault.restore': (input) => whileShut(() => restore(input)),
    'vault.acceptOlderCopy': () => step(acceptOlderCopy),
    'vault.choosePassphrase': (input) => step(() => choosePassphrase(input)),
    'vault.changePassphrase': (input) => withKeys((holder) => keys.changePassphrase(holder, input)),
    'vault.beginSheet': (input) => withKeys((holder) => keys.beginSheet(holder, input)),
    'vault.finishSheet': (input) => withKeys((holder) => keys.finishSheet(holder, input)),
    'vault.setQuickUnlock': (input) => withKeys((holder) => keys.setQuickUnlock(holder, input)),
    // Not in its turn: what is to be ended may be what the others wait for.
    'work.cancel': ({ work }) => {
      if (state.is === 'open') state.practice.cancel(work)
      else shutWorks.cancel(work)
      return ok({})
    },
  }

  /** The guard refuses by role already; this is the second lock on the door. */
  const locked = (name: VaultChannel) => async (input: never): Promise<Answer<unknown>> => {
    if (!mayCall(callerIn(state), contract[name].caller)) return refuse('not-allowed')
    if (parts.sample && NOT_IN_SAMPLE.has(name)) return refuse('not-allowed')
    return isPassedOn(name) ? passOn(name, input) : own[name](input)
  }

  return {
    // One line a channel would say the same: each name is paired with the handler of that name.
    handlers: Object.fromEntries(VAULT_CHANNELS.map((name) => [name, locked(name)])) as Handlers<VaultChannel>,
    caller: () => callerIn(state),
    notices: async () => (state.is === 'open' ? state.practice.engine.notices(clock.now()) : []),
    close: () => {
      // Before its turn comes: a practice that is being restored would be waited for to the end.
      const worksEnded = shutWorks.close()
      return turn(async () => {
        await worksEnded
        const last = state
        state = SHUT
        keys.forget()
        parts.places.forget()
        if (last.is === 'open') await last.practice.close()
        if (last.is === 'older-copy') last.vault.close()
      })
    },
  }
}
