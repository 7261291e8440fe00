// Where the built file of a thread lies: beside the entry of the process, or above its shared chunks.
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Null where the code runs unbuilt. */
export function threadFile(name: string): string | null {
  return [import.meta.dirname, join(import.meta.dirname, '..')].map((dir) => join(dir, `${name}.js`)).find((file) => existsSync(file)) ?? null
}
