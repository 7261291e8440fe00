// What a page may not do, layer by layer: each test reaches for one protection where no other would hide its loss.
// Pages of the test's own (`foreign`) have no content policy, so that what lies behind the policy is seen too.
import { existsSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, launchKoban, ready, test, type Koban } from './koban'
import { BRANDS } from '../src/shared/brands/index'
import { LINKS } from '../src/shared/links'
import { SHELL_CHANNELS } from '../src/shared/shell-api'
import type { Page } from 'playwright/test'

let koban: Koban
let page: Page
let web: Server
let udp: Socket
let remote = ''
let stun = ''
/** Every request and packet that reached the outside: must stay empty in all tests. */
const hits: string[] = []

test.beforeAll(async () => {
  web = createServer((request, response) => {
    hits.push(request.url ?? '')
    response.setHeader('access-control-allow-origin', '*').end('x')
  })
  web.on('upgrade', (request) => hits.push(request.url ?? ''))
  web.listen(0, '127.0.0.1')
  udp = createSocket('udp4', () => hits.push('udp'))
  udp.bind(0, '127.0.0.1')
  await Promise.all([once(web, 'listening'), once(udp, 'listening')])
  remote = `http://127.0.0.1:${(web.address() as AddressInfo).port}`
  stun = `stun:127.0.0.1:${udp.address().port}`
  koban = await launchKoban()
  page = koban.page
  await ready(page)
})
test.afterAll(async () => {
  await koban?.close()
  web?.close()
  udp?.close()
})
test.afterEach(() => expect(hits, 'what reached the outside').toEqual([]))

/** A window made by the test in the main process: its page has our hardening, and no content policy of ours. */
async function foreign(url: string, webPreferences: Electron.WebPreferences = {}): Promise<Page> {
  const opened = koban.app.waitForEvent('window')
  await koban.app.evaluate(({ BrowserWindow }, options) => {
    const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, contextIsolation: true, ...options.webPreferences } })
    void window.loadURL(options.url)
  }, { url, webPreferences })
  const made = await opened
  await made.waitForLoadState()
  return made
}
const BLANK = 'data:text/html,<meta charset=utf-8><body>foreign'

// ---------------------------------------------------------------- the process

test('the page sees no Node, and of the shell only its few calls', async () => {
  expect(await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter((name) => name in globalThis))).toEqual([])
  const calls = ['copySecret', 'openLink', 'restartEngine', 'saveFile', 'setAppearance', 'startDemo']
  expect(await page.evaluate(() => Object.keys(window.koban).sort())).toEqual([...calls, 'appearance', 'isDemo', 'platform'].sort())
})

test('the renderer runs in its own user namespace under seccomp', async () => {
  test.skip(process.platform !== 'linux' || !koban.isSandboxed, 'read from /proc; as root without setpriv there is no sandbox')
  const { main, renderer } = await koban.app.evaluate(({ BrowserWindow }) => ({ main: process.pid, renderer: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() }))
  expect(readFileSync(`/proc/${renderer}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m)
  expect(readlinkSync(`/proc/${renderer}/ns/user`)).not.toBe(readlinkSync(`/proc/${main}/ns/user`))
})

test('the window is made with the sandbox, context isolation and web security', async () => {
  const preferences = await koban.app.evaluate(({ BrowserWindow }) =>
    (BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences())
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false })
  // Its dictionaries would be fetched from a CDN.
  expect(await koban.app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())).toBe(false)
})

// ---------------------------------------------------------------- where pages come from

test('pages come from app://koban and nothing outside the page folder is served', async () => {
  expect(page.url()).toBe('app://koban/index.html')
  const tries = ['..%2f..%2fpackage.json', '%2e%2e%2f%2e%2e%2fpackage.json', 'assets/..%2f..%2f..%2fpackage.json', '..%5c..%5cpackage.json', '%2fetc%2fhosts.json', 'index.html%00.json', '%e0%a4%a', '../main/index.js', 'missing.js', 'index']
  const answers = await page.evaluate((paths) => Promise.all(paths.map(async (path) => {
    const response = await fetch(`app://koban/${path}`)
    return { path, status: response.status, length: (await response.text()).length }
  })), tries)
  expect(answers.filter(({ status, length }) => ![400, 403, 404].includes(status) || length > 0)).toEqual([])
  expect(answers[0]?.status).toBe(403)
  expect(await koban.app.evaluate(async ({ net }) => (await net.fetch('app://elsewhere/index.html')).status)).toBe(404)
})

