import type { WebContents } from 'electron'
import { describe, expect, test } from 'vitest'
import { isLockKey } from '../../../../electron/windows/lock-key.ts'
import { menuOf } from '../../../../electron/windows/menu.ts'
import { refuseAll } from '../../../../electron/windows/refusals.ts'
import { isOwnUrl, policyOf } from '../../../../electron/windows/scheme.ts'
import { isRequestAllowed } from '../../../../electron/windows/session.ts'
import { setSwitches } from '../../../../electron/windows/switches.ts'

describe('a page', () => {
  test('is refused every way out of its window, redirects included', () => {
    const listeners = new Map<string, (event: { preventDefault: () => void }) => void>()
    let answerOpen: () => { action: string } = () => ({ action: 'allow' })
    const contents = {
      on: (name: string, listener: (event: { preventDefault: () => void }) => void) => listeners.set(name, listener),
      setWindowOpenHandler: (answer: () => { action: string }) => { answerOpen = answer },
      setWebRTCIPHandlingPolicy: () => {},
    }
    // The fake has the four members that refuseAll touches.
    refuseAll(contents as unknown as WebContents)
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      let prevented = false
      listeners.get(name)?.({ preventDefault: () => { prevented = true } })
      expect(prevented, name).toBe(true)
    }
    expect(answerOpen()).toEqual({ action: 'deny' })
  })

  test.each([
    ['app://stillroom/index.html', true], ['app://stillroom/index.html#x', true],
    ['app://stillroom/assets/index.js', false], ['app://stillroom.example/index.html', false],
    ['app://stillroom/index.html.example', false], ['https://stillroom/index.html', false], ['about:blank', false], ['', false],
  ])('at %s is ours: %s', (url, ours) => { expect(isOwnUrl(url)).toBe(ours) })
})

test('nothing but the app is ever requested, and developer tools only while it is being made', () => {
  for (const url of ['https://example.org/', 'http://127.0.0.1/', 'ws://x/', 'file:///etc/passwd', 'data:,x', 'chrome://gpu/', 'apps://x/']) {
    expect(isRequestAllowed(url, false), url).toBe(false)
  }
  expect(isRequestAllowed('app://stillroom/index.html', true)).toBe(true)
  expect(isRequestAllowed('devtools://devtools/bundled/x.js', false)).toBe(true)
  expect(isRequestAllowed('devtools://devtools/bundled/x.js', true)).toBe(false)
})

test('the policy opens no hole: no wildcard, no unsafe word, no foreign scheme', () => {
  const policy = policyOf('abc')
  expect(policy).not.toMatch(/unsafe|\*|https?:|data:|blob:|filesystem:/)
  expect(policy.match(/nonce-abc/g)).toHaveLength(1)
})

test('no name is looked up by the browser engine', () => {
  const set: string[] = []
  setSwitches({ appendSwitch: (name, value) => { set.push(`${name}=${value ?? ''}`) } })
  expect(set).toContain('host-resolver-rules=MAP * ~NOTFOUND')
})

describe('the key that locks', () => {
  const key = { type: 'keyDown', key: 'l', control: false, meta: false, alt: false, shift: false } as const
  test('is Ctrl+L, and Cmd+L on a Mac, with caps lock too', () => {
    expect(isLockKey({ ...key, control: true }, 'linux')).toBe(true)
    expect(isLockKey({ ...key, control: true, key: 'L' }, 'win32')).toBe(true)
    expect(isLockKey({ ...key, meta: true }, 'darwin')).toBe(true)
  })

  test('is no other: not when it goes up, not without Ctrl, not with a further key held', () => {
    expect(isLockKey(key, 'linux')).toBe(false)
    expect(isLockKey({ ...key, control: true, type: 'keyUp' }, 'linux')).toBe(false)
    expect(isLockKey({ ...key, control: true, key: 'k' }, 'linux')).toBe(false)
    for (const more of ['alt', 'shift', 'meta'] as const) expect(isLockKey({ ...key, control: true, [more]: true }, 'linux')).toBe(false)
    expect(isLockKey({ ...key, control: true }, 'darwin')).toBe(false)
  })
})

test('the menu locks, edits, zooms and quits on every platform, and opens no developer tools', () => {
  for (const platform of ['linux', 'darwin', 'win32']) {
    let locked = 0
    const menu = menuOf(platform, () => { locked += 1 })
    const items = menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
    const lock = items.find(({ accelerator }) => accelerator === 'CmdOrCtrl+L')
    // A menu calls back with itself; ours looks at nothing of it.
    Reflect.apply(lock?.click ?? (() => {}), null, [])
    expect(locked).toBe(1)
    const roles = items.map(({ role }) => role)
    for (const role of ['undo', 'redo', 'cut', 'copy', 'paste', 'quit', 'zoomIn', 'zoomOut', 'resetZoom']) expect(roles).toContain(role)
    for (const role of ['reload', 'forceReload', 'toggleDevTools']) expect(roles).not.toContain(role)
  }
})
