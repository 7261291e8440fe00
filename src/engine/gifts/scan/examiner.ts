// How a scan has its messages judged: given one by one as they come off the connection, answered at once or later. The gate
// before parsing is here, on the thread that reads; what passes it is weighed by another.
import type { Examine, ExamineOptions, Examined, Look } from './finding'
import { gateOf, type Passed } from './gate'
import { sharedJudging, type JudgingThread } from './judging'

/** `failed`: this message broke the reader. `wantsWhole`: what was not fetched of it may matter. */
export type Verdict = { examined: Examined | null; failed: boolean; wantsWhole: boolean }
export type Examiner = {
  /** `done` is called once, now or later, not always in the order of the calls. It must not throw. */
  examine(raw: Buffer, partial: readonly string[], done: (verdict: Verdict) => void): void
}

const ORDINARY: Verdict = { examined: null, failed: false, wantsWhole: false }

/** With pictures and PDFs opened where that may matter. `thread`: tests. */
export function examineAll(options: ExamineOptions = {}, thread: JudgingThread = sharedJudging): Examiner {
  void thread.start()
  const judgeHere = async (raw: Buffer, gate: Passed, partial: readonly string[], done: (verdict: Verdict) => void): Promise<void> => {
    // Loaded where it is needed: the thread has its own.
    const { lookInside } = await import('./finding')
    const first = attempt(() => lookInside(raw, gate, { ...options, partial }))
    done(first?.open ? { ...ORDINARY, examined: await first.open() } : verdictOf(first))
  }
  return {
    examine(raw, partial, done) {
      const gate = gateOf(raw, options.brands)
      if (gate === null) return done(ORDINARY)
      const here = () => void judgeHere(raw, gate, partial, done)
      if (!thread.take({ raw, gate, partial, options, done: (judged) => (judged ? done(judged) : here()) })) here()
    },
  }
}

export function examineHere(examine: Examine, options: ExamineOptions = {}): Examiner {
  return {
    examine: (raw, partial, done) => done(verdictOf(attempt(() => ({ examined: examine(raw, { ...options, partial }), open: null, wantsWhole: false })))),
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
