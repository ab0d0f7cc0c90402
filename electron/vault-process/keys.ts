/**
 * The keys of an open practice: another passphrase, another recovery sheet, a key in the keychain. All ask for the present passphrase first
 * (E19): whoever finds a practice open may read it, but does not take it away from its coach.
 */
import { dayIn } from '../../shared/domain/day.ts'
import { samePassphrase } from '../../shared/domain/passphrase.ts'
import type { Chance, Clock } from '../../shared/domain/ports.ts'
import { failed, ok } from '../../shared/domain/result.ts'
import type { Input, Output } from '../../shared/ipc/contract.ts'
import type { Answer } from '../../shared/ipc/define.ts'
import type { ErrorCode } from '../../shared/ipc/errors.ts'
import type { Records } from '../engine/library/service.ts'
import { answerFault } from '../engine/fault-answer.ts'
import type { Pauses } from '../vault/pauses.ts'
import { normalisedCode } from '../vault/recovery-code.ts'
import { VaultFault, type PreparedSheet, type Vault } from '../vault/types.ts'
import { isAboveFloor } from './passphrase-floor.ts'
import { pickGroup } from './pick-group.ts'
import type { Quick } from './quick.ts'

/** The practice whose keys are meant. */
export interface KeyHolder {
  readonly vault: Pick<Vault, 'role' | 'provePassphrase' | 'renewPassphrase' | 'prepareSheet' | 'quick'>
  readonly records: Pick<Records, 'sheetKept' | 'passphraseRenewed'>
  /** Told that the renewing of all keys has begun (V7). */
  readonly begun: () => void
}

/** A sheet that is on the coach's screen and does not count yet. */
interface BegunSheet {
  readonly vault: KeyHolder['vault']
  readonly prepared: PreparedSheet
  /** Which group is to be typed back, from 1. */
  readonly askFor: number
}

export interface Keys {
  /** Another passphrase, which counts from here on. Whoever calls has seen that she may. */
  readonly renewed: (holder: KeyHolder, passphrase: string) => Promise<void>
  readonly changePassphrase: (
    holder: KeyHolder, input: Input<'vault.changePassphrase'>,
  ) => Promise<Answer<Output<'vault.changePassphrase'>>>
  readonly beginSheet: (holder: KeyHolder, input: Input<'vault.beginSheet'>) => Promise<Answer<Output<'vault.beginSheet'>>>
  readonly finishSheet: (
    holder: KeyHolder, input: Input<'vault.finishSheet'>,
  ) => Promise<Answer<Output<'vault.finishSheet'>>>
  readonly setQuickUnlock: (
    holder: KeyHolder, input: Input<'vault.setQuickUnlock'>,
  ) => Promise<Answer<Output<'vault.setQuickUnlock'>>>
  /** Forgets a sheet that was begun: nothing of it was written. */
  readonly forget: () => void
}

const refuse = (code: ErrorCode) => failed({ code })

/** Faults of the vault are thrown; the gate makes answers of them. */
export const createKeys = ({ pauses, clock, chance, quick }: {
  readonly pauses: Pauses, readonly clock: Clock, readonly chance: Chance, readonly quick: Quick,
}): Keys => {
  let begun: BegunSheet | null = null

  /** Null once it is proved. A wrong one counts as a guess at the lock screen does, with the same pauses. */
  const prove = async ({ vault }: KeyHolder, passphrase: string) => {
    const seconds = pauses.secondsLeft()
    if (seconds > 0) return failed({ code: 'too-soon' as const, detail: { seconds } })
    try {
      await vault.provePassphrase(passphrase)
    } catch (error) {
      if (!(error instanceof VaultFault) || error.code !== 'wrong-passphrase') throw error
      pauses.failed()
      return answerFault(error)
    }
    pauses.succeeded()
    return null
  }

  const renewed: Keys['renewed'] = async ({ vault, records, begun: rotationBegun }, passphrase) => {
    await vault.renewPassphrase(passphrase)
    rotationBegun()
    // V6: the vault has retired what it opened.
    quick.forget()
    // The new one counts from here on; that a full disk keeps it off the record must not be told as a failure.
    await records.passphraseRenewed()
  }

  return {
    renewed,
    changePassphrase: async (holder, { current, next }) => {
      const refused = await prove(holder, current)
      if (refused) return refused
      // The one it has already: nothing is to be written, and nothing happened that should be on record (E1).
      if (samePassphrase(current, next)) return ok({ counts: true })
      if (!isAboveFloor(next)) return refuse('weak-passphrase')
      if (holder.vault.role === 'coach') {
        await renewed(holder, next)
        return ok({ counts: true })
      }
      // V2: the coach's word makes it count, and that goes on record.
      await holder.vault.renewPassphrase(next)
      return ok({ counts: false })
    },

    beginSheet: async (holder, { current }) => {
      // Whatever was begun before ends here, right passphrase or wrong.
      begun = null
      const refused = await prove(holder, current)
      if (refused) return refused
      const prepared = holder.vault.prepareSheet()
      const askFor = pickGroup(chance)
      begun = { vault: holder.vault, prepared, askFor }
      return ok({
        groups: [...prepared.recoveryGroups.reveal()], askFor,
        practice: prepared.practice, madeOn: dayIn(clock.now(), clock.zone()),
      })
    },

    finishSheet: async (holder, { group, place }) => {
      if (begun?.vault !== holder.vault) return refuse('not-begun')
      const { prepared, askFor } = begun
      if (normalisedCode(group) !== prepared.recoveryGroups.reveal()[askFor - 1]) return refuse('wrong-group')
      // After a fault it stays begun: a full disk can be mended, and the sheet in her hand is still the right one.
      await prepared.write()
      begun = null
      holder.begun()
      // The new sheet counts from here on, whether or not the disk takes the note of where it went.
      await holder.records.sheetKept(place)
      return ok({})
    },

    setQuickUnlock: async (holder, { on, current }) => {
      const refused = await prove(holder, current)
      return refused ?? quick.turn(holder.vault.quick, on)
    },

    forget: () => { begun = null },
  }
}
