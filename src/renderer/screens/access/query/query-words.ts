// The words that the text form of a filter understands, in English and Japanese; the first of each is what it writes.
// All are compared after NFKC and in lower case.
import type { AccessResult, Track, Verdict } from '../../../../shared/model'
import { createFormat } from '../../../i18n/format'

export type Key = 'country' | 'network' | 'track' | 'verdict' | 'result' | 'hour' | 'account' | 'from' | 'to' | 'on'

export const KEYS: Readonly<Record<Key, readonly string[]>> = {
  country: ['country', 'place', 'cc', '国', '場所', 'アクセス元'],
  network: ['network', 'net', 'asn', 'isp', '回線', 'ネットワーク'],
  track: ['track', 'log', '履歴', '種類'],
  verdict: ['verdict', '判定'],
  result: ['result', '結果'],
  hour: ['hour', 'time', '時刻', '曜日', '曜日と時刻'],
  account: ['account', 'mailbox', 'アカウント', 'メールボックス'],
  from: ['from', 'since', 'から', '開始'],
  to: ['to', 'until', 'till', 'まで', '終了'],
  on: ['on', 'day', 'date', '日', '日付'],
}
export const TRACKS: Readonly<Record<Track, readonly string[]>> = {
  'mail-software': ['mail', 'mail-software', 'mailsoftware', 'imap', 'pop', 'smtp', 'メールソフト', 'メール'],
  web: ['web', 'browser', 'ウェブ', 'ブラウザー', 'ブラウザ'],
}
export const VERDICTS: Readonly<Record<Verdict, readonly string[]>> = {
  unexplained: ['unexplained', 'not-me', '心当たりなし', '心当たりのない'],
  'own-service': ['own-service', 'service', '自分のサービス', '自分のサービス?'],
  relay: ['relay', 'vpn', 'relay/vpn', '中継', '中継・vpn'],
  unknown: ['unknown', '不明', '判定できない'],
  yours: ['yours', 'mine', 'me', 'ご本人', '本人', '自分'],
}
export const RESULTS: Readonly<Record<AccessResult, readonly string[]>> = {
  success: ['success', 'ok', '成功'],
  failure: ['failure', 'failed', 'fail', '失敗'],
  unknown: ['unknown', '不明'],
}
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export const WEEKDAYS_JA = '月火水木金土日'
/** A place or network that is not known. */
export const UNKNOWN = 'unknown'

export const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/** The entry that has the word among its own; undefined when none has. */
export function entryOf<K extends string>(table: Readonly<Record<K, readonly string[]>>, word: string): K | undefined {
  const folded = fold(word)
  return (Object.keys(table) as K[]).find((key) => table[key].includes(folded))
}

let names: ReadonlyMap<string, string> | null = null
/** Codes by name in both languages; made when a name is first asked for. */
function countryNames(): ReadonlyMap<string, string> {
  if (names) return names
  const made = new Map<string, string>([['uk', 'GB'], ['usa', 'US'], ['アメリカ', 'US'], ['アメリカ合衆国', 'US'], ['america', 'US'], ['イギリス', 'GB'], ['korea', 'KR']])
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  for (const format of [createFormat('ja', 'UTC'), createFormat('en', 'UTC')]) {
    for (const code of letters.flatMap((a) => letters.map((b) => a + b))) {
      const name = format.country(code)
      // Codes of countries that are no more (VD, DD) carry their heirs' names.
      if (Intl.getCanonicalLocales(`und-${code}`)[0] !== `und-${code}`) continue
      if (name !== code && !made.has(fold(name))) made.set(fold(name), code)
    }
  }
  return (names = made)
}

/** `cn`, `China` or 中国 → CN; null for "unknown"; undefined for anything else. */
export function countryOf(word: string): string | null | undefined {
  const folded = fold(word)
  if (folded === UNKNOWN || folded === '不明') return null
  const byName = countryNames().get(folded)
  if (byName) return byName
  return /^[a-z]{2}$/.test(folded) ? folded.toUpperCase() : undefined
}
