// All SQL of `confirmation`: "this was me" and "not me", which can be taken back.
import type { AccessId, Confirmation } from '../../shared/model'
import type { Database } from './database'

type ConfirmationRow = { id: number; is_me: number; at: number; kind: string; access_id: number | null; network: string | null; country: string | null; from_at: number | null; to_at: number | null }
export type NewConfirmation =
  | { kind: 'event'; accessId: AccessId }
  | { kind: 'network'; network: string }
  | { kind: 'country'; country: string }
  | { kind: 'days'; from: number; to: number }

function toConfirmation(r: ConfirmationRow): Confirmation {
  const base = { id: r.id, isMe: r.is_me === 1, at: r.at }
  switch (r.kind) {
    case 'event':
      return { ...base, kind: 'event', accessId: (r.access_id ?? 0) as AccessId }
    case 'network':
      return { ...base, kind: 'network', network: r.network ?? '' }
    case 'country':
      return { ...base, kind: 'country', country: r.country ?? '' }
    default:
      return { ...base, kind: 'days', from: r.from_at ?? 0, to: r.to_at ?? 0 }
  }
}

export const listConfirmations = (db: Database): Confirmation[] => db.all<ConfirmationRow>('select * from confirmation order by at, id').map(toConfirmation)

export function addConfirmation(db: Database, isMe: boolean, target: NewConfirmation, at: number): void {
  db.run(
    'insert into confirmation (is_me, at, kind, access_id, network, country, from_at, to_at) values (?, ?, ?, ?, ?, ?, ?, ?)',
    isMe ? 1 : 0, at, target.kind,
    target.kind === 'event' ? target.accessId : null,
    target.kind === 'network' ? target.network : null,
    target.kind === 'country' ? target.country : null,
    target.kind === 'days' ? target.from : null,
    target.kind === 'days' ? target.to : null,
  )
}

export const removeConfirmation = (db: Database, id: number): void => void db.run('delete from confirmation where id = ?', id)
