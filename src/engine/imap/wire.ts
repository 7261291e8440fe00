// The one place that speaks imapflow's inner language (2.10.2): exec() sends a command and hands over each untagged
// answer as it comes. Its public calls answer `false` for a refused move, flag or delete, add a namespace to paths
// that already have one, and expunge foreign messages; exec() throws on every NO and BAD.
import type { ImapFlow } from 'imapflow'

export type Token = { type: string; value: string | Buffer; section?: (Token | Token[] | null)[]; partial?: number[] }
export type Node = Token | Node[] | null
export type Answer = { tag: string; command: string; attributes?: Node[]; numbers?: number[] }
export type Argument = { type: 'ATOM' | 'STRING' | 'SEQUENCE'; value: string; section?: Argument[]; partial?: number[] } | { type: 'LITERAL'; value: Buffer } | Argument[]

type Untagged = Record<string, (answer: Answer) => void | Promise<void>>
type Exec = (command: string, attributes: Argument[] | false, options?: { untagged?: Untagged }) => Promise<{ response: Answer; next(): void }>
type Inner = { exec: Exec; throttleWait(ms: number): Promise<boolean>; commandsSent?: number }

export type Wire = {
  /**
   * Sends one command and gives the tagged OK. `untagged` handlers are called as answers come; a returned promise holds
   * the reading back. What they throw is thrown from here when the command has ended.
   */
  run(command: string, attributes?: Argument[], untagged?: Untagged): Promise<Answer>
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
  return {
    get commands() {
      return commands
    },
    async run(command, attributes, untagged = {}) {
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
    },
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
