import path from 'node:path'
import { RuleTester, type Linter } from 'eslint'
import tseslint from 'typescript-eslint'
import { describe, it } from 'vitest'
import { layering } from '../../../../build/lint/layering.ts'
import { root } from '../../../../build/root.ts'

// ESLint's tester runs its cases through these; without them it would throw at the first.
RuleTester.describe = describe
RuleTester.it = it
RuleTester.itOnly = it.only

const tester = new RuleTester({ languageOptions: { parser: tseslint.parser as Linter.Parser } })
const at = (file: string): string => path.join(root, file)

/** An import of every form, so that no form slips through. */
const allowed = (promise: string, file: string, code: string) => ({ name: promise, filename: at(file), code })
const refused = (promise: string, file: string, code: string, why: RegExp, times = 1) => ({
  name: promise, filename: at(file), code,
  errors: Array.from({ length: times }, () => ({ message: why })),
})
const from = (source: string): string => `import { x } from '${source}'; x()`

const CONNECTION = /^Only electron\/egress opens connections/
const PURE = /^The room "shared" is pure/
const SHUT = /may not import/
const NO_NODE = /runs without Node/
const KEPT = /^Only .* may import/

describe('layering: what a room may import', () => {
  tester.run('layering', layering, {
    valid: [
      allowed('the window sees shared', 'renderer/views/note/note.tsx', from('../../../shared/ipc/contract.ts')),
      allowed('the window sees itself', 'renderer/views/note/note.tsx', from('../../components/toast.tsx')),
      allowed('the window sees its libraries', 'renderer/main.tsx', from('react-dom/client')),
      allowed('the window loads its fonts and styles', 'renderer/main.tsx', 'import \'./styles/all.css\''),
      allowed('shared sees shared', 'shared/ipc/contract.ts', from('../domain/day.ts')),
      allowed('shared knows its three libraries', 'shared/domain/day.ts',
        `${from('temporal-polyfill')}; import { y } from '@sinclair/typebox'; import { z } from 'date-fns/format'; y(z)`),
      allowed('the preload sees shared, Electron and the wire', 'electron/preload.ts',
        'import { a } from \'electron\'; import { b } from \'../shared/ipc/define.ts\'; import { c } from \'./ipc/wire.ts\'; a(b, c)'),
      allowed('main puts host, windows and ipc together', 'electron/main.ts',
        'import { a } from \'./host/power.ts\'; import { b } from \'./windows/window.ts\'; import { c } from \'./ipc/guard.ts\'; a(b, c)'),
      allowed('the vault process puts vault and engine together', 'electron/vault-process/main.ts',
        'import { a } from \'../vault/open-vault.ts\'; import { b } from \'../engine/database.ts\'; a(b)'),
      allowed('the engine stands on the vault', 'electron/engine/types.ts', from('../vault/types.ts')),
      allowed('sodium.ts has libsodium', 'electron/vault/sodium.ts', from('libsodium-wrappers')),
      allowed('the key worker has the larger libsodium', 'electron/vault/kdf-worker.ts', from('libsodium-wrappers-sumo')),
      allowed('the vault has the driver', 'electron/vault/store.ts', from('libsql')),
      allowed('the storage has RxDB', 'electron/vault/rx-storage/storage.ts', from('rxdb/plugins/storage-memory')),
      allowed('the engine database has RxDB', 'electron/engine/database-schema.ts', from('rxdb')),
      allowed('egress alone has the network', 'electron/egress/send.ts', 'import https from \'node:https\'; https.get(\'x\'); fetch(\'x\')'),
      allowed('the opener puts vault and export together', 'electron/opener/run.ts',
        'import { a } from \'../vault/open-vault.ts\'; import { b } from \'../export/write-export.ts\'; a(b)'),
      allowed('the vault process exports', 'electron/vault-process/practice.ts', from('../export/write-export.ts')),
      allowed('an export has the vault’s faults', 'electron/export/write-export.ts', from('../vault/store-faults.ts')),
      allowed('tools may look at everything', 'build/start.ts', 'import net from \'node:net\'; import { x } from \'../electron/vault/store.ts\'; net.connect(x)'),
      allowed('tests may look at everything', 'tests/e2e/notes.spec.ts', from('../../electron/vault/store.ts')),
      allowed('settings of tools lie at the top', 'vite.config.ts', 'export default {}'),
      allowed('a method of one’s own may be called net', 'electron/host/power.ts', 'const a = { net: 1 }; a.net'),
    ],
    invalid: [
      refused('the window does not see Electron’s side', 'renderer/api.ts', from('../electron/ipc/wire.ts'), SHUT),
      refused('nor its types', 'renderer/api.ts', 'import type { A } from \'../electron/engine/types.ts\'; export type B = A', SHUT),
      refused('nor the tools', 'renderer/api.ts', from('../build/root.ts'), SHUT),
      refused('nor the tests', 'renderer/api.ts', from('../tests/support/canary.ts'), SHUT),
      refused('the window has no Node', 'renderer/api.ts', from('node:fs'), NO_NODE),
      refused('nor by its bare name', 'renderer/api.ts', from('fs'), NO_NODE),
      refused('the window has no electron', 'renderer/api.ts', from('electron'), KEPT),
      refused('the window has no RxDB', 'renderer/api.ts', from('rxdb'), KEPT),
      refused('the window has no libsodium', 'renderer/api.ts', from('libsodium-wrappers'), KEPT),

      refused('shared does not see the window', 'shared/domain/day.ts', from('../../renderer/strings/dates.ts'), SHUT),
      refused('shared does not see Electron’s side', 'shared/domain/day.ts', from('../../electron/vault/types.ts'), SHUT),
      refused('shared has no Node', 'shared/domain/day.ts', from('node:crypto'), NO_NODE),
      refused('shared has no electron', 'shared/domain/day.ts', from('electron'), KEPT),
      refused('shared has no React', 'shared/domain/day.ts', from('react'), PURE),
      refused('shared has no RxDB', 'shared/domain/day.ts', from('rxdb'), KEPT),
      refused('shared has no libsodium', 'shared/domain/day.ts', from('libsodium-wrappers'), KEPT),

      refused('no room of Electron sees the window', 'electron/windows/window.ts', from('../../renderer/main.tsx'), SHUT),
      refused('nor does the vault', 'electron/vault/store.ts', from('../../renderer/strings/dates.ts'), SHUT),
      refused('the vault does not see the engine', 'electron/vault/store.ts', from('../engine/types.ts'), SHUT),
      refused('the opener does not see the engine', 'electron/opener/run.ts', from('../engine/database.ts'), SHUT),
      refused('nor RxDB', 'electron/opener/run.ts', from('rxdb'), KEPT),
      refused('nor the driver, past the vault', 'electron/opener/run.ts', from('libsql'), KEPT),
      refused('an export opens no vault', 'electron/export/write-export.ts', from('../vault/open-vault.ts'), SHUT),
      refused('the vault runs under plain Node', 'electron/vault/store.ts', from('electron'), KEPT),
      refused('the engine runs under plain Node', 'electron/engine/writer.ts', from('electron'), KEPT),
      refused('main does not see the vault', 'electron/main.ts', from('./vault/sodium.ts'), SHUT),
      refused('main does not see the engine', 'electron/main.ts', from('./engine/database.ts'), SHUT),
      refused('main does not see the vault process', 'electron/main.ts', from('./vault-process/main.ts'), SHUT),
      refused('the host does not see the vault', 'electron/host/vault-child.ts', from('../vault/types.ts'), SHUT),
      refused('the host does not see the engine', 'electron/host/handlers.ts', from('../engine/types.ts'), SHUT),
      refused('windows do not see the vault', 'electron/windows/lock.ts', from('../vault/types.ts'), SHUT),
      refused('windows do not see the engine', 'electron/windows/lock.ts', from('../engine/types.ts'), SHUT),
      refused('the guard does not see the engine', 'electron/ipc/guard.ts', from('../engine/types.ts'), SHUT),
      refused('the preload does not see the host', 'electron/preload.ts', from('./host/paths.ts'), SHUT),
      refused('the preload does not see the guard', 'electron/preload.ts', from('./ipc/guard.ts'), SHUT),
      refused('the preload has no library', 'electron/preload.ts', from('ajv'), /^The preload imports/),
      refused('the preload has no Node', 'electron/preload.ts', from('node:path'), NO_NODE),
      refused('the vault process takes nothing from the host that names Electron', 'electron/vault-process/main.ts', from('../host/power.ts'), SHUT),
      refused('egress holds no key', 'electron/egress/send.ts', from('../vault/sodium.ts'), SHUT),

      refused('only sodium.ts has libsodium', 'electron/vault/envelope.ts', from('libsodium-wrappers'), KEPT),
      refused('the key worker has the larger one only', 'electron/vault/kdf-worker.ts', from('libsodium-wrappers'), KEPT),
      refused('only the key worker has the larger libsodium', 'electron/vault/sodium.ts', from('libsodium-wrappers-sumo'), KEPT),
      refused('only the vault has the driver', 'electron/engine/database.ts', from('libsql'), KEPT),
      refused('services have no RxDB', 'electron/engine/notes/service.ts', from('rxdb'), KEPT),
      refused('the vault itself has no RxDB', 'electron/vault/store.ts', from('rxdb/plugins/storage-memory'), KEPT),

      ...['net', 'http', 'https', 'http2', 'tls', 'dgram', 'undici', 'ws', 'node-fetch', 'axios'].flatMap((name) => [
        refused(`the host does not import ${name}`, 'electron/host/power.ts', from(name), CONNECTION),
        refused(`the window does not import ${name}`, 'renderer/api.ts', from(name), CONNECTION),
      ]),
      refused('nor under the name node: gives it', 'electron/vault/store.ts', from('node:https'), CONNECTION),
      refused('nor Electron’s own', 'electron/main.ts', 'import { net } from \'electron\'; net.request(\'x\')', CONNECTION),
      refused('nor Electron’s own under another name', 'electron/main.ts', 'import { net as a } from \'electron\'; a.request(\'x\')', CONNECTION),
      refused('nor Electron’s own through the whole', 'electron/main.ts', 'import * as e from \'electron\'; e.net.request(\'x\')', CONNECTION),

      refused('an import for its effects is an import', 'renderer/api.ts', 'import \'../electron/main.ts\'', SHUT),
      refused('a re-export is an import', 'renderer/api.ts', 'export { x } from \'../electron/main.ts\'', SHUT),
      refused('a re-export of all is an import', 'renderer/api.ts', 'export * from \'../electron/main.ts\'', SHUT),
      refused('an import() is an import', 'renderer/api.ts', 'void import(\'../electron/main.ts\')', SHUT),
      refused('an import type is an import', 'renderer/api.ts', 'export type A = import(\'../electron/main.ts\').B', SHUT),
      refused('a require is an import', 'electron/main.ts', 'require(\'node:http\')', CONNECTION),
      refused('an import = require is an import', 'electron/main.ts', 'import a = require(\'node:http\'); a.get(\'x\')', CONNECTION),
      refused('what is imported stands there in words', 'electron/main.ts', 'void import(`./${name}`)', /has to stand there in words/),
      refused('a query string hides nothing', 'renderer/api.ts', 'import \'../electron/main.ts?raw\'', SHUT),
    ],
  })
})

