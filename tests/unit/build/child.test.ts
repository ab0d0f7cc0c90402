import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { run, start } from '../../../build/child.ts'
import { tempFolder } from './temp-folder.ts'

const node = (script: string, options: { limitSeconds?: number } = {}) =>
  run(process.execPath, ['-e', script], { cwd: process.cwd(), ...options })

describe('a program we start', () => {
  it('gives back what it printed and how it ended', async () => {
    const ended = await node('console.log("out"); console.error("err"); process.exit(3)')
    expect(ended).toMatchObject({ code: 3, signal: null, stopped: null })
    expect(ended.output).toContain('out')
    expect(ended.output).toContain('err')
  })

  it('is stopped at its limit, and that is said', async () => {
    const ended = await node('setInterval(() => {}, 1000)', { limitSeconds: 0.5 })
    expect(ended.stopped).toBe('stopped after 0.5 seconds')
    expect(ended.code).toBeNull()
  })

  it('that does not exist ends with code 127', async () => {
    expect((await run('stillroom-no-such-program', [], { cwd: process.cwd() })).code).toBe(127)
  })

  it.skipIf(process.platform === 'win32')('is stopped with all it started', async () => {
    const note = path.join(tempFolder(), 'pid')
    const script = `const c = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
      require('node:fs').writeFileSync(${JSON.stringify(note)}, String(c.pid)); setInterval(() => {}, 1000)`
    const started = start(process.execPath, ['-e', script], { cwd: process.cwd(), limitSeconds: 50 })
    await expect.poll(() => existsSync(note) && readFileSync(note, 'utf8') !== '').toBe(true)
    const grandchild = Number(readFileSync(note, 'utf8'))
    expect(isRunning(grandchild)).toBe(true)
    started.stop('enough')
    expect((await started.ended).stopped).toBe('enough')
    await expect.poll(() => isRunning(grandchild)).toBe(false)
  })
})

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  // One that ended and that nobody asks after stays in the table as a zombie.
  return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}
