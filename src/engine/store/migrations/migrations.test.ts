// A store of an earlier version keeps all it knew: the steps of its schema are run on it, not on an empty one.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { afterEach, describe, expect, it } from 'vitest'
import type { ImportId } from '../../../shared/model'
import { judgeStore } from '../../access/judge'
import { listAccesses } from '../../access/list'
import { listImports, removeImport } from '../accesses'
import { listConfirmations } from '../confirmations'
import { openDatabase } from '../database'
import { writeProfileAnswers } from '../settings'
import { initial } from './001-initial'

const KEY = 'cd'.repeat(32)
const dir = mkdtempSync(join(tmpdir(), 'koban-migrations-'))
afterEach(() => rmSync(dir, { recursive: true, force: true }))

describe('a store of the first version', () => {
  it('keeps its accesses, which import told of each, and its marks', () => {
    const file = join(dir, 'koban.db')
    const old = new Libsql(file, { encryptionCipher: 'aes256cbc', encryptionKey: KEY } as Libsql.Options)
    old.exec(`pragma foreign_keys = on; ${initial};
      insert into import (id, file_name, format, zone, imported_at, events, ignored, malformed, malformed_rows)
        values (3, 'a.csv', 'generic-table', 'UTC', 10, 2, 0, 0, '[]'), (4, 'b.csv', 'generic-table', 'UTC', 11, 2, 0, 0, '[]');
      insert into access (id, account_id, track, time, time_end, time_precision, time_zone_known, ip, client, country_text, service, service_text, result, provider, raw_line_ref,
          place_country, asn, network, is_hosting, is_routable, known_service, merge_key, nth) values
        (7, null, 'mail-software', 1000, 1999, 'second', 1, '9.9.9.9', 'Thunderbird "128"', '中国', 'imap', 'IMAP', 'success', 'generic', 'L2', 'CN', 1, 'Net', 0, 1, null, x'01', 0),
        (8, null, 'web', 60000, 119999, 'minute', 0, null, null, null, 'web', 'Web', 'success', 'generic', 'L3', null, null, null, 0, 0, null, x'02', 0),
        (9, null, 'mail-software', 70000, 70999, 'second', 1, '2400:4051::1', null, null, 'pop', null, 'failure', 'generic', 'L2', 'JP', 2, 'Home', 0, 1, null, x'03', 0);
      insert into import_access values (3, 7), (3, 8), (4, 8), (4, 9);
      insert into confirmation (id, is_me, at, kind, access_id) values (5, 0, 12, 'event', 9);
      insert into confirmation (id, is_me, at, kind, country) values (6, 1, 13, 'country', 'CN');
      pragma user_version = 1`)
    old.close()

    const db = openDatabase(file, KEY)
    writeProfileAnswers(db, { countries: ['JP'] })
    judgeStore(db)
    const { rows } = listAccesses(db, {}, 0, 10)
    expect(rows.map((r) => [r.id, r.time, r.ip, r.client, r.countryText, r.service, r.timePrecision, r.place.network, r.rawLineRef, r.judgement.verdict])).toEqual([
      [9, 70000, '2400:4051::1', null, null, 'pop', 'second', 'Home', 'L2', 'unexplained'],
      [8, 60000, null, null, null, 'web', 'minute', null, 'L3', 'unknown'],
      [7, 1000, '9.9.9.9', 'Thunderbird "128"', '中国', 'imap', 'second', 'Net', 'L2', 'yours'],
    ])
    expect(listConfirmations(db).map((mark) => mark.id)).toEqual([5, 6])
    expect(listImports(db).map((row) => row.importId)).toEqual([4, 3])
    expect([removeImport(db, 3 as ImportId), listAccesses(db, {}, 0, 10).rows.map((r) => r.id)]).toEqual([1, [9, 8]])
    expect([removeImport(db, 4 as ImportId), listAccesses(db, {}, 0, 10).total, listConfirmations(db).map((mark) => mark.id)]).toEqual([2, 0, [6]])
    db.close()
  })
})
