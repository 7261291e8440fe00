// How a scan has its messages judged: given one by one as they come off the connection, answered at once or later. A scan
// waits for the answers before it says how far a folder is read, so what takes longer never holds the connection up.
import type { Examine, ExamineOptions, Examined } from './finding'

/** `failed`: this message broke the reader. */
export type Verdict = { examined: Examined | null; failed: boolean }
export type Examiner = {
  /** `done` is called once, now or before `settled` resolves; not always in the order of the calls. */
  examine(raw: Buffer, partial: readonly string[], done: (verdict: Verdict) => void): void
  /** Resolves when all that was given is done. */
  settled(): Promise<void>
}

export function examineHere(examine: Examine, options: ExamineOptions = {}): Examiner {
  return {
    examine(raw, partial, done) {
      let verdict: Verdict
      try {
        verdict = { examined: examine(raw, { ...options, partial }), failed: false }
      } catch {
        // One message that breaks the reader must not cost the others; the report names it.
        verdict = { examined: null, failed: true }
      }
      done(verdict)
    },
    settled: () => Promise.resolve(),
  }
}
