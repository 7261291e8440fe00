// An IMAP client of the tests' own, over a bare socket: it shares no line with the product's client, so what it
// reports is what really is on the server (RFC 9051; folder names in modified UTF-7, RFC 3501 section 5.1.3).
import { once } from 'node:events'
import { connect } from 'node:net'

export type RawMessage = { uid: number; flags: string[]; internalDate: number; raw: Buffer }
type Response = { text: string; literals: Buffer[] }

export type RawImap = {
  /** Sends one command and gives the untagged responses; throws the server's words unless it says OK. */
  command(line: string): Promise<Response[]>
  folders(): Promise<string[]>
  create(folder: string): Promise<void>
  /** Leaves the folder first: Dovecot ends a session whose folder is deleted. */
  remove(folder: string): Promise<void>
  append(folder: string, raw: Buffer | string, options?: { flags?: string[]; internalDate?: number }): Promise<void>
  /** Every message of a folder by EXAMINE and BODY.PEEK[]: looking changes nothing. `\Recent` is left out. */
  messages(folder: string): Promise<RawMessage[]>
  /** SELECTs the folder and runs `UID …` there. */
  uid(folder: string, line: string): Promise<Response[]>
  status(folder: string): Promise<{ messages: number; uidValidity: number; uidNext: number }>
  close(): Promise<void>
}

/** A folder name as it goes over the wire. */
export function toModifiedUtf7(name: string): string {
  return name.replaceAll('&', '&-').replace(/[^\x20-\x7e]+/g, (run) => `&${Buffer.from(run, 'utf16le').swap16().toString('base64').replace(/=+$/, '').replaceAll('/', ',')}-`)
}
export function fromModifiedUtf7(wire: string): string {
  return wire.replace(/&([^-]*)-/g, (_, run: string) => (run === '' ? '&' : Buffer.from(run.replaceAll(',', '/'), 'base64').swap16().toString('utf16le')))
}
const quoted = (folder: string) => `"${toModifiedUtf7(folder).replace(/["\\]/g, '\\$&')}"`

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
function imapDate(time: number): string {
  const [, day, month, year, clock] = /^\w+, (\d+) (\w+) (\d+) (\S+)/.exec(new Date(time).toUTCString()) ?? []
  return `"${day}-${month}-${year} ${clock} +0000"`
}
function parseImapDate(text: string): number {
  const [, day, month, year, h, m, s, sign, zh, zm] = /(\d+)-(\w+)-(\d+) (\d+):(\d+):(\d+) ([+-])(\d\d)(\d\d)/.exec(text) ?? []
  const utc = Date.UTC(Number(year), MONTHS.indexOf(month ?? ''), Number(day), Number(h), Number(m), Number(s))
  return utc - (sign === '-' ? -1 : 1) * (Number(zh) * 60 + Number(zm)) * 60_000
}

/** Takes one whole response (a line, with its literals) off the front of `bytes`, if there is one. */
function takeResponse(bytes: Buffer): { response: Response; rest: Buffer } | undefined {
  const literals: Buffer[] = []
  let text = ''
  let at = 0
  for (;;) {
    const end = bytes.indexOf('\r\n', at)
    if (end < 0) return undefined
    const line = bytes.toString('latin1', at, end)
    text += line
    at = end + 2
    const size = Number(/\{(\d+)\}$/.exec(line)?.[1] ?? NaN)
    if (Number.isNaN(size)) return { response: { text, literals }, rest: bytes.subarray(at) }
    if (bytes.length < at + size) return undefined
    literals.push(Buffer.from(bytes.subarray(at, at + size)))
    at += size
  }
}

