// What an import puts on record, in a real store: coverage is what decides whether a code is called safe.
import { strToU8, zipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '../context'
import { createJobs } from '../jobs'
import { coverageSpans } from '../store/accesses'
import { openDatabase, type Database } from '../store/database'
import { createImporter, type Importer } from './import'

const NOW = Date.UTC(2026, 5, 1)
const nowhere = { country: null, asn: null, network: null, isHosting: false, service: null, isRoutable: true }
let db: Database
let importer: Importer
beforeEach(() => {
  db = openDatabase(':memory:', 'ab'.repeat(32))
  const context: Pick<Context, 'db' | 'now' | 'changed' | 'defaults'> = { db, now: () => NOW, changed: () => undefined, defaults: () => ({ language: 'ja', colorScheme: 'auto', zone: 'UTC' }) }
  importer = createImporter({ ...context, places: { lookup: () => nowhere }, jobs: createJobs(() => undefined, () => NOW) } as unknown as Context)
})

const table = (...rows: [day: string, service: string][]) => strToU8(['Time,Protocol,IP', ...rows.map(([day, service]) => `2026-${day} 00:00,${service},9.9.9.9`)].join('\n'))
const day = (text: string) => Date.parse(`2026-${text}T00:00:00Z`)
const covered = async (bytes: Uint8Array, fileName = 'h.zip') => {
  const preview = await importer.preview({ fileName, bytes, zone: 'UTC' })
  await importer.import({ previewId: preview.previewId, accountId: null })
  const spans = coverageSpans(db).map(({ track, from, to }) => [track, from, to])
  expect(preview.coverageAfter.map(({ track, from, to }) => [track, from, to]).sort()).toEqual(spans.sort())
  return spans
}
const MINUTE = 59_999

describe('the record that a file leaves', async () => {
  it('is per member of an archive and per track, and the weeks between them stay open', async () => {
    const zip = zipSync({ 'mail.csv': table(['01-01', 'IMAP'], ['01-03', 'IMAP']), 'web.csv': table(['03-01', 'Webmail'], ['03-05', 'Webmail']), 'later.csv': table(['05-01', 'IMAP'], ['05-02', 'POP']) })
    expect(await covered(zip)).toEqual([
      ['mail-software', day('01-01'), day('01-03') + MINUTE], ['mail-software', day('05-01'), day('05-02') + MINUTE], ['web', day('03-01'), day('03-05') + MINUTE],
    ])
  })
  it('is per track in one table whose rows alone name the track', async () => {
    expect(await covered(table(['01-01', 'IMAP'], ['02-01', 'Webmail'], ['02-03', 'Webmail'], ['01-05', 'IMAP']), 'h.csv')).toEqual([
      ['mail-software', day('01-01'), day('01-05') + MINUTE], ['web', day('02-01'), day('02-03') + MINUTE],
    ])
  })
  it('is the whole table on both tracks where the format lists both', async () => {
    const signIns = strToU8('"Date (UTC)",Request ID,User,Username,Application,IP address,Location,Status,Client app\n2026-01-01T00:00:00Z,1,H,h@mail.example,Office,9.9.9.9,"Tokyo, Tokyo, JP",Success,Browser\n2026-01-09T00:00:00Z,2,H,h@mail.example,Office,9.9.9.9,"Tokyo, Tokyo, JP",Success,IMAP4\n')
    expect(await covered(signIns, 'SignIns.csv')).toEqual((['mail-software', 'web'] as const).map((track) => [track, day('01-01'), day('01-09') + 999]))
  })
})