test('each load carries the strict policy with a nonce of its own', async () => {
  const policies = await page.evaluate(() => Promise.all([1, 2].map(async () => (await fetch('app://koban/index.html')).headers.get('content-security-policy'))))
  const nonces = policies.map((policy) => /'nonce-([\w+/=]{24})'/.exec(policy ?? '')?.[1])
  expect(nonces[0]).toBeTruthy()
  expect(nonces[0]).not.toBe(nonces[1])
  expect(policies[0]?.split('; ').sort()).toEqual([
    "base-uri 'none'", "connect-src 'self'", "default-src 'none'", "font-src 'self'", "form-action 'none'", "frame-ancestors 'none'",
    "img-src 'self' data:", "script-src 'self'", `style-src 'self' 'nonce-${nonces[0]}'`,
  ])
})

test('the policy stops remote content, inline script and eval', async () => {
  const stopped = await page.evaluate(async (to) => {
    const directives: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => directives.push(event.effectiveDirective))
    const add = (tag: string, attributes: Record<string, string>) => {
      const element = document.createElement(tag)
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
      document.body.append(element)
      return element
    }
    const made = [
      add('img', { src: `${to}/img` }), add('script', { src: `${to}/script` }), add('link', { rel: 'stylesheet', href: `${to}/style` }),
      add('iframe', { src: `${to}/frame` }), add('object', { data: `${to}/object` }), add('video', { src: `${to}/video` }),
      add('button', { onclick: 'window.ran = true' }),
    ]
    made.at(-1)?.click()
    await fetch(`${to}/fetch`).catch(() => undefined)
    navigator.sendBeacon(`${to}/beacon`)
    try {
      new WebSocket(to.replace('http', 'ws'))
    } catch {
      directives.push('connect-src') // newer engines throw instead of reporting
    }
    // From a timer: what the test itself evaluates is exempt from the policy.
    setTimeout(() => setTimeout('window.ran = true'))
    await new Promise((resolve) => setTimeout(resolve, 500))
    made.forEach((element) => element.remove())
    return { directives: [...new Set(directives)].sort(), ran: 'ran' in window }
  }, remote)
  expect(stopped).toEqual({
    directives: ['connect-src', 'frame-src', 'img-src', 'media-src', 'object-src', 'script-src', 'script-src-attr', 'script-src-elem', 'style-src-elem'],
    ran: false,
  })
})

test('our own page breaks none of it', async () => {
  koban.consoleErrors.length = 0
  await page.reload()
  await ready(page)
  expect(koban.consoleErrors).toEqual([])
  // With everything on screen: charts, tables, a pane, in the other colours too.
  const demo = await launchKoban({ demo: true, colorScheme: 'dark' })
  await ready(demo.page)
  const screens = demo.page.getByRole('navigation').getByRole('button')
  expect(await screens.count()).toBeGreaterThan(3)
  for (const screen of await screens.all()) {
    await screen.click()
    await expect(screen).toHaveAttribute('aria-current', 'page')
    await demo.page.waitForTimeout(500)
  }
  await demo.close()
  expect(demo.consoleErrors).toEqual([])
})

// ---------------------------------------------------------------- leaving

test('a page cannot leave: no navigation, no new window, no frame, no webview', async () => {
  for (const url of [`${remote}/navigate`, 'data:text/html,away', 'app://elsewhere/index.html']) {
    await page.evaluate((to) => void (location.href = to), url)
    await page.waitForTimeout(200)
    expect(page.url()).toBe('app://koban/index.html')
  }

  expect(await page.evaluate(() => window.open('about:blank'))).toBeNull()
  expect(await koban.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)

  const other = await foreign(BLANK, { webviewTag: true })
  await other.evaluate(() => {
    for (const tag of ['iframe', 'webview']) document.body.append(Object.assign(document.createElement(tag), { src: 'data:text/html,inside' }))
  })
  await other.waitForTimeout(500)
  expect(other.frames().map((frame) => frame.url()).filter((url) => url.includes('inside'))).toEqual([])
  expect(await koban.app.evaluate(({ webContents }) => webContents.getAllWebContents().filter((contents) => contents.getType() === 'webview').length)).toBe(0)
  await other.close()
})

