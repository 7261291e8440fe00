// What a command is given instead of the process: so that tests run it without one.
import type { Engine } from '../engine/engine'

export type Io = {
  /** One line of machine-readable output. */
  stdout(line: string): void
  /** Part of a line too long for one text. */
  part?(text: string): void
  /** Words for people. */
  stderr(line: string): void
  /** Whether stdout is a terminal: then --reveal needs no --yes. */
  isTerminal: boolean
  now(): number
  env: NodeJS.ProcessEnv
  /** Opens or makes the store in `dir`. The caller stops the engine. */
  openStore(dir: string): Promise<Engine>
}
