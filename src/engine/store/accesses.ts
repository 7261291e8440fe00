// All SQL of `access`, `import`, `import_access` and `coverage`. Merging keeps, per key, the largest count that any
// one file showed: three equal rows in a file are three accesses, and the same file again adds nothing.
import { createHash } from 'node:crypto'
import type { AccessFilter, EngineApi } from '../../shared/engine-api'
import type {
  AccessEvent, AccessId, AccessResult, AccessRow, AccessService, AccountId, CoverageSpan, ImportId, Judgement, KnownService, Malformed, Place,
  Span, TimePrecision, Track, Verdict, VerdictReason,
} from '../../shared/model'
import { eventEnd, trackOf } from '../access/coverage'
import type { JudgedAccess } from '../access/verdict'
import type { Slot } from '../access/timeline'
import type { Database, Value } from './database'
import { offsetSql } from './zone-offset'

export type NewImport = { accountId: AccountId | null; fileName: string; format: string; zone: string; importedAt: number; ignored: number; malformed: Malformed[] }

/** What makes two rows of one mailbox the same access; the account they are filed under is no part of it, since a history may get one later. */
function mergeKey(e: AccessEvent): Buffer {
  const text = JSON.stringify([e.provider, e.accountHint?.toLowerCase() ?? null, e.time, e.ip, e.service, e.result, e.client])
  return createHash('sha256').update(text).digest().subarray(0, 16)
}

/** Which events of a file are new to the store; runs parallel to `events`. */
export function newAmong(db: Database, accountId: AccountId | null, events: readonly AccessEvent[]): boolean[] {
  const seen = new Map<string, number>()
  return events.map((event) => {
    const key = mergeKey(event)
    const nth = seen.get(key.toString('latin1')) ?? 0
    seen.set(key.toString('latin1'), nth + 1)
    return db.get('select 1 as x from access where merge_key = ? and nth = ? and ifnull(account_id, 0) = ?', key, nth, accountId ?? 0) === undefined
  })
}

/** Stores one file's events in one transaction. `places` runs parallel to `events`. */
export function addImport(
  db: Database, info: NewImport, events: readonly AccessEvent[], places: readonly Place[], coverage: readonly { track: Track; span: Span }[],
): { importId: ImportId; added: number; known: number } {
  return db.transaction(() => {
    const { lastId } = db.run(
      'insert into import (account_id, file_name, format, zone, imported_at, events, ignored, malformed, malformed_rows) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      info.accountId, info.fileName, info.format, info.zone, info.importedAt, events.length, info.ignored, info.malformed.length, JSON.stringify(info.malformed.slice(0, 1000)),
    )
    const importId = lastId as ImportId
    const counts = new Map<string, number>()
    let added = 0
    events.forEach((event, i) => {
      const place = places[i]
      if (!place) return
      const key = mergeKey(event)
      const nth = counts.get(key.toString('latin1')) ?? 0
      counts.set(key.toString('latin1'), nth + 1)
      added += insertAccess(db, info.accountId, event, place, key, nth)
      db.run('insert or ignore into import_access (import_id, access_id) select ?, id from access where merge_key = ? and nth = ? and ifnull(account_id, 0) = ?', importId, key, nth, info.accountId ?? 0)
    })
    for (const { track, span } of coverage) {
      db.run('insert into coverage (account_id, track, from_at, to_at, import_id) values (?, ?, ?, ?, ?)', info.accountId, track, span.from, span.to, importId)
    }
    return { importId, added, known: events.length - added }
  })
}

