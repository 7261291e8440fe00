#!/usr/bin/env node
// What reading, importing and asking of large login histories costs: `npm run bench:history [-- --rows 1000000 --rounds 3 --only reading,import]`.
// A history of a million rows is made up (always the same one), and everything is compared with something measured in
// the same run, by turns: machines differ, ratios hardly do. Each part runs in a process of its own. Prints a line per figure
// with its limit, then JSON; ends with 1 when a limit is broken.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeHistory } from './history-bench/generate.mjs'

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const CACHE = path.join(ROOT, 'node_modules/.cache/koban/history-bench')
const arg = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : process.argv[at + 1]
}
const rows = Number(arg('rows', 1_000_000))
const rounds = Number(arg('rounds', 3))
const PARTS = ['reading', 'import', 'memory', 'cancel', 'queries', 'exposure', 'window']
const only = arg('only', PARTS.join(',')).split(',')

mkdirSync(CACHE, { recursive: true })
const history = path.join(CACHE, `history-${rows}.csv`)
const generator = readFileSync(path.join(ROOT, 'scripts/history-bench/generate.mjs'), 'utf8')
const stamp = path.join(CACHE, `history-${rows}.stamp`)
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== generator) {
  writeHistory(history, rows)
  writeFileSync(stamp, generator)
}
await bundle()

const results = []
for (const part of PARTS.filter((name) => only.includes(name))) {
  const figures = await run(part)
  results.push(...figures)
  for (const { name, value, limit, note } of figures) {
    const isOver = limit !== null && value > limit
    console.log(`${isOver ? 'OVER' : limit === null ? '    ' : 'ok  '} ${name.padEnd(58)} ${String(value).padStart(9)}${limit === null ? '' : `  limit ${limit}`}${note ? `  (${note})` : ''}`)
  }
}
console.log(JSON.stringify({ rows, rounds, cores: os.cpus().length, load: +os.loadavg()[0].toFixed(2), node: process.version, results: Object.fromEntries(results.map((r) => [r.name, r.value])) }))
process.exit(results.some(({ value, limit }) => limit !== null && value > limit) ? 1 : 0)

/** The engine as one file that Node runs. */
async function bundle() {
  const { build } = await import('vite')
  await build({
    root: ROOT, configFile: false, logLevel: 'warn',
    build: { ssr: path.join(ROOT, 'src/engine/measured.ts'), outDir: CACHE, emptyOutDir: false, target: 'node20.18', minify: false, rollupOptions: { output: { entryFileNames: 'measured.mjs' } } },
  })
}

/** One part in a child process; it prints its results as JSON on its last line. */
function run(part) {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'koban-history-bench-'))
  return new Promise((resolve, reject) => {
    let out = ''
    const child = spawn(process.execPath, ['--expose-gc', path.join(ROOT, 'scripts/history-bench', `${part}.mjs`), JSON.stringify({ history, rows, rounds, dir, places: path.join(ROOT, 'data') })], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
    child.stdout.on('data', (text) => (out += text))
    child.once('error', reject)
    child.once('close', (code) => {
      rmSync(dir, { recursive: true, force: true })
      if (code === 0) resolve(JSON.parse(out.trim().split('\n').at(-1)))
      else reject(new Error(`${part} ended with ${code}\n${out}`))
    })
  })
}
