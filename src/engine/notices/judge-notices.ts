// Notices as accesses: a sign-in alert is one, judged by the same rule as a row of a history. Read beside the accesses and
// never written among them (docs/decisions): a mail is weaker evidence than a log, and its sign-in may be in the log as well.
import type { AccessId, AccountId, Judgement, Place, Track } from '../../shared/model'
import { trackOf } from '../access/coverage'
import { firstAtOrAfter, judged, type Judged } from '../access/judge'
import { judgeAll, type JudgedAccess } from '../access/verdict'
import type { Context } from '../context'
import { exposes } from '../exposure/exposure'
import type { Moments } from '../exposure/exposing'
import { ownSignIns } from '../store/accounts'
import { listNotices, noticeRevision, type NoticeRow } from '../store/notices'
import { besideHistory } from './beside-history'

export type JudgedNotice = {
  row: NoticeRow
  place: Place
  /** Null for what is no sign-in: a change of the mailbox is asked about, not judged. */
  access: { track: Track; judgement: Judgement } | null
  /** The same sign-in is in an imported history, and counts there. */
  isInHistory: boolean
  exposes: 'yes' | 'perhaps' | 'no'
}

const SAME_MS = 2 * 60_000
export const MINUTE_MS = 60_000

const cache = new WeakMap<Judged, { revision: number; notices: JudgedNotice[] }>()

/** Ascending by time; worked out when notices or accesses changed. */
export function judgeNotices(ctx: Context): readonly JudgedNotice[] {
  const of = judged(ctx.db)
  const revision = noticeRevision(ctx.db)
  const known = cache.get(of)
  if (known?.revision === revision) return known.notices
  const notices = judge(ctx, of, listNotices(ctx.db))
  cache.set(of, { revision, notices })
  return notices
}

function judge(ctx: Context, of: Judged, rows: readonly NoticeRow[]): JudgedNotice[] {
  const numberOf = addressNumbers(ctx)
  const isKnown = historyCheck(of, numberOf)
  const judgements = judgementsOf(ctx, of, rows, numberOf)
  return rows.map((row): JudgedNotice => {
    const place = ctx.places.lookup(row.ip)
    const judgement = judgements.get(row.id)
    const isInHistory = judgement !== undefined && isKnown(row)
    const access = judgement === undefined ? null : { track: trackOf(row), judgement }
    return { row, place, access, isInHistory, exposes: judgement === undefined || isInHistory ? 'no' : exposes({ verdict: judgement.verdict, result: resultOf(row) }) }
  })
}

/** What nobody vouches for may be a forgery: it never exposes by itself, only "possibly". */
export const resultOf = (row: NoticeRow): 'success' | 'failure' | 'unknown' => (row.kind === 'sign-in-blocked' ? 'failure' : row.isVerified ? 'success' : 'unknown')

/** By notice. An answer on a notice is the narrowest mark there is; wider ones hold for notices too. */
function judgementsOf(ctx: Context, of: Judged, rows: readonly NoticeRow[], numberOf: (ip: string) => number): Map<number, Judgement> {
  const byAccount = new Map<AccountId, NoticeRow[]>()
  for (const row of rows.filter(({ kind }) => kind === 'sign-in' || kind === 'sign-in-blocked')) byAccount.set(row.accountId, [...(byAccount.get(row.accountId) ?? []), row])
  const judgements = new Map<number, Judgement>()
  for (const [accountId, own] of byAccount) {
    const answers = own.flatMap((row) => (row.answer === null ? [] : [{ id: 0, at: 0, kind: 'event' as const, accessId: row.id as number as AccessId, isMe: row.answer === 'mine' }]))
    // Marks on single accesses name rows of the history, whose numbers are others.
    const confirmations = [...of.profile.confirmations.filter(({ kind }) => kind !== 'event'), ...answers]
    const judged = judgeAll(own.map((row) => accessOf(ctx, row)), { ...of.profile, confirmations }, ownSignIns(ctx.db, accountId), besideHistory(of, accountId, numberOf))
    own.forEach((row, i) => judgements.set(row.id, judged[i] as Judgement))
  }
  return judgements
}

/** A notice is written for people: it names where somebody sat, not the provider's own machines. */
const accessOf = (ctx: Context, row: NoticeRow): JudgedAccess => ({
  id: row.id as number as AccessId, time: row.time, timeEnd: row.time + MINUTE_MS - 1, ip: row.ip, country: row.country, provider: 'generic', service: row.service, track: trackOf(row),
  result: resultOf(row), place: ctx.places.lookup(row.ip),
})

/** The number of an address in the store; -1 for one that no history names. */
function addressNumbers(ctx: Context): (ip: string) => number {
  const numbers = new Map<string, number>()
  return (ip) => {
    const known = numbers.get(ip) ?? ctx.db.get<{ id: number }>('select id from access_ip where ip = ?', ip)?.id ?? -1
    numbers.set(ip, known)
    return known
  }
}

/** Whether a history of the mailbox shows the sign-in: within two minutes from the same address; from the same country where the notice names no address. */
function historyCheck(of: Judged, numberOf: (ip: string) => number): (row: NoticeRow) => boolean {
  const { columns, kinds, lasts, longest } = of.data
  return (row) => {
    const ip = row.ip === null ? null : numberOf(row.ip)
    for (let at = firstAtOrAfter(columns.time, columns.count, row.time - SAME_MS - longest); at < columns.count && (columns.time[at] as number) <= row.time + SAME_MS; at++) {
      const kind = columns.kind[at] as number
      if (columns.account[at] !== row.accountId || (columns.time[at] as number) + (lasts[kind] as number) < row.time - SAME_MS) continue
      if ((kinds[kind]?.result === 'failure') !== (row.kind === 'sign-in-blocked')) continue
      const country = of.facts.classes[of.facts.classOf[at] as number]?.country ?? null
      if (ip === null ? row.country !== null && country === row.country : columns.ip[at] === ip) return true
    }
    return false
  }
}

/** Those of one mailbox that expose its mails, surely or perhaps, for the count of exposing.ts. */
export function exposingNotices(notices: readonly JudgedNotice[], accountId: AccountId): { yes: Moments; perhaps: Moments } {
  const of = (wanted: 'yes' | 'perhaps'): Moments => {
    const times = notices.filter((notice) => notice.row.accountId === accountId && notice.exposes === wanted).map(({ row }) => row.time)
    return { starts: Float64Array.from(times), ends: Float64Array.from(times, (time) => time + MINUTE_MS - 1) }
  }
  return { yes: of('yes'), perhaps: of('perhaps') }
}
