/** Bundles the standalone opener into one file, with a package.json that lets npm run it anywhere. */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, type Plugin } from 'vite'
import { outFolder, root } from './root.ts'
import { Halt } from './say.ts'

export const OPENER_FILE = 'stillroom-open.mjs'
export const openerFolder = path.join(outFolder, 'opener')

/** What stays outside the bundle: libsodium is WebAssembly, libsql native. Everything else is in it. */
export const OPENER_LIBRARIES = ['libsodium-wrappers', 'libsodium-wrappers-sumo', 'libsql'] as const

/** The oldest Node it is written for. */
const OLDEST_NODE = '18'

const MISSING = 'The libraries stillroom-open needs are not here. In its folder run once: npm install'

/**
 * Loads a library where its import stands. A plain import would be loaded before any line of ours: without a sentence
 * for somebody who has no libraries yet, and on Node 18 before libsodium has its source of chance (crypto-global.ts).
 */
const loadedInTurn: Plugin = {
  name: 'loaded-in-turn',
  enforce: 'pre',
  resolveId: (source, importer) =>
    OPENER_LIBRARIES.some((name) => name === source) && importer?.startsWith('\0') !== true ? `\0${source}` : null,
  load: (id) => {
    const name = OPENER_LIBRARIES.find((library) => id === `\0${library}`)
    return name === undefined ? null : `
      const loaded = await import('${name}').catch((error) => {
        if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
        process.stderr.write(${JSON.stringify(`${MISSING}
`)})
        process.exit(1)
      })
      export default loaded.default`
  },
}

const BANNER = `#!/usr/bin/env node
// Stillroom's opener: reads a practice file without Stillroom. MIT licence. Run it with --help.
// Made from electron/opener in Stillroom's source; the format it reads is written down in electron/vault/SPEC.md.`

interface About { readonly version: string, readonly versions: Readonly<Record<string, string>> }

const readAbout = (): About => {
  const about = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    readonly version: string
    readonly dependencies: Readonly<Record<string, string>>
    readonly devDependencies: Readonly<Record<string, string>>
  }
  return { version: about.version, versions: { ...about.devDependencies, ...about.dependencies } }
}

const packageOf = ({ version, versions }: About): object => ({
  name: 'stillroom-open',
  version,
  description: 'Reads a Stillroom practice without Stillroom.',
  license: 'MIT',
  type: 'module',
  bin: { 'stillroom-open': OPENER_FILE },
  files: [OPENER_FILE],
  engines: { node: `>=${OLDEST_NODE}` },
  dependencies: Object.fromEntries(OPENER_LIBRARIES.map((name) => {
    const pinned = versions[name]
    if (pinned === undefined) throw new Halt(`package.json names no version of ${name}`)
    return [name, pinned]
  })),
})

/** @param folder is emptied */
export const bundleOpener = async (folder: string = openerFolder): Promise<string> => {
  const about = readAbout()
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    plugins: [loadedInTurn],
    ssr: { noExternal: true, external: [...OPENER_LIBRARIES] },
    build: {
      ssr: path.join(root, 'electron/opener/main.ts'),
      outDir: folder,
      emptyOutDir: true,
      target: `node${OLDEST_NODE}`,
      sourcemap: false,
      rolldownOptions: {
        output: {
          format: 'es', entryFileNames: OPENER_FILE, codeSplitting: false, postBanner: BANNER, minify: true,
        },
      },
    },
  })
  const file = path.join(folder, OPENER_FILE)
  chmodSync(file, 0o755)
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(packageOf(about), null, 2)}\n`)
  return file
}