/** Connects without TLS and signs in. */
export async function connectRaw(options: { host: string; port: number; user: string; password: string }): Promise<RawImap> {
  const socket = connect({ host: options.host, port: options.port, noDelay: true })
  await once(socket, 'connect')
  let bytes: Buffer = Buffer.alloc(0)
  let wake: (() => void) | undefined
  let ended = false
  socket.on('data', (data: Buffer) => {
    bytes = Buffer.concat([bytes, data])
    wake?.()
  })
  socket.on('error', () => socket.destroy())
  socket.on('close', () => {
    ended = true
    wake?.()
  })
  const next = async (): Promise<Response> => {
    for (;;) {
      const taken = takeResponse(bytes)
      if (taken) {
        bytes = taken.rest
        return taken.response
      }
      if (ended) throw new Error('the server closed the connection')
      await new Promise<void>((resolve) => (wake = resolve))
    }
  }
  let count = 0
  const command = async (line: string, literal?: Buffer): Promise<Response[]> => {
    const tag = `T${++count}`
    socket.write(`${tag} ${line}${literal ? ` {${literal.length}}` : ''}\r\n`)
    const untagged: Response[] = []
    for (;;) {
      const response = await next()
      if (response.text.startsWith('+') && literal) socket.write(Buffer.concat([literal, Buffer.from('\r\n')]))
      else if (response.text.startsWith(`${tag} OK`)) return untagged
      else if (response.text.startsWith(`${tag} `)) throw new Error(`${line.split(' ', 2).join(' ')}: ${response.text.slice(tag.length + 1)}`)
      else untagged.push(response)
    }
  }
  await next()
  await command(`LOGIN "${options.user}" "${options.password}"`)
  return {
    command: (line) => command(line),
    async folders() {
      const lines = await command('LIST "" "*"')
      return lines.filter((r) => r.text.startsWith('* LIST')).map((r) => {
        const name = r.literals[0]?.toString('latin1') ?? /(?:"((?:[^"\\]|\\.)*)"|(\S+))$/.exec(r.text)?.slice(1).find((s) => s !== undefined) ?? ''
        return fromModifiedUtf7(name.replace(/\\(.)/g, '$1'))
      })
    },
    async remove(folder) {
      await command('SELECT INBOX')
      await command(`DELETE ${quoted(folder)}`)
    },
    create: async (folder) => void (await command(`CREATE ${quoted(folder)}`)),
    async append(folder, raw, { flags = [], internalDate } = {}) {
      await command(`APPEND ${quoted(folder)} (${flags.join(' ')})${internalDate === undefined ? '' : ` ${imapDate(internalDate)}`}`, Buffer.from(raw))
    },
    async messages(folder) {
      await command(`EXAMINE ${quoted(folder)}`)
      const fetched = await command('UID FETCH 1:* (UID FLAGS INTERNALDATE BODY.PEEK[])')
      return fetched.filter((r) => r.text.includes(' FETCH (UID')).map((r) => ({
        uid: Number(/UID (\d+)/.exec(r.text)?.[1]),
        flags: (/FLAGS \(([^)]*)\)/.exec(r.text)?.[1] ?? '').split(' ').filter((f) => f !== '' && f !== '\\Recent').sort(),
        internalDate: parseImapDate(/INTERNALDATE "([^"]+)"/.exec(r.text)?.[1] ?? ''),
        raw: r.literals[0] ?? Buffer.alloc(0),
      }))
    },
    async uid(folder, line) {
      await command(`SELECT ${quoted(folder)}`)
      return command(`UID ${line}`)
    },
    async status(folder) {
      const text = (await command(`STATUS ${quoted(folder)} (MESSAGES UIDVALIDITY UIDNEXT)`))[0]?.text ?? ''
      const number = (name: string) => Number(new RegExp(`${name} (\\d+)`).exec(text)?.[1])
      return { messages: number('MESSAGES'), uidValidity: number('UIDVALIDITY'), uidNext: number('UIDNEXT') }
    },
    async close() {
      if (ended) return
      const closed = once(socket, 'close')
      socket.end('BYE LOGOUT\r\n')
      await closed
    },
  }
}
