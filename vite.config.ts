/**
 * One build for every process: `vite build --app` writes out/app/, which package.json's `main` points into.
 * Electron and the database driver stay outside the bundles; everything else is in them, so that the packaged
 * app carries no other node_modules.
 */
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { EnvironmentOptions } from 'vite'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { sharingFiles } from './build/test-groups.ts'

const root = import.meta.dirname
const sharing = sharingFiles(root)
const out = (folder: string): string => join(root, 'out/app', folder)

/** The oldest runtimes the code has to run in: Electron 25 carries Node 18 and Chromium 114. */
const NODE = 'node18'
const CHROMIUM = 'chrome114'

/** One file of CommonJS: what Electron loads without a loader, sandboxed preloads included. */
const process = (source: string, folder: string, name: string): EnvironmentOptions => ({
  consumer: 'server',
  keepProcessEnv: true,
  resolve: { noExternal: true, external: ['electron', 'libsql'] },
  build: {
    outDir: out(folder),
    emptyOutDir: false,
    copyPublicDir: false,
    target: NODE,
    minify: false,
    sourcemap: false,
    rolldownOptions: {
      input: join(root, source),
      output: { format: 'cjs', entryFileNames: name, codeSplitting: false },
    },
  },
})

/** Test files by name, wherever they lie below a folder of tests/. */
const tests = (folder: string): string => `tests/${folder}/**/*.test.{ts,tsx}`

const project = (name: string, test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration =>
  ({ extends: true, test: { ...test, name } })

export default defineConfig({
  root: join(root, 'renderer'),
  publicDir: false,
  logLevel: 'warn',
  clearScreen: false,
  plugins: [react()],
  environments: {
    client: {
      build: {
        outDir: out('renderer'),
        emptyOutDir: true,
        target: CHROMIUM,
        cssTarget: CHROMIUM,
        // A data: URL would need a hole in the CSP, and a preload polyfill fetches, which it forbids.
        assetsInlineLimit: 0,
        modulePreload: false,
        chunkSizeWarningLimit: 2_000,
      },
    },
    main: process('electron/main.ts', 'main', 'main.cjs'),
    preload: process('electron/preload.ts', 'preload', 'preload.cjs'),
    vault: process('electron/vault-process/main.ts', 'vault', 'vault-process.cjs'),
    drill: process('electron/drill-process/main.ts', 'vault', 'drill-process.cjs'),
    kdf: process('electron/vault/kdf-worker.ts', 'vault', 'kdf-worker.cjs'),
  },
  builder: {
    buildApp: async (builder) => {
      for (const name of ['main', 'preload', 'vault', 'drill', 'kdf', 'client']) {
        const environment = builder.environments[name]
        if (!environment) throw new Error(`vite.config.ts has no environment named ${name}`)
        await builder.build(environment)
      }
    },
  },
  test: {
    root,
    environment: 'node',
    // Key derivation and the kill tests take seconds of real work on a slow machine; none of them is timed.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      // First the long ones. Apart from what shares a process, which would end where the other kind comes in between.
      project('vault', { include: [tests('unit/electron/vault')], sequence: { groupOrder: 0 } }),
      project('alone', {
        include: [tests('{unit,contract,vault,vectors,privacy,mutations,year}')],
        exclude: [tests('unit/electron/vault'), ...sharing],
        sequence: { groupOrder: 0 },
      }),
      project('sharing', { include: sharing, isolate: false, sequence: { groupOrder: 1 } }),
    ],
  },
})
