// Starting the worker threads of the engine. Their files lie beside the entry of the process, or above its shared chunks;
// where the code runs unbuilt there are none, and the work is done on the thread that wants it.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker, type ResourceLimits } from 'node:worker_threads'

/** What a thread says first, when it can take orders. */
export const READY = 'ready'

const START_MS = 10_000

export const threadFile = (name: string): string | null => [import.meta.dirname, join(import.meta.dirname, '..')].map((dir) => join(dir, `${name}.js`)).find((file) => existsSync(file)) ?? null

/** Resolves when it is ready; null when no thread is to be had. `onGone`: it has ended, however. */
export async function startThread(file: string, name: string, resourceLimits: ResourceLimits, onGone: (worker: Worker) => void): Promise<Worker | null> {
  try {
    const worker = new Worker(file, { name, resourceLimits, env: {}, stdin: false })
    // An error ends the thread; whoever waits for an answer hears of the end.
    worker.on('error', () => undefined).on('exit', () => onGone(worker))
    const isUp = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), START_MS)
      const settle = (value: boolean) => () => {
        clearTimeout(timer)
        resolve(value)
      }
      worker.once('message', settle(true)).once('error', settle(false)).once('exit', settle(false))
    })
    if (isUp) return worker
    await worker.terminate()
    return null
  } catch {
    return null
  }
}
