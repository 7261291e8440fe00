// The demo's mail server under the session that the engine really uses, and its story under the engine's own rules.
import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDemoServer } from '../src/demo/server'
import { coverageOf, eventEnd, trackOf } from '../src/engine/access/coverage'
import { readHistory } from '../src/engine/access/read-history'
import { judgeAll, type JudgedAccess } from '../src/engine/access/verdict'
import { exposureOf } from '../src/engine/exposure/exposure'
import { detect } from '../src/engine/gifts/detect'
import { openSession } from '../src/engine/imap/imapflow-session'
import type { ScanSession } from '../src/engine/imap/session'
import { uidSetOf } from '../src/engine/imap/uid-set'
import { parseMessage } from '../src/engine/mime/parse'
import { openPlaces } from '../src/engine/places/places'
import type { AccessId, CoverageSpan, HomeProfile } from '../src/shared/model'
import { connectRaw } from './raw-imap'

// A Tuesday morning in Japan.
const NOW = Date.parse('2026-05-12T10:30:00+09:00')
const root = path.resolve(import.meta.dirname, '..')
type Demo = Awaited<ReturnType<typeof startDemoServer>>
let demo: Demo
let session: ScanSession

const signIn = ({ server }: Demo) => openSession({ host: server.host, port: server.port, tls: 'insecure-loopback', user: server.user, password: server.password })

beforeAll(async () => {
  if (!existsSync(path.join(root, 'data/networks.bin'))) execFileSync(process.execPath, [path.join(root, 'scripts/build-places.mjs')])
  demo = await startDemoServer({ now: NOW })
  session = await signIn(demo)
})
afterAll(async () => {
  await session.close()
  await demo.close()
})

