// Reading from servers that refuse a whole FETCH because of one message (Yahoo: SERVERBUG): the set is halved until that message
// stands alone.
import { KobanError } from '../../../shared/errors'
import type { ReadItems, ReadRow, ScanSession } from '../../imap/session'
import { countUids, hasUid, minus, takeNewest, uidSetOf, uidsOf, type UidSet } from '../../imap/uid-set'

/** A folder in which this many commands in a row are refused is given up. */
const MOST_REFUSALS = 20

export const isRefusal = (error: unknown): error is KobanError => error instanceof KobanError && (error.code === 'server-refused' || error.code === 'folder-missing')

export class PatientReading {
  private readonly session: ScanSession
  private readonly isStopped: () => boolean
  private readonly onRefused: (uid: number, code: string) => void
  private refusals = 0

  /** `onRefused`: a message that the server does not give. */
  constructor(session: ScanSession, isStopped: () => boolean, onRefused: (uid: number, code: string) => void) {
    this.session = session
    this.isStopped = isStopped
    this.onRefused = onRefused
  }

  /** Nothing more is asked for. */
  get isRefused(): boolean {
    return this.refusals >= MOST_REFUSALS
  }

  /** Rows as they come. Throws the connection codes, and `job-cancelled`. */
  async read(set: UidSet, items: ReadItems, onRow: (row: ReadRow) => void): Promise<void> {
    if (countUids(set) === 0 || this.isRefused) return
    const came: number[] = []
    try {
      await this.session.read(set, items, (row) => {
        if (this.isStopped()) throw new KobanError('job-cancelled')
        if (!hasUid(set, row.uid) || !isAnswer(row, items)) return
        came.push(row.uid)
        onRow(row)
      })
      this.refusals = 0
    } catch (error) {
      if (!isRefusal(error)) throw error
      const rest = minus(set, uidSetOf(came))
      if (countUids(rest) > 1) {
        const { newest, rest: older } = takeNewest(rest, Math.ceil(countUids(rest) / 2))
        await this.read(newest, items, onRow)
        return this.read(older, items, onRow)
      }
      this.refusals++
      for (const uid of uidsOf(rest)) this.onRefused(uid, error.code)
    }
  }
}

/** An unasked FETCH only tells of changed flags. */
function isAnswer(row: ReadRow, items: ReadItems): boolean {
  if (row.sizeBytes === null) return false
  if (items.source) return row.sections.size > 0
  return items.parts ? row.sections.size > 0 : true
}
