// Why an access was judged as it was, with its evidence. Why a mail was found stands with the detector's words.
import type { VerdictReasonCode } from '../../../shared/model'
import type { Format } from '../format'

export type Evidence = Record<string, string | number>
const country = (e: Evidence, f: Format) => (typeof e['country'] === 'string' ? f.country(e['country']) : null)
const place = (code: string | number | undefined, f: Format) => f.country(typeof code === 'string' && code !== '' ? code : null)
const withName = (e: Evidence, text: (name: string) => string, plain: string) => {
  const name = e['name'] ?? e['service'] ?? e['network']
  return name === undefined || name === '' ? plain : text(String(name))
}

const verdict: Record<VerdictReasonCode, (e: Evidence, f: Format) => string> = {
  'home-country': (e, f) => (country(e, f) ? `いつもの国（${country(e, f)}）` : 'いつもの国'),
  'home-network': (e) => withName(e, (n) => `いつもの回線（${n}）`, 'いつもの回線'),
  'koban-itself': () => 'Koban自身の接続',
  'confirmed-event': () => 'ご本人と回答済み',
  'confirmed-network': (e) => withName(e, (n) => `この回線はご本人と回答済み（${n}）`, 'この回線はご本人と回答済み'),
  'confirmed-country': (e, f) => (country(e, f) ? `この国はご本人と回答済み（${country(e, f)}）` : 'この国はご本人と回答済み'),
  'confirmed-days': () => 'この期間はご本人と回答済み',
  'own-service-confirmed': (e) => withName(e, (n) => `使っていると回答済み（${n}）`, '使っていると回答済みのサービス'),
  'mail-fetcher': (e) => withName(e, (n) => `${n}の受信取り込みと一致`, 'メール取り込みサービスと一致'),
  'app-cloud': (e) => withName(e, (n) => `${n}の中継と一致`, 'メールアプリの中継と一致'),
  'own-service-denied': (e) => withName(e, (n) => `使っていないと回答済み（${n}）`, '使っていないと回答済みのサービス'),
  'relay-network': (e) => withName(e, (n) => `中継サービスの回線（${n}）`, '中継サービスの回線'),
  'vpn-network': (e) => withName(e, (n) => `VPNの回線（${n}）`, 'VPNの回線'),
  'hosting-network': (e) => withName(e, (n) => `ホスティング事業者の回線（${n}）`, 'ホスティング事業者の回線'),
  'hosting-mail-software': () => 'ホスティング事業者からメールソフトで接続',
  'foreign-country': (e, f) => (country(e, f) ? `いつもの国の外（${country(e, f)}）` : 'いつもの国の外'),
  'first-country': (e, f) => (country(e, f) ? `初めての国（${country(e, f)}）` : '初めての国'),
  'first-network': (e) => withName(e, (n) => `初めての回線（${n}）`, '初めての回線'),
  'no-mail-software': () => 'メールソフトは未使用と回答済み',
  'impossible-travel': (e, f) => (typeof e['minutes'] === 'number' ? `移動が不可能（${place(e['from'], f)}から${place(e['to'], f)}まで${f.duration(e['minutes'] * 60)}）` : '移動が不可能'),
  'after-failures': (e, f) => (typeof e['failures'] === 'number' ? `${f.number(e['failures'])}回の失敗のあとに成功` : '続いた失敗のあとに成功'),
  'marked-not-me': () => '「私ではありません」と回答済み',
  'no-address': () => 'IPアドレスの記録なし',
  'not-routable': () => '社内や家庭内のアドレス',
  unlocatable: () => '場所が調べられないアドレス',
  'places-differ': (e, f) => `調べた場所（${place(e['lookedUp'], f)}）と履歴の国（${place(e['stated'], f)}）が違う`,
  'home-not-asked': () => 'いつもの国がまだ未回答',
  'provider-internal': () => 'メール提供元の内部の接続',
}

export const reasons = { verdict }
