// Login histories as the owner would have copied them from the provider's pages into text files: two pastes of the
// web page, with days lost between them, and one of the mail-software page. The intruder comes at night and by mail
// software; the web page alone looks clean. Addresses lie in large public allocations; the rows are made up.
import type { DemoServer } from '../shared/host-api'
import { jst, type Calendar } from './calendar'
import { randomFrom, type Random } from './random'

type Row = { time: number; cells: string[] }

const JAPAN = '日本'
const CHINA = '中華人民共和国'
const AMERICA = 'アメリカ合衆国'
const VIETNAM = 'ベトナム'
/** The web page shows the last 30 rows. */
const PAGE_ROWS = 30

export function histories(calendar: Calendar): DemoServer['histories'] {
  const random = randomFrom(20_140)
  const older = ownWeb(calendar, random, { first: 53, last: 30, count: PAGE_ROWS })
  const newer = [
    ...ownWeb(calendar, random, { first: 26, last: 1, count: PAGE_ROWS - 4 }),
    webRow(calendar.at(4, '23:26'), HOME_LINE, JAPAN, PHONE, 'Yahoo!メール'),
    webRow(calendar.at(4, '23:51'), '14.177.64.39', VIETNAM, COMPUTER, 'Yahoo!メール'),
    webRow(calendar.at(2, '20:15'), '172.224.26.71', JAPAN, PHONE, 'トップページ'),
    webRow(calendar.hoursAgo(0.7), MOBILE, JAPAN, PHONE, 'Yahoo!メール'),
  ]
  return [
    { fileName: `ログイン履歴_${stamp(calendar.at(30, '22:10'))}.txt`, text: webPage(older, HOME_LINE), observedAt: calendar.at(30, '22:10') },
    { fileName: `ログイン履歴_${stamp(calendar.now)}.txt`, text: webPage(newer, MOBILE), observedAt: calendar.now },
    { fileName: `メールソフト ログイン履歴_${stamp(calendar.now)}.txt`, text: mailSoftwarePage(mailSoftware(calendar)), observedAt: calendar.now },
  ]
}

const HOME_LINE = '118.8.22.224'
const HOME_LINE_V6 = '2400:4051:a0c3:1100:8c1f:2d0a:77b2:91e4'
const MOBILE = '49.98.167.52'
const WORK = '153.212.31.6'
const PHONE = 'スマートフォン'
const COMPUTER = 'パソコン'

/** The owner's own sign-ins, morning to night, one to three a day, from the first day to the last. */
function ownWeb(calendar: Calendar, random: Random, o: { first: number; last: number; count: number }): Row[] {
  const rows: Row[] = []
  for (let i = 0; i < o.count; i++) {
    const days = i === 0 ? o.first : i === 1 ? o.last : o.first - Math.round((i * (o.first - o.last)) / (o.count - 1))
    const hour = random.pick([7, 8, 8, 10, 12, 12, 15, 18, 20, 21])
    const time = calendar.at(days, `${hour}:${random.below(60)}`)
    const isOut = hour >= 10 && hour < 18
    const [ip, device] = isOut
      ? random.pick<readonly [string, string]>([[MOBILE, PHONE], [WORK, COMPUTER], ['106.154.50.43', PHONE]])
      : random.pick<readonly [string, string]>([[HOME_LINE, PHONE], [HOME_LINE, COMPUTER], [HOME_LINE_V6, PHONE], ['126.72.10.20', PHONE]])
    rows.push(webRow(time, ip, JAPAN, device, random.pick(['Yahoo!メール', 'Yahoo!メール', 'トップページ', 'Yahoo!ショッピング'])))
  }
  return rows
}

function webRow(time: number, ip: string, country: string, device: string, service: string): Row {
  const t = jst(time)
  return { time, cells: [`${t.year}年${t.month}月${t.day}日 ${Number(t.hour)}:${t.minute}`, service, '成功', ip, country, device] }
}

/** Eleven accesses that are not hers, and Gmail collecting the box every few hours since a friend set it up. */
function mailSoftware(calendar: Calendar): Row[] {
  const { at } = calendar
  const strangers: [number, string, string, string][] = [
    [at(37, '03:04:11'), 'IMAP', '183.15.204.87', CHINA],
    [at(37, '03:06:52'), 'IMAP', '183.15.204.87', CHINA],
    [at(33, '05:20:36'), 'POP', '107.172.50.4', AMERICA],
    [at(30, '03:12:09'), 'IMAP', '112.96.33.59', CHINA],
    [at(24, '02:47:43'), 'IMAP', '223.104.37.174', CHINA],
    [at(19, '03:31:20'), 'IMAP', '183.15.227.31', CHINA],
    [at(19, '03:52:58'), 'POP', '107.172.50.4', AMERICA],
    [at(16, '04:08:14'), 'IMAP', '183.15.227.31', CHINA],
    [at(12, '05:20:02'), 'POP', '107.172.166.98', AMERICA],
    [at(10, '03:22:47'), 'IMAP', '112.96.69.26', CHINA],
    [at(6, '03:17:05'), 'IMAP', '183.15.204.12', CHINA],
  ]
  const gmail = [
    at(9, '08:12:20'), at(8, '08:12:31'), at(8, '20:13:02'), at(7, '08:12:44'), at(6, '08:12:10'), at(6, '20:12:51'), at(5, '08:12:29'),
    at(5, '20:13:17'), at(4, '08:12:35'), at(3, '08:12:22'), at(3, '20:12:40'), at(2, '08:12:05'), at(1, '07:12:48'), at(1, '09:12:33'),
    calendar.hoursAgo(6),
  ]
  return [
    ...strangers.map(([time, protocol, ip, country]) => softwareRow(time, protocol, ip, '不明', country)),
    ...gmail.map((time, i) => softwareRow(time, 'POP', `209.85.167.${14 + (i % 4)}`, `mail-lf1-f${14 + (i % 4)}.google.com`, AMERICA)),
  ]
}

function softwareRow(time: number, protocol: string, ip: string, host: string, country: string): Row {
  const t = jst(time)
  const two = (n: number) => String(n).padStart(2, '0')
  return { time, cells: [`${t.year}/${two(t.month)}/${two(t.day)} ${t.hour}:${t.minute}:${t.second}`, `メール受信(${protocol})`, ip, host, country] }
}

const stamp = (time: number) => `${String(jst(time).month).padStart(2, '0')}${String(jst(time).day).padStart(2, '0')}`

function webPage(rows: Row[], ownAddress: string): string {
  return page(['ログイン履歴', `ログイン履歴は直近の${PAGE_ROWS}件まで表示されます。`, `お使いの端末のIPアドレス：${ownAddress}`, ''],
    ['日時', 'サービス', '認証結果', 'IPアドレス', '国・地域', '端末'], rows)
}
function mailSoftwarePage(rows: Row[]): string {
  return page(['メールソフト ログイン履歴', 'POP、IMAP、SMTPでのアクセスです。', ''], ['日時', 'サービス', 'IPアドレス', 'アクセス元', '国・地域'], rows)
}
function page(intro: string[], head: string[], rows: Row[]): string {
  const newestFirst = [...rows].sort((a, b) => b.time - a.time)
  return [...intro, head.join('\t'), ...newestFirst.map((row) => row.cells.join('\t')), ''].join('\n')
}
