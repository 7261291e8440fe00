// The list's groups: exposure for what lies in the mailbox, then the record, then mails that carry no code and
// are never counted as codes.
import type { EngineApi } from '../../../shared/engine-api'
import type { ExposureLevel, GiftMail, Money } from '../../../shared/model'
import type { Output } from '../../../shared/rpc'

export type GroupName = ExposureLevel | 'recorded' | 'purchase' | 'phishing'
export type GiftItem = { kind: 'group'; name: GroupName; /** Null while not all of its rows are loaded. */ count: number | null; sums: Money[] } | { kind: 'gift'; gift: GiftMail }
type ListHead = Pick<Output<EngineApi, 'gift.list'>, 'total' | 'groups'>

const ORDER: readonly GroupName[] = ['exposed', 'possibly-exposed', 'unknown', 'not-exposed', 'recorded', 'purchase', 'phishing']

export function groupOf(gift: Pick<GiftMail, 'class' | 'state' | 'exposure'>): GroupName {
  if (gift.class !== 'gift') return gift.class
  return gift.state === 'in-mailbox' ? gift.exposure : 'recorded'
}

/** Rows with a head before each group; the engine's figures for codes, own counts for mails without one. */
export function grouped(rows: readonly GiftMail[], head: ListHead): GiftItem[] {
  const isWhole = rows.length >= head.total
  return ORDER.flatMap((name): GiftItem[] => {
    const members = rows.filter((gift) => groupOf(gift) === name)
    if (members.length === 0) return []
    const figures = head.groups.find((group) => group.exposure === name)
    const count = figures?.count ?? (isWhole ? members.length : null)
    return [{ kind: 'group', name, count, sums: figures?.sums ?? [] }, ...members.map((gift): GiftItem => ({ kind: 'gift', gift }))]
  })
}

/**
 * Whether there is something to delete: also a code that is marked as redeemed or used may still lie in the mailbox.
 * Where it was removed elsewhere meanwhile, the engine says so.
 */
export const canDelete = (gift: Pick<GiftMail, 'state' | 'receipt'>): boolean => gift.state !== 'removed' && gift.receipt === null

/** Undo would put a code back that is still worth something into a mailbox that is being read. */
export const warnsOnUndo = (gift: Pick<GiftMail, 'state' | 'exposure'>): boolean => gift.state === 'in-mailbox' && gift.exposure === 'exposed'
