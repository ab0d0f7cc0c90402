/**
 * `npm run opener`: the program that reads a practice without Stillroom, in out/opener. Beside it a package that npx
 * takes anywhere: of a folder, npx would not install the libraries.
 */
import { statSync } from 'node:fs'
import path from 'node:path'
import { run } from './child.ts'
import { bundleOpener, openerFolder } from './opener-bundle.ts'
import { root } from './root.ts'
import { Halt, runScript, say } from './say.ts'

const PACK_SECONDS = 60

runScript(async () => {
  const file = await bundleOpener()
  say(`${path.relative(root, file)}, ${Math.ceil(statSync(file).size / 1024)} KB`)
  say(`here:      npx ./${path.relative(root, openerFolder)} <practice file> <folder>`)
  const npm = process.env['npm_execpath']
  if (npm === undefined) return
  const ended = await run(process.execPath, [npm, 'pack', '--silent', '--offline'], {
    cwd: openerFolder, limitSeconds: PACK_SECONDS,
  })
  if (ended.code !== 0) throw new Halt(`The opener could not be packed:\n${ended.output}`)
  const packed = ended.output.trim().split('\n').at(-1) ?? ''
  say(`anywhere:  npx ./${path.relative(root, path.join(openerFolder, packed))} <practice file> <folder>`)
})
