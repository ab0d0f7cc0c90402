/**
 * `rxdb/plugins/test-utils` imports two packages that RxDB does not list among its dependencies, so it cannot be
 * loaded as it is published. The four functions it takes from them are given to it here, by a loader hook.
 */
import { register } from 'node:module'

const asModule = (source: string): string => `data:text/javascript,${encodeURIComponent(source)}`

const STAND_INS = {
  clone: asModule('export default structuredClone'),
  'async-test-util': asModule(`
    const letters = 'abcdefghijklmnopqrstuvwxyz'
    export const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
    export const randomNumber = (low = 0, high = 1000) => low + Math.floor(Math.random() * (high - low + 1))
    export const randomString = (length = 5) =>
      Array.from({ length }, () => letters[Math.floor(Math.random() * letters.length)]).join('')
  `),
}

/** RxDB's test tools. The types are those it publishes. */
export const loadTestUtils = (): Promise<typeof import('rxdb/plugins/test-utils')> => {
  register(asModule(`
    const standIns = ${JSON.stringify(STAND_INS)}
    export const resolve = (specifier, context, next) =>
      specifier in standIns ? { url: standIns[specifier], shortCircuit: true } : next(specifier, context)
  `))
  return import('rxdb/plugins/test-utils')
}
