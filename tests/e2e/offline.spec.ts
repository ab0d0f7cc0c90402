/** Law 2. Runs where `build/without-network.ts` has taken the network away; the first note is walked beside it. */
import { networkInterfaces } from 'node:os'
import { expect, test } from '@playwright/test'

test('there is no network here but loopback', () => {
  test.skip(process.env['STILLROOM_NO_NETWORK'] === undefined, 'only where the network was taken away')
  const outside = Object.values(networkInterfaces()).flat().filter((address) => address && !address.internal)
  expect(outside).toEqual([])
})
