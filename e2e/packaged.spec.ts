// What only a packaged app does. There is no package here, but what Electron goes by: a runtime that is not called
// `electron`, with the app in its resources. Linux only: elsewhere the runtime is no plain folder.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { expect, test } from 'playwright/test'
import { prepareElectron, type Runtime } from '../scripts/electron-runtime.mjs'

test.skip(process.platform !== 'linux', 'made of links to the Linux runtime')

const ROOT = resolve(import.meta.dirname, '..')
let folder = ''
let runtime: Runtime
test.beforeAll(async () => {
  runtime = await prepareElectron()
  folder = mkdtempSync(join(tmpdir(), 'koban-packaged-'))
  const from = dirname(runtime.execPath)
  for (const name of readdirSync(from)) if (name !== basename(runtime.execPath) && name !== 'resources') symlinkSync(join(from, name), join(folder, name))
  // No symbolic link: the program looks for its files beside what it really is.
  try {
    linkSync(runtime.execPath, join(folder, 'koban'))
  } catch {
    copyFileSync(runtime.execPath, join(folder, 'koban'))
  }
  mkdirSync(join(folder, 'resources'))
  symlinkSync(ROOT, join(folder, 'resources/app'))
  symlinkSync(join(ROOT, 'data'), join(folder, 'resources/data'))
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

function start(...args: string[]) {
  const child = spawn(join(folder, 'koban'), [...runtime.args, `--user-data-dir=${join(folder, 'profile')}`, '--password-store=basic', ...args], {
    env: { ...process.env, ...runtime.env },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  })
  let stderr = ''
  child.stderr?.on('data', (bytes: Buffer) => (stderr += String(bytes)))
  return { child, exit: once(child, 'exit'), stderr: () => stderr }
}

for (const [name, ...args] of [['a port', '--remote-debugging-port=0'], ['a pipe', '--remote-debugging-pipe'], ['an address', '--remote-debugging-address=127.0.0.1', '--remote-debugging-port=0']] as const) {
  test(`a release does not start under remote control by ${name}`, async () => {
    const { exit, stderr } = start(...args)
    expect(await exit).toEqual([1, null])
    expect(stderr()).toContain('koban: remote debugging is refused')
    expect(stderr()).not.toContain('DevTools listening')
  })
}

test('a release starts, and ends in order when it is told to', async () => {
  const { child, exit, stderr } = start()
  await expect.poll(() => readdirSync(join(folder, 'profile')), { timeout: 20_000 }).toContain('store')
  await new Promise((done) => setTimeout(done, 2_000))
  expect(child.exitCode).toBeNull()
  child.kill('SIGTERM')
  expect(await exit).toEqual([0, null])
  expect(stderr()).not.toContain('koban:')
})
