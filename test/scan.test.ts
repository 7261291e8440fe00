// The scan against a real Dovecot, with the real parser, detector and store: what a robbed user relies on is that
// nothing is missed, nothing on the server changes, and a scan that was cut off goes on where it stopped.
import { createServer, connect as connectTcp, type AddressInfo, type Server, type Socket } from 'node:net'
import { once } from 'node:events'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { scan, type Finding, type ScanOptions } from '../src/engine/gifts/scan'
import { scanStore } from '../src/engine/gifts/scan/scan-store'
import { openSession } from '../src/engine/imap/imapflow-session'
import type { ScanSession } from '../src/engine/imap/session'
import { saveAccount } from '../src/engine/store/accounts'
import { openDatabase, type Database } from '../src/engine/store/database'
import { folderStates } from '../src/engine/store/folder-states'
import { listGifts } from '../src/engine/store/gifts'
import type { AccountId } from '../src/shared/model'
import { OLD_CAPABILITY, startDovecot, type Dovecot } from './dovecot'

const head = (id: string, subject: string, extra = '') =>
  `Message-ID: <${id}@shop.example>\r\nFrom: Gift Shop <gift@shop.example>\r\nTo: haruka@mail.example\r\nSubject: ${subject}\r\nDate: Mon, 2 Mar 2026 10:00:00 +0900\r\nMIME-Version: 1.0\r\n${extra}`
const giftText = (code: string) => `Here is your Amazon.co.jp gift card from Aoi.\r\n\r\nGift card code: ${code}\r\nAmount: JPY 5,000\r\nRedeem it at https://www.amazon.co.jp/gc/redeem\r\n`
const gift = (id: string, code: string) => Buffer.from(`${head(id, 'Your Amazon gift card')}Content-Type: text/plain; charset=utf-8\r\n\r\n${giftText(code)}`)
const ordinary = (id: string) => Buffer.from(`${head(id, 'Minutes of the meeting')}\r\nSee you on Tuesday at ten.\r\n`)
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64').replace(/(.{76})/g, '$1\r\n')
const CODE = (n: number) => `AB${String(n).padStart(2, '0')}-CDEF${String(n).padStart(2, '0')}-GHJK`

function withAttachment(id: string, code: string, megabytes: number): Buffer {
  const picture = Buffer.alloc(megabytes << 20, 'koban')
  return Buffer.from(
    `${head(id, 'Photos and a present')}Content-Type: multipart/mixed; boundary=outer\r\n\r\n--outer\r\nContent-Type: multipart/alternative; boundary=inner\r\n\r\n--inner\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(code === '' ? 'The photos of Sunday.' : giftText(code))}\r\n--inner--\r\n` +
      `--outer\r\nContent-Type: image/jpeg; name="photo.jpg"\r\nContent-Disposition: attachment; filename="photo.jpg"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(picture)}\r\n--outer--\r\n`,
  )
}
function forwardedInLarge(id: string, code: string): Buffer {
  return Buffer.from(
    `${head(id, 'Fwd: present')}Content-Type: multipart/mixed; boundary=outer\r\n\r\n--outer\r\nContent-Type: text/plain\r\n\r\nsee below\r\n--outer\r\nContent-Type: message/rfc822\r\n\r\n${gift(`${id}-inner`, code).toString()}\r\n` +
      `--outer\r\nContent-Type: application/zip; name=x.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(Buffer.alloc(200_000, 7))}\r\n--outer--\r\n`,
  )
}

/** Counts what is asked and kept of a scan; the store is a real one. */
function recorded(more: ScanOptions = {}) {
  const findings: Finding[] = []
  const options: ScanOptions = { onFinding: (f) => findings.push(f), ...more }
  return { findings, options, ids: () => findings.map((f) => f.messageId?.replace('@shop.example', '')).sort() }
}

