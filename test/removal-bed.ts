// What the removal tests share: made-up gift mails, a store with one account, and a look at the whole mailbox through
// the independent client.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSession } from '../src/engine/imap/imapflow-session'
import type { MailSession } from '../src/engine/imap/session'
import type { RemovableGift } from '../src/engine/removal/removal'
import { saveAccount } from '../src/engine/store/accounts'
import { openDatabase, type Database } from '../src/engine/store/database'
import { listGifts, saveGifts } from '../src/engine/store/gifts'
import type { AccountId } from '../src/shared/model'
import type { Dovecot } from './dovecot'
import type { RawImap, RawMessage } from './raw-imap'

export const CODE = 'QXTB-M4K7RD-9WZN'
export const ARRIVED = Date.UTC(2025, 5, 14, 3, 12, 45)

/** A gift mail in plain Japanese, as bytes; `extra` lines go into the header. */
export function giftMail(options: { messageId?: string | null; body?: string; extra?: string } = {}): Buffer {
  const { messageId = '<gift-1@mail.example>', body = `アマゾンギフト券 5,000円\r\nギフト券番号： ${CODE}\r\n\t \r\n` } = options
  return Buffer.from(
    [
      'From: "Gift Shop" <gift@shop.example>', 'To: hanako@example.jp', 'Subject: =?UTF-8?B?44Ku44OV44OI5Yi4?=', 'Date: Sat, 14 Jun 2025 12:12:40 +0900',
      ...(messageId === null ? [] : [`Message-ID: ${messageId}`]), ...(options.extra === undefined ? [] : [options.extra]),
      'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', body,
    ].join('\r\n'),
  )
}
export const plainMail = (n: number, body = 'hello'): Buffer =>
  Buffer.from(`From: friend${n}@example.com\r\nMessage-ID: <plain-${n}@example.com>\r\nSubject: note ${n}\r\n\r\n${body} ${n}\r\n`)

export type StoreBed = { store: Database; file: string; keyHex: string; accountId: AccountId; reopen(): Database; done(): void }

export function storeBed(dovecot: Dovecot, user: string): StoreBed {
  const dir = mkdtempSync(join(tmpdir(), 'koban-removal-'))
  const file = join(dir, 'koban.db')
  const keyHex = randomBytes(32).toString('hex')
  const bed = { store: openDatabase(file, keyHex), file, keyHex, accountId: 0 as AccountId }
  const account = saveAccount(bed.store, { address: `${user}@example.jp`, provider: 'other', host: dovecot.host, port: dovecot.port, tls: 'insecure-loopback', user }, null, 1)
  return Object.assign(bed, {
    accountId: account.id,
    reopen: () => (bed.store = openDatabase(file, keyHex)),
    done() {
      bed.store.close()
      rmSync(dir, { recursive: true, force: true })
    },
  })
}

export const signIn = (dovecot: Dovecot, user: string, port = dovecot.port): Promise<MailSession> =>
  openSession({ host: dovecot.host, port, tls: 'insecure-loopback', user, password: dovecot.password })

/** The gift mail at this place as a scan would have listed it, with its row in the store. */
export async function listed(bed: StoreBed, client: RawImap, folderPath: string, messageId: string | null = 'gift-1@mail.example'): Promise<RemovableGift & { id: NonNullable<RemovableGift['id']> }> {
  const { uidValidity } = await client.status(folderPath)
  const found = (await client.messages(folderPath)).find((m) => (messageId === null ? !m.raw.includes('Message-ID:') : m.raw.includes(`<${messageId}>`)))
  if (!found) throw new Error('no such message in the test mailbox')
  const ref = { folderPath, uidValidity, uid: found.uid }
  const money = { amountMinor: 5000, currency: 'JPY' }
  saveGifts(bed.store, bed.accountId, [{
    ref, messageId, sizeBytes: found.raw.length, bodyHash: null, class: 'gift', sure: true, brand: 'amazon', brandName: 'Amazon', subject: 'gift', sender: 'gift@shop.example',
    money, expires: null, arrivedAt: found.internalDate, codes: [], fingerprints: [], reasons: [],
  }], 2)
  const row = listGifts(bed.store).find((g) => g.ref.uid === ref.uid && g.ref.folderPath === folderPath)
  if (!row) throw new Error('the gift mail was not listed')
  return { id: row.id, accountId: bed.accountId, ref, messageId, sizeBytes: found.raw.length, brand: 'amazon', brandName: 'Amazon', money }
}

export type Mailbox = Record<string, RawMessage[]>
/** Everything that is on the server, by folder. */
export async function mailbox(client: RawImap): Promise<Mailbox> {
  const all: Mailbox = {}
  for (const folder of (await client.folders()).sort()) all[folder] = await client.messages(folder)
  return all
}
/** Without UIDs, ordered by content: what an undo must bring back exactly. */
export const contents = (all: Mailbox) =>
  Object.fromEntries(Object.entries(all).map(([folder, list]) => [folder, list.map((m) => `${m.flags.join(' ')} ${m.internalDate} ${m.raw.toString('base64')}`).sort()]))
export const carrying = (all: Mailbox, text: string): string[] => Object.entries(all).flatMap(([folder, list]) => list.filter((m) => m.raw.includes(text)).map(() => folder))

/**
 * A server that hangs up: passes everything on until the client sends a command that matches. Then it cuts the connection,
 * `before` the command reaches the server or `after` the server has done it, before the client hears of it (`onCut` may
 * kill the client in that very moment).
 */
export async function hangUp(port: number, command: RegExp, when: 'before' | 'after', times = Infinity, onCut: () => void = () => undefined): Promise<{ port: number; cuts: () => number; stop(): void }> {
  let cuts = 0
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1')
    let isArmed = false
    const cut = () => {
      cuts++
      onCut()
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        client.destroy()
        upstream.destroy()
      })
    }
    client.on('data', (data: Buffer) => {
      if (cuts < times && command.test(data.toString('latin1'))) {
        if (when === 'before') return cut()
        isArmed = true
      }
      upstream.write(data)
    })
    upstream.on('data', (data: Buffer) => (isArmed ? cut() : client.write(data)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    cuts: () => cuts,
    stop() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
