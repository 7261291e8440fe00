// The session against a real Dovecot: what the rest of the engine relies on when it asks a mail server for something.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSession } from '../src/engine/imap/imapflow-session'
import type { ScanSession, SignIn } from '../src/engine/imap/session'
import { formatUidSet } from '../src/engine/imap/uid-set'
import { OLD_CAPABILITY, startDovecot, type Dovecot } from './dovecot'

const message = (id: string, body = 'Hello.') =>
  Buffer.from(`Message-ID: <${id}@mail.example>\r\nFrom: shop@shop.example\r\nTo: haruka@mail.example\r\nSubject: ${id}\r\nDate: Mon, 2 Mar 2026 10:00:00 +0900\r\n\r\n${body}\r\n`)
const MARCH = Date.UTC(2026, 2, 2, 1, 2, 3)

let server: Dovecot
let old: Dovecot
const opened: ScanSession[] = []
const signInTo = (to: Dovecot, more: Partial<SignIn> = {}): SignIn => ({ host: to.host, port: to.port, tls: 'insecure-loopback', user: to.user, password: to.password, ...more })
async function open(to: Dovecot, more: Partial<SignIn> = {}): Promise<ScanSession> {
  const session = await openSession(signInTo(to, more))
  opened.push(session)
  return session
}

beforeAll(async () => {
  ;[server, old] = await Promise.all([startDovecot(), startDovecot({ capability: OLD_CAPABILITY, specialUse: false })])
})
afterAll(async () => {
  await Promise.all(opened.map((s) => s.close()))
  await Promise.all([server.stop(), old.stop()])
})