/** A relay that cuts the connection after so many bytes from the server. */
async function cutter(to: Dovecot): Promise<{ server: Server; port: number; cutAfter(bytes: number): void }> {
  let limit = Infinity
  const server = createServer((client: Socket) => {
    const upstream = connectTcp(to.port, to.host)
    let passed = 0
    const end = () => {
      client.destroy()
      upstream.destroy()
    }
    client.on('data', (data) => upstream.write(data)).on('error', end).on('close', end)
    upstream.on('error', end).on('close', end).on('data', (data) => {
      passed += data.length
      if (passed <= limit) return void client.write(data)
      client.write(data.subarray(0, Math.max(0, data.length - (passed - limit))), end)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, port: (server.address() as AddressInfo).port, cutAfter: (bytes) => { limit = bytes } }
}

let server: Dovecot
let users = 0
let db: Database
let account: AccountId
const sessions: ScanSession[] = []
beforeAll(async () => {
  server = await startDovecot({ users: Array.from({ length: 20 }, (_, i) => `user${i}`) })
})
afterAll(async () => {
  await Promise.all(sessions.map((s) => s.close()))
  await server.stop()
})
beforeEach(() => {
  db = openDatabase(':memory:', 'cd'.repeat(32))
  account = saveAccount(db, { address: 'haruka@mail.example', provider: 'other', host: 'imap.mail.example', port: 993, tls: 'tls', user: 'haruka' }, null, 1).id
})

/** A mailbox of its own for each test. */
async function mailbox(messages: Record<string, Buffer[]>, on: Dovecot = server) {
  const user = on === server ? `user${users++}` : on.user
  const client = await on.client(user)
  for (const [folder, list] of Object.entries(messages)) {
    if (folder !== 'INBOX') await client.create(folder).catch(() => undefined)
    for (const raw of list) await client.append(folder, raw, {})
  }
  const open = async (port = on.port) => {
    const session = await openSession({ host: '127.0.0.1', port, tls: 'insecure-loopback', user, password: on.password })
    sessions.push(session)
    return session
  }
  return { user, client, open }
}
const stored = () => scanStore(db, account, () => 1_800_000_000_000)
const storedCodes = () => listGifts(db).filter((g) => g.state === 'in-mailbox').map((g) => g.messageId?.replace('@shop.example', '')).sort()

describe('a scan', () => {
  it('finds gift mails in every folder, Japanese names and Junk too, and leaves \\Seen alone', async () => {
    const { open, client } = await mailbox({
      INBOX: [ordinary('o1'), gift('g1', CODE(1)), ordinary('o2')], ギフト券: [gift('g2', CODE(2))], Junk: [gift('g3', CODE(3))], Trash: [gift('g4', CODE(4))], Archive: [],
    })
    const { findings, options, ids } = recorded()
    const summary = await scan(await open(), options)
    expect(ids()).toEqual(['g1', 'g2', 'g3', 'g4'])
    expect(findings.map((f) => f.ref.folderPath)).toEqual(['INBOX', 'ギフト券', 'Trash', 'Junk'])
    expect(findings[0]).toMatchObject({ ref: { uid: 2 }, sizeBytes: gift('g1', CODE(1)).length, detection: { class: 'gift', codes: [CODE(1)] }, from: 'Gift Shop <gift@shop.example>' })
    expect(summary).toMatchObject({ messages: 6, findings: 4, skipped: [] })
    expect(summary.bytesReceived).toBeGreaterThan(1000)
    for (const folder of ['INBOX', 'ギフト券', 'Trash', 'Junk']) {
      expect((await client.messages(folder)).flatMap((m) => m.flags.filter((f) => f !== '\\Recent'))).toEqual([])
    }
  })

  it('reads a message with a 5 MB picture by its text alone, and gives the hash of the whole', async () => {
    const { open } = await mailbox({ INBOX: [withAttachment('big', CODE(5), 5), withAttachment('big-ordinary', '', 5)] })
    const small = recorded()
    const summary = await scan(await open(), small.options)
    expect(small.ids()).toEqual(['big'])
    expect(small.findings[0]!.detection.codes).toEqual([CODE(5)])
    expect(small.findings[0]!.bodyHash).toMatch(/^[0-9a-f]{64}$/)
    // Once the hit as a whole (7 MB of base64), and nothing of the other's picture.
    expect(summary.bytesReceived).toBeLessThan(8 << 20)
  })

  it('reads a mail forwarded within a large message', async () => {
    const { open } = await mailbox({ INBOX: [forwardedInLarge('fwd', CODE(6))] })
    const { findings, options } = recorded()
    await scan(await open(), options)
    expect(findings.map((f) => f.detection.codes)).toEqual([[CODE(6)]])
  })

  it('reads broken charsets and goes on after a message that breaks the reader', async () => {
    const broken = Buffer.concat([Buffer.from(`${head('jis', '=?ISO-2022-JP?B?GyRC?=')}Content-Type: text/plain; charset=x-unknown-9\r\n\r\n`), Buffer.from([0x1b, 0x24, 0x42, 0xff, 0xfe, 0x0d, 0x0a]), Buffer.from(giftText(CODE(7)))])
    const { open } = await mailbox({ INBOX: [broken, ordinary('boom'), gift('g8', CODE(8))] })
    const { examine } = await import('../src/engine/gifts/scan/finding')
    const record = recorded({
      examine: (raw, o) => {
        if (raw.includes('<boom@')) throw new RangeError('reader broke')
        return examine(raw, o)
      },
    })
    const summary = await scan(await open(), record.options)
    expect(record.ids()).toEqual(['g8', 'jis'])
    expect(summary.skipped).toEqual([{ folder: 'INBOX', uid: 2, reason: 'message-unreadable' }])
  })

  it('reads nothing in an empty mailbox', async () => {
    const { open } = await mailbox({})
    expect(await scan(await open(), {})).toMatchObject({ messages: 0, findings: 0, skipped: [] })
  })

  it('works on a server without ESEARCH, LIST-STATUS, CONDSTORE and SPECIAL-USE', async () => {
    const old = await startDovecot({ capability: OLD_CAPABILITY, specialUse: false })
    try {
      const { open, client } = await mailbox({ INBOX: [gift('g1', CODE(1)), ordinary('o1')], 記録: [gift('g2', CODE(2))] }, old)
      await scan(await open(), { ...stored() })
      expect(storedCodes()).toEqual(['g1', 'g2'])
      await client.append('INBOX', gift('g3', CODE(3)), {})
      expect(await scan(await open(), { ...stored() })).toMatchObject({ messages: 1, findings: 1 })
      expect(await scan(await open(), { ...stored() })).toMatchObject({ messages: 0, roundTrips: expect.any(Number) as number })
      expect(storedCodes()).toEqual(['g1', 'g2', 'g3'])
    } finally {
      await old.stop()
    }
  })
})

describe('a later scan', () => {
  it('reads only what is new, notices what has gone, and opens no unchanged folder', async () => {
    const { open, client } = await mailbox({ INBOX: [gift('g1', CODE(1)), gift('g2', CODE(2)), ordinary('o1')], 記録: [gift('g3', CODE(3))] })
    expect(await scan(await open(), { ...stored() })).toMatchObject({ messages: 4, findings: 3 })
    const session = await open()
    const openings: string[] = []
    const spied: ScanSession = { ...session, get traffic() { return session.traffic }, openReadOnly: (path) => (openings.push(path), session.openReadOnly(path)) }
    expect(await scan(spied, { ...stored() })).toMatchObject({ messages: 0, findings: 0 })
    expect(openings).toEqual([])

    await client.append('INBOX', gift('g4', CODE(4)), {})
    await client.uid('INBOX', 'STORE 1 +FLAGS (\\Deleted)')
    await client.uid('INBOX', 'EXPUNGE 1')
    expect(await scan(spied, { ...stored() })).toMatchObject({ messages: 1, findings: 1 })
    expect(openings).toEqual(['INBOX'])
    expect(storedCodes()).toEqual(['g2', 'g3', 'g4'])
    expect(listGifts(db).find((g) => g.messageId?.startsWith('g1@'))).toMatchObject({ state: 'removed', endedAt: 1_800_000_000_000 })
  })

  it('keeps the rows when the folder got a new UIDVALIDITY', async () => {
    const { open, client } = await mailbox({ 記録: [ordinary('o1'), gift('g1', CODE(1)), gift('g2', CODE(2))] })
    await scan(await open(), { ...stored() })
    const before = listGifts(db)
    await client.remove('記録')
    await client.create('記録')
    await client.append('記録', gift('g2', CODE(2)), {})
    await client.append('記録', gift('g1', CODE(1)), {})
    await scan(await open(), { ...stored() })
    const after = listGifts(db)
    expect(after.map((g) => g.id).sort()).toEqual(before.map((g) => g.id).sort())
    expect(after.every((g) => g.state === 'in-mailbox' && g.ref.uidValidity !== before[0]!.ref.uidValidity)).toBe(true)
  })

  it('forgets a folder that was deleted, and marks its gift mails as gone', async () => {
    const { open, client } = await mailbox({ INBOX: [gift('g1', CODE(1))], 記録: [gift('g2', CODE(2))] })
    await scan(await open(), { ...stored() })
    await client.remove('記録')
    await scan(await open(), { ...stored() })
    expect(storedCodes()).toEqual(['g1'])
    expect(folderStates(db, account).map((s) => s.path)).not.toContain('記録')
  })
})

describe('a scan that is stopped', () => {
  const many = Array.from({ length: 700 }, (_, i) => (i % 7 === 3 ? gift(`g${i}`, CODE(i % 100)) : ordinary(`o${i}`)))
  const gifts = many.flatMap((_, i) => (i % 7 === 3 ? [`g${i}`] : [])).sort()

  it('by the user ends at once with what it has read, and the next one goes on from there', async () => {
    const { open } = await mailbox({ INBOX: many })
    const abort = new AbortController()
    const first = recorded({ ...stored(), signal: abort.signal })
    let cancelledAt = 0
    first.options.onFinding = (f) => {
      first.findings.push(f)
      if (first.findings.length === 40) {
        cancelledAt = performance.now()
        abort.abort()
      }
    }
    await expect(scan(await open(), first.options)).rejects.toMatchObject({ code: 'job-cancelled' })
    expect(performance.now() - cancelledAt).toBeLessThan(2000)
    const kept = storedCodes()
    expect(kept.length).toBeGreaterThanOrEqual(40)
    expect(kept.length).toBeLessThan(gifts.length)

    const second = recorded({ ...stored() })
    const summary = await scan(await open(), second.options)
    expect(summary.findings).toBe(gifts.length - kept.length)
    expect(storedCodes()).toEqual(gifts)
  })

  it('does not begin when it was cancelled before', async () => {
    const { open } = await mailbox({ INBOX: [gift('g1', CODE(1))] })
    await expect(scan(await open(), { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'job-cancelled' })
  })

  it('by a connection cut anywhere loses nothing and doubles nothing', async () => {
    const { open } = await mailbox({ INBOX: many, 記録: [gift('last', CODE(99))] })
    const relay = await cutter(server)
    try {
      const found: string[] = []
      let attempts = 0
      for (const bytes of [3_000, 20_000, 45_000, 90_000, 150_000, Infinity]) {
        relay.cutAfter(bytes)
        attempts++
        try {
          await scan(await open(relay.port), { ...stored(), onFinding: (f) => found.push(f.messageId!.replace('@shop.example', '')) })
          break
        } catch (error) {
          expect(error).toMatchObject({ code: 'server-hung-up' })
        }
      }
      expect(attempts).toBeGreaterThan(3)
      expect(found.sort()).toEqual([...gifts, 'last'].sort())
      expect(storedCodes()).toEqual([...gifts, 'last'].sort())
    } finally {
      relay.server.close()
    }
  })
})

it('keeps no code in the store, in any column', async () => {
  const { open } = await mailbox({ INBOX: [gift('g1', CODE(42))] })
  await scan(await open(), { ...stored() })
  const everything = JSON.stringify([db.all('select * from gift'), db.all('select * from folder_state')])
  expect(listGifts(db)).toHaveLength(1)
  for (const form of [CODE(42), CODE(42).replaceAll('-', ''), CODE(42).slice(0, 8)]) expect(everything).not.toContain(form)
})
