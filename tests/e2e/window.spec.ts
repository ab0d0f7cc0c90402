/** What the window promises (PRIVACY, Electron; VAULT V20), asked of the real app. Most checks share one start. */
import { spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { isEvaluationRuntime } from '../../electron/host/runtime.ts'
import { strings } from '../../electron/host/strings.ts'
import { WORDS_FOR_THIS_COMPUTER } from '../../shared/ipc/contract.ts'
import {
  IDLE_SECONDS, argumentsOf, environmentOf, executable, isAlive, launchApp, newUserData, pressLockKey, throughLock, type RunningApp,
} from '../support/app.ts'
import { appFolder } from '../../build/root.ts'
import { firstClientBy, firstRunBy, mouse } from '../support/screens.ts'
import { filesBelow, searchFiles } from '../support/canary.ts'

const PASSPHRASE = 'copper ladle winter orchard'

let userData = ''
let running: RunningApp

const ask = (channel: string, input: unknown = {}): Promise<unknown> =>
  running.page.evaluate(([name, given]) => window.stillroom.call(name as string, given), [channel, input])

const lockedBecause = async (): Promise<unknown> => {
  const facts = await ask('host.facts') as { value: { locked: { because: string } | null } }
  return facts.value.locked?.because
}

/** Makes the practice, or opens it, past the screens: these tests are about the house, not the rooms. */
const openPractice = async (): Promise<void> => {
  const begun = await ask('vault.begin', { passphrase: PASSPHRASE }) as
    { ok: true, value: { groups: string[], askFor: number } } | { ok: false }
  if (begun.ok) {
    const finished = await ask('vault.finish', { group: begun.value.groups[begun.value.askFor - 1], place: 'paper' })
    expect(finished, JSON.stringify(finished)).toMatchObject({ ok: true })
    return
  }
  // A pause after wrong guesses of the test before may still be running; what else is answered is told.
  await expect.poll(async () => {
    const opened = await ask('vault.unlock', { passphrase: PASSPHRASE }) as { ok: boolean }
    if (!opened.ok) console.log(`not opened: ${JSON.stringify(opened)}`)
    return opened.ok
  }, { timeout: 60_000, intervals: [1_000] }).toBe(true)
}

test.beforeAll(async () => {
  userData = newUserData()
  running = await launchApp({ userData })
})
test.afterAll(() => running.close())

test.describe('the page', () => {
  test('comes with a policy that allows its own files and nothing else, and a fresh nonce for every load', async () => {
    const nonces = new Set<string>()
    for (let load = 0; load < 2; load++) {
      const response = await running.page.reload()
      const headers = response?.headers() ?? {}
      const policy = headers['content-security-policy'] ?? ''
      for (const part of [
        "default-src 'none'", "script-src 'self'", "connect-src 'none'", "base-uri 'none'", "form-action 'none'",
        "frame-ancestors 'none'", "worker-src 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'",
      ]) expect(policy.split('; ')).toContain(part)
      expect(policy).not.toMatch(/unsafe|\*|https?:|data:|blob:/)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin',
      })
      expect(headers['permissions-policy']).toContain('camera=()')
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
      expect(await running.page.evaluate(() => document.querySelector<HTMLElement>('[property=csp-nonce]')?.nonce)).toBe(nonce)
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(2)
  })

  test('breaks none of its own rules: nothing it loads or does is refused by the policy, the editor included', async () => {
    const own = await launchApp({ userData: newUserData() })
    const refused: string[] = []
    own.page.on('console', (message) => {
      if (/Content Security Policy|Trusted ?Type|Refused to/i.test(message.text())) refused.push(message.text())
    })
    await own.page.reload()
    await firstRunBy(own.page, mouse(own.page), PASSPHRASE)
    await firstClientBy(own.page, mouse(own.page), 'Marta Oliveira')
    await own.page.keyboard.insertText('[] Send the brief tomorrow')
    await expect(own.page.locator('.proposals > li')).toHaveCount(1)
    expect(await own.page.evaluate(() => document.fonts.ready.then((fonts) => [...fonts].length))).toBeGreaterThan(0)
    // The editor's own styles are there, which came as a style element with the nonce.
    expect(await own.page.locator('.cm-editor').evaluate((element) => getComputedStyle(element).display)).toBe('flex')
    expect(refused).toEqual([])
    await own.close()
  })

  test('runs no text as code: eval, Function, inline scripts and handlers, and HTML from strings are refused', async () => {
    const results = await running.page.evaluate(() => new Promise<Record<string, string>>((resolve) => {
      // From a timer: what a debugger evaluates directly is exempt from the policy.
      setTimeout(() => {
        const trial = (work: () => unknown): string => {
          try {
            return `ran: ${String(work())}`
          } catch {
            return 'refused'
          }
        }
        const element = document.createElement('div')
        resolve({
          eval: trial(() => (0, eval)('1 + 1')),
          function: trial(() => new Function('return 1')()),
          innerHTML: trial(() => { element.innerHTML = '<b>x</b>' }),
          script: trial(() => {
            const script = document.createElement('script')
            script.text = 'window.ran = true'
            document.head.append(script)
          }),
          policy: trial(() => (window as unknown as { trustedTypes: { createPolicy: (name: string, rules: object) => unknown } })
            .trustedTypes.createPolicy('loose', {})),
          handler: trial(() => {
            element.setAttribute('onclick', 'window.ran = true')
            document.body.append(element)
            element.click()
            element.remove()
            if (!('ran' in window)) throw new Error('the handler did not run')
          }),
        })
      })
    }))
    for (const [way, result] of Object.entries(results)) expect(result, way).toBe('refused')
    expect(await running.page.evaluate(() => 'ran' in window)).toBe(false)
  })

  test('cannot go elsewhere, open a window, or embed a page', async () => {
    const before = running.page.url()
    await running.page.evaluate(() => { location.href = 'https://example.org/' })
    await running.page.evaluate(() => { location.href = 'app://elsewhere/index.html' })
    await running.page.evaluate(() => { location.href = 'file:///etc/passwd' })
    expect(await running.page.evaluate(() => window.open('https://example.org/') === null)).toBe(true)
    expect(await running.page.evaluate(() => window.open('app://stillroom/index.html') === null)).toBe(true)
    await running.page.evaluate(() => {
      const frame = document.createElement('iframe')
      frame.src = 'app://stillroom/index.html'
      document.body.append(frame)
      const link = Object.assign(document.createElement('a'), { href: 'https://example.org/', target: '_blank' })
      document.body.append(link)
      link.click()
      link.remove()
      const form = Object.assign(document.createElement('form'), { action: 'https://example.org/', method: 'post' })
      document.body.append(form)
      form.submit()
      form.remove()
    })
    await running.page.waitForTimeout(500)
    expect(running.page.url()).toBe(before)
    expect(running.app.windows()).toHaveLength(1)
    for (const frame of running.page.frames().slice(1)) expect(await frame.evaluate(() => document.body.innerText)).not.toContain('Stillroom')
    await running.page.reload()
  })

  test('is given no permission', async () => {
    const states = await running.page.evaluate(async () => {
      const states: string[] = [await Notification.requestPermission()]
      for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'persistent-storage'] as PermissionName[]) {
        states.push((await navigator.permissions.query({ name })).state)
      }
      states.push(await navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'granted', () => 'denied'))
      states.push(await navigator.clipboard.readText().then(() => 'granted', () => 'denied'))
      return states
    })
    expect(new Set(states)).toEqual(new Set(['denied']))
  })

  test('reaches no network, by any of the ways a page has', async () => {
    const heard: string[] = []
    const tcp = createServer((socket) => { heard.push('tcp'); socket.destroy() }).listen(0, '127.0.0.1')
    const udp = createSocket('udp4').on('message', () => heard.push('udp')).bind(0, '127.0.0.1')
    await Promise.all([once(tcp, 'listening'), once(udp, 'listening')])
    const ports = { tcp: (tcp.address() as AddressInfo).port, udp: udp.address().port }
    const results = await running.page.evaluate(async ({ tcp, udp }) => {
      const at = `http://127.0.0.1:${String(tcp)}/`
      const outcome: Record<string, string> = {}
      outcome['fetch'] = await fetch(at, { mode: 'no-cors' }).then(() => 'reached', () => 'refused')
      outcome['xhr'] = await new Promise((resolve) => {
        const request = new XMLHttpRequest()
        request.onload = () => resolve('reached')
        request.onerror = () => resolve('refused')
        request.open('GET', at)
        request.send()
      })
      outcome['websocket'] = await new Promise((resolve) => {
        try {
          const socket = new WebSocket(`ws://127.0.0.1:${String(tcp)}/`)
          socket.onopen = () => resolve('reached')
          socket.onerror = () => resolve('refused')
        } catch {
          resolve('refused')
        }
      })
      outcome['worker'] = await new Promise((resolve) => {
        try {
          const code = new Blob([`fetch('${at}')`])
          const worker = new Worker(URL.createObjectURL(code))
          worker.onerror = () => resolve('refused')
        } catch {
          resolve('refused')
        }
      })
      navigator.sendBeacon(at, 'x')
      new EventSource(at).onerror = (event) => (event.target as EventSource).close()
      new Image().src = `${at}picture`
      for (const rel of ['prefetch', 'preconnect', 'dns-prefetch', 'stylesheet', 'icon']) {
        document.head.append(Object.assign(document.createElement('link'), { rel, href: at, as: 'style' }))
      }
      const peer = new RTCPeerConnection({ iceServers: [
        { urls: `stun:127.0.0.1:${String(udp)}` },
        { urls: [`turn:127.0.0.1:${String(udp)}`, `turn:127.0.0.1:${String(tcp)}?transport=tcp`], username: 'a', credential: 'b' },
      ] })
      peer.createDataChannel('x')
      await peer.setLocalDescription(await peer.createOffer())
      await new Promise((resolve) => { setTimeout(resolve, 3_000) })
      peer.close()
      return outcome
    }, ports)
    tcp.close()
    udp.close()
    expect(results).toEqual({ fetch: 'refused', xhr: 'refused', websocket: 'refused', worker: 'refused' })
    expect(heard).toEqual([])
    await running.page.reload()
  })

  test('holds no Node, and two functions of ours', async () => {
    const found = await running.page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer', '__dirname', 'electron'].filter((name) => name in window),
      ours: Object.keys(window.stillroom).sort(),
    }))
    expect(found).toEqual({ node: [], ours: ['call', 'onNotice'] })
  })

  test('is sandboxed and apart from its preload, without webviews, without a spellchecker that fetches', async () => {
    const set = await running.app.evaluate(({ BrowserWindow, session }) => {
      const window = BrowserWindow.getAllWindows()[0]
      const all = [session.defaultSession, window?.webContents.session]
      // Not in the typings: what the window was really opened with.
      const contents = window?.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> }
      const { sandbox, contextIsolation, nodeIntegration, webviewTag } = contents.getLastWebPreferences()
      return {
        preferences: { sandbox, contextIsolation, nodeIntegration, webviewTag },
        languages: all.map((each) => each?.getSpellCheckerLanguages()),
        spelling: all.map((each) => each?.isSpellCheckerEnabled()),
        persistent: window?.webContents.session.isPersistent(),
        title: window?.getTitle(),
      }
    })
    expect(set).toEqual({
      preferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
      languages: [[], []],
      spelling: [false, false],
      persistent: false,
      title: 'Stillroom',
    })
  })

  test('cannot change the title of the window', async () => {
    await running.page.evaluate(() => { document.title = 'Marta Oliveira' })
    await running.page.waitForTimeout(200)
    expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toBe('Stillroom')
  })

  test('stores nothing itself, and what is stored from it reaches no disk', async () => {
    const canary = 'Wexolbrandt-in-storage'
    const own = await running.page.evaluate(async (word) => {
      const own = { local: localStorage.length, session: sessionStorage.length, databases: (await indexedDB.databases()).length }
      localStorage.setItem('word', word)
      document.cookie = `word=${word}`
      await new Promise((resolve, reject) => {
        const opening = indexedDB.open('words')
        opening.onupgradeneeded = () => opening.result.createObjectStore('words')
        opening.onerror = reject
        opening.onsuccess = () => {
          const writing = opening.result.transaction('words', 'readwrite')
          writing.objectStore('words').put(word, 1)
          writing.oncomplete = resolve
        }
      })
      return own
    }, canary)
    expect(own).toEqual({ local: 0, session: 0, databases: 0 })
    expect(await running.page.evaluate(() => ('serviceWorker' in navigator
      ? navigator.serviceWorker.register('/sw.js').then(() => 'registered', () => 'refused')
      : 'refused'))).toBe('refused')
    expect(searchFiles([userData], [canary]).finds).toEqual([])
    await running.page.evaluate(() => {
      localStorage.clear()
      indexedDB.deleteDatabase('words')
    })
  })
})

