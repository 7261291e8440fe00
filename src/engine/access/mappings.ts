// What the user said of a table's columns: offered for a file, kept when it is imported, forgotten on request.
import { OFFER_BYTES } from '../../shared/columns'
import type { EngineApi } from '../../shared/engine-api'
import { KobanError } from '../../shared/errors'
import type { Handlers } from '../../shared/rpc'
import type { Context } from '../context'
import { forgetMapping, savedMappings, readMappings, saveMapping } from '../store/mappings'
import { offerColumns } from './columns-offer'
import type { HistoryReading } from './read-history'
import { tableOf } from './reading/read-content'

/** The next table with the same header is read the same at once. Nothing happens for files that say themselves what they are. */
export function keepMapping(ctx: Context, reading: Pick<HistoryReading, 'columns'>, bytes: Uint8Array, fileName: string): void {
  const { columns } = reading
  if (columns?.origin !== 'chosen') return
  const { mapping, signature, zone } = columns
  const titles = mapping.hasHeader ? (tableOf(bytes.subarray(0, OFFER_BYTES))?.table(true).header.cells ?? []) : []
  saveMapping(ctx.db, { ...mapping, zone, signature, titles: titles.map((title) => title.trim().slice(0, 60)), fileName, savedAt: ctx.now() })
}

type MappingMethods = Pick<EngineApi, 'access.columns' | 'access.mappings' | 'access.forgetMapping'>

export function createMappings(ctx: Context): Handlers<MappingMethods> {
  return {
    'access.columns': ({ fileName, bytes, text, zone, mapping }) => {
      const content = bytes ?? (text === undefined ? null : new TextEncoder().encode(text))
      if (!content) throw new KobanError('bad-request', 'neither bytes nor text')
      return offerColumns(content, {
        fileName, zone: zone ?? ctx.defaults().zone, now: ctx.now(), keepsZone: zone !== undefined, saved: savedMappings(ctx.db), ...(mapping ? { mapping } : {}),
      })
    },
    'access.mappings': () => ({ rows: readMappings(ctx.db).map(({ signature, titles, fileName, savedAt }) => ({ signature, titles, fileName, savedAt })) }),
    'access.forgetMapping': ({ signature }) => {
      forgetMapping(ctx.db, signature)
      ctx.changed('profile')
      return { forgotten: true }
    },
  }
}
