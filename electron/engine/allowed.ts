import type { Role } from '../../shared/domain/compartment.ts'
import { failed } from '../../shared/domain/result.ts'
import { contract, type ChannelName, type Handlers } from '../../shared/ipc/contract.ts'
import { mayCall } from '../../shared/ipc/define.ts'

/**
 * The handlers as one role may use them; the others answer `not-allowed`. The guard refuses them before: this is for
 * whoever comes past it. What a role may not read it has no key for, whatever is asked (V1).
 */
export const allowedTo = <Names extends ChannelName>(role: Role, handlers: Handlers<Names>): Handlers<Names> =>
  // fromEntries knows nothing of which handler is whose; each keeps its name.
  Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [
    name, mayCall(role, contract[name as Names].caller) ? handler : async () => failed({ code: 'not-allowed' }),
  ])) as Handlers<Names>