test.describe('who is heard', () => {
  test('a window that is not ours is refused by main and gets no port, with our own preload and address even', async () => {
    const opened = running.app.waitForEvent('window')
    await running.app.evaluate(({ BrowserWindow }, preload) => {
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload, partition: 'stillroom', sandbox: true } })
      return stranger.loadURL('app://stillroom/index.html')
    }, join(appFolder, 'out/app/preload/preload.cjs'))
    const stranger = await opened
    await stranger.waitForFunction(() => 'stillroom' in window)
    const heard = await stranger.evaluate(async () => ({
      main: await window.stillroom.call('host.facts', {}),
      vault: await Promise.race([
        window.stillroom.call('vault.state', {}),
        new Promise((resolve) => { setTimeout(resolve, 1_500, 'no port') }),
      ]),
    }))
    expect(heard).toEqual({ main: { ok: false, error: { code: 'foreign-sender' } }, vault: 'no port' })
    const gone = stranger.waitForEvent('close')
    await running.app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) if (!window.isVisible()) window.destroy()
    })
    await gone
    expect(await ask('vault.state')).toMatchObject({ ok: true })
  })

  test('a frame inside the page has no bridge', async () => {
    const inside = await running.page.evaluate(() => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const has = frame.contentWindow !== null && 'stillroom' in frame.contentWindow
      frame.remove()
      return has
    })
    expect(inside).toBe(false)
  })

  test('bad calls are answered, and the coach’s channels are shut before the practice is open', async () => {
    expect(await ask('host.nothing')).toEqual({ ok: false, error: { code: 'unknown-channel' } })
    expect(await ask('nothing')).toEqual({ ok: false, error: { code: 'unknown-channel' } })
    expect(await ask('host.facts', { more: 1 })).toEqual({ ok: false, error: { code: 'bad-input' } })
    expect(await ask('today')).toEqual({ ok: false, error: { code: 'not-allowed' } })
    expect(await running.page.evaluate(() => window.stillroom.call('today', () => 1)))
      .toEqual({ ok: false, error: { code: 'bad-input' } })
  })

  test('a second start brings the first window to the front, says so, and ends', async () => {
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
    const second = spawn(await executable(), argumentsOf(), { env: environmentOf(userData) })
    let said = ''
    second.stdout.on('data', (text: Buffer) => { said += text.toString() })
    const [code] = await once(second, 'exit') as [number]
    expect(code).toBe(0)
    expect(said).toContain(strings.alreadyOpen)
    await expect.poll(() => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(true)
    expect(await ask('vault.state')).toMatchObject({ ok: true })
  })
})

