import type { Client } from '../../schemas/clients.ts'
import type { Channel } from '../../schemas/nudge-plan.ts'

export type Reachable = Pick<Client, 'email' | 'phone' | 'reachableBy'>

/** Where a message of this channel would go; empty where she gave nothing for it. */
export const addressFor = ({ email, phone }: Pick<Reachable, 'email' | 'phone'>, channel: Channel): string =>
  (channel === 'email' ? email : phone)

/** E34: by which channel she is written to, where one is wanted. There may be no address for it all the same. */
export const channelFor = (client: Reachable, wanted: Channel): Channel => {
  if (client.reachableBy !== 'any') return client.reachableBy
  const other = wanted === 'email' ? 'sms' : 'email'
  return addressFor(client, wanted) === '' && addressFor(client, other) !== '' ? other : wanted
}