describe('layering: which globals a room may touch', () => {
  tester.run('layering', layering, {
    valid: [
      allowed('a given instant is no clock', 'shared/domain/day.ts', 'export const day = (ms: number) => new Date(ms).toISOString()'),
      allowed('Date.UTC is no clock', 'shared/domain/day.ts', 'export const a = Date.UTC(2026, 1)'),
      allowed('a parameter may be called process', 'shared/domain/day.ts', 'export const a = (process: number) => process + 1'),
      allowed('a field may be called window', 'shared/domain/day.ts', 'export const a = { window: 1 }; a.window'),
      allowed('a port may be called fetch', 'electron/host/power.ts', 'export const a = (fetch: () => void) => { fetch() }'),
      allowed('the host has a clock', 'electron/host/clock.ts', 'export const now = () => new Date()'),
    ],
    invalid: [
      ...['fetch(\'x\')', 'new WebSocket(\'x\')', 'new XMLHttpRequest()', 'new EventSource(\'x\')'].flatMap((code) => [
        refused(`the window does not ${code}`, 'renderer/api.ts', code, CONNECTION),
        refused(`the vault does not ${code}`, 'electron/vault/store.ts', code, CONNECTION),
        refused(`main does not ${code}`, 'electron/main.ts', code, CONNECTION),
      ]),
      refused('nor through the global object', 'renderer/api.ts', 'const f = globalThis.fetch; f(\'x\')', CONNECTION),
      refused('nor through the window', 'renderer/api.ts', 'new window[\'WebSocket\'](\'x\')', CONNECTION),
      refused('nor by handing it on', 'renderer/api.ts', 'export const send = fetch', CONNECTION),
      refused('nor with a beacon', 'renderer/api.ts', 'navigator.sendBeacon(\'x\')', CONNECTION),
      refused('nor through a session’s own fetch', 'electron/windows/session.ts', 'export const a = (s) => s.fetch(\'x\')', CONNECTION),
      refused('nor with a module got by its name', 'electron/main.ts', 'process.getBuiltinModule(\'http\')', CONNECTION),
      refused('shared has no clock', 'shared/domain/day.ts', 'export const a = Date.now()', PURE),
      refused('nor one to hand on', 'shared/domain/day.ts', 'export const a = Date.now', PURE),
      refused('nor a new Date of now', 'shared/domain/day.ts', 'export const a = new Date()', PURE),
      refused('nor a Date called as a function', 'shared/domain/day.ts', 'export const a = Date()', PURE),
      refused('nor Temporal’s', 'shared/domain/day.ts', 'import { Temporal } from \'temporal-polyfill\'; Temporal.Now.instant()', PURE),
      refused('shared has no chance', 'shared/domain/day.ts', 'export const a = Math.random()', PURE),
      ...[
        'crypto.randomUUID()', 'process.env', 'globalThis.x', 'setTimeout(() => {}, 1)', 'window.x', 'document.body',
        'console.log(1)', 'Buffer.from([])', 'performance.now()', 'localStorage.x',
      ].map((code) => refused(`shared does not touch ${code}`, 'shared/domain/day.ts', code, PURE)),
      refused('shared does not fetch', 'shared/domain/day.ts', 'fetch(\'x\')', CONNECTION),
    ],
  })
})

describe('layering: every file has a home', () => {
  tester.run('layering', layering, {
    valid: [
      allowed('a room may have folders', 'electron/engine/notes/service.ts', 'export {}'),
    ],
    invalid: [
      refused('a new folder at the top is refused', 'helpers/things.ts', 'export {}', /has no home/),
      refused('a new room in Electron is refused', 'electron/misc/things.ts', 'export {}', /has no home/),
      refused('a file at the top is refused', 'things.ts', 'export {}', /has no home/),
      refused('a file named like a room is refused', 'shared.ts', 'export {}', /has no home/),
    ],
  })
})
