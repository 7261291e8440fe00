#!/usr/bin/env node
// Builds the offline places databases from the two pinned data packages:
//   data/networks.bin   IP range → autonomous system and its name, read by binary search (layout below)
//   data/country.bin    IP → country, MaxMind DB, copied as it is
//   data/places.json    date and credits, shown in the app
// Deterministic, Node built-ins only, a few seconds; files appear whole or not at all.
//
// networks.bin, little endian, all u32 unless said:
//   'KBNW' · version · n4 · n6 · nAsn · nameBytes · 0 · 0
//   start4[n4] asn4[n4] · startHigh6[n6] startLow6[n6] asn6[n6]   (upper 64 bits; asn 0: nobody announces it)
//   asn[nAsn] nameOffset[nAsn + 1] · names (UTF-8)
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const PACKAGES = path.join(ROOT, 'node_modules/@ip-location-db')
const OUT = path.join(ROOT, 'data')

const CREDITS = [
  'Networks: RouteViews, NRO and IP to ASN Lite by DB-IP (https://db-ip.com), CC BY 4.0, changed: merged by ip-location-db, repacked here',
  'Countries: IPtoASN (https://iptoasn.com), PDDL 1.0, by way of ip-location-db',
]

/** Rows of a CSV whose last column alone may be quoted: [start, end, asn, name]. */
function* rows(file) {
  const text = readFileSync(file, 'utf8')
  for (let at = 0; at < text.length;) {
    let end = text.indexOf('\n', at)
    if (end < 0) end = text.length
    const line = text.slice(at, text.charCodeAt(end - 1) === 13 ? end - 1 : end)
    at = end + 1
    if (!line) continue
    const a = line.indexOf(','), b = line.indexOf(',', a + 1), c = line.indexOf(',', b + 1)
    if (c < 0) throw new Error(`${path.basename(file)}: row without four columns`)
    const raw = line.slice(c + 1)
    yield [line.slice(0, a), line.slice(a + 1, b), Number(line.slice(b + 1, c)), raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw]
  }
}

/** Sorted boundaries [start, asn]: where ranges overlap, the one that begins later wins from there on. */
function boundaries(ranges, next) {
  const out = []
  let end = null
  for (const [first, last, asn] of ranges) {
    if (end !== null && first > end) out.push([end, 0])
    if (out.length > 0 && out.at(-1)[0] === first) out.pop()
    if (out.at(-1)?.[1] !== asn) out.push([first, asn])
    const after = next(last)
    end = end === null || after > end ? after : end
  }
  if (end !== null) out.push([end, 0])
  return out
}

function build() {
  const names = new Map()
  const read = (file, convert) => {
    const ranges = []
    for (const [first, last, asn, name] of rows(path.join(PACKAGES, 'asn', file))) {
      if (!names.has(asn)) names.set(asn, name)
      ranges.push([convert(first), convert(last), asn])
    }
    if (ranges.length < 50_000) throw new Error(`${file} is too short to be whole`)
    return ranges.sort((x, y) => (x[0] < y[0] ? -1 : x[0] > y[0] ? 1 : 0))
  }
  const v4 = boundaries(read('asn-ipv4-num.csv', Number), (n) => n + 1).filter(([start]) => start < 2 ** 32)
  // Below a /64 nothing is told apart: one /64 is one household.
  const v6 = boundaries(read('asn-ipv6-num.csv', (n) => BigInt(n) >> 64n), (n) => n + 1n).filter(([start]) => start < 1n << 64n)

  const asns = [...names.keys()].sort((a, b) => a - b)
  const encoded = asns.map((asn) => Buffer.from(names.get(asn), 'utf8'))
  const nameBytes = encoded.reduce((sum, b) => sum + b.length, 0)
  const words = 8 + v4.length * 2 + v6.length * 3 + asns.length * 2 + 1
  const out = Buffer.alloc(words * 4 + nameBytes)
  let at = 0
  const put = (n) => { at = out.writeUInt32LE(n, at) }
  at += out.write('KBNW', 'latin1')
  for (const n of [1, v4.length, v6.length, asns.length, nameBytes, 0, 0]) put(n)
  for (const [start] of v4) put(start)
  for (const [, asn] of v4) put(asn)
  for (const [start] of v6) put(Number(start >> 32n))
  for (const [start] of v6) put(Number(start & 0xffffffffn))
  for (const [, asn] of v6) put(asn)
  for (const asn of asns) put(asn)
  let offset = 0
  put(0)
  for (const name of encoded) put((offset += name.length))
  for (const name of encoded) at += name.copy(out, at)
  return out
}

/** `2.3.2026061719` → `2026-06`. */
function dateOf(name) {
  const { version } = JSON.parse(readFileSync(path.join(PACKAGES, name, 'package.json'), 'utf8'))
  const match = /\.(\d{4})(\d{2})\d{2,}$/.exec(version)
  if (!match) throw new Error(`no date in the version of ${name}: ${version}`)
  return `${match[1]}-${match[2]}`
}

/** Writes only what changed, so that time stamps stay quiet. */
function save(name, data) {
  const file = path.join(OUT, name)
  if (existsSync(file) && readFileSync(file).equals(data)) return
  writeFileSync(`${file}.${process.pid}.tmp`, data)
  renameSync(`${file}.${process.pid}.tmp`, file)
}

mkdirSync(OUT, { recursive: true })
const started = Date.now()
const networks = build()
save('networks.bin', networks)
save('country.bin', readFileSync(path.join(PACKAGES, 'iptoasn-country-mmdb/iptoasn-country.mmdb')))
const dates = [dateOf('asn'), dateOf('iptoasn-country-mmdb')].sort()
save('places.json', Buffer.from(`${JSON.stringify({ date: dates[0], credits: CREDITS }, null, 2)}\n`))
process.stderr.write(`[places] networks ${(networks.length / 1e6).toFixed(1)} MB, ${dates[0]}, ${Date.now() - started} ms\n`)
