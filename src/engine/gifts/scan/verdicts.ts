// Verdicts that are waited for together: given one by one, now or later, in any order.
import type { Examiner, Verdict } from './examiner'

export class Verdicts {
  private open = 0
  private failure: { error: unknown } | null = null
  private onSettled: (() => void) | null = null

  /** `done` hears the verdict; what it throws is thrown by `settled`. */
  ask(examiner: Examiner, raw: Buffer, partial: readonly string[], done: (verdict: Verdict) => void): void {
    this.open++
    examiner.examine(raw, partial, (verdict) => {
      try {
        done(verdict)
      } catch (error) {
        this.failure ??= { error }
      }
      if (--this.open === 0) this.onSettled?.()
    })
  }

  /** Resolves when all that was asked has been answered. One waits at a time. */
  async settled(): Promise<void> {
    if (this.open > 0) await new Promise<void>((resolve) => (this.onSettled = resolve))
    if (this.failure) throw this.failure.error
  }
}
