// The feature "access": histories in, lists and series out, "this was me". Entry file; others import only this one.
import type { EngineApi, Timeline } from '../../shared/engine-api'
import type { AccountId, CoverageSpan, Span, Track } from '../../shared/model'
import type { Handlers } from '../../shared/rpc'
import type { Context } from '../context'
import { coverageSpans, listImports, newestImportRows, removeImport } from '../store/accesses'
import { listAccounts } from '../store/accounts'
import { addConfirmation, removeConfirmation } from '../store/confirmations'
import { colorSlots, readProfileAnswers, readSettings, writeProfileAnswers } from '../store/settings'
import { coveredForAll } from './coverage'
import { accessSpan, networkFigures, placeFigures, rankedCountries, trackFigures } from './figures'
import { createImporter, type Importer } from './import'
import { forgetFacts, judgeStore, readProfile } from './judge'
import { listAccesses, newestUnexplained, slotsOf, weekSlots } from './list'
import { createMappings } from './mappings'
import { MAX_HISTORY_BYTES } from './read-history'
import { wholeOf } from './reading/history-source'
import { rollOffs } from './roll-offs'
import { mailboxRecords } from './mailbox-records'
import { bucketFor, heatMapOf, timelineOf, type Slot } from './timeline'
import { NOTHING_TOLD, type ToldSignIn, type ToldSignIns } from './told'
import { bucketStarts, nextStart } from './zone-days'

/** Yahoo! JAPAN shows about this many rows (confidence C): when a file is this long, older rows were already lost. */
const ROWS_KEPT = 30
const DAY_MS = 86_400_000
/** Marks on a timeline. */
const MOST_MARKS = 500

type AccessMethods = Pick<
  EngineApi,
  | 'access.columns' | 'access.rollOff' | 'access.mappings' | 'access.forgetMapping' | 'access.feed' | 'places.city' | 'places.setCity' | 'places.removeCity' | 'access.preview' | 'access.import' | 'access.imports' | 'access.undoImport' | 'access.list' | 'access.timeline' | 'access.heatMap' | 'access.places' | 'access.networks' | 'access.coverage'
  | 'access.confirm' | 'access.unconfirm' | 'profile.get' | 'profile.set'
>

/** The timeline of a filter, with what only notices tell of and `lanes` from the gifts feature. Without a span: all that is on record, to today. */
export type TimelineMaker = (filter: Parameters<EngineApi['access.timeline']>[0]['filter'], lanes: (span: Span) => Timeline['lanes'], bucket?: Timeline['bucket']) => Timeline

export function timelineMaker(ctx: Context, told: ToldSignIns): TimelineMaker {
  return (filter, lanes, asked) => {
    const { db } = ctx
    const { zone } = readSettings(db, ctx.defaults())
    const span = filter.span ?? wholeSpan(ctx, told)
    const drawn = lanes(span)
    const bucket = asked ?? bucketFor(span)
    const starts = bucketStarts(bucket, span.from, span.to, zone)
    const within = { ...filter, span }
    return timelineOf({
      span, zone, bucket,
      slots: [...slotsOf(db, within, [...starts, nextStart(bucket, starts.at(-1) ?? span.to, zone)]), ...told(within).map(slotOf)],
      coverage: coveredTracks(ctx, filter.accountId),
      colorSlots: countryColors(ctx, told),
      unexplained: newestUnexplained(db, within, MOST_MARKS),
      lanes: drawn,
    })
  }
}

/** For the chart: a day of a track is on record when it is for every mailbox shown. */
function coveredTracks(ctx: Context, accountId?: AccountId): CoverageSpan[] {
  const mailboxes = mailboxRecords(ctx, accountId)
  return (['mail-software', 'web'] as const).flatMap((track) => coveredForAll(mailboxes, track).map((span) => ({ track, ...span, source: '' })))
}

const slotOf = ({ time, country, track, verdict, result }: ToldSignIn): Slot => ({ start: time, country, track, verdict, result, count: 1 })

export const countryColors = (ctx: Context, told: ToldSignIns): Map<string, number> => colorSlots(ctx.db, rankedCountries(ctx.db, told), readProfileAnswers(ctx.db).countries)

/** From a little before the first record, gift mail or notice to now; the last 60 days when there is nothing. */
function wholeSpan(ctx: Context, told: ToldSignIns): Span {
  const now = ctx.now()
  const recorded = accessSpan(ctx.db)
  const firstGift = ctx.db.get<{ a: number | null }>(`select min(arrived_at) as a from gift where class = 'gift'`)?.a
  const firsts = [recorded?.from, firstGift, told({})[0]?.time].filter((t): t is number => typeof t === 'number' && t <= now)
  // A history of years with one old gift mail or notice stays readable: the record rules, and they reach at most 90 days before it.
  const from = firsts.length === 0 ? now - 60 * DAY_MS : recorded ? Math.max(Math.min(...firsts), recorded.from - 90 * DAY_MS) : Math.min(...firsts)
  const lastTold = told({}).at(-1)?.time ?? -Infinity
  const to = recorded && now - Math.max(recorded.to, lastTold) > 370 * DAY_MS ? Math.max(recorded.to, lastTold) : now
  return { from: Math.min(from, to - DAY_MS), to }
}