function insertAccess(db: Database, accountId: AccountId | null, e: AccessEvent, p: Place, key: Buffer, nth: number): number {
  return db.run(
    `insert or ignore into access (account_id, track, time, time_end, time_precision, time_zone_known, ip, host, country, country_text, region, city, service,
     service_text, client, result, provider, account_hint, raw_line_ref, place_country, asn, network, is_hosting, is_routable, known_service, merge_key, nth)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    accountId, trackOf(e), e.time, eventEnd(e), e.timePrecision, e.timeZoneKnown ? 1 : 0, e.ip, e.host, e.country, e.countryText, e.region, e.city, e.service,
    e.serviceText, e.client, e.result, e.provider, e.accountHint, e.rawLineRef, p.country, p.asn, p.network, p.isHosting ? 1 : 0, p.isRoutable ? 1 : 0,
    p.service === null ? null : JSON.stringify(p.service), key, nth,
  ).changes
}

type ImportRow = { id: number; account_id: number | null; file_name: string; format: string; imported_at: number; events: number; malformed: number }
/** Newest first. */
export const listImports = (db: Database): ReturnType<EngineApi['access.imports']>['rows'] =>
  db
    .all<ImportRow>('select id, account_id, file_name, format, imported_at, events, malformed from import order by imported_at desc, id desc')
    .map((r) => ({
      importId: r.id as ImportId, accountId: r.account_id as AccountId | null, fileName: r.file_name, format: r.format, importedAt: r.imported_at, events: r.events, malformed: r.malformed,
    }))

/** Takes an import back: its coverage, and the accesses that no other import showed. */
export function removeImport(db: Database, importId: ImportId): number {
  return db.transaction(() => {
    const { changes } = db.run(
      `delete from access where id in (select access_id from import_access where import_id = ?)
       and id not in (select access_id from import_access where import_id <> ?)`,
      importId, importId,
    )
    db.run('delete from import where id = ?', importId)
    return changes
  })
}

/** Histories that were imported before the first account was connected become that account's; what it has already is not doubled. */
export function adoptOrphans(db: Database, accountId: AccountId): number {
  return db.transaction(() => {
    db.run('update coverage set account_id = ? where account_id is null', accountId)
    db.run('update import set account_id = ? where account_id is null', accountId)
    const { changes } = db.run('update or ignore access set account_id = ? where account_id is null', accountId)
    db.run(
      `insert or ignore into import_access (import_id, access_id) select ia.import_id, own.id from import_access ia join access orphan on orphan.id = ia.access_id
       join access own on own.merge_key = orphan.merge_key and own.nth = orphan.nth and own.account_id = ? where orphan.account_id is null`, accountId)
    db.run('delete from access where account_id is null')
    return changes
  })
}

export function removeAccessesOf(db: Database, accountId: AccountId): void {
  db.transaction(() => {
    db.run('delete from access where account_id = ?', accountId)
    db.run('delete from coverage where account_id = ?', accountId)
  })
}

type CoverageRow = { track: string; from_at: number; to_at: number; source: string | null; account_id: number | null }
/** Accounts null and undefined differ: null is "imported without an account", undefined is all. */
export function coverageSpans(db: Database, accountId?: AccountId | null): (CoverageSpan & { accountId: AccountId | null })[] {
  const [where, params] = accountClause('c.', accountId)
  return db
    .all<CoverageRow>(`select c.track, c.from_at, c.to_at, c.account_id, i.file_name as source from coverage c left join import i on i.id = c.import_id where ${where} order by c.from_at`, ...params)
    .map((r) => ({ track: r.track as Track, from: r.from_at, to: r.to_at, source: r.source ?? '', accountId: r.account_id as AccountId | null }))
}

function accountClause(prefix: string, accountId: AccountId | null | undefined): [string, Value[]] {
  if (accountId === undefined) return ['1', []]
  return accountId === null ? [`${prefix}account_id is null`, []] : [`${prefix}account_id = ?`, [accountId]]
}

// ---------------------------------------------------------------- judging

type JudgedRow = {
  id: number; time: number; time_end: number; ip: string | null; country: string | null; service: string; track: string; result: string
  place_country: string | null; asn: number | null; network: string | null; is_hosting: number; is_routable: number; known_service: string | null
  verdict: string; reasons: string
}
const placeOf = (r: JudgedRow): Place => ({
  country: r.place_country, asn: r.asn, network: r.network, isHosting: r.is_hosting === 1, isRoutable: r.is_routable === 1,
  service: r.known_service === null ? null : (JSON.parse(r.known_service) as KnownService),
})

/** One account's events by time, with the verdict that is stored now. */
export function accessesToJudge(db: Database, accountId: AccountId | null): (JudgedAccess & { stored: { verdict: string; reasons: string } })[] {
  const [where, params] = accountClause('', accountId)
  return db
    .all<JudgedRow>(
      `select id, time, time_end, ip, country, service, track, result, place_country, asn, network, is_hosting, is_routable, known_service, verdict, reasons
       from access where ${where} order by time, id`, ...params)
    .map((r) => ({
      id: r.id as AccessId, time: r.time, timeEnd: r.time_end, ip: r.ip, country: r.country, service: r.service as AccessService, track: r.track as Track,
      result: r.result as AccessResult, place: placeOf(r), stored: { verdict: r.verdict, reasons: r.reasons },
    }))
}

export function saveJudgements(db: Database, changed: readonly { id: AccessId; judgement: Judgement }[]): void {
  db.transaction(() => {
    for (const { id, judgement } of changed) db.run('update access set verdict = ?, reasons = ? where id = ?', judgement.verdict, JSON.stringify(judgement.reasons), id)
  })
}

export const accountsWithAccesses = (db: Database): (AccountId | null)[] =>
  db.all<{ account_id: number | null }>('select distinct account_id from access').map((r) => r.account_id as AccountId | null)

// ---------------------------------------------------------------- reading

/** A filter as SQL over `access`; every value is a parameter. */
export function whereOf(filter: AccessFilter): { sql: string; params: Value[] } {
  const parts: string[] = []
  const params: Value[] = []
  const add = (sql: string, ...values: Value[]) => {
    parts.push(sql)
    params.push(...values)
  }
  const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ')
  if (filter.accountId !== undefined) add('account_id = ?', filter.accountId)
  if (filter.span) add('time <= ? and time_end >= ?', filter.span.to, filter.span.from)
  if (filter.verdicts) add(`verdict in (${marks(filter.verdicts)})`, ...filter.verdicts)
  if (filter.tracks) add(`track in (${marks(filter.tracks)})`, ...filter.tracks)
  if (filter.results) add(`result in (${marks(filter.results)})`, ...filter.results)
  if (filter.countries) {
    const named = filter.countries.filter((c): c is string => c !== null)
    const unknown = filter.countries.includes(null) ? 'or coalesce(place_country, country) is null' : ''
    add(`(coalesce(place_country, country) in (${marks(named)}) ${unknown})`, ...named)
  }
  if (filter.networks) {
    const numbers = filter.networks.flatMap((n) => (n !== null && /^AS\d+$/.test(n) ? [Number(n.slice(2))] : []))
    const names = filter.networks.filter((n): n is string => n !== null && !/^AS\d+$/.test(n))
    const unknown = filter.networks.includes(null) ? 'or (asn is null and network is null)' : ''
    add(`(asn in (${marks(numbers)}) or (asn is null and network in (${marks(names)})) ${unknown})`, ...numbers, ...names)
  }
  if (filter.weekHours) {
    const { zone, cells } = filter.weekHours
    // Day 0 of the epoch was a Thursday: 72 hours after a Monday.
    add(`((time + ${offsetSql(zone, 'time')}) / 3600000 + 72) % 168 in (${marks(cells)})`, ...cells.map(([weekday, hour]) => weekday * 24 + hour))
  }
  return { sql: parts.length > 0 ? parts.join(' and ') : '1', params }
}

type FullRow = JudgedRow & {
  account_id: number | null; time_precision: string; time_zone_known: number; host: string | null; country_text: string | null; region: string | null; city: string | null
  service_text: string | null; client: string | null; provider: string; account_hint: string | null; raw_line_ref: string
}
const toRow = (r: FullRow): AccessRow => ({
  id: r.id as AccessId, accountId: (r.account_id ?? 0) as AccountId, track: r.track as Track, place: placeOf(r),
  judgement: { verdict: r.verdict as Verdict, reasons: JSON.parse(r.reasons) as VerdictReason[] },
  time: r.time, timeZoneKnown: r.time_zone_known === 1, timePrecision: r.time_precision as TimePrecision, ip: r.ip, host: r.host, country: r.country,
  countryText: r.country_text, region: r.region, city: r.city, service: r.service as AccessService, serviceText: r.service_text, client: r.client,
  result: r.result as AccessResult, provider: r.provider as AccessRow['provider'], accountHint: r.account_hint, rawLineRef: r.raw_line_ref,
})

/**
 * Newest first. `counts` are of the whole filter with its verdicts left out, so that the segments can show them; failures
 * are not counted as anything to explain, as in every other figure.
 */
export function listAccesses(db: Database, filter: AccessFilter, offset: number, limit: number): { total: number; counts: Record<Verdict, number>; rows: AccessRow[] } {
  const { sql, params } = whereOf(filter)
  const unjudged = { ...filter }
  delete unjudged.verdicts
  const open = whereOf(unjudged)
  const counts: Record<Verdict, number> = { yours: 0, 'own-service': 0, relay: 0, unexplained: 0, unknown: 0 }
  for (const row of db.all<{ verdict: Verdict; n: number }>(`select verdict, count(*) as n from access where ${open.sql} and (result <> 'failure' or verdict = 'yours') group by verdict`, ...open.params)) counts[row.verdict] = row.n
  const total = db.get<{ n: number }>(`select count(*) as n from access where ${sql}`, ...params)?.n ?? 0
  const rows = db.all<FullRow>(`select * from access where ${sql} order by time desc, id desc limit ? offset ?`, ...params, limit, offset).map(toRow)
  return { total, counts, rows }
}

/** Accesses that only the user can settle: own services, relays, unknown places, and unexplained ones that may have been refused. */
export const countUnanswered = (db: Database): number =>
  db.get<{ n: number }>(
    `select count(*) as n from access
     where (verdict in ('own-service', 'relay', 'unknown') and result <> 'failure') or (verdict = 'unexplained' and result = 'unknown')`)?.n ?? 0

export function slotsOf(db: Database, filter: AccessFilter): Slot[] {
  const { sql, params } = whereOf(filter)
  return db
    .all<{ s: number; country: string | null; track: string; verdict: string; result: string; n: number }>(
      `select time / 1800000 as s, coalesce(place_country, country) as country, track, verdict, result, count(*) as n
       from access where ${sql} group by 1, 2, 3, 4, 5 order by 1`, ...params)
    .map((r) => ({ start: r.s * 1_800_000, country: r.country, track: r.track as Track, verdict: r.verdict as Verdict, result: r.result as AccessResult, count: r.n }))
}

export type ExposingRow = { id: AccessId; from: number; to: number; verdict: Verdict; result: AccessResult; country: string | null; track: Track; service: AccessService; network: string | null; reasons: VerdictReason[] }
/** Everything but "yours" and failures, ascending: what an exposure can come from. */
export function exposingAccesses(db: Database, accountId: AccountId | null | undefined): ExposingRow[] {
  const [where, params] = accountClause('', accountId)
  return db
    .all<FullRow>(`select * from access where ${where} and verdict <> 'yours' and result <> 'failure' order by time, id`, ...params)
    .map((r) => ({
      id: r.id as AccessId, from: r.time, to: r.time_end, verdict: r.verdict as Verdict, result: r.result as AccessResult, country: r.place_country ?? r.country,
      track: r.track as Track, service: r.service as AccessService, network: r.network, reasons: JSON.parse(r.reasons) as VerdictReason[],
    }))
}

export const accessSpan = (db: Database): Span | null => {
  const row = db.get<{ a: number | null; b: number | null }>('select min(time) as a, max(time_end) as b from access')
  return row?.a == null || row.b == null ? null : { from: row.a, to: row.b }
}

/** Countries abroad by the number of accesses, most first: the order in which they get their colours. */
export const rankedCountries = (db: Database): string[] =>
  db.all<{ c: string }>('select coalesce(place_country, country) as c from access where c is not null group by 1 order by count(*) desc, 1').map((r) => r.c)

/** Rows of the newest import of a track: providers that keep about 30 rows lose the oldest next. */
export const newestImportRows = (db: Database, accountId: AccountId, track: Track): number =>
  db.get<{ n: number }>(
    `select count(*) as n from import_access ia join access a on a.id = ia.access_id
     where a.track = ? and ia.import_id = (select max(c.import_id) from coverage c where c.account_id = ? and c.track = ?)`, track, accountId, track)?.n ?? 0
