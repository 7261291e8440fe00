// Deletes and their Undo, kept outside the screens: the bar stays until the next delete or until it is closed,
// also when the user looks at another screen meanwhile.
import { useSyncExternalStore } from 'react'
import type { RemovalResult } from '../shared/engine-api'
import { fromErrorData, type ErrorCode, type KobanError } from '../shared/errors'
import type { GiftId, JobId, ReceiptId } from '../shared/model'
import { engine, jobEnd, toKobanError } from './engine'

export type RemovalState =
  | { phase: 'idle' }
  | { phase: 'removing'; giftIds: readonly GiftId[]; jobId: JobId | null }
  | { phase: 'removed'; results: readonly RemovalResult[]; /** Undo would put a live code back before the intruder. */ warns: boolean }
  | { phase: 'undoing'; results: readonly RemovalResult[] }
  | { phase: 'undone'; restored: number; asked: number; stillExposed: boolean; error: KobanError | null }
  | { phase: 'failed'; error: KobanError }

let state: RemovalState = { phase: 'idle' }
const listeners = new Set<() => void>()
function put(next: RemovalState): void {
  state = next
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useRemovalState = (): RemovalState => useSyncExternalStore(subscribe, () => state)
export const closeRemoval = (): void => put({ phase: 'idle' })
const isBusy = () => state.phase === 'removing' || state.phase === 'undoing'

/** Deletes at once; one job at a time. `warns`: a code among them is exposed. */
export async function removeGifts(giftIds: readonly GiftId[], warns: boolean): Promise<void> {
  if (isBusy() || giftIds.length === 0) return
  put({ phase: 'removing', giftIds, jobId: null })
  try {
    const { jobId } = await engine.call('removal.start', { giftIds: [...giftIds] })
    put({ phase: 'removing', giftIds, jobId })
    const end = await jobEnd(jobId)
    put({ phase: 'removed', results: end.kind === 'removal' ? end.result : [], warns })
  } catch (thrown) {
    put({ phase: 'failed', error: toKobanError(thrown) })
  }
}

/** Puts back what the receipts name, one after the other; what could not be put back stays in the vault. */
export async function undoRemovals(receipts: readonly ReceiptId[], results: readonly RemovalResult[] = []): Promise<void> {
  if (isBusy() || receipts.length === 0) return
  put({ phase: 'undoing', results })
  let restored = 0
  let stillExposed = false
  let error: KobanError | null = null
  for (const receipt of receipts) {
    try {
      const { jobId } = await engine.call('removal.undo', { receipt })
      const end = await jobEnd(jobId)
      if (end.kind !== 'undo') continue
      restored++
      stillExposed ||= end.result.stillExposed
    } catch (thrown) {
      error = causeOf(toKobanError(thrown))
    }
  }
  put({ phase: 'undone', restored, asked: receipts.length, stillExposed, error })
}

/** What kept the server from taking it back, where that is known: it says what to do next. */
const causeOf = (error: KobanError): KobanError => (error.code === 'undo-failed' && error.details?.['cause'] !== undefined ? fromErrorData({ code: error.details['cause'] as ErrorCode, message: '' }) : error)

/** Receipts that can still be undone: what was removed, or begun and not proven. */
export const undoable = (results: readonly RemovalResult[]): ReceiptId[] => results.filter((r) => r.outcome !== 'refused').map((r) => r.receipt)
