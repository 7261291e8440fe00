// Typed calls and events over any message port: serve() on one side, connect() on the other. Wire messages are
// `{ id, method, input }` → `{ id, ok }` | `{ id, error }`, and `{ event, data }`. When the port closes, every
// open call rejects with `engine-stopped`.
import { fromErrorData, KobanError, toErrorData } from './errors'
import type { ErrorData } from './model'

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a method map's own types are kept by its generic
export type MethodMap = Record<string, (input: any) => unknown>
export type Input<Api, M extends keyof Api> = Api[M] extends (input: infer I) => unknown ? I : never
export type Output<Api, M extends keyof Api> = Api[M] extends (input: never) => infer O ? O : never
/** Handlers for a whole contract: a missing or extra one does not compile. */
export type Handlers<Api> = { [M in keyof Api]: (input: Input<Api, M>) => Output<Api, M> | Promise<Output<Api, M>> }

/** What MessagePort of DOM, of Node and of Electron have in common, once wrapped. */
export type Port = {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
}

type Call = { id: number; method: string; input: unknown }
type Reply = { id: number; ok?: unknown; error?: ErrorData }
type EventMessage = { event: string; data: unknown }

const isRecord = (m: unknown): m is Record<string, unknown> => typeof m === 'object' && m !== null

/**
 * Answers the calls that come in on `port`. `check` sees every input before its handler and returns what the
 * handler gets (it throws `bad-request`). Returns a function that sends events.
 */
export function serve<Api extends object, Events extends object>(
  port: Port,
  handlers: Handlers<Api>,
  check: (method: keyof Api & string, input: unknown) => unknown,
): <E extends keyof Events & string>(event: E, data: Events[E]) => void {
  const table = new Map(Object.entries(handlers)) as Map<string, (input: unknown) => unknown>
  port.onMessage((message) => {
    if (!isRecord(message) || typeof message['id'] !== 'number') return
    const { id, method, input } = message as Call
    const answer = (reply: Omit<Reply, 'id'>) => port.post({ id, ...reply })
    void (async () => {
      try {
        const handler = typeof method === 'string' ? table.get(method) : undefined
        if (!handler) throw new KobanError('bad-request', 'unknown method')
        answer({ ok: await handler(check(method as keyof Api & string, input)) })
      } catch (error) {
        answer({ error: toErrorData(error) })
      }
    })()
  })
  return (event, data) => port.post({ event, data } satisfies EventMessage)
}

export type Connected<Api, Events> = {
  call<M extends keyof Api & string>(method: M, input: Input<Api, M>): Promise<Awaited<Output<Api, M>>>
  on<E extends keyof Events & string>(event: E, listener: (data: Events[E]) => void): () => void
  readonly closed: boolean
}

export function connect<Api extends object, Events extends object>(port: Port): Connected<Api, Events> {
  let seq = 0
  let closed = false
  const open = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  const listeners = new Map<string, Set<(data: never) => void>>()
  port.onMessage((message) => {
    if (!isRecord(message)) return
    if (typeof message['event'] === 'string') {
      for (const listener of listeners.get(message['event']) ?? []) listener(message['data'] as never)
      return
    }
    const { id, ok, error } = message as Reply
    const call = open.get(id)
    if (!call) return
    open.delete(id)
    if (error) call.reject(fromErrorData(error))
    else call.resolve(ok as never)
  })
  port.onClose(() => {
    closed = true
    for (const call of open.values()) call.reject(new KobanError('engine-stopped'))
    open.clear()
  })
  return {
    call(method, input) {
      if (closed) return Promise.reject(new KobanError('engine-stopped'))
      return new Promise((resolve, reject) => {
        const id = ++seq
        open.set(id, { resolve: resolve as (value: never) => void, reject })
        port.post({ id, method, input } satisfies Call)
      })
    },
    on(event, listener) {
      const set = listeners.get(event) ?? new Set()
      listeners.set(event, set.add(listener as (data: never) => void))
      return () => set.delete(listener as (data: never) => void)
    },
    get closed() {
      return closed
    },
  }
}
