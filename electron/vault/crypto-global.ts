/**
 * Gives libsodium its source of randomness on Node 18, which has no global `crypto`.
 * Has to be imported before libsodium: its ES module looks for it while it loads.
 */
import { webcrypto } from 'node:crypto'

if (Reflect.get(globalThis, 'crypto') === undefined) {
  Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true })
}
