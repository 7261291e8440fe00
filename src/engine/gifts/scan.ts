// Finds every gift mail of a mailbox over one connection: read-only, newest first, each message read whatever its
// sender (senders and subjects alone miss a third). Memory stays flat: a message is judged as it comes, then dropped.
import type { ScanSummary } from '../../shared/engine-api'
import { KobanError } from '../../shared/errors'
import type { GiftBrand } from '../../shared/model'
import type { Folder, ScanSession } from '../imap/session'
import type { FolderState } from '../store/folder-states'
import type { NoticeRules } from '../notices/notice'
import { examineAll, examineHere } from './scan/examiner'
import type { Examine, Finding } from './scan/finding'
import { foldersToScan, isUnchanged } from './scan/folder-order'
import { sharedJudging } from './scan/judging'
import { readFolder, type FolderChunk } from './scan/read-folder'

export type { Finding } from './scan/finding'
/** Brings up what judges messages while the connection is made. */
export const prepareScan = (): void => void sharedJudging.start()
export type { FolderChunk } from './scan/read-folder'
export type Skipped = ScanSummary['skipped'][number]

export type ScanOptions = {
  /** What earlier scans have read; only what is new is read again. */
  known?: readonly FolderState[]
  /** The provider's own authserv-ids. */
  authservId?: readonly string[]
  /** The user's own brands. */
  brands?: readonly GiftBrand[]
  /** Whose mailbox it is: its provider's notices are told with each portion. */
  mailbox?: Pick<NoticeRules, 'provider' | 'address'>
  /** Each finding at once, about in the order of the server. */
  onFinding?: (finding: Finding) => void
  /**
   * After each part of a folder: what it held and how far the folder is read now. Store both in one transaction, and a scan
   * that is stopped anywhere goes on from here without a loss or a double.
   */
  onChunk?: (chunk: FolderChunk) => void
  /** All folders that the server lists, before any is read. */
  onFolders?: (paths: ReadonlySet<string>) => void
  /** `total` is what is known of the messages to read. */
  onProgress?: (progress: { done: number; total: number; folder: string }) => void
  onSkipped?: (skipped: Skipped) => void
  signal?: AbortSignal
  now?: () => number
  /** Tests. */
  examine?: Examine
}

const PROGRESS_EVERY_MS = 100

/**
 * Reads all folders. A message or folder that cannot be read is reported and never stops the rest. Throws `job-cancelled`
 * when `signal` aborts, else the connection codes; whatever was read until then has gone to `onChunk`. The session is
 * not usable after a throw; closing it stays with the caller.
 */
export async function scan(session: ScanSession, options: ScanOptions = {}): Promise<ScanSummary> {
  const now = options.now ?? Date.now
  const startedAt = now()
  const trafficBefore = session.traffic
  const skipped: Skipped[] = []
  let findings = 0
  const progress = progressOf(options, now)
  const stop = () => session.abort()
  const judging = { authservId: options.authservId ?? [], ...(options.brands ? { brands: options.brands } : {}) }
  const examiner = options.examine ? examineHere(options.examine, judging) : examineAll(judging)
  if (options.signal?.aborted) throw new KobanError('job-cancelled')
  options.signal?.addEventListener('abort', stop, { once: true })
  try {
    // Notices are judged on this thread, by all of the detector: loaded only for a mailbox that has an owner.
    const beside = options.mailbox ? (await import('./scan/beside')).lookBeside({ ...options.mailbox, ownAuthservIds: options.authservId ?? [] }) : null
    const listed = await session.folders()
    options.onFolders?.(new Set(listed.map((f) => f.path)))
    const known = new Map(options.known?.map((state) => [state.path, state]))
    const folders = foldersToScan(listed, session.capabilities.gmail).filter((f) => !isUnchanged(f, known.get(f.path)))
    progress.expect(folders)
    let before = Promise.resolve()
    for (const folder of folders) {
      const { settled } = await readFolder({
        session, folder, known: known.get(folder.path), examiner, beside,
        onMessage: () => progress.count(folder.path),
        onFinding: (finding) => {
          findings++
          options.onFinding?.(finding)
        },
        onChunk: (chunk) => options.onChunk?.(chunk),
        onSkipped: (item) => {
          skipped.push(item)
          options.onSkipped?.(item)
        },
        isStopped: () => options.signal?.aborted === true,
      })
      // While the rest of a folder is judged, the next is read.
      await before
      before = settled
    }
    await before
  } catch (error) {
    if (options.signal?.aborted) throw new KobanError('job-cancelled', undefined, { cause: error })
    throw error
  } finally {
    options.signal?.removeEventListener('abort', stop)
  }
  const { bytesReceived, roundTrips } = session.traffic
  return {
    messages: progress.done(), bytesReceived: bytesReceived - trafficBefore.bytesReceived, roundTrips: roundTrips - trafficBefore.roundTrips,
    findings, ms: Math.round(now() - startedAt), skipped,
  }
}

function progressOf(options: ScanOptions, now: () => number) {
  let done = 0
  let total = 0
  let last = -Infinity
  const known = new Map(options.known?.map((state) => [state.path, state]))
  return {
    done: () => done,
    expect(folders: readonly Folder[]) {
      // A guess for folders that were read before: the arrivals since; the rest of an unfinished one is not known better.
      for (const folder of folders) {
        const before = known.get(folder.path)
        const isContinued = before && before.uidValidity === folder.uidValidity && before.uidNext !== null && folder.uidNext !== null
        total += isContinued ? Math.max(0, (folder.uidNext ?? 0) - (before.uidNext ?? 0)) : (folder.messages ?? 0)
      }
    },
    count(folder: string) {
      done++
      const at = now()
      if (at - last < PROGRESS_EVERY_MS) return
      last = at
      options.onProgress?.({ done, total: Math.max(total, done), folder })
    },
  }
}
