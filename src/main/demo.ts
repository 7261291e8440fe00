// `--demo`: a profile of its own in a fresh folder, thrown away at the end, and a made-up mail server in a process
// of its own.
import { app, utilityProcess } from 'electron'
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KobanError } from '../shared/errors'
import type { DemoServer } from '../shared/host-api'

const PREFIX = 'koban-demo-'
const READY_MS = 20_000

/** Before anything asks for userData. Null without `--demo`. */
export function setupDemoProfile(): { appearanceFrom: string } | null {
  if (!process.argv.includes('--demo')) return null
  const appearanceFrom = app.getPath('userData')
  removeStale()
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  app.setPath('userData', folder)
  app.on('quit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  removeLater(folder)
  return { appearanceFrom }
}

/** Chromium writes its caches after our last event, and a killed process has none: a watcher that outlives us. */
function removeLater(folder: string): void {
  if (process.platform === 'win32') return
  const script = 'while kill -0 "$1" 2>/dev/null; do sleep 1; done; rm -rf "$2"'
  spawn('/bin/sh', ['-c', script, 'sh', String(process.pid), folder], { detached: true, stdio: 'ignore' }).unref()
}

/** What earlier demos left behind, known by the process in the name. It is made-up data only. */
function removeStale(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^koban-demo-(\d+)-/.exec(name)?.[1]
    if (pid === undefined || isRunning(Number(pid))) continue
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true })
    } catch (fault) {
      // Another user's, by the same name, is theirs.
      process.stderr.write(`koban: ${name} was left where it is (${fault instanceof Error ? fault.name : typeof fault})\n`)
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM'
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
