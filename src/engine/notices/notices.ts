// The feature "notices": what providers' own mails told, as lists, with their mails and the user's answers; and what of it
// the overview counts. Entry file.
import type { AccessFilter, EngineApi, NoticeItem } from '../../shared/engine-api'
import { KobanError, toErrorData } from '../../shared/errors'
import type { NoticeId, Span, Track } from '../../shared/model'
import { STRONG_KINDS } from '../../shared/notices'
import type { Handlers } from '../../shared/rpc'
import { isLeft, type ToldSignIn } from '../access/told'
import { countryOf } from '../access/verdict'
import type { Context } from '../context'
import type { Reader } from '../gifts/reader'
import { answerNotice } from '../store/notices'
import { judgeNotices, MINUTE_MS, resultOf, type JudgedNotice } from './judge-notices'

const DAY_MS = 86_400_000
const MOST_CHANGES = 20

const itemOf = ({ row, place, access, isInHistory }: JudgedNotice): NoticeItem => ({
  id: row.id, accountId: row.accountId, kind: row.kind, time: row.time, isTimeStated: row.isTimeStated, ip: row.ip, country: place.country ?? row.country, place: row.place,
  network: place.network, client: row.client, service: row.service, isVerified: row.isVerified, judgement: access?.judgement ?? null, isInHistory, answer: row.answer,
  folder: row.ref.folderPath, subject: row.subject, sender: row.sender, sentAt: row.sentAt,
})

export function createNotices(ctx: Context, reader: Reader): Handlers<Pick<EngineApi, 'notice.list' | 'notice.preview' | 'notice.answer'>> {
  const find = (id: NoticeId): JudgedNotice => {
    const notice = judgeNotices(ctx).find(({ row }) => row.id === id)
    if (!notice) throw new KobanError('notice-unknown')
    return notice
  }
  return {
    'notice.list': ({ accountId, span, offset, limit }) => {
      const all = judgeNotices(ctx).filter(({ row }) => (accountId === undefined || row.accountId === accountId) && (span === undefined || (row.time >= span.from && row.time <= span.to))).reverse()
      return { total: all.length, rows: all.slice(offset, offset + limit).map(itemOf) }
    },
    'notice.preview': async ({ noticeId }) => {
      const { row } = find(noticeId)
      const key = `notice ${row.id} ${row.ref.uidValidity} ${row.ref.uid} ${row.ref.folderPath}`
      return reader.previewOf(key, row.accountId, row.ref).then((preview) => ({ preview, previewError: null }), (error: unknown) => ({ preview: '', previewError: toErrorData(error) }))
    },
    'notice.answer': ({ noticeId, answer }) => {
      find(noticeId)
      answerNotice(ctx.db, noticeId, answer, ctx.now())
      ctx.changed('access', 'gifts')
      return itemOf(find(noticeId))
    },
  }
}

/** Changes that open or hide a door, which the user has not said to be his own, nor to have undone; newest first. */
export const openChanges = (ctx: Context): NoticeItem[] =>
  judgeNotices(ctx)
    .filter(({ row }) => STRONG_KINDS.includes(row.kind) && (row.answer === null || row.answer === 'not-mine') && row.time > ctx.now() - 366 * DAY_MS)
    .reverse().slice(0, MOST_CHANGES).map(itemOf)

/** Sign-ins that no history shows: unexplained ones by track, and those that wait for an answer. */
export function noticeFigures(ctx: Context): { unexplained: Record<Track, number>; unanswered: number } {
  const unexplained: Record<Track, number> = { web: 0, 'mail-software': 0 }
  let unanswered = 0
  for (const { access, exposes } of judgeNotices(ctx)) {
    if (access && exposes === 'yes') unexplained[access.track]++
    if (exposes === 'perhaps') unanswered++
  }
  return { unexplained, unanswered }
}

/** How many unexplained sign-ins that only a notice tells of fell into one of the spans. */
export const toldWithin = (ctx: Context, accountId: number, spans: readonly Span[]): number =>
  judgeNotices(ctx).filter(({ row, exposes }) => exposes === 'yes' && row.accountId === accountId && spans.some((span) => row.time >= span.from && row.time <= span.to)).length

/**
 * What charts, map and figures of the accesses count beside the histories, ascending by time: sign-ins and refused ones that no
 * history shows, and only where somebody vouches for the mail. A picture cannot say of one of a hundred that it may be forged.
 */
export const toldSignIns = (ctx: Context, filter: AccessFilter): ToldSignIn[] =>
  judgeNotices(ctx).flatMap(({ row, place, access, isInHistory }) => {
    if (access === null || isInHistory || !row.isVerified) return []
    const told: ToldSignIn = {
      accountId: row.accountId, time: row.time, timeEnd: row.time + MINUTE_MS - 1, track: access.track, country: countryOf({ country: row.country, place }), place,
      verdict: access.judgement.verdict, result: resultOf(row),
    }
    return isLeft(filter, told) ? [told] : []
  })
