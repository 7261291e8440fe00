// When, from where and with what: the fields of a notice, `項目：値`, label and value in two cells of a table or on two lines,
// and the few that stand in a sentence. A stated time is only believed near the mail's own date.
import { canonicalAddress } from '../access/reading/addresses'
import { countryCode } from '../access/reading/countries'
import { readLocation } from '../access/reading/locations'
import { readTime } from '../access/reading/times'
import { fixedClock, type ZoneClock } from '../access/reading/zone-clock'

export type NoticeFacts = { time: number | null; ip: string | null; country: string | null; place: string | null; client: string | null }

export const JAPAN = fixedClock(540)
export const UTC = fixedClock(0)

const DAY_MS = 86_400_000
/** A notice is sent at once; some come with days of delay. */
const BELIEVED_BEFORE_MS = 14 * DAY_MS

const ACT = '(?:ログイン|サインイン|アクセス|接続|変更|ご?利用|設定|発生|操作|検知|検出|お?手続き|受付|実施|登録|更新|認証|追加|完了|通知|開始)'
const LABELS = {
  time: new RegExp(`^(?:${ACT}(?:され|し)?た?の?)?(?:日時|時刻|時間|年月日|日付と時刻|日付|日)$|^(?:(?:sign-?in|log-?in|access|event|change)? ?(?:date|time)(?: (?:and|&) time|/time)?|date/time|when|time of (?:sign-?in|log-?in|access|change)|on)(?: ?\\([a-z /+:0-9]{1,20}\\))?$`, 'i'),
  ip: /^(?:(?:アクセス元|接続元|ログイン元|送信元|ご?利用)?の? ?IP ?(?:アドレス|address)?|(?:source |remote |client )?ip(?: address(?:es)?)?|アクセス元アドレス|接続元)$/i,
  place: new RegExp(`^(?:${ACT}?(?:した|元の?|された)?(?:おおよその|推定される|およその)?(?:場所|地域|国|国\\/地域|国・地域|国または地域|国名|所在地|位置|位置情報|アクセス元|都市)(?: ?\\(.{0,12}\\))?|(?:country|country/region|location|region|near|place|city|(?:approximate|approx\\.?|estimated) location|where|from)(?: ?\\(.{0,14}\\))?)$`, 'i'),
  client: /^(?:(?:ご?利用|ログイン|アクセス)?(?:した|の|元の?)?(?:端末|デバイス|環境|ブラウザー?|機器|アプリ|アプリケーション|OS|プラットフォーム|メールソフト|サービス|機種|OS\/ブラウザー?|端末\/ブラウザー?|ソフトウェア)(?:名|の種類|情報)?|device(?: type| name)?|browser|platform|operating system|os|app(?:lication)?|client|user[- ]agent|software)$/i,
} as const
type Field = keyof typeof LABELS

/** `sentAt`: the mail's own date, UTC ms. */
export function factsOf(text: string, { clock, sentAt }: { clock: ZoneClock; sentAt: number | null }): NoticeFacts {
  const values = fieldsOf(text)
  const place = values.place ?? null
  const believed = (time: number | null) => (time !== null && (sentAt === null || (time <= sentAt + DAY_MS && time >= sentAt - BELIEVED_BEFORE_MS)) ? time : null)
  const read = (value: string | undefined): number | null => (value === undefined ? null : believed(timeIn(value, clock, sentAt)))
  return {
    time: read(values.time) ?? read(/\d{4}[年/.-] ?\d{1,2}[月/.-] ?\d{1,2}日?(?: ?\([^()\n]{1,5}\))?[ 、,]{0,3}(?:午[前後] ?)?\d{1,2}[時:] ?\d{1,2}(?:分|:\d{2})?/.exec(text)?.[0]),
    ip: addressIn(values.ip ?? '') ?? addressIn(/\bIP ?(?:アドレス|address)?[^\n]{0,30}/i.exec(text)?.[0] ?? ''),
    country: place === null ? null : countryIn(place),
    place,
    client: values.client ?? clientIn(text),
  }
}

