// The newest record of each log of a mailbox: which import it came with, and the times of its rows.
import type { AccountId, Track } from '../../shared/model'
import { firstAtOrAfter } from '../access/judge'
import { accessData } from './access-columns'
import { positionsOfImport } from './accesses'
import type { Database } from './database'

export type NewestImport = { format: string; to: number; times: number[]; recent: number[] }

const RECENT_MS = 30 * 86_400_000

/** No record reaches beyond now, whatever its rows say. Null when none was imported. */
export function newestRecord(db: Database, accountId: AccountId, track: Track, now: number): NewestImport | null {
  const newest = db.get<{ id: number; format: string; to_at: number }>(
    'select i.id, i.format, min(max(c.to_at), ?) as to_at from coverage c join import i on i.id = c.import_id where c.account_id = ? and c.track = ? and i.is_whole = 1 group by i.id order by 3 desc, i.id desc limit 1',
    now, accountId, track)
  if (!newest) return null
  const { columns, kinds } = accessData(db)
  const isOfTrack = (at: number): boolean => kinds[columns.kind[at] as number]?.track === track
  const times = positionsOfImport(db, newest.id).filter(isOfTrack).map((at) => columns.time[at] as number)
  const recent: number[] = []
  for (let at = firstAtOrAfter(columns.time, columns.count, newest.to_at - RECENT_MS); at < columns.count && (columns.time[at] as number) <= newest.to_at; at++) {
    if (columns.account[at] === accountId && isOfTrack(at)) recent.push(columns.time[at] as number)
  }
  return { format: newest.format, to: newest.to_at, times, recent }
}
