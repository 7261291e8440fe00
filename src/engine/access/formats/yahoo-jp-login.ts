// Yahoo! JAPAN ID ログイン履歴: the web sign-ins, saved or copied from https://lh.login.yahoo.co.jp/. Columns changed over the
// years: 2007 named ID, 認証形式 and ログイン; 2011 calls the outcome 認証結果; since 2017 there is a country.
import { cellText, readTable } from '../reading/access-rows'
import type { TableFormat } from '../reading/access-format'
import { readCountry } from '../reading/countries'
import { resultOf } from '../reading/words'
import { JAPAN, yahooJpColumns, yahooJpKind } from './yahoo-jp'

export const yahooJpLogin: TableFormat = {
  id: 'yahoo-jp-login',
  title: { ja: 'Yahoo! JAPAN ログイン履歴', en: 'Yahoo! JAPAN login history' },
  provider: 'yahoo-jp',
  source: 'https://lh.login.yahoo.co.jp/, saved page or copied table; columns of 2007, 2011 and 2017–2020 from releases and public write-ups, today’s not seen',
  checked: '2026-11',
  tracks: ['web'],
  shape: 'table',
  recognises: (header) => yahooJpKind(header) === 'login',
  parse(table, run) {
    const at = yahooJpColumns(table.header)
    readTable(table, run, {
      provider: 'yahoo-jp',
      clock: JAPAN,
      isZoneFixed: true,
      // The last cell may be missing in a page; a paste of one cell per line has no way to tell which one is.
      mayLack: table.origin === 'cell-lines' ? 0 : 1,
      time: (cells) => cells[at.time] ?? '',
      ip: (cells) => cells[at.ip] ?? '',
      state: (cells) => ({
        service: 'web',
        serviceText: cellText(cells, at.service),
        client: cellText(cells, at.client),
        result: at.result < 0 ? 'success' : resultOf(cells[at.result] ?? ''),
        accountHint: cellText(cells, at.account),
        ...readCountry(cells[at.country]),
      }),
    })
  },
}
