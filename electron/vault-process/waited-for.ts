/** V20: the works a coach begins and waits for. While one goes on, idleness alone is no reason to lock. */
import type { Handlers, VaultChannel } from '../../shared/ipc/contract.ts'
import type { Handler } from '../ipc/guard.ts'

const WAITED_FOR = [
  'backups.make', 'backups.drill', 'export', 'vault.restore', 'attachments.add', 'attachments.takeOut',
] as const satisfies readonly VaultChannel[]

/**
 * The same handlers; those of long works say when the first of them begins and when the last has ended.
 * @param tell true when a work is under way, false when none is any more
 */
export const sayingWhatIsWaitedFor = (
  handlers: Handlers<VaultChannel>, tell: (working: boolean) => void,
): Handlers<VaultChannel> => {
  let under = 0
  const counted = (handler: Handler): Handler => async (input) => {
    under += 1
    if (under === 1) tell(true)
    try {
      return await handler(input)
    } finally {
      under -= 1
      if (under === 0) tell(false)
    }
  }
  return { ...handlers, ...Object.fromEntries(WAITED_FOR.map((name) => [name, counted(handlers[name])])) }
}