test('a page without our policy still reaches nobody', async () => {
  const other = await foreign(BLANK)
  await koban.app.evaluate(({ session }) => {
    const list: string[] = ((globalThis as unknown as { failed: string[] }).failed = [])
    session.defaultSession.webRequest.onErrorOccurred({ urls: ['<all_urls>'] }, ({ error }) => list.push(error))
  })
  const reached = await other.evaluate(async ({ to }) => {
    const image = new Promise((resolve) => Object.assign(new Image(), { onload: () => resolve('loaded'), onerror: () => resolve('stopped'), src: `${to}/img` }))
    const script = new Promise((resolve) => document.body.append(Object.assign(document.createElement('script'), { onload: () => resolve('loaded'), onerror: () => resolve('stopped'), src: `${to}/script` })))
    const socket = new Promise((resolve) => Object.assign(new WebSocket(to.replace('http', 'ws')), { onopen: () => resolve('loaded'), onerror: () => resolve('stopped') }))
    const file = fetch('file:///etc/hosts').then(() => 'loaded', () => 'stopped')
    return Promise.all([fetch(`${to}/fetch`).then(() => 'loaded', () => 'stopped'), image, script, socket, file])
  }, { to: remote })
  expect(reached).toEqual(['stopped', 'stopped', 'stopped', 'stopped', 'stopped'])
  // By the filter, before a name is looked up or a socket is opened.
  expect(new Set(await koban.app.evaluate(() => (globalThis as unknown as { failed: string[] }).failed))).toEqual(new Set(['net::ERR_BLOCKED_BY_CLIENT']))
  await other.close()
})

test('WebRTC and name look-ups do not get around the filter', async () => {
  await page.evaluate(async (server) => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: server }] })
    peer.createDataChannel('x')
    await peer.setLocalDescription(await peer.createOffer())
    await new Promise((resolve) => setTimeout(resolve, 1500))
    peer.close()
  }, stun)
  await expect(koban.app.evaluate(({ session }) => session.defaultSession.resolveHost('localhost'))).rejects.toThrow(/ERR_NAME_NOT_RESOLVED/)
})

test('nothing is downloaded', async () => {
  const file = join(koban.dataDir, 'downloaded.txt')
  await koban.app.evaluate(({ session }, path) => void session.defaultSession.prependOnceListener('will-download', (_event, item) => item.setSavePath(path)), file)
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob(['x'])), download: 'x.txt' })
    link.click()
  })
  await page.waitForTimeout(500)
  expect(existsSync(file)).toBe(false)
})

test('every permission is denied, asked for or looked up', async () => {
  expect(await page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    place: await new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('given'), ({ code }) => resolve(code))),
    microphone: await navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'given', (error: Error) => error.name),
    clipboard: await navigator.clipboard.readText().then(() => 'given', (error: Error) => error.name),
    lookedUp: await Promise.all(['geolocation', 'notifications', 'midi'].map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state)),
  }))).toEqual({ notifications: 'denied', place: 1, microphone: expect.stringMatching(/^Not(Allowed|Found)Error$/), clipboard: 'NotAllowedError', lookedUp: ['denied', 'denied', 'denied'] })
})

// ---------------------------------------------------------------- the calls into main

type Raw = { raw: { invoke(channel: string, input?: unknown): Promise<{ ok?: unknown; error?: { code: string } }>; sendSync(channel: string): unknown } }

