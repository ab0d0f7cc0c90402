/** V19 to V21: taking everything along, locking, and what is left in memory. */
import { TESTS, VAULT, type Mutation } from '../mutation.ts'

const EXPORT = 'tests/unit/electron/export'

export const LEAVING: readonly Mutation[] = [
  {
    rule: 'V19', name: 'an export leaves a field out',
    file: 'electron/export/records.ts', find: 'return [...known, ...[...more].sort()]',
    replace: 'return [...known, ...[...more].sort()].slice(0, -1)',
    test: `${EXPORT}/export-files.test.ts`,
    testName: 'every word planted in any field stands in the JSON and in the CSV of its kind',
  },
  {
    rule: 'V19', name: 'a cell a spreadsheet would run is exported as it is',
    file: 'electron/export/csv.ts', find: '(RUNS.test(cell) ? `\'${cell}` : cell)',
    replace: '(RUNS.test(cell) ? `${cell}` : cell)',
    test: `${EXPORT}/csv.test.ts`, testName: 'a cell a spreadsheet would run begins with an apostrophe',
  },
  {
    rule: 'V20', name: 'locking leaves the page’s process running',
    file: 'electron/windows/lock.ts',
    find: 'await Promise.all([vault?.kill(), parts.window.end()])', replace: 'await vault?.kill()',
    test: 'tests/unit/electron/windows/lock.test.ts', testName: 'asks the window first, then closes the vault',
  },
  {
    rule: 'V20', name: 'locking leaves the vault process running', kind: 'e2e',
    file: 'electron/windows/lock.ts',
    find: 'await Promise.all([vault?.kill(), parts.window.end()])', replace: 'await parts.window.end()',
    test: 'tests/e2e/window.spec.ts', testName: 'Ctrl+L ends the process of the page and the vault process',
  },
  {
    rule: 'V21', name: 'opened records stay in libsodium’s memory',
    file: `${VAULT}/workbench.ts`, find: 'sodium.memory().fill(0, place, place + length)',
    replace: 'sodium.memory().fill(0, place, place)',
    test: `${TESTS}/workbench.test.ts`, testName: 'V21: leaves no words in libsodium’s memory',
  },
  {
    rule: 'V21', name: 'a seed stays in memory after the vault was closed',
    file: `${VAULT}/session.ts`,
    find: "      wipe(secret.seed, keys.box.privateKey, keys.sign.privateKey)\n    },\n  }",
    replace: '      void [secret, keys]\n    },\n  }',
    test: `${TESTS}/keys-that-go.test.ts`,
    testName: 'V21: a seed and the keys made of it are wiped when the vault is closed',
  },
]
