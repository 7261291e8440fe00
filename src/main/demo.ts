// `--demo`: a profile of its own in a fresh folder, thrown away at the end, and a made-up mail server in a process
// of its own.
import { app, utilityProcess } from 'electron'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KobanError } from '../shared/errors'
import type { DemoServer } from '../shared/host-api'

const PREFIX = 'koban-demo-'
const READY_MS = 20_000
const STALE_MS = 24 * 60 * 60_000

/** Before anything asks for userData. Null without `--demo`. */
export function setupDemoProfile(): { appearanceFrom: string } | null {
  if (!process.argv.includes('--demo')) return null
  const appearanceFrom = app.getPath('userData')
  removeStale()
  const folder = mkdtempSync(join(tmpdir(), PREFIX))
  app.setPath('userData', folder)
  // `quit` is the last event; Chromium may still hold a file open then, and the next demo sweeps what was left.
  app.on('quit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  return { appearanceFrom }
}

/** Folders of demos that were killed. They hold made-up data only. */
function removeStale(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name)
    const isOurs = statSync(folder).uid === (process.getuid?.() ?? statSync(folder).uid)
    if (isOurs && Date.now() - statSync(folder).mtimeMs > STALE_MS) rmSync(folder, { recursive: true, force: true })
  }
}

/** Ends with the app. */
export function startDemoServer(): Promise<DemoServer> {
  const child = utilityProcess.fork(join(import.meta.dirname, 'demo.js'), [], { serviceName: 'Koban demo server', stdio: 'inherit' })
  app.on('quit', () => child.kill())
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new KobanError('internal', 'the demo server did not start in time')), READY_MS)
    child.on('message', (message: { type?: unknown; server?: DemoServer }) => {
      if (message.type !== 'demo-ready' || !message.server) return
      clearTimeout(timer)
      resolve(message.server)
    })
    child.once('exit', () => reject(new KobanError('internal', 'the demo server ended')))
  })
}