test('calls are taken from our own window alone, even of our own page', async () => {
  const preload = join(koban.dataDir, 'raw-preload.cjs')
  writeFileSync(preload, `const { contextBridge, ipcRenderer } = require('electron')
    contextBridge.exposeInMainWorld('raw', { invoke: (c, i) => ipcRenderer.invoke(c, i), sendSync: (c) => ipcRenderer.sendSync(c) })`, { mode: 0o644 })
  const inputs: Partial<Record<keyof typeof SHELL_CHANNELS, unknown>> = { openLink: { kind: 'link', id: 'ipa-anshin' }, copySecret: 'x', setAppearance: { language: 'en', colorScheme: 'dark' }, saveFile: { name: 'x', bytes: new Uint8Array(1) } }
  for (const url of [BLANK, 'app://koban/index.html']) {
    const other = await foreign(url, { preload })
    for (const [name, channel] of Object.entries(SHELL_CHANNELS)) {
      if (channel === SHELL_CHANNELS.appearance) expect(await other.evaluate((to) => (window as unknown as Raw).raw.sendSync(to), channel)).toBeNull()
      else expect(await other.evaluate(({ to, input }) => (window as unknown as Raw).raw.invoke(to, input), { to: channel, input: inputs[name as keyof typeof inputs] })).toMatchObject({ error: { code: 'not-allowed' } })
    }
    await other.close()
  }
})

test('calls with an input of another form are refused', async () => {
  const refused = await page.evaluate(async () => {
    const shell = window.koban as unknown as Record<string, (input: unknown) => Promise<unknown>>
    const wrong: [string, unknown][] = [
      ['openLink', 'https://example.org'], ['openLink', { kind: 'link', id: 7 }], ['openLink', { kind: 'url', url: 'https://example.org' }],
      ['copySecret', ''], ['copySecret', 'x'.repeat(10_001)], ['saveFile', { name: '', bytes: new Uint8Array(1) }], ['saveFile', { name: 'x', bytes: 'x' }],
      ['setAppearance', { language: 'fr', colorScheme: 'dark' }], ['setAppearance', { language: 'ja', colorScheme: 'dark', more: 1 }],
    ]
    return Promise.all(wrong.map(([name, input]) => (shell[name] as (input: unknown) => Promise<unknown>)(input).then(() => 'taken', (error: { code: string }) => error.code)))
  })
  expect(refused).toEqual(refused.map(() => 'bad-request'))
})

test('links have one door: the tables, by https, and nothing else', async () => {
  await koban.app.evaluate(({ shell }) => {
    const list: string[] = ((globalThis as unknown as { opened: string[] }).opened = [])
    shell.openExternal = async (url) => void list.push(url)
  })
  const opened = () => koban.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
  const refused = await page.evaluate(() => Promise.all([
    { kind: 'link', id: 'nowhere' }, { kind: 'link', id: 'https://example.org/' }, { kind: 'link', id: '__proto__' }, { kind: 'link', id: 'constructor' },
    { kind: 'brand', brandId: 'nobody', page: 'redeem' },
  ].map((target) => window.koban.openLink(target as never).then(() => 'opened', (error: { code: string }) => error.code))))
  expect(refused).toEqual(refused.map(() => 'link-refused'))
  expect(await opened()).toEqual([])
  await page.evaluate(() => window.koban.openLink({ kind: 'link', id: 'ipa-anshin' }))
  const brand = BRANDS.find(({ redeemUrl }) => redeemUrl)
  await page.evaluate((brandId) => window.koban.openLink({ kind: 'brand', brandId, page: 'redeem' }), brand?.id ?? '')
  expect(await opened()).toEqual([LINKS['ipa-anshin'], brand?.redeemUrl])
})

test('a copied secret is on the clipboard, and gone when Koban quits', async () => {
  expect(await page.evaluate(() => window.koban.copySecret('CODE-1234'))).toEqual({ clearsAfterMs: 30_000 })
  expect(await koban.app.evaluate(async ({ clipboard }) => clipboard.readText())).toBe('CODE-1234')
  await koban.app.evaluate(({ app }) => void app.emit('before-quit'))
  expect(await koban.app.evaluate(async ({ clipboard }) => clipboard.readText())).toBe('')
})

test('the window title stays ours whatever the page says', async () => {
  await page.evaluate(() => void (document.title = 'someone@example.com'))
  await page.waitForTimeout(200)
  expect(await koban.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toBe('Koban')
})
