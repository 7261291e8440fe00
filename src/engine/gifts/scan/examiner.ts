// How a scan has its messages judged: given one by one as they come off the connection, answered at once or later. A scan
// waits for the answers before it says how far a folder is read, so what takes longer never holds the connection up.
import { look, type Examine, type ExamineOptions, type Examined, type Look } from './finding'

/** `failed`: this message broke the reader. `wantsWhole`: what was not fetched of it may matter. */
export type Verdict = { examined: Examined | null; failed: boolean; wantsWhole: boolean }
export type Examiner = {
  /** `done` is called once, now or before `settled` resolves; not always in the order of the calls. */
  examine(raw: Buffer, partial: readonly string[], done: (verdict: Verdict) => void): void
  /** Resolves when all that was given is done. */
  settled(): Promise<void>
}

/** With pictures and PDFs opened where that may matter, in a thread, while the connection brings the next messages. */
export function examineAll(options: ExamineOptions = {}): Examiner {
  const open = new Set<Promise<void>>()
  let failure: { error: unknown } | null = null
  return {
    examine(raw, partial, done) {
      const first = attempt(() => look(raw, { ...options, partial }))
      if (!first?.open) return done(verdictOf(first))
      const task = first.open().then((examined) => done({ examined, failed: false, wantsWhole: false })).catch((error: unknown) => {
        // What `done` threw: the scan hears of it at its next rest.
        failure ??= { error }
      }).finally(() => open.delete(task))
      open.add(task)
    },
    async settled() {
      await Promise.all(open)
      if (failure) throw failure.error
    },
  }
}

export function examineHere(examine: Examine, options: ExamineOptions = {}): Examiner {
  return {
    examine: (raw, partial, done) => done(verdictOf(attempt(() => ({ examined: examine(raw, { ...options, partial }), open: null, wantsWhole: false })))),
    settled: () => Promise.resolve(),
  }
}

const verdictOf = (found: Look | null): Verdict => ({ examined: found?.examined ?? null, failed: found === null, wantsWhole: found?.wantsWhole ?? false })

function attempt(examine: () => Look): Look | null {
  try {
    return examine()
  } catch {
    // One message that breaks the reader must not cost the others; the report names it.
    return null
  }
}