export function createAccess(ctx: Context, lanesOf: (span: Span, accountId?: AccountId) => Timeline['lanes'], told: ToldSignIns = NOTHING_TOLD): { handlers: Handlers<AccessMethods>; importer: Importer } {
  const importer = createImporter(ctx)
  const timeline = timelineMaker(ctx, told)
  const rejudge = () => {
    const changed = judgeStore(ctx.db)
    ctx.changed('access', 'gifts', 'profile')
    return { changed }
  }
  const handlers: Handlers<AccessMethods> = {
    ...createMappings(ctx),
    'access.rollOff': () => ({ rows: rollOffs(ctx) }),
    'access.preview': (input) => importer.preview(input),
    'access.feed': ({ uploadId, bytes }) => importer.feed(uploadId, bytes),
    'access.import': (input) => importer.import(input),
    'access.imports': () => ({ rows: listImports(ctx.db) }),
    'access.undoImport': ({ importId }) => {
      const removed = removeImport(ctx.db, importId)
      void importer.sweep()
      rejudge()
      return { removed }
    },
    'access.list': ({ filter, offset, limit }) => {
      const page = listAccesses(ctx.db, filter, offset, limit)
      const { language } = readSettings(ctx.db, ctx.defaults())
      return { ...page, rows: page.rows.map((row) => ({ ...row, located: ctx.cities.lookup(row.ip, language) })) }
    },
    'places.city': () => ({ database: ctx.cities.info() }),
    'places.setCity': async ({ uploadId }) => {
      const database = ctx.cities.install(Buffer.from(await wholeOf(importer.uploaded(uploadId), MAX_HISTORY_BYTES)))
      forgetFacts(ctx.db)
      rejudge()
      return database
    },
    'places.removeCity': () => {
      ctx.cities.remove()
      forgetFacts(ctx.db)
      rejudge()
      return { removed: true }
    },
    'access.timeline': ({ filter, bucket }) => timeline(filter, (span) => lanesOf(span, filter.accountId), bucket),
    'access.heatMap': ({ filter }) => {
      const { zone } = readSettings(ctx.db, ctx.defaults())
      return heatMapOf([...weekSlots(ctx.db, filter, zone), ...told(filter).map(slotOf)], zone)
    },
    'access.places': ({ filter }) => {
      const color = slotBy(countryColors(ctx, told))
      return { places: placeFigures(ctx.db, filter, told).map((place) => ({ ...place, colorSlot: color(place.country) })) }
    },
    'access.networks': ({ filter, offset = 0, limit }) => {
      const color = slotBy(countryColors(ctx, told))
      const all = networkFigures(ctx.db, filter, told)
      return { total: all.length, rows: all.slice(offset, offset + limit).map((network) => ({ ...network, colorSlot: color(network.country) })) }
    },
    'access.coverage': ({ accountId }) => ({
      spans: coverageSpans(ctx.db, accountId),
      tracks: trackFigures(ctx.db, accountId),
      rollOff: rollOff(ctx, accountId),
    }),
    'access.confirm': ({ isMe, target }) => {
      addConfirmation(ctx.db, isMe, target, ctx.now())
      return rejudge()
    },
    'access.unconfirm': ({ id }) => {
      removeConfirmation(ctx.db, id)
      return rejudge()
    },
    'profile.get': () => readProfile(ctx.db),
    'profile.set': (change) => {
      writeProfileAnswers(ctx.db, change)
      rejudge()
      return readProfile(ctx.db)
    },
  }
  return { handlers, importer }
}

/** Unknown places have no colour; a country that came after the colours were given shares the last one. */
const slotBy = (colors: ReadonlyMap<string, number>) => (country: string | null): number => (country === null ? -1 : (colors.get(country) ?? 99))

function rollOff(ctx: Context, accountId?: AccountId): { accountId: AccountId; track: Track; rows: number; limit: number }[] {
  return listAccounts(ctx.db)
    .filter((account) => account.provider === 'yahoojp' && (accountId === undefined || account.id === accountId))
    .flatMap((account) => (['mail-software', 'web'] as const).map((track) => ({ accountId: account.id, track, rows: newestImportRows(ctx.db, account.id, track), limit: ROWS_KEPT })))
    .filter((entry) => entry.rows > 0)
}
