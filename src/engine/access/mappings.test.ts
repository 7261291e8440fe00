// Tables that no format knows: offered with their first values, read as the user says, and known again by their header.
import { beforeEach, describe, expect, it } from 'vitest'
import type { ColumnMapping } from '../../shared/columns'
import type { KobanError } from '../../shared/errors'
import type { AccessEvent } from '../../shared/model'
import type { Context } from '../context'
import { createJobs } from '../jobs'
import { openDatabase, type Database } from '../store/database'
import { createImporter, type Importer } from './import'
import { createMappings } from './mappings'
import { readHistory } from './read-history'
import { bytesSource } from './reading/history-source'
import { streamHistory } from './stream-history'

const NOW = Date.UTC(2026, 5, 1)
const nowhere = { country: null, asn: null, network: null, isHosting: false, service: null, isRoutable: true }
let db: Database
let importer: Importer
let handlers: ReturnType<typeof createMappings>
beforeEach(() => {
  db = openDatabase(':memory:', 'ab'.repeat(32))
  const context = { db, now: () => NOW, changed: () => undefined, defaults: () => ({ language: 'ja', colorScheme: 'auto', zone: 'UTC' }), places: { lookup: () => nowhere }, jobs: createJobs(() => undefined, () => NOW) } as unknown as Context
  importer = createImporter(context)
  handlers = createMappings(context)
})

const offer = (text: string, mapping?: ColumnMapping, zone?: string) => handlers['access.columns']({ fileName: 'x.csv', text, ...(mapping ? { mapping } : {}), ...(zone ? { zone } : {}) })
const columns = (text: string, mapping?: ColumnMapping, zone?: string) => offer(text, mapping, zone) as Awaited<ReturnType<typeof offer>>
const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work()
  } catch (error) {
    return (error as KobanError).code
  }
  return 'none'
}

const PORTAL = 'wann;von wo;womit;ging es\n03.04.2026 10:11;203.0.113.9;IMAP;ja\n05.04.2026 08:00;198.51.100.7;Webmail;nein\n'
const PORTAL_BY_HAND: ColumnMapping = { hasHeader: true, columns: { time: 0, ip: 1, service: 2, result: 3 }, dateOrder: 'auto' }

