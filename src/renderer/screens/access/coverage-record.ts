// The record of each mailbox, log by log, as the card tells it. One mailbox's log says nothing of another's: spans are
// joined within a mailbox and a log, never across.
import type { EngineApi } from '../../../shared/engine-api'
import type { Account, AccountId, CoverageSpan, Span, Track } from '../../../shared/model'
import type { Output } from '../../../shared/rpc'
import { PROVIDERS } from '../../../shared/providers'
import { joinCoverage } from './coverage-spans'

export type LogRecord = {
  track: Track
  /** From the first to the last day on record; null without a history. */
  span: Span | null
  /** The newest ones. */
  gaps: Span[]
  gapDays: number
  count: number
  unexplained: number
  unlocated: number
  /** Whether the provider is known to keep this log. */
  isKept: boolean
  /** Yahoo! JAPAN's mail-software history names successes only. */
  isSuccessOnly: boolean
}
export type MailboxRecord = {
  accountId: AccountId | null
  address: string | null
  logs: LogRecord[]
  /** One log is clean, the other is not: the clean one must calm nobody. */
  contrast: { clean: Track; dirty: Track; unexplained: number } | null
}
type Coverage = Awaited<Output<EngineApi, 'access.coverage'>>

const TRACKS: readonly Track[] = ['mail-software', 'web']
const MOST_GAPS = 3
const DAY_MS = 86_400_000

function logOf(data: Coverage, accountId: AccountId | null, provider: string | null, track: Track): LogRecord {
  const own = <T extends { accountId: AccountId | null; track: Track }>(all: readonly T[]): T[] => all.filter((one) => one.accountId === accountId && one.track === track)
  const spans = joinCoverage(own(data.spans as (CoverageSpan & { accountId: AccountId | null })[]))
  const figures = own(data.tracks)[0]
  const [first, last] = [spans[0], spans.at(-1)]
  const gaps = spans.slice(1).map((span, i) => ({ from: (spans[i]?.to ?? 0) + 1, to: span.from - 1 }))
  const kept = provider === null ? null : (PROVIDERS.find((p) => p.id === provider)?.tracks ?? null)
  return {
    track, span: first && last ? { from: first.from, to: last.to } : null, gaps: gaps.slice(-MOST_GAPS), gapDays: Math.max(gaps.length, Math.round(gaps.reduce((sum, g) => sum + g.to - g.from, 0) / DAY_MS)),
    count: figures?.count ?? 0, unexplained: figures?.unexplained ?? 0, unlocated: figures?.unlocated ?? 0,
    isKept: kept === null || kept.length === 0 || kept.includes(track), isSuccessOnly: provider === 'yahoojp' && track === 'mail-software',
  }
}

/** Connected mailboxes in their order; last what was imported without one, if anything was. */
export function mailboxesOf(data: Coverage, accounts: readonly Pick<Account, 'id' | 'address' | 'provider'>[]): MailboxRecord[] {
  const hasOrphans = data.spans.some((span) => span.accountId === null) || data.tracks.some((t) => t.accountId === null)
  const boxes: { id: AccountId | null; address: string | null; provider: string | null }[] = [...accounts, ...(hasOrphans || accounts.length === 0 ? [{ id: null, address: null, provider: null }] : [])]
  return boxes.map(({ id, address, provider }) => {
    const logs = TRACKS.map((track) => logOf(data, id, provider, track))
    const [clean, dirty] = [logs.find((log) => log.span !== null && log.unexplained === 0), logs.find((log) => log.unexplained > 0)]
    return { accountId: id, address, logs, contrast: clean && dirty ? { clean: clean.track, dirty: dirty.track, unexplained: dirty.unexplained } : null }
  })
}
