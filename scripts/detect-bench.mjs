#!/usr/bin/env node
// How good and how fast the detector is on labelled mails, beside the last recorded run:
//   npm run bench:detect -- [DIR…] [--record] [--json] [--wrong]
// A DIR holds mails and a labels.jsonl (one line a mail); without one, the mails of fixtures/. `--record` makes this
// run the one to compare with; `--wrong` lists each mail that was misjudged. It judges what `koban detect` prints.
import { spawn } from 'node:child_process'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { HOSTILE } from './detect-bench/hostile.mjs'
import { measure, timesOf } from './detect-bench/measures.mjs'
import { ROOT } from './prepare.mjs'

const RECORD = path.join(ROOT, 'scripts/detect-bench/last.json')
const OWN = ['fixtures/mail', 'fixtures/mail-hard', 'fixtures/mail-hard-2', 'fixtures/mail-hard-3', 'fixtures/mail-hard-4', 'fixtures/mail-hard-5']
const SLOWEST_MS = 1000

const { values: asked, positionals } = parseArgs({ allowPositionals: true, options: { record: { type: 'boolean' }, json: { type: 'boolean' }, wrong: { type: 'boolean' } } })
const exists = (file) => fs.access(file).then(() => true, () => false)

/** One line a mail in labels.jsonl; else expected.json in each folder, as the fixtures have it. */
async function labelsOf(dir) {
  const lines = path.join(dir, 'labels.jsonl')
  if (await exists(lines)) return (await fs.readFile(lines, 'utf8')).split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line))
  const labels = []
  for (const entry of await fs.readdir(dir, { withFileTypes: true })) {
    const file = path.join(dir, entry.name, 'expected.json')
    if (!entry.isDirectory() || !(await exists(file))) continue
    for (const [mail, { codesOptional, ...label }] of Object.entries(JSON.parse(await fs.readFile(file, 'utf8')))) labels.push({ file: path.join(entry.name, mail), codes_optional: codesOptional, ...label })
  }
  if (labels.length === 0) throw new Error(`no labels in ${dir}`)
  return labels
}

/** Runs `koban detect`; its lines by file name. */
async function detectIn(dir) {
  const child = spawn(process.execPath, [path.join(ROOT, 'out/main/koban.js'), 'detect', dir, '--reveal', '--yes'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const found = new Map()
  const ended = new Promise((resolve) => child.once('close', resolve))
  for await (const line of createInterface({ input: child.stdout })) {
    const detection = JSON.parse(line)
    found.set(detection.file, detection)
  }
  await ended
  return found
}

async function hostile() {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'koban-hostile-'))
  try {
    for (const [name, raw] of Object.entries(HOSTILE)) await fs.writeFile(path.join(dir, `${name}.eml`), raw)
    const found = await detectIn(dir)
    const bad = Object.keys(HOSTILE).filter((name) => {
      const line = found.get(`${name}.eml`)
      return !line || line.error !== null || line.ms >= SLOWEST_MS
    })
    return { mails: Object.keys(HOSTILE).length, failed: bad, ms: timesOf([...found.values()].map(({ ms }) => ms)) }
  } finally {
    await fs.rm(dir, { recursive: true, force: true })
  }
}

async function corpus(dir) {
  const labels = (await labelsOf(dir)).filter((label) => label.class !== 'hostile')
  const found = await detectIn(dir)
  const listed = labels.map(({ file }) => found.get(file)).filter(Boolean)
  return { mails: labels.length, errors: listed.filter(({ error }) => error !== null).length, ...measure(labels, found), ms: timesOf(listed.map(({ ms }) => ms)) }
}

// ---------------------------------------------------------------- words

const round = (value) => (value === null ? null : Math.round(value * 1e4) / 1e4)
const show = (value) => (value === null || value === undefined ? '–' : Number.isInteger(value) && value > 1 ? String(value) : value.toFixed(3))
/** A figure, and how far it moved since the record. */
function moved(now, before) {
  const by = typeof before === 'number' && typeof now === 'number' ? now - before : 0
  return `${show(now).padStart(7)} ${Math.abs(by) < 5e-4 ? '' : `(${by > 0 ? '+' : ''}${Number.isInteger(by) ? by : by.toFixed(3)})`}`.padEnd(18)
}

function print(name, now, before) {
  console.log(`\n${name}: ${now.mails} mails${now.errors ? `, ${now.errors} ended in an error` : ''}`)
  console.log(`  ${'class'.padEnd(12)}${'precision'.padEnd(18)}${'recall'.padEnd(18)}mails`)
  for (const [kind, { precision, recall, mails }] of Object.entries(now.classes)) if (mails > 0) console.log(`  ${kind.padEnd(12)}${moved(precision, before?.classes[kind]?.precision)}${moved(recall, before?.classes[kind]?.recall)}${mails}`)
  for (const [title, group] of [['exact', 'exact'], ['harm', 'harm']]) {
    console.log(`  ${title}`)
    for (const [figure, value] of Object.entries(now[group])) console.log(`    ${figure.padEnd(20)}${group === 'harm' ? `${String(value).padStart(7)} ${value === (before?.harm[figure] ?? value) ? '' : `(was ${before.harm[figure]})`}` : moved(value, before?.[group][figure])}`)
  }
  console.log(`  ms a mail   p50 ${show(now.ms.p50)}   p95 ${show(now.ms.p95)}   max ${show(now.ms.max)}${before ? `   (was ${show(before.ms.p50)}, ${show(before.ms.p95)}, ${show(before.ms.max)})` : ''}`)
  if (asked.wrong) for (const line of now.wrong) console.log(`  ${line}`)
}

const rounded = (result) => JSON.parse(JSON.stringify(result, (key, value) => (key === 'wrong' ? undefined : typeof value === 'number' ? round(value) : value)))

const dirs = positionals.length > 0 ? positionals.map((dir) => path.resolve(dir)) : OWN.map((dir) => path.join(ROOT, dir))
const nameOf = (dir) => (path.relative(ROOT, dir).startsWith('..') ? dir : path.relative(ROOT, dir).split(path.sep).join('/'))
const last = (await exists(RECORD)) ? JSON.parse(await fs.readFile(RECORD, 'utf8')) : { corpora: {} }
const results = {}
for (const dir of dirs) results[nameOf(dir)] = await corpus(dir)
const attack = await hostile()

if (asked.json) console.log(JSON.stringify({ corpora: Object.fromEntries(Object.entries(results).map(([name, result]) => [name, rounded(result)])), hostile: attack }, null, 1))
else {
  for (const [name, result] of Object.entries(results)) print(name, result, last.corpora[name])
  console.log(`\nhostile: ${attack.mails - attack.failed.length} of ${attack.mails} within ${SLOWEST_MS} ms${attack.failed.length ? `, not: ${attack.failed.join(', ')}` : ''}; p50 ${show(attack.ms.p50)} p95 ${show(attack.ms.p95)} max ${show(attack.ms.max)} ms`)
}
if (asked.record) {
  // Only mails that come with the project: others' folders are not here tomorrow.
  const own = Object.fromEntries(Object.entries(results).filter(([name]) => !path.isAbsolute(name)).map(([name, result]) => [name, rounded(result)]))
  await fs.writeFile(RECORD, `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), corpora: { ...last.corpora, ...own }, hostile: attack }, null, 1)}\n`)
  console.error(`[koban] recorded in ${path.relative(ROOT, RECORD)}`)
}
process.exitCode = attack.failed.length > 0 ? 1 : 0