test.describe('the recovery sheet (V5)', () => {
  const file = (): string => join(userData, 'sheet.pdf')
  const choose = (path: string | null): Promise<void> => running.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' })
  }, path)

  test('a file on this computer needs the typed words, is for its owner alone and names no machine', async () => {
    await choose(null)
    expect(await ask('host.saveSheet', { words: null })).toEqual({ ok: true, value: { outcome: 'cancelled' } })
    await choose(file())
    expect(await ask('host.saveSheet', { words: null })).toEqual({ ok: false, error: { code: 'needs-words' } })
    expect(await ask('host.saveSheet', { words: 'on that computer' })).toEqual({ ok: false, error: { code: 'needs-words' } })
    expect(readdirSync(userData)).not.toContain('sheet.pdf')
    // The place is remembered: a second dialog would be cancelled here.
    await choose(null)
    expect(await ask('host.saveSheet', { words: WORDS_FOR_THIS_COMPUTER }))
      .toEqual({ ok: true, value: { outcome: 'this-computer' } })
    const pdf = readFileSync(file()).toString('latin1')
    expect(pdf.startsWith('%PDF-')).toBe(true)
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    for (const tell of [hostname(), 'Mozilla', 'Electron', 'Linux', 'X11', userData]) expect(pdf).not.toContain(tell)
  })

  test('without a printer it says so', async () => {
    await running.app.evaluate(({ webContents }) => {
      for (const contents of webContents.getAllWebContents()) contents.getPrintersAsync = () => Promise.resolve([])
    })
    expect(await ask('host.printSheet')).toEqual({ ok: true, value: { outcome: 'no-printer' } })
  })
})