describe('the demo server', () => {
  it('listens on this computer only, with a password that is new each time', async () => {
    const other = await startDemoServer({ now: NOW })
    expect(other.server.host).toBe('127.0.0.1')
    expect(other.server.password).not.toBe(demo.server.password)
    await expect(openSession({ host: '127.0.0.1', port: other.server.port, tls: 'insecure-loopback', user: other.server.user, password: demo.server.password })).rejects.toMatchObject({ code: 'auth-refused' })
    await other.close()
    await expect(signIn(other)).rejects.toMatchObject({ code: 'server-unreachable' })
  })

  it('holds six folders and some 150 mails of nine weeks', async () => {
    const folders = await session.folders()
    expect(folders.map((f) => [f.path, f.specialUse])).toEqual(expect.arrayContaining([
      ['INBOX', null], ['アーカイブ', '\\Archive'], ['お買い物', null], ['副業', null], ['Sent', '\\Sent'], ['Trash', '\\Trash'],
    ]))
    expect(folders).toHaveLength(6)
    const total = folders.reduce((sum, f) => sum + (f.messages ?? 0), 0)
    expect(total).toBeGreaterThanOrEqual(120)
    expect(total).toBeLessThanOrEqual(200)
    for (const folder of folders) {
      const open = await session.openReadOnly(folder.path)
      expect(open.exists).toBe(folder.messages)
      for (const fact of await session.facts(await session.allUids())) {
        expect(fact.messageId).not.toBeNull()
        expect(fact.internalDate).toBeLessThan(NOW)
        expect(fact.internalDate).toBeGreaterThan(NOW - 64 * 86_400_000)
      }
    }
  })

  it('makes the same mails again for the same day', async () => {
    const digest = async (d: Demo) => {
      const s = await signIn(d)
      const hash = createHash('sha256')
      for (const folder of await s.folders()) {
        await s.openReadOnly(folder.path)
        for (const uid of await s.allUids()) hash.update(await s.source(uid))
      }
      await s.close()
      return hash.digest('hex')
    }
    const again = await startDemoServer({ now: NOW })
    expect(await digest(again)).toBe(await digest(demo))
    expect(again.server.histories).toEqual(demo.server.histories)
    await again.close()
  })

  it('answers a bulk read of first bytes for every message of the set', async () => {
    await session.openReadOnly('INBOX')
    const uids = await session.allUids()
    const lengths: number[] = []
    await session.read(uidSetOf(uids), { structure: true, parts: [{ section: 'TEXT', maxBytes: 5_000 }] }, (row) => {
      lengths.push([...row.sections.values()][0]?.length ?? 0)
      expect(row.sizeBytes).toBeGreaterThan(200)
      expect(row.structure).not.toBeNull()
    })
    expect(lengths).toHaveLength(uids.length)
    expect(Math.min(...lengths)).toBeGreaterThan(20)
  })

  it('changes nothing in a folder that is only examined', async () => {
    await session.openReadOnly('INBOX')
    const [uid = 0] = await session.allUids()
    const before = await session.facts([uid])
    await session.source(uid)
    await expect(session.addFlags([uid], ['\\Deleted'])).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await session.facts([uid])).toEqual(before)
  })

  it('refuses changes itself in a folder that a client has examined, and CLOSE removes nothing there', async () => {
    const raw = await connectRaw(demo.server)
    await raw.uid('Trash', 'STORE 1 +FLAGS.SILENT (\\Deleted)')
    const before = await raw.messages('Trash')
    expect(before[0]?.flags).toContain('\\Deleted')
    await raw.command('EXAMINE Trash')
    for (const line of ['UID STORE 2 +FLAGS (\\Seen)', 'EXPUNGE', 'UID EXPUNGE 1', 'UID MOVE 1 INBOX', 'FETCH 1 (NOSUCH)']) {
      await expect(raw.command(line), line).rejects.toThrow()
    }
    await raw.command('CLOSE')
    expect(await raw.messages('Trash')).toEqual(before)
    await raw.uid('Trash', 'STORE 1 -FLAGS.SILENT (\\Deleted)')
    await raw.close()
  })

  it('removes exactly the message that is named, proves it, and takes it back with flags and date', async () => {
    await session.openForChange('INBOX')
    const count = (await session.allUids()).length
    const [uid = 0] = await session.findByMessageId('0d9f72533e2000@email.apple.com')
    const [fact] = await session.facts([uid])
    const source = await session.source(uid)
    const [bystander = 0] = (await session.allUids()).filter((u) => u !== uid)
    await session.addFlags([uid], ['\\Deleted'])
    // A bystander in the set, without \Deleted, stays (RFC 4315).
    await session.uidExpunge([bystander, uid])
    expect(await session.findByMessageId('0d9f72533e2000@email.apple.com')).toEqual([])
    expect(await session.allUids()).toHaveLength(count - 1)
    expect(await session.facts([bystander])).toHaveLength(1)

    const put = await session.append('INBOX', source, fact?.flags ?? [], fact?.internalDate ?? 0)
    expect(put.uid).toBeGreaterThan(uid)
    await session.openReadOnly('INBOX')
    const [again] = await session.facts([put.uid ?? 0])
    expect(again).toEqual({ ...fact, uid: put.uid })
    expect(again?.flags).toEqual(expect.arrayContaining(['\\Seen', '\\Flagged']))
    expect((await session.source(put.uid ?? 0)).equals(source)).toBe(true)
  })

  it('moves a message into a folder with a Japanese name, and back, byte for byte', async () => {
    const id = 'd1f07c2e8000@gc.email.amazon.co.jp'
    await session.openForChange('INBOX')
    const [uid = 0] = await session.findByMessageId(id)
    const source = await session.source(uid)
    const there = await session.move(uid, '副業')
    expect(await session.findByMessageId(id)).toEqual([])
    await session.openForChange('副業')
    expect(await session.findByMessageId(id)).toHaveLength(2) // its copy lay there before
    expect((await session.source(there.uid ?? 0)).equals(source)).toBe(true)
    await session.move(there.uid ?? 0, 'INBOX')
    await session.openReadOnly('INBOX')
    expect(await session.findByMessageId(id)).toHaveLength(1)
  })

  it('takes bytes that are not ASCII as they are', async () => {
    const raw = Buffer.concat([Buffer.from('Message-ID: <8bit@example.jp>\r\nSubject: 8 bit\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'), Buffer.from('ギフト券 {12}\r\n', 'utf8'), Buffer.from([0xff, 0xfe, 0x0d, 0x0a])])
    const put = await session.append('お買い物', raw, [], NOW)
    await session.openReadOnly('お買い物')
    expect((await session.source(put.uid ?? 0)).equals(raw)).toBe(true)
  })
})

