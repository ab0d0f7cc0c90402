/** V16: the coach has looked at what did not agree when the practice was opened. The vault writes it; here it goes on record. */
import { ok } from '../../../shared/domain/result.ts'
import type { Clock } from '../../../shared/domain/ports.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import { VaultFault, type DamageReport, type VaultOwner } from '../../vault/types.ts'
import { answerFault } from '../fault-answer.ts'
import type { Records } from '../library/service.ts'

export interface DamageParts {
  readonly damage: () => DamageReport
  readonly owner: Pick<VaultOwner, 'acknowledge'>
  readonly records: Pick<Records, 'damageAcknowledged'>
  readonly clock: Clock
}

export const damageHandlers = ({ damage, owner, records, clock }: DamageParts): Handlers<'damage.acknowledge'> => ({
  'damage.acknowledge': async () => {
    // Nothing to put aside is nothing to put on record (E1).
    if (damage().disagreeing.length === 0) return ok({})
    try {
      owner.acknowledge(clock.now())
    } catch (error) {
      if (error instanceof VaultFault) return answerFault(error)
      throw error
    }
    // It counts from here on; that a full disk keeps it off the record must not be told as a failure.
    await records.damageAcknowledged()
    return ok({})
  },
})