function fieldsOf(text: string): Partial<Record<Field, string>> {
  const lines = text.split(/\r?\n/, 200).map((line) => line.replace(/^[\s■□▪●○◎・◆◇▼▽※*|>–-]{0,12}/, '').trim().slice(0, 200)).filter((line) => line !== '')
  const values: Partial<Record<Field, string>> = {}
  lines.forEach((line, i) => {
    for (const [label, value] of cutsOf(line)) {
      const name = label.replace(/[[\]【】<>()]/g, '').replace(/\s+/g, ' ').trim()
      const given = value === '' ? (lines[i + 1] ?? '') : value
      for (const field of Object.keys(LABELS) as Field[]) if (values[field] === undefined && given !== '' && LABELS[field].test(name)) values[field] = given
    }
  })
  return values
}

/** The ways to read a line as label and value, likeliest first; a value that is empty stands on the next line. */
function cutsOf(line: string): [label: string, value: string][] {
  const colon = /^([^:\t]{1,30}?)\s?[:\t]\s*(.*)$/.exec(line)
  if (colon) return [[colon[1] ?? '', (colon[2] ?? '').replace(/\t+/g, ' ').trim()]]
  const bracket = /^[[【]([^\]】]{1,30})[\]】]\s*(.*)$/.exec(line)
  if (bracket) return [[bracket[1] ?? '', bracket[2] ?? '']]
  const words = line.split(' ', 4)
  return [[line, ''], ...words.slice(1).map((_, n): [string, string] => [words.slice(0, n + 1).join(' '), line.split(' ').slice(n + 1).join(' ')])]
}

/** `3/1/2024 4:31 AM (GMT)`, `2024年3月1日(金) 12時34分 頃`. Of two readings of `4/3/2024`, the one nearer to the mail. */
function timeIn(text: string, given: ZoneClock, sentAt: number | null): number | null {
  const clock = /\b(?:GMT|UTC|協定世界時)\b(?! ?[+-]\d)/.test(text) ? UTC : /\bJST\b|日本時間|日本標準時/.test(text) ? JAPAN : given
  const bare = text
    .replace(/\((?:GMT|UTC|JST|日本時間|日本標準時|[月火水木金土日](?:曜日?)?)\)|\b(?:JST|GMT|UTC)\b(?! ?[+-]\d)|日本標準時|日本時間|[月火水木金土日]曜日|[頃ごろ]+$/g, ' ')
    .replace(/(\d日)[、,]\s?/, '$1 ').replace(/\s+/g, ' ').trim()
  const readings = (['mdy', 'dmy'] as const).flatMap((slashOrder) => {
    const time = readTime(bare, { clock, slashOrder })
    return time === null || time.precision === 'day' ? [] : [time.time]
  })
  return readings.sort((a, b) => Math.abs(a - (sentAt ?? a)) - Math.abs(b - (sentAt ?? b)))[0] ?? null
}

/** `中国 上海`, `Shanghai, China`, `中国(上海市)`, `CN`. */
function countryIn(place: string): string | null {
  const direct = readLocation(place).country ?? countryCode(place)
  if (direct !== null) return direct
  const words = place.split(/[\s,、()/・]+/).filter((word) => word.length > 1)
  return words.map((word) => countryCode(word)).find((code) => code !== null) ?? null
}

const addressIn = (text: string): string | null => text.split(/[\s,()[\]は:]+(?![0-9a-f]{0,4}:)|[、。]/i).map((token) => (/[.:]/.test(token) ? canonicalAddress(token) : null)).find((ip) => ip !== null) ?? null

/** `A new sign-in on Windows`, `Windowsデバイスで新しいログイン`. */
function clientIn(text: string): string | null {
  const match = /(?:sign-?in|signed in|log-?in|logged in) (?:on|from|with) (?:a |an |your )?(?:new )?(Windows|Mac|Linux|Chrome ?OS|Android|iPhone|iPad|Firefox|Chrome|Safari|Edge)\b|^(Windows|Mac|Linux|Chrome ?OS|Android|iPhone|iPad)[^\n。]{0,12}(?:ログイン|サインイン)/im.exec(text)
  return match?.[1] ?? match?.[2] ?? null
}
