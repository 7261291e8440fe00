// Reads the answer of one large FETCH straight off the connection. imapflow makes a promise, a stream push and a tree of
// tokens of every line: half of a scan's time. So for this one command its parser is set aside and put back after, and
// only when it holds nothing; else the caller takes the slow way. RFC 9051 sections 2.2, 4.3 and 7.5.2.
import type { ImapFlow } from 'imapflow'
import type { Readable, Writable } from 'node:stream'
import { parseNodes } from './nodes'
import type { Answer } from './wire'

const MAX_LITERAL = 256 << 20
const MAX_LINE = 8 << 20

type Parser = Writable & { lineBytes: number; literalWaiting: number; inputQueue: unknown[]; processingInput: boolean; readableLength: number }
type Inner = { socket: Readable | false | null; _inflate?: Readable; streamer: Parser; currentRequest: unknown; requestQueue: unknown[]; byeReason?: string; write(chunk: string): void }

/** Whether the connection stands between two answers, so that its bytes can be read by someone else. */
export function isQuiet(client: ImapFlow): boolean {
  const { socket, streamer, currentRequest, requestQueue } = client as unknown as Inner
  const holdsNothing = streamer.lineBytes === 0 && !(streamer.literalWaiting > 0) && streamer.inputQueue.length === 0 && !streamer.processingInput && streamer.readableLength === 0
  return Boolean(socket) && !currentRequest && requestQueue.length === 0 && holdsNothing
}

/**
 * Sends `command` and calls `onFetch` for each FETCH answer as it comes; what that throws is thrown from here at the end of the
 * command. Rejects with the fields that imapflow's own errors have.
 */
export function readBulk(client: ImapFlow, command: string, onFetch: (answer: Answer) => void): Promise<void> {
  const inner = client as unknown as Inner
  // With COMPRESS the plain text comes out of the inflater.
  const source = inner._inflate ?? (inner.socket as Readable)
  const tag = `K${Math.random().toString(36).slice(2, 8).toUpperCase()}`
  return new Promise((resolve, reject) => {
    let failure: { error: unknown } | undefined
    const finish = (error: unknown, rest?: Buffer) => {
      source.off('data', onData)
      client.off('close', onClose)
      if (!inner.streamer.destroyed) {
        if (rest && rest.length > 0) inner.streamer.write(rest)
        source.pipe(inner.streamer)
      }
      if (error ?? failure) reject((error ?? failure?.error) as Error)
      else resolve()
    }
    const lost = (message: string) => Object.assign(new Error(message), { code: 'NoConnection', reason: inner.byeReason })
    const onClose = () => finish(lost('Connection not available'))
    const splitter = new Splitter((line, literals) => {
      if (line.startsWith(`${tag} `)) return { error: completion(line.slice(tag.length + 1)) }
      if (/^\* BYE\b/i.test(line)) inner.byeReason = line.slice(6)
      else if (!failure && /^\* \d+ FETCH \(/i.test(line)) {
        try {
          onFetch({ tag: '*', command: 'FETCH', attributes: parseNodes(line.slice(line.indexOf(' ', 2) + 1), literals) })
        } catch (error) {
          failure = { error }
        }
      }
      return null
    })
    const onData = (chunk: Buffer) => {
      try {
        const end = splitter.feed(chunk)
        if (end) finish(end.error, end.rest)
      } catch (error) {
        // Nothing after a broken answer can be trusted.
        finish(error)
        client.close()
      }
    }
    source.unpipe(inner.streamer)
    // Taking the parser off has stopped the flow, and a listener alone does not start it again.
    source.on('data', onData).resume()
    client.once('close', onClose)
    try {
      inner.write(`${tag} ${command}`)
    } catch (error) {
      finish(error)
    }
  })
}

/** Null for OK; else the error that imapflow would make of it. */
function completion(line: string): Error | null {
  const [, status = '', code = '', text = ''] = /^(\S*) ?(?:\[([^\]]*)\])?(.*)$/s.exec(line) ?? []
  if (/^OK$/i.test(status) || /Some of the requested messages no longer exist/i.test(text)) return null
  const backoff = /Request is throttled/i.test(text) ? /Backoff Time[:=\s]+(\d+)/i.exec(text)?.[1] : undefined
  return Object.assign(new Error('Command failed'), {
    responseStatus: status.toUpperCase(), responseText: text.trim(), ...(code === '' ? {} : { serverResponseCode: code.split(' ')[0] }),
    ...(backoff === undefined ? {} : { code: 'ETHROTTLE', throttleReset: Number(backoff) }),
  })
}

type End = { error: Error | null }
type OnAnswer = (line: string, literals: Buffer[]) => End | null

/** Cuts bytes into answers: a line with its literals in place of `{n}`. */
class Splitter {
  private readonly onAnswer: OnAnswer
  private line = ''
  private literals: Buffer[] = []
  private open: { bytes: Buffer; filled: number } | null = null

  constructor(onAnswer: OnAnswer) {
    this.onAnswer = onAnswer
  }

  /** Gives the end of the command, with the bytes that came after it. */
  feed(chunk: Buffer): (End & { rest: Buffer }) | null {
    let at = 0
    while (at < chunk.length) {
      if (this.open) {
        const taken = chunk.copy(this.open.bytes, this.open.filled, at, Math.min(chunk.length, at + this.open.bytes.length - this.open.filled))
        at += taken
        this.open.filled += taken
        if (this.open.filled < this.open.bytes.length) return null
        this.literals.push(this.open.bytes)
        this.open = null
        continue
      }
      const newline = chunk.indexOf(10, at)
      const end = newline < 0 ? chunk.length : newline
      if (this.line.length + end - at > MAX_LINE) throw new Error('a line too long')
      this.line += chunk.toString('latin1', at, end)
      at = end + 1
      if (newline < 0) return null
      if (this.line.endsWith('\r')) this.line = this.line.slice(0, -1)
      const size = literalSize(this.line)
      if (size !== null) {
        at = this.begin(size, chunk, at)
        continue
      }
      const [line, literals] = [this.line, this.literals]
      this.line = ''
      this.literals = []
      const ended = this.onAnswer(line, literals)
      if (ended) return { ...ended, rest: chunk.subarray(at) }
    }
    return null
  }

  /** A literal that is here in full is a view of the chunk; Node never uses one again. */
  private begin(size: number, chunk: Buffer, at: number): number {
    if (at + size <= chunk.length) {
      this.literals.push(chunk.subarray(at, at + size))
      return at + size
    }
    this.open = { bytes: Buffer.allocUnsafeSlow(size), filled: 0 }
    return at
  }
}

function literalSize(line: string): number | null {
  if (!line.endsWith('}')) return null
  const size = /\{(\d{1,12})\+?\}$/.exec(line)?.[1]
  if (size === undefined) return null
  if (Number(size) > MAX_LITERAL) throw new Error('a literal too large')
  return Number(size)
}