describe('the columns that are offered', () => {
  it('bear their titles and first values, and time and address are guessed by what they hold', async () => {
    const found = await columns(PORTAL)
    expect(found.columns).toEqual([
      { label: 'wann', values: ['03.04.2026 10:11', '05.04.2026 08:00'] }, { label: 'von wo', values: ['203.0.113.9', '198.51.100.7'] },
      { label: 'womit', values: ['IMAP', 'Webmail'] }, { label: 'ging es', values: ['ja', 'nein'] },
    ])
    expect(found).toMatchObject({ mapping: { hasHeader: true, columns: { time: 0, ip: 1 } }, origin: 'guessed' })
    expect(found.rows).toMatchObject([{ kind: 'access', ip: '203.0.113.9', service: 'other' }, { kind: 'access', ip: '198.51.100.7' }])
  })
  it('show how the first rows would be read as the user says, unreadable ones in their place', async () => {
    const { rows } = await columns(`${PORTAL}gestern;203.0.113.9;POP;ja\n`, PORTAL_BY_HAND, 'Europe/Berlin')
    expect(rows).toMatchObject([
      { kind: 'access', service: 'imap', time: Date.parse('2026-04-03T10:11:00+02:00') }, { kind: 'access', service: 'web' }, { kind: 'malformed', ref: 'L4', reason: 'bad-time' },
    ])
  })
  it('need no titles: a first row of values is a row', async () => {
    const found = await columns('2026-04-03 10:11,203.0.113.9,IMAP\n2026-04-04 10:11,203.0.113.9,IMAP\n')
    expect(found).toMatchObject({ mapping: { hasHeader: false, columns: { time: 0, ip: 1 } }, columns: [{ label: '' }, { label: '' }, { label: '' }] })
    expect(found.rows).toHaveLength(2)
  })
  it('show nothing read while time or address are not named', async () => {
    expect((await columns('a,b\nx,y\nz,w\n')).rows).toEqual([])
  })
  it('ask for the order of day and month only where no date shows it', async () => {
    const table = (...dates: string[]) => ['Wann,Adresse', ...dates.map((date) => `${date} 10:00,203.0.113.9`)].join('\n')
    const open = await columns(table('3/4/2026', '5/4/2026'))
    expect(open.slashDates).toBe('open')
    expect((await columns(table('3/4/2026', '25/4/2026'))).slashDates).toBe('dmy')
    expect((await columns(PORTAL)).slashDates).toBe('none')
    const dayFirst = await columns(table('3/4/2026'), { ...open.mapping, dateOrder: 'dmy' })
    expect(dayFirst.rows).toMatchObject([{ time: Date.UTC(2026, 3, 3, 10) }])
  })
  it('are those of the table in a page', async () => {
    const found = await columns('<html><table><tr><td>menu</table><table><tr><th>When<th>From where<tr><td>2026-04-03 10:11<td>203.0.113.9<tr><td>2026-04-04 10:11<td>203.0.113.9</table>')
    expect(found).toMatchObject({ columns: [{ label: 'When' }, { label: 'From where' }], rows: [{ ip: '203.0.113.9' }, { ip: '203.0.113.9' }] })
  })
  it('are not found in prose, pictures or nothing', async () => {
    expect(await codeOf(() => columns('Dear diary, today was fine.\nTomorrow, too.\nAnd then, who knows, rain.\nEnd.\nReally.'))).toBe('unknown-format')
    expect(await codeOf(() => columns('%PDF-1.7\n'))).toBe('not-a-log')
    expect(await codeOf(() => columns(' \n'))).toBe('unknown-format')
  })
})

