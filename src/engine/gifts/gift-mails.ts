// Gift mails as the window sees them: the stored row, joined with its exposure by the rule. Computed once after each
// change and kept, since every screen asks for it.
import { BRANDS } from '../../shared/brands/index'
import type { Timeline } from '../../shared/engine-api'
import type { AccessRow, AccountId, GiftId, GiftMail, Money, Span, Track } from '../../shared/model'
import { PROVIDERS } from '../../shared/providers/index'
import type { Context } from '../context'
import { judged, type Judged } from '../access/judge'
import { rowsAt } from '../access/list'
import { bySavable, lifeOf } from '../exposure/exposure'
import { countExposure, coverageCheck, exposingOf, positionsWithin, type ExposingSets, type ExposureCount } from '../exposure/exposing'
import { coverageSpans } from '../store/accesses'
import { exposingNotices, judgeNotices, type JudgedNotice } from '../notices/judge-notices'
import { listAccounts } from '../store/accounts'
import { listGifts, type GiftRow } from '../store/gifts'
import { readSettings } from '../store/settings'

export type JudgedGift = { mail: GiftMail; row: GiftRow; life: Span }

const MOST_LANES = 12
const MOST_HITS = 500
const MINUTE_MS = 60_000

/** Every sign-in track that the provider of an account keeps; none known gives none, and nothing counts as covered. */
export const tracksOf = (providerId: string): readonly Track[] => PROVIDERS.find((p) => p.id === providerId)?.tracks ?? []

/** The brand's name in the language of the settings; a brand without a data file keeps the name its mail gave. */
export function brandNamer(ctx: Context): (brand: string | null, fallback: string) => string {
  const { language } = readSettings(ctx.db, ctx.defaults())
  return (brand, fallback) => BRANDS.find((b) => b.id === brand)?.name[language] ?? fallback
}

export const redeemHostOf = (brand: string | null): string | null => {
  const url = BRANDS.find((b) => b.id === brand)?.redeemUrl
  return url == null ? null : new URL(url).host.replace(/^www\./, '')
}

/** All gift, purchase and phishing mails with their exposure, ordered by what can still be saved. */
export function judgeGifts(ctx: Context): JudgedGift[] {
  const now = ctx.now()
  const nameOf = brandNamer(ctx)
  const of = judged(ctx.db)
  const notices = judgeNotices(ctx)
  const byAccount = new Map<AccountId, { sets: ExposingSets; told: ReturnType<typeof exposingNotices>; isCovered: (life: Span) => boolean }>()
  for (const account of listAccounts(ctx.db)) {
    byAccount.set(account.id, { sets: exposingOf(of, account.id), told: exposingNotices(notices, account.id), isCovered: coverageCheck(coverageSpans(ctx.db, account.id), tracksOf(account.provider), now) })
  }
  return listGifts(ctx.db)
    .map((row): JudgedGift => {
      const account = byAccount.get(row.accountId)
      const life = lifeOf(row, now)
      // Only a gift mail has something to lose; a purchase or phishing mail is shown, never counted.
      const exposure = row.class !== 'gift' ? UNCONCERNED : account ? countExposure(account.sets, account.told, life, account.isCovered) : UNKNOWN
      return { row, life, mail: { ...toMail(row, exposure), brandName: nameOf(row.brand, row.brandName) } }
    })
    .sort((a, b) => bySavable(orderKey(a.mail), orderKey(b.mail)))
}

const UNCONCERNED: ExposureCount = { level: 'not-exposed', unexplained: 0, possible: 0 }
const UNKNOWN: ExposureCount = { level: 'unknown', unexplained: 0, possible: 0 }

const orderKey = (mail: GiftMail) => ({ exposure: mail.exposure, amountMinor: mail.money?.amountMinor ?? null, arrivedAt: mail.arrivedAt })

const toMail = (row: GiftRow, exposure: ExposureCount): GiftMail => ({
  id: row.id, accountId: row.accountId, ref: row.ref, messageId: row.messageId, class: row.class, sure: row.sure, brand: row.brand, brandName: row.brandName,
  subject: row.subject, from: row.sender, codes: row.codes, money: row.money, expires: row.expires, arrivedAt: row.arrivedAt, folder: row.ref.folderPath,
  copies: row.copyRefs.length, state: row.state, endedAt: row.endedAt, exposure: exposure.level, unexplainedCount: exposure.unexplained,
  possibleCount: exposure.possible, reasons: row.reasons, receipt: row.receipt,
})

/**
 * Per currency, never added across; currencies in order of first appearance. A code counts once, however many mails quote or
 * forward it; a mail with several codes gives each its amount.
 */
export function sumsOf(gifts: readonly { mail: Pick<GiftMail, 'money'>; row: Pick<GiftRow, 'codes' | 'fingerprints'> }[]): Money[] {
  const sums = new Map<string, number>()
  const counted = new Set<string>()
  for (const { mail: { money }, row } of gifts) {
    if (!money) continue
    // The link of a mail that has codes leads to the same money.
    const codes = row.fingerprints.filter((_, i) => row.codes[i]?.kind === 'code')
    const isLinkKnown = row.fingerprints.some((print) => counted.has(print))
    const times = codes.length > 0 ? new Set(codes.filter((print) => !counted.has(print))).size : isLinkKnown ? 0 : 1
    row.fingerprints.forEach((print) => counted.add(print))
    if (times > 0) sums.set(money.currency, (sums.get(money.currency) ?? 0) + money.amountMinor * times)
  }
  return [...sums].map(([currency, amountMinor]) => ({ currency, amountMinor }))
}

const hitPositions = (of: Judged, { mail, life }: JudgedGift): number[] => (mail.class === 'gift' ? positionsWithin(exposingOf(of, mail.accountId).yes, of, life, MOST_HITS) : [])

/** Unexplained sign-ins that only a notice tells of, while a mail lay there. */
export const toldHits = (ctx: Context, { mail, life }: JudgedGift): JudgedNotice[] =>
  mail.class === 'gift' ? judgeNotices(ctx).filter(({ row, exposes }) => exposes === 'yes' && row.accountId === mail.accountId && row.time <= life.to && row.time + MINUTE_MS > life.from) : []

/** The unexplained accesses while a mail lay there, ascending; at most 500, the newest. */
export const hitsOf = (ctx: Context, gift: JudgedGift): AccessRow[] => {
  const of = judged(ctx.db)
  return rowsAt(ctx.db, of, hitPositions(of, gift))
}

/** Life lines for a timeline: exposed first, then what may be; "not exposed" has nothing to show. Ordered by arrival. */
export function lanesOf(ctx: Context, gifts: readonly JudgedGift[], span: Span, accountId?: AccountId): Timeline['lanes'] {
  const of = judged(ctx.db)
  return gifts
    .filter(({ mail, life }) => mail.class === 'gift' && mail.exposure !== 'not-exposed' && life.to >= span.from && life.from <= span.to && (accountId === undefined || mail.accountId === accountId))
    .slice(0, MOST_LANES)
    .sort((a, b) => a.mail.arrivedAt - b.mail.arrivedAt)
    .map((gift) => ({
      giftId: gift.mail.id as GiftId, brandName: gift.mail.brandName, money: gift.mail.money, exposure: gift.mail.exposure, state: gift.mail.state, from: gift.life.from, to: gift.life.to,
      hits: [...hitPositions(of, gift).map((at) => of.data.columns.time[at] as number), ...toldHits(ctx, gift).map(({ row }) => row.time)].sort((a, b) => a - b),
    }))
}