describe('the demo\'s mails', () => {
  it('are what the detector takes them for: gifts with code and amount, one purchase, one phishing mail, the rest ordinary', async () => {
    const found: string[] = []
    let ordinary = 0
    const fresh = await startDemoServer({ now: NOW })
    const mail = await signIn(fresh)
    for (const folder of await mail.folders()) {
      await mail.openReadOnly(folder.path)
      for (const uid of await mail.allUids()) {
        const message = parseMessage(await mail.source(uid))
        expect(message.partial).toEqual([])
        const { class: kind, brand, codes, links, amount, currency } = detect(message)
        if (kind === 'ordinary') ordinary++
        else found.push([folder.path, kind, brand, codes[0] ?? links[0] ?? '', amount ?? '', currency ?? ''].join(' '))
      }
    }
    await mail.close()
    await fresh.close()
    expect(found.sort()).toEqual([
      'INBOX gift amazon JX3P-WQ5ZGH-8LT5 3240 JPY', 'INBOX gift amazon M4QX-7HTR2V-BCK7 8000 JPY', 'INBOX gift amazon T9RC-VLE8DN-6PW2 5000 JPY',
      'INBOX gift apple XR7HKPVN9Q2TLW3F 2000 JPY', 'INBOX gift google-play 7WKD3RJ5XTQMVH9D 3000 JPY', 'INBOX gift nanaco hT7Qe2RzWp9LkV0M 5000 JPY',
      'INBOX gift quo-card-pay https://quocardpay.kokoro-research.example/c/B3kTq8ZrVw5NnYx2Jc7LmDa1 1000 JPY',
      'INBOX gift starbucks https://gift.starbucks.co.jp/c/8pLq2VtRz6WmKy3HnBc9JfDs5GwEux4 700 JPY', 'INBOX phishing amazon   ',
      'Sent gift nanaco hT7Qe2RzWp9LkV0M 5000 JPY', 'お買い物 purchase amazon  3000 JPY', 'アーカイブ gift amazon M4QX-7HTR2V-BCK7 8000 JPY', '副業 gift amazon M4QX-7HTR2V-BCK7 8000 JPY',
    ])
    expect(ordinary).toBeGreaterThan(120)
  })
})

describe('the demo\'s story', () => {
  it.each([
    ['a morning', NOW],
    ['just after midnight in Japan', Date.parse('2026-03-01T00:05:00+09:00')],
    ['a New Year\'s night elsewhere', Date.parse('2027-01-01T03:00:00Z')],
  ])('tells of twelve unexplained accesses, three exposed codes and one gap, on %s', async (_, now) => {
    const story = await storyOf(now)
    expect(story.malformed).toBe(0)
    expect(story.rows).toEqual({ web: 60, 'mail-software': 26 })
    expect(story.counts).toEqual({ yours: 58, 'own-service': 15, relay: 1, unexplained: 12, unknown: 0 })
    expect(story.unexplained).toEqual({ 'web VN': 1, 'mail-software CN': 8, 'mail-software US': 3 })
    expect(story.webGapDays).toBeGreaterThan(3)
    expect(story.webGapDays).toBeLessThan(4.5)
    expect(story.exposures).toEqual({
      'd1f07c2e8000': 'exposed 7', 'a94b30e75000': 'exposed 12', '0d9f72533e2000': 'exposed 4', '5b8830c43000': 'possibly-exposed 0',
      '99392a445000': 'not-exposed 0', '77e1c05d3240': 'unknown 0', 'c20e6b9a1000': 'unknown 0', 'af91cccab700': 'unknown 0', 'reply-99392a44': 'not-exposed 0',
    })
  })
})

