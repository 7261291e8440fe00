// Yahoo! JAPAN メールソフト ログイン履歴: POP, IMAP and SMTP sign-ins, where intruders read mail. It lists successes only. A page
// that says there are none is an answer too: no accesses within what the provider keeps.
import { cellText, readTable } from '../reading/access-rows'
import type { TableFormat } from '../reading/access-format'
import { readCountry } from '../reading/countries'
import { serviceOf } from '../reading/words'
import { JAPAN, yahooJpColumns, yahooJpKind } from './yahoo-jp'

export const yahooJpMailsoft: TableFormat = {
  id: 'yahoo-jp-mailsoft',
  title: { ja: 'Yahoo! JAPAN メールソフト ログイン履歴', en: 'Yahoo! JAPAN mail-software login history' },
  provider: 'yahoo-jp',
  source: 'Yahoo! JAPAN Mail, linked from ログイン履歴; saved page or copied table; columns from public write-ups of 2020–2023',
  checked: '2026-11',
  tracks: ['mail-software'],
  shape: 'table',
  recognises: (header) => yahooJpKind(header) === 'mailsoft',
  parse(table, run) {
    const at = yahooJpColumns(table.header)
    readTable(table, run, {
      provider: 'yahoo-jp',
      clock: JAPAN,
      isZoneFixed: true,
      mayLack: table.origin === 'cell-lines' ? 0 : 1,
      time: (cells) => cells[at.time] ?? '',
      ip: (cells) => cells[at.ip] ?? '',
      state: (cells) => {
        const serviceText = cellText(cells, at.service)
        return { service: serviceOf(serviceText ?? ''), serviceText, host: hostName(cellText(cells, at.host)), result: 'success', ...readCountry(cells[at.country]) }
      },
    })
  },
}

function hostName(text: string | null): string | null {
  return text === null || text === '不明' || text.normalize('NFKC') === '-' ? null : text
}

const HEADING = /^メールソフトの?ログイン履歴(?:$|[-|–—:(])/
const NOTHING = /^メールソフトからのログイン履歴はありません。?$/

/**
 * Whether a page or paste is this history and says that it is empty: the heading and the sentence each stand alone.
 * The bare sentence inside an article proves nothing.
 */
export function saysNoMailsoftLogins(headings: readonly string[], lines: readonly string[]): boolean {
  const squeezed = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')
  return headings.some((text) => HEADING.test(squeezed(text))) && lines.some((text) => NOTHING.test(squeezed(text).replace(/^「(.*)」$/, '$1')))
}
