/** Contract x handlers: what one process answers. A handler that is missing, or too many, stops the start. */
import { contract, type ChannelName, type Handlers, type MainChannel, type VaultChannel } from '../../shared/ipc/contract.ts'
import type { Channel, Home } from '../../shared/ipc/define.ts'
import { createChecks } from './checks.ts'
import { createGuard, type Guard, type GuardParts, type Handler } from './guard.ts'

/** The channels that live in one process. */
export const channelsOf = (home: Home): Readonly<Record<string, Channel>> =>
  Object.fromEntries(Object.entries<Channel>(contract).filter(([, channel]) => channel.home === home))

type Given<Sender> = Pick<GuardParts<Sender>, 'trusts' | 'caller' | 'log' | 'checkOutputs'>

export const guardMain = <Sender>(handlers: Handlers<MainChannel>, given: Given<Sender>): Guard<Sender> =>
  register('main', handlers, given)

export const guardVault = <Sender>(handlers: Handlers<VaultChannel>, given: Given<Sender>): Guard<Sender> =>
  register('vault', handlers, given)

const register = <Sender>(
  home: Home, handlers: Partial<Handlers<ChannelName>>, given: Given<Sender>,
): Guard<Sender> => {
  const channels = channelsOf(home)
  const missing = Object.keys(channels).filter((name) => !Object.hasOwn(handlers, name))
  const strangers = Object.keys(handlers).filter((name) => !Object.hasOwn(channels, name))
  if (missing.length > 0) throw new Error(`${home} has no handler for ${missing.join(', ')}`)
  if (strangers.length > 0) throw new Error(`${home} has a handler for ${strangers.join(', ')}, which is not its channel`)
  return createGuard({
    channels,
    // Each handler takes the input of its own channel; the guard hands it nothing else.
    handlers: handlers as Readonly<Record<string, Handler>>,
    checks: createChecks(channels),
    ...given,
  })
}