const GIFT_ID = /^(?:d1f07c2e8000|a94b30e75000|0d9f72533e2000|5b8830c43000|99392a445000|77e1c05d3240|c20e6b9a1000|af91cccab700|reply-99392a44)@/

/** The histories and gift mails of a demo, under the engine's own rules. */
async function storyOf(now: number) {
  const { server, close } = await startDemoServer({ now })
  const places = openPlaces(path.join(root, 'data'))
  const coverage: CoverageSpan[] = []
  const accesses: JudgedAccess[] = []
  let malformed = 0
  for (const { fileName, text, observedAt } of server.histories) {
    const reading = readHistory(new TextEncoder().encode(text), { fileName, assumedTimeZone: 'Asia/Tokyo', now })
    malformed += reading.malformed.length
    expect(reading.events.every((event) => event.timeZoneKnown && event.time <= now)).toBe(true)
    const span = coverageOf(reading.events, observedAt, now)
    for (const track of reading.tracks) if (span) coverage.push({ track, ...span, source: fileName })
    for (const event of reading.events) {
      const { time, ip, country, provider, service, result } = event
      accesses.push({ id: accesses.length as AccessId, time, timeEnd: eventEnd(event), ip, country, provider, service, track: trackOf(event), result, place: places.lookup(ip, event.host) })
    }
  }
  accesses.sort((a, b) => a.time - b.time)
  const profile: HomeProfile = { ...server.profile, networks: [], readsInGmail: 'unknown', readsInOutlookApp: 'unknown', confirmations: [] }
  const judged = judgeAll(accesses, profile, [])
  const counts = { yours: 0, 'own-service': 0, relay: 0, unexplained: 0, unknown: 0 }
  const rows = { web: 0, 'mail-software': 0 }
  const unexplained: Record<string, number> = {}
  const exposing = accesses.map((access, i) => {
    const verdict = judged[i]?.verdict ?? 'unknown'
    counts[verdict]++
    rows[access.track]++
    const key = `${access.track} ${access.place.country}`
    if (verdict === 'unexplained') unexplained[key] = (unexplained[key] ?? 0) + 1
    return { id: access.id, from: access.time, to: access.timeEnd, verdict, result: access.result }
  })
  const web = coverage.filter((c) => c.track === 'web').sort((a, b) => a.from - b.from)
  const webGapDays = ((web[1]?.from ?? 0) - (web[0]?.to ?? 0)) / 86_400_000

  const exposures: Record<string, string> = {}
  const mail = await openSession({ host: server.host, port: server.port, tls: 'insecure-loopback', user: server.user, password: server.password })
  for (const folder of ['INBOX', 'Sent']) {
    await mail.openReadOnly(folder)
    for (const fact of await mail.facts(await mail.allUids())) {
      if (!GIFT_ID.test(fact.messageId ?? '')) continue
      const message = parseMessage(await mail.source(fact.uid))
      expect(message.date).toBe(fact.internalDate)
      const endedAt = server.marks.find((mark) => mark.messageId === fact.messageId)?.at ?? null
      const { level, hits } = exposureOf({ arrivedAt: fact.internalDate, endedAt }, exposing, coverage, ['web', 'mail-software'], now)
      exposures[fact.messageId?.split('@')[0] ?? ''] = `${level} ${hits.length}`
    }
  }
  await mail.close()
  await close()
  return { malformed, rows, counts, unexplained, webGapDays, exposures }
}
