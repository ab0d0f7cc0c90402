import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filesUnder, serve } from '../../../../electron/windows/serve.ts'

let folder = ''
let get: (path: string, method?: string) => Promise<Response>

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stillroom-serve-'))
  mkdirSync(join(folder, 'page/assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.js'), 'secret')
  writeFileSync(join(folder, 'page/index.html'), '<meta property="csp-nonce" nonce="%nonce%">')
  writeFileSync(join(folder, 'page/assets/index.js'), 'let a')
  writeFileSync(join(folder, 'page/assets/notes.map'), '{}')
  let made = 0
  const answer = serve(filesUnder(join(folder, 'page')), () => `nonce${String(++made)}`)
  get = (url, method = 'GET') => answer({ url, method })
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('app://stillroom', () => {
  test('gives each page the nonce that its own policy names', async () => {
    for (let load = 0; load < 2; load++) {
      const page = await get('app://stillroom/index.html')
      const nonce = /nonce="([^"]+)"/.exec(await page.text())?.[1] ?? 'none'
      expect(page.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`)
    }
  })

  test('gives a script as a script, under the same policy', async () => {
    const script = await get('app://stillroom/assets/index.js')
    expect(await script.text()).toBe('let a')
    expect(script.headers.get('content-type')).toMatch(/^text\/javascript/)
    expect(script.headers.get('content-security-policy')).toContain("connect-src 'none'")
  })

  test.each([
    'app://stillroom/', 'app://stillroom/../secret.js', 'app://stillroom/%2e%2e/secret.js', 'app://stillroom/..%2fsecret.js',
    'app://stillroom/assets/..%5c..%5csecret.js', 'app://stillroom//etc/passwd', 'app://stillroom/assets',
    'app://stillroom/assets/notes.map', 'app://stillroom/__proto__', 'app://elsewhere/index.html', 'file:///index.html',
    'app://stillroom:80/index.html',
  ])('has nothing at %s, and says so under the policy too', async (url) => {
    const nothing = await get(url)
    expect(nothing.status).toBe(404)
    expect(await nothing.text()).toBe('')
    expect(nothing.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('takes nothing: only GET is answered', async () => {
    expect((await get('app://stillroom/index.html', 'POST')).status).toBe(404)
  })
})
