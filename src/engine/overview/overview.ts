// The feature "overview": how things stand, in figures that the one sentence on top is made of.
import type { AccessFilter, EngineApi, Overview } from '../../shared/engine-api'
import type { AccountId, Span, Track } from '../../shared/model'
import type { Handlers } from '../../shared/rpc'
import { countryColors, timelineMaker } from '../access/access'
import { coveredForAll, coveredWholly, type MailboxRecord } from '../access/coverage'
import { judged } from '../access/judge'
import { countUnanswered, unexplainedByTrack } from '../access/figures'
import { mailboxRecords } from '../access/mailbox-records'
import { gapsIn, joinSpans } from '../access/spans'
import type { Context } from '../context'
import { countWithinAny, exposingOf } from '../exposure/exposing'
import { lanesOf, sumsOf, tracksOf, type JudgedGift } from '../gifts/gift-mails'
import type { Gifts } from '../gifts/gifts'
import { noticeFigures, openChanges, toldSignIns, toldWithin } from '../notices/notices'
import { coverageSpans } from '../store/accesses'
import { listAccounts } from '../store/accounts'
import { alsoReadableDuring } from './also-readable-during'

const DAY_MS = 86_400_000
const TRACKS: readonly Track[] = ['mail-software', 'web']

export function createOverview(ctx: Context, gifts: Gifts): Handlers<Pick<EngineApi, 'overview.get'>> {
  const told = (filter: AccessFilter) => toldSignIns(ctx, filter)
  const timelineFor = timelineMaker(ctx, told)
  return {
    'overview.get': (): Overview => {
      const mails = gifts.judged()
      const all = mails.filter(({ mail }) => mail.class === 'gift')
      const exposed = all.filter(({ mail }) => mail.exposure === 'exposed')
      const savable = exposed.filter(({ mail }) => mail.state === 'in-mailbox')
      const used = all.filter(({ mail }) => mail.state === 'used-by-another')
      // The overview draws what is exposed; only when nothing is, what may be.
      const drawn = exposed.length > 0 ? mails.filter((gift) => gift.mail.exposure === 'exposed') : mails
      const timeline = timelineFor({}, (span) => lanesOf(ctx, drawn, span))
      const accounts = listAccounts(ctx.db)
      const coverage = coverageSpans(ctx.db)
      const byNotice = noticeFigures(ctx)
      const logged = unexplainedByTrack(ctx.db)
      const byTrack = { web: logged.web + byNotice.unexplained.web, 'mail-software': logged['mail-software'] + byNotice.unexplained['mail-software'] }
      const colors = countryColors(ctx, told)
      return {
        accounts: accounts.length,
        gifts: all.length,
        unexplained: byTrack.web + byTrack['mail-software'],
        unexplainedDuring: accessesDuring(ctx, exposed),
        unexplainedByTrack: byTrack,
        exposed: { count: exposed.length, sums: sumsOf(exposed) },
        savable: { count: savable.length, sums: sumsOf(savable), giftIds: savable.map(({ mail }) => mail.id) },
        usedByAnother: { count: used.length, sums: sumsOf(used) },
        unanswered: countUnanswered(ctx.db) + byNotice.unanswered,
        undecided: all.filter(({ mail }) => mail.exposure === 'possibly-exposed' || mail.exposure === 'unknown').length,
        coverage: coverageFigures(mailboxRecords(ctx), timeline),
        missesMailSoftwareLog: accounts.some((account) => tracksOf(account.provider).includes('mail-software') && !coverage.some((c) => c.accountId === account.id && c.track === 'mail-software')),
        changes: openChanges(ctx),
        timeline,
        places: timeline.countries.map(({ country, count, unexplained: bad }) => ({ country, count, unexplained: bad, colorSlot: country === null ? -1 : (colors.get(country) ?? 99) })),
        alsoReadable: alsoReadableDuring(ctx, accounts),
        lastScanAt: accounts.reduce<number | null>((last, account) => (account.lastScanAt === null ? last : Math.max(last ?? 0, account.lastScanAt)), null),
      }
    },
  }
}

/** How many unexplained accesses there were while at least one of the mails lay in their mailbox. */
function accessesDuring(ctx: Context, gifts: readonly JudgedGift[]): number {
  const of = judged(ctx.db)
  const lives = new Map<AccountId, Span[]>()
  for (const { mail, life } of gifts) lives.set(mail.accountId, [...(lives.get(mail.accountId) ?? []), life])
  return [...lives].reduce((sum, [account, spans]) => sum + countWithinAny(exposingOf(of, account).yes, of, joinSpans(spans)) + toldWithin(ctx, account, spans), 0)
}

/** Days wholly on record, for every mailbox on all of its tracks, of the days shown. */
function coverageFigures(mailboxes: readonly MailboxRecord[], shown: Span): Overview['coverage'] {
  const clip = (spans: readonly Span[]) => joinSpans(spans).flatMap((s) => (s.to < shown.from || s.from > shown.to ? [] : [{ from: Math.max(s.from, shown.from), to: Math.min(s.to, shown.to) }]))
  const days = (spans: readonly Span[]) => Math.round(spans.reduce((sum, s) => sum + (s.to - s.from), 0) / DAY_MS)
  const whole = clip(coveredWholly(mailboxes))
  return {
    days: days(whole),
    ofDays: Math.max(1, Math.round((shown.to - shown.from) / DAY_MS)),
    gaps: gapsIn(shown, whole, DAY_MS).length,
    tracks: TRACKS.map((track) => {
      const spans = clip(coveredForAll(mailboxes, track))
      const [first] = spans
      const last = spans.at(-1)
      return { track, span: first && last ? { from: first.from, to: last.to } : null, days: days(spans) }
    }),
  }
}
