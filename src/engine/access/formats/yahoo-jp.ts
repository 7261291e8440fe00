// What both Yahoo! JAPAN histories share: their tables are told apart by their columns, and their times are Japan Standard
// Time, also for accesses from abroad (provider's release of 2007-02-07).
import { HEADER_SYNONYMS } from '../reading/header-synonyms'
import { column, type Header } from '../reading/headers'
import { fixedClock } from '../reading/zone-clock'

export const JAPAN = fixedClock(540)

export type YahooJpColumns = { time: number; service: number; ip: number; country: number; host: number; result: number; client: number; account: number }

export function yahooJpColumns(header: Header): YahooJpColumns {
  return {
    time: column(header, '日時'),
    service: column(header, 'サービス'),
    ip: column(header, 'ipアドレス', 'ip アドレス'),
    country: column(header, ...HEADER_SYNONYMS.country),
    host: column(header, 'アクセス元'),
    result: column(header, '認証結果', 'ログイン'),
    client: column(header, '端末', '端末情報', 'デバイス'),
    account: header.labels.findIndex((label) => label.startsWith('yahoo! japan id')),
  }
}

/** `mailsoft` has アクセス元, or none of the columns that only web sign-ins have. */
export function yahooJpKind(header: Header): 'login' | 'mailsoft' | null {
  const { time, service, ip, host } = yahooJpColumns(header)
  if (time < 0 || service < 0 || ip < 0) return null
  return host >= 0 || column(header, '認証結果', 'ログイン', '端末', '端末情報', '認証形式') < 0 ? 'mailsoft' : 'login'
}