test.describe('V20: locking', () => {
  test.beforeEach(openPractice)

  /** @param doIt what locks, until the fresh window is there */
  const endedBy = async (because: string, doIt: () => Promise<unknown>): Promise<void> => {
    expect(await ask('today')).toMatchObject({ ok: true })
    const before = await running.pids()
    expect(before.page > 0 && before.vault > 0).toBe(true)
    await doIt()
    await expect.poll(() => isAlive(before.page)).toBe(false)
    await expect.poll(() => isAlive(before.vault)).toBe(false)
    const after = await running.pids()
    expect(after.page).not.toBe(before.page)
    expect(after.vault).not.toBe(before.vault)
    expect(await ask('today')).toEqual({ ok: false, error: { code: 'not-allowed' } })
    expect(await lockedBecause()).toBe(because)
  }
  const ended = (because: string, doIt: () => Promise<unknown>): Promise<void> =>
    endedBy(because, () => throughLock(running.page, doIt))

  test('Ctrl+L ends the process of the page and the vault process', () =>
    endedBy('asked', () => pressLockKey(running.page)))

  test('so does the page when it asks', () => ended('asked', () => ask('host.lock')))

  test('so does the menu', () => ended('asked', () => running.app.evaluate(({ Menu }) => {
    const item = Menu.getApplicationMenu()?.items[0]?.submenu?.items[0]
    item?.click()
  })))

  test('so does a computer that goes to sleep', () =>
    ended('suspend', () => running.app.evaluate(({ powerMonitor }) => { powerMonitor.emit('suspend') })))

  test('so does a locked screen', () =>
    ended('screen-lock', () => running.app.evaluate(({ powerMonitor }) => { powerMonitor.emit('lock-screen') })))

  // Five minutes are the unit test's; here it is the time the tests run with.
  test('so does a coach who is away for long', () =>
    ended('idle', () => running.app.evaluate(({ powerMonitor }, seconds) => {
      const real = powerMonitor.getSystemIdleTime.bind(powerMonitor)
      powerMonitor.getSystemIdleTime = () => {
        powerMonitor.getSystemIdleTime = real
        return seconds
      }
    }, IDLE_SECONDS)))

  test('and a vault process that dies by itself leaves a locked practice, not a dead window', async () => {
    const { vault } = await running.pids()
    await ended('failure', () => Promise.resolve(process.kill(vault, 'SIGKILL')))
  })

  test('a page whose process dies does too', async () => {
    const { page } = await running.pids()
    await ended('failure', () => Promise.resolve(process.kill(page, 'SIGKILL')))
  })

  test('a page that hangs cannot hold it up', () => ended('asked', async () => {
    await running.page.evaluate(() => { setTimeout(() => { for (;;); }) })
    await running.app.evaluate(({ Menu }) => { Menu.getApplicationMenu()?.items[0]?.submenu?.items[0]?.click() })
  }))

  test('wrong passphrases count on over a lock', async () => {
    await throughLock(running.page, () => ask('host.lock'))
    // Until the pause is longer than a lock can take: a guess within a pause is refused and does not count.
    await expect.poll(async () => {
      const answer = await ask('vault.unlock', { passphrase: 'wrong every time' }) as { error?: { detail?: { seconds?: number } } }
      return answer.error?.detail?.seconds ?? 0
    }, { timeout: 60_000 }).toBeGreaterThan(6)
    await throughLock(running.page, () => ask('host.lock'))
    expect(await ask('vault.unlock', { passphrase: PASSPHRASE })).toMatchObject({ ok: false, error: { code: 'too-soon' } })
    await expect.poll(() => ask('vault.unlock', { passphrase: PASSPHRASE }), { timeout: 60_000 }).toMatchObject({ ok: true })
  })
})

