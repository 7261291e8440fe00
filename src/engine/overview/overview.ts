// The feature "overview": how things stand, in figures that the one sentence on top is made of.
import type { EngineApi, Overview } from '../../shared/engine-api'
import type { Span, Track } from '../../shared/model'
import type { Handlers } from '../../shared/rpc'
import { countryColors, timelineMaker } from '../access/access'
import { coveredForAll, coveredWholly, type MailboxRecord } from '../access/coverage'
import { mailboxRecords } from '../access/mailbox-records'
import { gapsIn, joinSpans } from '../access/spans'
import type { Context } from '../context'
import { lanesOf, sumsOf, tracksOf } from '../gifts/gift-mails'
import type { Gifts } from '../gifts/gifts'
import { countUnanswered, coverageSpans, listAccesses } from '../store/accesses'
import { listAccounts } from '../store/accounts'

const DAY_MS = 86_400_000
const TRACKS: readonly Track[] = ['mail-software', 'web']

export function createOverview(ctx: Context, gifts: Gifts): Handlers<Pick<EngineApi, 'overview.get'>> {
  const timelineFor = timelineMaker(ctx)
  return {
    'overview.get': (): Overview => {
      const judged = gifts.judged()
      const all = judged.filter(({ mail }) => mail.class === 'gift')
      const exposed = all.filter(({ mail }) => mail.exposure === 'exposed')
      const savable = exposed.filter(({ mail }) => mail.state === 'in-mailbox')
      const used = all.filter(({ mail }) => mail.state === 'used-by-another')
      // The overview draws what is exposed; only when nothing is, what may be.
      const drawn = exposed.length > 0 ? judged.filter((gift) => gift.mail.exposure === 'exposed') : judged
      const timeline = timelineFor({}, (span) => lanesOf(drawn, span))
      const accounts = listAccounts(ctx.db)
      const coverage = coverageSpans(ctx.db)
      const unexplained = (track: Track) => listAccesses(ctx.db, { tracks: [track], verdicts: ['unexplained'], results: ['success'] }, 0, 1).total
      const byTrack = { web: unexplained('web'), 'mail-software': unexplained('mail-software') }
      const colors = countryColors(ctx)
      return {
        accounts: accounts.length,
        gifts: all.length,
        unexplained: byTrack.web + byTrack['mail-software'],
        unexplainedDuring: new Set(exposed.flatMap(({ hits }) => hits.map((hit) => hit.id))).size,
        unexplainedByTrack: byTrack,
        exposed: { count: exposed.length, sums: sumsOf(exposed) },
        savable: { count: savable.length, sums: sumsOf(savable), giftIds: savable.map(({ mail }) => mail.id) },
        usedByAnother: { count: used.length, sums: sumsOf(used) },
        unanswered: countUnanswered(ctx.db),
        undecided: all.filter(({ mail }) => mail.exposure === 'possibly-exposed' || mail.exposure === 'unknown').length,
        coverage: coverageFigures(mailboxRecords(ctx), timeline),
        missesMailSoftwareLog: accounts.some((account) => tracksOf(account.provider).includes('mail-software') && !coverage.some((c) => c.accountId === account.id && c.track === 'mail-software')),
        timeline,
        places: timeline.countries.map(({ country, count, unexplained: bad }) => ({ country, count, unexplained: bad, colorSlot: country === null ? -1 : (colors.get(country) ?? 99) })),
        lastScanAt: accounts.reduce<number | null>((last, account) => (account.lastScanAt === null ? last : Math.max(last ?? 0, account.lastScanAt)), null),
      }
    },
  }
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
