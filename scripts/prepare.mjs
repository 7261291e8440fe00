// What every command needs before it can run: dependencies, data, build. Each is done when its inputs have
// changed since it last passed, and not otherwise. Node built-ins only: it runs before the dependencies are there.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = process.env.KOBAN_ROOT ?? path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const STAMPS = path.join(ROOT, 'node_modules/.cache/koban')
const at = (...parts) => path.join(ROOT, ...parts)
const stamp = (name) => path.join(STAMPS, `${name}.stamp`)

/** A file of an installed package, to be run by Node itself: no shell, no PATH. */
export const bin = (pkg, file) => at('node_modules', pkg, file)

export const took = []
export async function timed(name, work) {
  const start = performance.now()
  const result = await work()
  took.push(`${name} ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return result
}

/** Runs a program to its end; resolves with its exit code. `quiet` keeps stdout clean: the `koban` command's own. */
export function sh(cmd, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(cmd, args, { cwd: ROOT, stdio: ['inherit', quiet ? 2 : 'inherit', 'inherit'], env: { ...process.env, ...env } })
    // Ctrl+C reaches the child by itself, and a second signal would cut the app's orderly end short: only wait for it.
    const wait = () => undefined
    const stop = () => child.kill('SIGTERM')
    process.on('SIGINT', wait).on('SIGTERM', stop)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      process.off('SIGINT', wait).off('SIGTERM', stop)
      resolve(code ?? (signal ? 1 : 0))
    })
  })
}
export const node = (file, args, options) => sh(process.execPath, [file, ...args], options)

async function must(name, running) {
  const code = await running
  if (code === 0) return
  console.error(`[koban] ${name} failed (${code})`)
  process.exit(code)
}

// Unit tests are not part of what is built.
const isInput = (name) => !name.endsWith('.test.ts')
function tree(dir) {
  const entries = existsSync(dir) ? readdirSync(dir, { withFileTypes: true }) : []
  return entries.flatMap((e) => (e.isDirectory() ? tree(path.join(dir, e.name)) : isInput(e.name) ? [path.join(dir, e.name)] : []))
}

const STEPS = {
  install: {
    inputs: () => [at('package-lock.json')],
    present: () => existsSync(bin('electron-vite', 'package.json')),
    work(options) {
      const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
      // `npm start` itself sets npm_execpath; without it npm is looked up, by a shell on Windows.
      const npm = process.env.npm_execpath
      return npm ? node(npm, args, options) : sh(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options)
    },
  },
  places: {
    inputs: () => [at('scripts/build-places.mjs'), at('package-lock.json')].filter((file) => existsSync(file)),
    present: () => !existsSync(at('scripts/build-places.mjs')) || ['networks.bin', 'country.bin'].every((file) => existsSync(at('data', file))),
    work: (options) => (existsSync(at('scripts/build-places.mjs')) ? node(at('scripts/build-places.mjs'), [], options) : 0),
  },
  build: {
    inputs: () => [at('package.json'), at('package-lock.json'), at('electron.vite.config.ts'), at('tsconfig.base.json'), ...tree(at('src'))],
    present: () => existsSync(at('out/main/index.js')) && existsSync(at('out/renderer/index.html')),
    work: (options) => node(bin('electron-vite', 'bin/electron-vite.js'), ['build', '--logLevel', 'warn'], options),
  },
}

/** Looks at times only (some 10 ms for the whole tree); what it calls stale is judged by content in `prepare`. */
function isFresh(name) {
  if (!existsSync(stamp(name)) || !STEPS[name].present()) return false
  const made = statSync(stamp(name)).mtimeMs
  return STEPS[name].inputs().every((file) => statSync(file).mtimeMs < made)
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(path.relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

async function once(name, options) {
  if (isFresh(name)) return
  const { inputs, present, work } = STEPS[name]
  const hash = hashOf(inputs())
  const known = existsSync(stamp(name)) && (await fs.readFile(stamp(name), 'utf8')) === hash
  if (!known || !present()) {
    console.error(`[koban] ${name} ...`)
    await timed(name, () => must(name, work(options)))
  }
  await fs.mkdir(STAMPS, { recursive: true })
  await fs.writeFile(stamp(name), hash)
}

/** Does what is missing of `steps`, in order. Ends the process when a step fails: nothing runs on a broken build. */
export async function prepare(steps = ['install', 'places', 'build'], options = {}) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Koban needs Node.js 20.19 or later; this is ${process.version}`)
    process.exit(1)
  }
  for (const name of steps) await once(name, options)
}
