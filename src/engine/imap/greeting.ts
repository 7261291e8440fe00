// What answers a connection before imapflow sees it: a web, POP or SMTP server on a wrong port greets in its own way,
// and the library would wait out its whole deadline for an IMAP greeting (RFC 9051 section 7.1: `* OK`, `* PREAUTH`, `* BYE`).
import type { Readable } from 'node:stream'
import { KobanError } from '../../shared/errors'
import { serverText } from './server-text'

const GREETING = /^\s*\* (OK|PREAUTH|BYE)\b/i
const ENOUGH = 16

/** Rejects with `server-not-imap` as soon as the first bytes cannot be an IMAP greeting; else never settles. */
export function watchGreeting(socket: Readable): Promise<never> {
  return new Promise((_, reject) => {
    let seen = ''
    const onData = (chunk: Buffer) => {
      seen += chunk.toString('latin1')
      if (GREETING.test(seen)) return void socket.off('data', onData)
      if (seen.length < ENOUGH && !seen.includes('\n')) return
      socket.off('data', onData)
      reject(new KobanError('server-not-imap', undefined, { details: { serverText: serverText(seen.split('\n')[0] ?? '') } }))
    }
    socket.on('data', onData)
  })
}
