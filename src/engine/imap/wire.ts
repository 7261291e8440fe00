// The one place that speaks imapflow's inner language (2.10.2): exec() sends a command and hands over each untagged
// answer as it comes. Its public calls answer `false` for a refused move, flag or delete, add a namespace to paths
// that already have one, and expunge foreign messages; exec() throws on every NO and BAD.
import type { ImapFlow } from 'imapflow'
import { KobanError } from '../../shared/errors'
import { isQuiet, readBulk } from './bulk-reader'

export type Token = { type: string; value: string | Buffer; section?: (Token | Token[] | null)[]; partial?: number[] }
export type Node = Token | Node[] | null
export type Answer = { tag: string; command: string; attributes?: Node[]; numbers?: number[] }
export type Argument = { type: 'ATOM' | 'STRING' | 'SEQUENCE' | 'TEXT'; value: string; section?: Argument[]; partial?: number[] } | { type: 'LITERAL'; value: Buffer } | Argument[]

/** Event loop turns to wait for the library's parser; it needs one or two. */
const QUIET_TURNS = 10

type Untagged = Record<string, (answer: Answer) => void | Promise<void>>
type Exec = (command: string, attributes: Argument[] | false, options?: { untagged?: Untagged }) => Promise<{ response: Answer; next(): void }>
type Inner = { exec: Exec; throttleWait(ms: number): Promise<boolean>; commandsSent?: number }

export type Wire = {
  /**
   * Sends one command and gives the tagged OK. `untagged` handlers are called as answers come; a returned promise holds
   * the reading back. What they throw is thrown from here when the command has ended.
   */
  run(command: string, attributes?: Argument[], untagged?: Untagged): Promise<Answer>
  /** UID FETCH of many messages, by the quick way where that is possible. `items` go out as they are. */
  bulk(set: string, items: string, onFetch: (answer: Answer) => void): Promise<void>
  readonly commands: number
}

export const atom = (value: string): Argument => ({ type: 'ATOM', value })
export const text = (value: string): Argument => ({ type: 'STRING', value })
export const uids = (value: string): Argument => ({ type: 'SEQUENCE', value })

/** To be made before connect(), so that the sign-in's own commands are counted. */
export function wireOf(client: ImapFlow): Wire {
  const inner = client as unknown as Inner
  const exec = inner.exec.bind(client)
  let commands = 0
  inner.exec = (command, attributes, options) => {
    commands++
    return exec(command, attributes, options)
  }
  // A server's "come back in 90 seconds" is the caller's to plan and the user's to read, not a pause in the library.
  inner.throttleWait = () => Promise.resolve(false)
  let isReading = false
  async function run(command: string, attributes?: Argument[], untagged: Untagged = {}): Promise<Answer> {
    if (isReading) throw new KobanError('internal', 'a second command during a bulk read')
    let failure: { error: unknown } | undefined
    const guarded = Object.fromEntries(
      Object.entries(untagged).map(([name, handler]) => [
        name,
        async (answer: Answer) => {
          if (failure) return
          try {
            await handler(answer)
          } catch (error) {
            failure = { error }
          }
        },
      ]),
    )
    const { response, next } = await inner.exec(command, attributes ?? false, { untagged: guarded })
    next()
    if (failure) throw failure.error
    return response
  }
  async function bulk(set: string, items: string, onFetch: (answer: Answer) => void): Promise<void> {
    // The last answer's own parser may still be winding down.
    for (let turn = 0; turn < QUIET_TURNS && !isQuiet(client); turn++) await new Promise((resolve) => setImmediate(resolve))
    if (!isQuiet(client)) return void (await run('UID FETCH', [uids(set), { type: 'TEXT', value: items }], { FETCH: onFetch }))
    isReading = true
    commands++
    try {
      await readBulk(client, `UID FETCH ${set} ${items}`, onFetch)
    } finally {
      isReading = false
    }
  }
  return {
    get commands() {
      return commands
    },
    run,
    bulk,
  }
}

/** `[APPENDUID 1 2]` → `['APPENDUID', '1', '2']`; empty when the answer carries no response code. */
export function responseCode(answer: Answer): string[] {
  const first = answer.attributes?.[0]
  if (!first || Array.isArray(first) || first.value !== '' || !first.section) return []
  return first.section.map((node) => (node && !Array.isArray(node) ? String(node.value) : ''))
}

/** A bounded decimal number, else null: what a server writes is not trusted to be one. */
export function numberOf(node: Node | string | undefined): number | null {
  const value = typeof node === 'string' ? node : node && !Array.isArray(node) ? String(node.value) : ''
  return /^\d{1,15}$/.test(value) ? Number(value) : null
}
