// Starts the built app for one test: own profile, real sandbox where the machine allows it, and an ear on all
// that goes wrong. `npm run e2e` (or `npm test`) prepares runtime, display and keyring before.
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from 'playwright/test'
import { prepareElectron, unprivilegedLauncher } from '../scripts/electron-runtime.mjs'
import type { ShellApi } from '../src/shared/shell-api'

declare global {
  interface Window {
    readonly koban: ShellApi
  }
}

export type LaunchOptions = ShellApi['appearance'] & {
  demo: boolean
  /** Uses the Secret Service of scripts/with-keyring.sh; it belongs to the user who runs the tests, so as root there is no sandbox then. */
  keyring: boolean
  /** A profile to be used again; by default a fresh one. */
  dataDir: string | undefined
  env: Record<string, string>
  args: string[]
}

export type Koban = {
  app: ElectronApplication
  page: Page
  /** The profile (userData); the store lies in its `store`. Not the demo's: that makes its own. */
  dataDir: string
  isSandboxed: boolean
  /** Errors of the page: console, uncaught, policy violations. Empty them when a test provokes one. */
  consoleErrors: string[]
  /** What the processes wrote to stderr, without the known noise of a machine without desktop. */
  stderr: string[]
  close(): Promise<void>
}

/** Set by scripts/with-keyring.sh. */
export const hasKeyring = process.env['KOBAN_KEYRING'] === '1'

const NOBODY = 65534
const NOISE = /dbus|gpu|viz|vaapi|vulkan|libva|gl_|egl|angle|swiftshader|sharedimage|atom_cache|Gtk-|MESA|DevTools listening|Debugger (listening|attached)|For help, see|inspector|sandbox_linux|zygote|font/i

/** All that this worker made, removed when it ends: also after a test that failed in the middle. */
const profiles: string[] = []
process.once('exit', () => profiles.forEach((dir) => rmSync(dir, { recursive: true, force: true })))

/** An empty profile with a chosen appearance. */
export function newDataDir(appearance: ShellApi['appearance'] = { language: 'ja', colorScheme: 'light' }): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'koban-e2e-'))
  profiles.push(dataDir)
  const file = join(dataDir, 'appearance.json')
  writeFileSync(file, JSON.stringify(appearance))
  // With the sandbox, a run as root continues as an ordinary user, whose profile this then is.
  if (process.getuid?.() === 0) for (const path of [dataDir, file]) chownSync(path, NOBODY, NOBODY)
  chmodSync(dataDir, 0o700)
  return dataDir
}

let prepared: ReturnType<typeof prepareElectron> | undefined

/** The command that starts the app on a profile, as the user does it. */
export async function command({ dataDir, keyring = false }: { dataDir: string; keyring?: boolean }): Promise<{ executablePath: string; args: string[]; env: Record<string, string>; isSandboxed: boolean }> {
  const runtime = await (prepared ??= prepareElectron())
  const launcher = keyring ? null : await unprivilegedLauncher(runtime.execPath)
  const switches = launcher ? [] : runtime.args
  // Without a keyring none may be found by chance either: the developer's own is not the test's to write to.
  const store = `--password-store=${keyring ? 'gnome-libsecret' : 'basic'}`
  const env = Object.fromEntries(Object.entries({ ...process.env, ...runtime.env, KOBAN_HOME: dataDir }).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
  return { executablePath: launcher ?? runtime.execPath, args: [...switches, '.', `--user-data-dir=${dataDir}`, store], env, isSandboxed: switches.length === 0 }
}

export async function launchKoban(options: Partial<LaunchOptions> = {}): Promise<Koban> {
  const { language = 'ja', colorScheme = 'light', demo = false, keyring = false, env = {}, args = [] } = options
  const dataDir = options.dataDir ?? newDataDir({ language, colorScheme })
  const start = await command({ dataDir, keyring })
  const app = await _electron.launch({
    executablePath: start.executablePath,
    args: ['-r', join(import.meta.dirname, 'hold-ready.cjs'), ...start.args, ...(demo ? ['--demo'] : []), ...args],
    env: { ...start.env, ...env },
    chromiumSandbox: start.isSandboxed,
    colorScheme: null,
  })
  const stderr: string[] = []
  app.process().stderr?.on('data', (bytes: Buffer) => stderr.push(...String(bytes).split('\n').filter((line) => line.trim() && !NOISE.test(line))))
  const consoleErrors: string[] = []
  app.context().on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text())
  })
  app.context().on('weberror', (fault) => consoleErrors.push(String(fault.error())))
  const page = await app.firstWindow()
  return {
    app, page, dataDir, isSandboxed: start.isSandboxed, consoleErrors, stderr,
    close: () => app.close(),
  }
}

/** Waits until the first screen answers the user. */
export async function ready(page: Page): Promise<void> {
  // A locator: `waitForFunction` needs eval, which the page's policy refuses.
  await page.locator('html[data-ready]').waitFor({ state: 'attached' })
}

/**
 * `koban`: the app, started with `test.use({ launch: { demo: true } })` and closed afterwards. A test fails when the
 * page had an error, unless it has emptied `koban.consoleErrors`.
 */
export const test = base.extend<{ launch: Partial<LaunchOptions>; koban: Koban }>({
  launch: [{}, { option: true }],
  koban: async ({ launch }, use, info) => {
    const koban = await launchKoban(launch)
    try {
      await ready(koban.page)
      await use(koban)
    } finally {
      await koban.close()
      if (koban.stderr.length > 0) await info.attach('stderr', { body: koban.stderr.join('\n') })
    }
    base.expect(koban.consoleErrors, 'errors of the page').toEqual([])
  },
})
export { expect } from 'playwright/test'
