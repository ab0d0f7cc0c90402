import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { displaysOf, hasDisplay, openDisplay, openDisplays } from '../../../build/display.ts'
import { isOnPath } from '../../../build/system-libraries.ts'

describe('a display', () => {
  it('can only be missing on Linux', () => {
    expect(hasDisplay({}, 'linux')).toBe(false)
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true)
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
    expect(hasDisplay({}, 'darwin')).toBe(true)
    expect(hasDisplay({}, 'win32')).toBe(true)
  })

  it('that is there is left as it is', async () => {
    const env = { DISPLAY: ':7' }
    expect((await openDisplay(env)).env).toBe(env)
  })

  it.runIf(process.platform === 'linux')('that cannot be made is said in a sentence', async () => {
    await expect(openDisplay({ PATH: '/nowhere' })).rejects.toThrow('No display could be made with Xvfb: it is not installed.')
  })

  it.runIf(process.platform === 'linux' && isOnPath('Xvfb', process.env))('is made for each who asks, and ends with them', async () => {
    const bare = { PATH: process.env['PATH'] }
    const [one, other] = await Promise.all([openDisplay(bare), openDisplay(bare)])
    const socket = (env: NodeJS.ProcessEnv): string => `/tmp/.X11-unix/X${env['DISPLAY']?.slice(1) ?? ''}`
    expect(one.env['DISPLAY']).not.toBe(other.env['DISPLAY'])
    expect(existsSync(socket(one.env)) && existsSync(socket(other.env))).toBe(true)
    one.close()
    other.close()
    await expect.poll(() => existsSync(socket(one.env)) || existsSync(socket(other.env))).toBe(false)
  })

  it('that is there is the only one, however many are wanted', async () => {
    const env = { DISPLAY: ':7' }
    const { env: given } = await openDisplays(2, env)
    expect(given).toBe(env)
    expect(displaysOf(given)).toEqual([])
  })

  it.runIf(process.platform === 'linux' && isOnPath('Xvfb', process.env))('is one of as many as are wanted', async () => {
    const displays = await openDisplays(2, { PATH: process.env['PATH'] })
    const all = displaysOf(displays.env)
    expect(new Set(all).size).toBe(2)
    expect(all).toContain(displays.env['DISPLAY'])
    displays.close()
    await expect.poll(() => all.some((display) => existsSync(`/tmp/.X11-unix/X${display.slice(1)}`))).toBe(false)
  })
})
