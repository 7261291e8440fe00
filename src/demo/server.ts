// The demo's mail server: a real IMAP server on this computer only, with a made-up mailbox in memory. Everything
// that Koban does in the demo, it does to this server for real.
import { randomBytes } from 'node:crypto'
import type { AddressInfo, Socket } from 'node:net'
import hoodiecrow, { type Mailbox } from 'hoodiecrow-imap'
import type { DemoServer } from '../shared/host-api'
import { calendarOf } from './calendar'
import { histories } from './histories'
import { imapFixes } from './imap-fixes'
import { mailboxOf, MAYUMI, type DemoFolder } from './mailbox'

const HOST = '127.0.0.1'
// No STARTTLS: the certificate that comes with the server has expired, and loopback needs none.
const PLUGINS = ['id', 'idle', 'uidplus', 'move', 'special-use', 'unselect', 'literalplus', 'namespace']

/** Listens on a free port with a password of its own. `now`: what "today" is in its mails and histories. */
export async function startDemoServer({ now = Date.now() }: { now?: number } = {}): Promise<{ server: DemoServer; close(): Promise<void> }> {
  const calendar = calendarOf(now)
  const { folders, marks } = mailboxOf(calendar)
  const password = randomBytes(18).toString('base64url')
  const sockets = new Set<Socket>()

  const [inbox, ...others] = folders
  if (!inbox) throw new Error('the demo has no inbox')
  const imap = hoodiecrow({
    plugins: [...PLUGINS, imapFixes],
    id: { name: 'Koban demo' },
    users: { [MAYUMI.address]: { password } },
    storage: { INBOX: storageOf(inbox, now), '': { separator: '/', folders: Object.fromEntries(others.map((folder) => [folder.path, storageOf(folder, now)])) } },
  })
  imap.connectionHandlers.push(({ socket }) => {
    // Many small answers: without this each command waits 40 ms for an acknowledgement.
    socket.setNoDelay(true)
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    imap.server.once('error', reject)
    imap.listen(0, HOST, resolve)
  })
  const { port } = imap.server.address() as AddressInfo
  return {
    server: {
      host: HOST, port, user: MAYUMI.address, password, address: MAYUMI.address, histories: histories(calendar),
      provider: 'yahoojp', profile: { countries: ['JP'], usesMailSoftware: 'no' }, marks,
    },
    async close() {
      const closed = new Promise<void>((resolve) => imap.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** A mailbox made anew has a new UIDVALIDITY: no UID of an earlier demo means anything. */
function storageOf(folder: DemoFolder, now: number): Mailbox {
  return { uidvalidity: Math.floor(now / 1000), messages: folder.messages, ...(folder.specialUse === null ? {} : { 'special-use': folder.specialUse }) }
}