describe('a table whose columns were named', () => {
  const preview = (text: string, extra: Partial<Parameters<Importer['preview']>[0]> = {}) => importer.preview({ fileName: 'x.csv', text, ...extra })
  const NEXT = 'wann;von wo;womit;ging es\n07.04.2026 09:00;203.0.113.9;POP;nein\n'

  it('is refused without the user’s word', async () => {
    expect(await codeOf(() => preview(PORTAL))).toBe('unknown-format')
  })
  it('is known again by its header once it was imported, in the same zone', async () => {
    const first = await preview(PORTAL, { mapping: PORTAL_BY_HAND, zone: 'Europe/Berlin' })
    expect(first).toMatchObject({ columns: 'chosen', format: 'generic-table', events: 2 })
    expect(await codeOf(() => preview(NEXT))).toBe('unknown-format')
    await importer.import({ previewId: first.previewId, accountId: null })
    expect(await preview(NEXT)).toMatchObject({ columns: 'saved', zone: 'Europe/Berlin', rows: [{ time: Date.parse('2026-04-07T09:00:00+02:00'), service: 'pop' }] })
    expect(await columns(NEXT)).toMatchObject({ origin: 'saved', zone: 'Europe/Berlin', mapping: PORTAL_BY_HAND })
  })
  it('is read in the zone that is named now, though another was saved', async () => {
    await importer.import({ previewId: (await preview(PORTAL, { mapping: PORTAL_BY_HAND, zone: 'Europe/Berlin' })).previewId, accountId: null })
    expect(await preview(NEXT, { zone: 'Asia/Tokyo' })).toMatchObject({ zone: 'Asia/Tokyo', rows: [{ time: Date.parse('2026-04-07T09:00:00+09:00') }] })
  })
  it('corrects what titles were guessed to mean', async () => {
    const text = 'Time,IP,Status\n2026-04-03 10:11,203.0.113.9,POP3\n'
    expect(await preview(text)).toMatchObject({ columns: 'guessed', rows: [{ service: 'other' }] })
    await importer.import({ previewId: (await preview(text, { mapping: { hasHeader: true, columns: { time: 0, ip: 1, service: 2 }, dateOrder: 'auto' } })).previewId, accountId: null })
    expect(await preview(text)).toMatchObject({ columns: 'saved', rows: [{ service: 'pop' }] })
  })
  it('does not stand for a provider’s own format, nor for another table', async () => {
    await importer.import({ previewId: (await preview(PORTAL, { mapping: PORTAL_BY_HAND })).previewId, accountId: null })
    expect(await preview('日時,サービス,IPアドレス,アクセス元\n2026/04/03 10:11,メール受信(IMAP),203.0.113.9,不明')).toMatchObject({ columns: 'own', format: 'yahoo-jp-mailsoft' })
    expect(await codeOf(() => preview('wann;womit;von wo;ging es\n07.04.2026 09:00;POP;203.0.113.9;nein\n'))).toBe('unknown-format')
  })
  it('without titles stands only for tables without titles', async () => {
    const bare = '2026-04-03 10:11,203.0.113.9,IMAP\n2026-04-04 10:11,203.0.113.9,IMAP\n'
    await importer.import({ previewId: (await preview(bare, { mapping: { hasHeader: false, columns: { time: 0, ip: 1, service: 2 }, dateOrder: 'auto' } })).previewId, accountId: null })
    expect(await preview(bare)).toMatchObject({ columns: 'saved', events: 2 })
    expect(await preview('Time,IP,Protocol\n2026-04-03 10:11,203.0.113.9,IMAP')).toMatchObject({ columns: 'guessed', events: 1 })
    expect(await codeOf(() => preview('name,number,street\nx,y,z\n'))).toBe('unknown-format')
  })
  it('is listed, and forgotten on request', async () => {
    await importer.import({ previewId: (await preview(PORTAL, { mapping: PORTAL_BY_HAND })).previewId, accountId: null })
    const { rows } = await handlers['access.mappings']({})
    expect(rows).toMatchObject([{ titles: ['wann', 'von wo', 'womit', 'ging es'], fileName: 'x.csv', savedAt: NOW }])
    await handlers['access.forgetMapping']({ signature: rows[0]?.signature ?? '' })
    expect((await handlers['access.mappings']({})).rows).toEqual([])
    expect(await codeOf(() => preview(NEXT))).toBe('unknown-format')
  })
  it('is refused when the file has fewer columns than were named', async () => {
    expect(await codeOf(() => preview(PORTAL, { mapping: { ...PORTAL_BY_HAND, columns: { time: 0, ip: 9 } } }))).toBe('unknown-format')
    expect(await codeOf(() => preview(PORTAL, { mapping: { ...PORTAL_BY_HAND, columns: { ip: 1 } } }))).toBe('unknown-format')
  })
  it('is read piece by piece to the same', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => `${1 + (i % 28)}.04.2026 10:${String(i % 60).padStart(2, '0')};203.0.113.${i % 250};IMAP;ja`)
    const bytes = new TextEncoder().encode(['wann;von wo;womit;ging es', ...rows].join('\n'))
    const saved = { ...PORTAL_BY_HAND, zone: 'Europe/Berlin' }
    for (const mappings of [{ chosen: PORTAL_BY_HAND }, { saved: { get: () => saved } as unknown as ReadonlyMap<string, typeof saved> }]) {
      const options = { fileName: 'x.csv', assumedTimeZone: 'UTC', now: NOW, mappings }
      const whole = readHistory(bytes, options)
      const streamed: AccessEvent[] = []
      const { columns: read } = await streamHistory(bytesSource(bytes), options, { each: (events) => void streamed.push(...events), sizes: { whole: 1000, head: 4000, piece: 3000 } })
      expect(streamed).toEqual(whole.events)
      expect(read).toEqual(whole.columns)
      expect(streamed).toHaveLength(3000)
      expect(streamed[0]?.time).toBe(Date.parse(`2026-04-01T10:00:00${'chosen' in mappings ? 'Z' : '+02:00'}`))
    }
  })
})
