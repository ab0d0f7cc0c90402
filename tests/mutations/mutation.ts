/** A small patch that breaks one rule, and the test that has to notice. */
export interface Mutation {
  /** The rule it breaks, as the vault's list and the engine's number them. */
  readonly rule: Rule
  /** What is wrong once it is applied, in a few words. Unique. */
  readonly name: string
  /** The file it changes, from the root of the project. */
  readonly file: string
  /** Stands exactly once in that file. */
  readonly find: string
  readonly replace: string
  /** The test file that has to turn red, from the root of the project. It quotes the rule. */
  readonly test: string
  /** The test in it, where one alone is meant: a part of its name. */
  readonly testName?: string
  /** `e2e` builds the app and runs Playwright: minutes, so in soak only. */
  readonly kind?: 'unit' | 'e2e'
}

/** A rule of the vault's list, or of the engine's: 'V7', 'V7a', 'E33'. */
export type Rule = `V${number}` | 'V7a' | `E${number}`

export const VAULT = 'electron/vault'
export const TESTS = 'tests/unit/electron/vault'