test.describe('the end', () => {
  const pidsOf = ({ app }: RunningApp): Promise<number[]> =>
    app.evaluate(({ app: electron }) => electron.getAppMetrics().map(({ pid }) => pid))

  test('quitting ends every process and leaves nothing of the browser engine on disk', async () => {
    const folder = newUserData()
    const own = await launchApp({ userData: folder })
    const pids = await pidsOf(own)
    await own.close()
    for (const pid of pids) await expect.poll(() => isAlive(pid)).toBe(false)
    expect(filesBelow(folder)).toEqual([])
  })

  test('a polite signal is a quit: exit code 0, nothing left; the terminal has been told of an old runtime', async () => {
    const folder = newUserData()
    const main = spawn(await executable(), argumentsOf(), { env: environmentOf(folder) })
    let said = ''
    main.stderr.on('data', (text: Buffer) => { said += text.toString() })
    await expect.poll(() => readdirSync(folder)).toContain('runs')
    await expect.poll(() => filesBelow(folder).length).toBeGreaterThan(0)
    main.kill('SIGTERM')
    const [code] = await once(main, 'exit') as [number | null]
    expect(code).toBe(0)
    expect(filesBelow(folder)).toEqual([])
    const version = await running.app.evaluate(() => process.versions.electron)
    expect(said.includes(strings.evaluation)).toBe(isEvaluationRuntime(version))
  })

  test('kill -9 of main leaves none of its processes behind', async () => {
    const own = await launchApp({ userData: newUserData() })
    const pids = await pidsOf(own)
    expect(pids.length).toBeGreaterThan(3)
    await own.kill()
    for (const pid of pids) await expect.poll(() => isAlive(pid)).toBe(false)
  })
})
