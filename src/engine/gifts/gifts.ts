// The feature "gifts": scan, list, detail, reveal, marks. Entry file; others import only this one and gift-mails.ts.
import type { EngineApi, GiftDetail, GiftFilter, Timeline } from '../../shared/engine-api'
import { KobanError, toErrorData } from '../../shared/errors'
import type { AccountId, ExposureLevel, GiftId, GiftMail, Span } from '../../shared/model'
import type { Handlers } from '../../shared/rpc'
import type { Context } from '../context'
import { markGift, unmarkGift } from '../store/gifts'
import { findVaultOf } from '../vault/vault-feature'
import { hitsOf, judgeGifts, lanesOf, redeemHostOf, sumsOf, toldHits, type JudgedGift } from './gift-mails'
import { createReader, type Reader } from './reader'
import type { Scans } from './scans'

type GiftMethods = Pick<EngineApi, 'gift.list' | 'gift.detail' | 'gift.reveal' | 'gift.markRedeemed' | 'gift.markUsedByAnother' | 'gift.unmark' | 'scan.start'>

export type Gifts = {
  handlers: Handlers<GiftMethods>
  judged(): JudgedGift[]
  find(id: GiftId): JudgedGift
  lanes(span: Span, accountId?: AccountId): Timeline['lanes']
  reader: Reader
  releaseReaders(accountId: AccountId): Promise<void>
}

const SHOW: Record<NonNullable<GiftFilter['show']>, (mail: GiftMail) => boolean> = {
  all: () => true,
  savable: (mail) => mail.class === 'gift' && mail.state === 'in-mailbox' && mail.exposure === 'exposed',
  'to-check': (mail) => mail.class === 'gift' && mail.state === 'in-mailbox' && (mail.exposure === 'possibly-exposed' || mail.exposure === 'unknown'),
  recorded: (mail) => mail.class === 'gift' && mail.state !== 'in-mailbox',
}
const GROUPS: readonly (ExposureLevel | 'recorded')[] = ['exposed', 'possibly-exposed', 'unknown', 'not-exposed', 'recorded']
const groupOf = (mail: GiftMail) => (mail.state === 'in-mailbox' ? mail.exposure : 'recorded')
const LAST = GROUPS.length

/** Full and half width, upper and lower case are one. */
const fold = (text: string) => text.normalize('NFKC').toLowerCase()

export function createGifts(ctx: Context, scans: Scans): Gifts {
  const reader = createReader(ctx)
  const judged = () => judgeGifts(ctx)
  const find = (id: GiftId): JudgedGift => {
    const gift = judged().find(({ row }) => row.id === id)
    if (!gift) throw new KobanError('gift-unknown')
    return gift
  }
  const marked = (id: GiftId) => {
    ctx.changed('gifts', 'vault')
    return find(id).mail
  }

  const handlers: Handlers<GiftMethods> = {
    'gift.list': ({ filter, offset, limit }) => {
      const wanted = fold(filter.text ?? '').trim()
      const gifts = judged()
        .filter(({ mail }) => (filter.accountId === undefined || mail.accountId === filter.accountId) && SHOW[filter.show ?? 'all'](mail))
        .filter(({ mail }) => wanted === '' || fold(`${mail.brandName} ${mail.subject} ${mail.from} ${mail.folder}`).includes(wanted))
      const rank = (mail: GiftMail) => (mail.class === 'gift' ? GROUPS.indexOf(groupOf(mail)) : LAST)
      gifts.sort((a, b) => rank(a.mail) - rank(b.mail))
      const groups = GROUPS.map((exposure) => {
        const members = gifts.filter(({ mail }) => mail.class === 'gift' && groupOf(mail) === exposure)
        return { exposure, count: members.length, sums: sumsOf(members) }
      }).filter((group) => group.count > 0)
      return { total: gifts.length, groups, rows: gifts.slice(offset, offset + limit).map(({ mail }) => mail) }
    },
    'gift.detail': async ({ giftId }): Promise<GiftDetail> => {
      const gift = find(giftId)
      const read = await reader.preview(gift.row).then((preview) => ({ preview, previewError: null }), (error: unknown) => ({ preview: '', previewError: toErrorData(error) }))
      return {
        ...gift.mail, ...read,
        hits: [
          ...hitsOf(ctx, gift).map((hit) => ({
            accessId: hit.id, time: hit.time, country: hit.place.country ?? hit.country, service: hit.service, network: hit.place.network, reasons: hit.judgement.reasons.map((r) => r.code),
          })),
          ...toldHits(ctx, gift).map(({ row, place, access }) => ({
            accessId: null, time: row.time, country: place.country ?? row.country, service: row.service, network: place.network, reasons: access?.judgement.reasons.map((r) => r.code) ?? [],
          })),
        ].sort((a, b) => a.time - b.time),
        redeemUrlHost: redeemHostOf(gift.mail.brand),
        copyRefs: gift.row.copyRefs.map((ref) => ({ folder: ref.folderPath })),
      }
    },
    'gift.reveal': async ({ giftId }) => findVaultOf(ctx.db, giftId) ?? reader.codes(find(giftId).row),
    'gift.markRedeemed': ({ giftId, redeemedAt }) => {
      markGift(ctx.db, giftId, 'redeemed', redeemedAt)
      return marked(giftId)
    },
    'gift.markUsedByAnother': ({ giftId }) => {
      markGift(ctx.db, giftId, 'used-by-another', null)
      return marked(giftId)
    },
    'gift.unmark': ({ giftId }) => {
      unmarkGift(ctx.db, giftId)
      return marked(giftId)
    },
    'scan.start': ({ accountId, password }) => ({ jobId: scans.start(accountId, password) }),
  }
  return { handlers, judged, find, lanes: (span, accountId) => lanesOf(ctx, judged(), span, accountId), reader, releaseReaders: reader.release }
}
