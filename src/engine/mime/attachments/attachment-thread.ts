// The thread that opens what strangers attached: whatever a file makes the libraries do, it ends with this thread.
import { parentPort } from 'node:worker_threads'
import type { Found } from './found'
import { READY } from '../../threads'
import { readItem } from './read-item'

export type Order = { id: number; kind: 'picture' | 'pdf'; bytes: Uint8Array }
export type Answer = { id: number; found: Found }

let last = Promise.resolve()
parentPort?.on('message', (order: Order) => {
  last = last.then(async () => parentPort?.postMessage({ id: order.id, found: await readItem(order) } satisfies Answer))
})
parentPort?.postMessage(READY)