describe('a mail session', () => {
  it('signs in over TLS and over STARTTLS when the certificate verifies', async () => {
    for (const [tls, port] of [['tls', server.tlsPort], ['starttls', server.port]] as const) {
      const session = await open(server, { tls, port, ca: server.certPem })
      expect((await session.folders()).map((f) => f.path)).toContain('INBOX')
      await session.close()
    }
  })

  it('refuses a certificate that does not verify, and never falls back to plain text', async () => {
    for (const [tls, port] of [['tls', server.tlsPort], ['starttls', server.port]] as const) {
      await expect(openSession(signInTo(server, { tls, port }))).rejects.toMatchObject({ code: 'tls-untrusted' })
    }
  })

  it('lists folders with decoded names, special uses and counts', async () => {
    await server.deliver('ギフト券 & 記録', message('jp-1'))
    const folders = await (await open(server)).folders()
    expect(folders.find((f) => f.path === 'ギフト券 & 記録')).toMatchObject({ messages: 1, selectable: true, specialUse: null, uidNext: 2 })
    expect(folders.find((f) => f.path === 'Trash')).toMatchObject({ specialUse: '\\Trash' })
    expect(folders.find((f) => f.path === 'INBOX')).toMatchObject({ specialUse: null, selectable: true })
  })

  it('takes no special use from a name alone', async () => {
    await old.deliver('Trash', message('t-1'))
    const folders = await (await open(old)).folders()
    expect(folders.find((f) => f.path === 'Trash')).toMatchObject({ specialUse: null, messages: 1 })
  })

  it('opens a Japanese folder read-only and reads a message without setting \\Seen', async () => {
    const folder = 'ギフト券'
    const raw = message('jp-2', 'コード')
    await server.deliver(folder, raw, { flags: ['\\Flagged'], internalDate: MARCH })
    const session = await open(server)
    expect(await session.openReadOnly(folder)).toMatchObject({ path: folder, exists: 1, readOnly: true })
    const [facts] = await session.facts([1, 99])
    expect(facts).toMatchObject({ uid: 1, sizeBytes: raw.length, internalDate: MARCH, messageId: 'jp-2@mail.example' })
    expect((await session.source(1)).equals(raw)).toBe(true)
    await expect(session.source(99)).rejects.toMatchObject({ code: 'message-gone' })
    const flags = (await session.facts([1]))[0]!.flags
    expect(flags).toContain('\\Flagged')
    expect(flags).not.toContain('\\Seen')
  })

  it('cannot change a folder that was opened read-only', async () => {
    await server.deliver('Keep', message('keep-1'))
    const session = await open(server)
    await session.openReadOnly('Keep')
    await expect(session.addFlags([1], ['\\Deleted'])).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(session.expungeFolder()).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await session.findDeleted()).toEqual([])
  })

  it('says that a folder is missing', async () => {
    const session = await open(server)
    await expect(session.openReadOnly('Nowhere')).rejects.toMatchObject({ code: 'folder-missing' })
    await expect(session.append('Nowhere', message('x'), [], MARCH)).rejects.toMatchObject({ code: 'folder-missing' })
  })

  it('finds messages by Message-ID and removes exactly one of two deleted ones by UID EXPUNGE', async () => {
    for (const id of ['e-1', 'e-2', 'e-3']) await server.deliver('Expunge', message(id))
    const session = await open(server)
    await session.openForChange('Expunge')
    expect(await session.findByMessageId('<e-2@mail.example>')).toEqual([2])
    await session.addFlags([1, 2], ['\\Deleted'])
    expect(await session.findDeleted()).toEqual([1, 2])
    await session.uidExpunge([2])
    expect(await session.allUids()).toEqual([1, 3])
    expect(await session.findDeleted()).toEqual([1])
    await session.removeFlags([1], ['\\Deleted'])
    await session.expungeFolder()
    expect(await session.allUids()).toEqual([1, 3])
  })

  it('refuses UID EXPUNGE and MOVE where the server has none, instead of falling back to EXPUNGE', async () => {
    await old.deliver('INBOX', message('o-1'))
    await old.deliver('INBOX', message('o-2'))
    const session = await open(old)
    await session.openForChange('INBOX')
    await session.addFlags([1, 2], ['\\Deleted'])
    await expect(session.uidExpunge([1])).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(session.move(1, 'Trash')).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await session.allUids()).toEqual([1, 2])
    await session.removeFlags([2], ['\\Deleted'])
    await session.expungeFolder()
    expect(await session.allUids()).toEqual([2])
  })

  it('moves a message and tells its new UID; a missing target changes nothing', async () => {
    await server.deliver('Move', message('m-1'))
    const session = await open(server)
    await session.openForChange('Move')
    await expect(session.move(1, 'Nowhere')).rejects.toMatchObject({ code: 'folder-missing' })
    expect(await session.allUids()).toEqual([1])
    const moved = await session.move(1, 'ギフト券 & 記録')
    expect(await session.allUids()).toEqual([])
    await session.openReadOnly('ギフト券 & 記録')
    expect(await session.findByMessageId('m-1@mail.example')).toEqual([moved.uid])
  })

  it('appends with flags and date, byte for byte, and tells the new UID', async () => {
    const raw = Buffer.concat([message('a-1'), Buffer.from([0x80, 0xff, 0x0d, 0x0a])])
    const session = await open(server)
    await server.deliver('Append', message('a-0'))
    const put = await session.append('Append', raw, ['\\Seen', '\\Recent', '$Kept'], MARCH)
    await session.openReadOnly('Append')
    expect((await session.source(put.uid!)).equals(raw)).toBe(true)
    const [facts] = await session.facts([put.uid!])
    expect(facts!.internalDate).toBe(MARCH)
    expect(facts!.flags).toEqual(expect.arrayContaining(['\\Seen', '$Kept']))
  })

  it('searches the same with and without ESEARCH, and counts what it cost', async () => {
    await server.deliver('Search', message('s-1'))
    await server.deliver('Search', message('s-2', 'x'.repeat(70_000)))
    await old.deliver('Search', message('s-1'))
    await old.deliver('Search', message('s-2', 'x'.repeat(70_000)))
    for (const to of [server, old]) {
      const session = await open(to)
      await session.openReadOnly('Search')
      const before = session.traffic
      expect(formatUidSet(await session.uidsPresent())).toBe('1:2')
      expect(formatUidSet(await session.uidsLargerThan(65_536))).toBe('2')
      expect(session.traffic.roundTrips).toBe(before.roundTrips + 2)
      await session.source(2)
      expect(session.traffic.bytesReceived - before.bytesReceived).toBeGreaterThan(70_000)
    }
  })

  it('reads many messages in bulk byte for byte, plain, over TLS and compressed, and goes on working after', async () => {
    const packed = await startDovecot({ settings: 'mail_plugins = zlib\nprotocol imap {\n  mail_plugins = zlib imap_zlib\n}' })
    try {
      const sources = Array.from({ length: 60 }, (_, i) => message(`bulk-${i}`, `${'線 {12} )( "'.repeat(i * 40)}${i}`))
      for (const raw of sources) await packed.deliver('INBOX', raw)
      for (const more of [{}, { tls: 'tls', port: packed.tlsPort, ca: packed.certPem }, { compress: true }] as Partial<SignIn>[]) {
        const session = await open(packed, more)
        await session.openReadOnly('INBOX')
        const got = new Map<number, Buffer>()
        await session.read([[1, 60]], { source: true }, (row) => void got.set(row.uid, Buffer.from(row.sections.get('')!)))
        expect([...got.values()].map((raw, i) => raw.equals(sources[i]!))).toEqual(sources.map(() => true))
        const structures: unknown[] = []
        await session.read([[1, 2]], { structure: true }, (row) => void structures.push(row.structure))
        expect(JSON.stringify(structures)).toMatch(/plain/i)
        // The library's own parser is back in its place.
        expect((await session.source(60)).equals(sources[59]!)).toBe(true)
        expect(await session.findByMessageId('bulk-7@mail.example')).toEqual([8])
        if (more.compress) expect(session.traffic.bytesReceived).toBeLessThan(sources.reduce((sum, raw) => sum + raw.length, 0) / 2)
        await session.close()
      }
    } finally {
      await packed.stop()
    }
  })

  it('reads an empty folder as empty', async () => {
    const session = await open(server)
    await session.openReadOnly('Archive')
    expect(await session.allUids()).toEqual([])
    expect(await session.facts([])).toEqual([])
  })

  it('says that the server hung up when its connection is dropped, also for later commands', async () => {
    const session = await open(server)
    await session.openReadOnly('INBOX')
    session.abort()
    await expect(session.allUids()).rejects.toMatchObject({ code: 'server-hung-up' })
    await expect(session.openReadOnly('INBOX')).rejects.toMatchObject({ code: 'server-hung-up' })
    await session.close()
  })
})
