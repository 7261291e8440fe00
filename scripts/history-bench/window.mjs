// The real window while it imports the history: gaps between frames when nothing happens, while the file is read and while it is
// stored, in one run. What counts is how much longer the rare long gaps become.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { _electron } from 'playwright'
import { prepareElectron } from '../electron-runtime.mjs'
import { figure, options, print } from './options.mjs'

const IDLE_MS = 8000
const LIMIT_MS = 50
const root = path.resolve(import.meta.dirname, '../..')
const runtime = await prepareElectron()
const dataDir = path.join(options.dir, 'profile')
mkdirSync(dataDir, { mode: 0o700 })
writeFileSync(path.join(dataDir, 'appearance.json'), JSON.stringify({ language: 'en', colorScheme: 'light' }))
const app = await _electron.launch({
  executablePath: runtime.execPath,
  args: ['-r', path.join(root, 'e2e/hold-ready.cjs'), ...runtime.args, root, `--user-data-dir=${dataDir}`, '--password-store=basic'],
  env: { ...process.env, ...runtime.env, KOBAN_HOME: dataDir },
  colorScheme: null,
})
const page = await app.firstWindow()
await page.locator('html[data-ready]').waitFor({ state: 'attached' })
await page.getByRole('textbox', { name: 'Passphrase' }).fill('long enough passphrase')
await page.getByRole('textbox', { name: 'Once more' }).fill('long enough passphrase')
await page.getByRole('button', { name: 'Begin with this passphrase' }).click()
await page.getByRole('button', { name: /Import a login history only/ }).click()

await page.evaluate(() => {
  window.frameGaps = []
  let last = performance.now()
  const next = () => {
    const now = performance.now()
    window.frameGaps.push(now - last)
    last = now
    requestAnimationFrame(next)
  }
  requestAnimationFrame(next)
})
/** Gaps since the last call. */
const gaps = () => page.evaluate(() => window.frameGaps.splice(0))
const share = (list, part) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))] ?? 0
const engineMemory = async () => {
  const metrics = await app.evaluate(({ app: main }) => main.getAppMetrics().map(({ serviceName, name, memory }) => ({ name: name ?? serviceName, mb: memory.workingSetSize / 1000 })))
  return Math.max(0, ...metrics.filter(({ name }) => /engine/i.test(name ?? '')).map(({ mb }) => mb))
}

await page.waitForTimeout(1500)
await gaps()
await page.waitForTimeout(IDLE_MS)
const idle = await gaps()
let most = 0
const watch = setInterval(() => void engineMemory().then((mb) => (most = Math.max(most, mb)), () => undefined), 500)

const readingFrom = performance.now()
await page.locator('input[type=file]').first().setInputFiles(options.history)
const review = page.getByRole('button', { name: /^Import .*rows?$/ })
await review.waitFor({ timeout: 180_000 })
const readingMs = performance.now() - readingFrom
const reading = await gaps()
await review.click()
const judge = page.getByRole('button', { name: /^Judge and import/ })
await judge.waitFor()
await gaps()
const storingFrom = performance.now()
await judge.click()
await page.getByText(/rows imported\./).first().waitFor({ timeout: 300_000 })
const storingMs = performance.now() - storingFrom
const storing = await gaps()
await page.getByRole('button', { name: 'See the accesses' }).click()
await page.waitForTimeout(4000)
const charts = await gaps()
clearInterval(watch)
await app.close()
runtime.close()

const rare = { idle: share(idle, 0.99), reading: share(reading, 0.99), storing: share(storing, 0.99), charts: share(charts, 0.99) }
const said = (list) => `p99 ${share(list, 0.99).toFixed(0)} ms, longest ${Math.max(...list).toFixed(0)} ms, ${list.length} frames`
print([
  figure('frames: p99 gap while reading less that of the idle window (ms)', Math.round(rare.reading - rare.idle), LIMIT_MS, `${said(reading)}; idle ${said(idle)}; ${(readingMs / 1000).toFixed(1)} s`),
  figure('frames: p99 gap while storing less that of the idle window (ms)', Math.round(rare.storing - rare.idle), LIMIT_MS, `${said(storing)}; ${(storingMs / 1000).toFixed(1)} s`),
  figure('frames: p99 gap while the charts of all appear (ms)', Math.round(rare.charts), null, said(charts)),
  figure('most memory of the engine’s process (MB)', Math.round(most), null),
])
