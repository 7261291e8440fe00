// Dates, amounts, numbers and names of countries as people write them in Japanese and English. Zone-aware;
// Intl formatters are kept, since making one costs about a hundred times what using it does.
import type { Language, Money } from '../../shared/model'

const formatters = new Map<string, Intl.DateTimeFormat>()
const numbers = new Map<string, Intl.NumberFormat>()
const regions = new Map<Language, Intl.DisplayNames>()

const WEEKDAYS = {
  ja: ['日', '月', '火', '水', '木', '金', '土'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const
const EN_DAYS = WEEKDAYS.en as readonly string[]
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const LONG_MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const

/** Shorter and more usual than what Intl gives. */
const COUNTRIES: Record<Language, Record<string, string>> = {
  ja: { US: '米国', GB: '英国', HK: '香港', MO: 'マカオ', TW: '台湾', KR: '韓国', KP: '北朝鮮', RU: 'ロシア' },
  en: { US: 'United States', GB: 'United Kingdom', HK: 'Hong Kong', MO: 'Macao', TW: 'Taiwan', KR: 'South Korea', KP: 'North Korea', TR: 'Turkey' },
}

type Parts = { year: number; month: number; day: number; weekday: number; hour: string; minute: string; second: string }

function partsOf(time: number, zone: string): Parts {
  let formatter = formatters.get(zone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', weekday: 'short', year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit',
    })
    formatters.set(zone, formatter)
  }
  const found: Record<string, string> = {}
  for (const part of formatter.formatToParts(time)) found[part.type] = part.value
  return {
    year: Number(found['year']), month: Number(found['month']), day: Number(found['day']), weekday: EN_DAYS.indexOf(found['weekday'] ?? ''),
    hour: found['hour'] ?? '', minute: found['minute'] ?? '', second: found['second'] ?? '',
  }
}

function numberFormat(key: string, options: Intl.NumberFormatOptions, locale: string): Intl.NumberFormat {
  const id = `${locale} ${key}`
  const known = numbers.get(id)
  if (known) return known
  const made = new Intl.NumberFormat(locale, options)
  numbers.set(id, made)
  return made
}

function fractionDigits(currency: string): number {
  return numberFormat(currency, { style: 'currency', currency }, 'en').resolvedOptions().maximumFractionDigits ?? 2
}

/** The formats of one language and zone. Times are UTC milliseconds. */
export function createFormat(language: Language, zone: string) {
  const isJa = language === 'ja'
  const locale = isJa ? 'ja-JP' : 'en-GB'
  const thisYear = partsOf(Date.now(), zone).year
  const number = (value: number): string => numberFormat('n', { maximumFractionDigits: 1 }, 'en-US').format(value)

  /** 5月8日 · 8 May; with the year when it is not this one. */
  const day = (time: number): string => {
    const p = partsOf(time, zone)
    const isThisYear = p.year === thisYear
    if (isJa) return `${isThisYear ? '' : `${p.year}年`}${p.month}月${p.day}日`
    return `${p.day} ${MONTHS[p.month - 1]}${isThisYear ? '' : ` ${p.year}`}`
  }
  /** 5月8日(金) · Fri 8 May */
  const date = (time: number): string => {
    const p = partsOf(time, zone)
    const weekday = WEEKDAYS[language][p.weekday] ?? ''
    return isJa ? `${day(time)}(${weekday})` : `${weekday} ${day(time)}`
  }
  /** 5/8 · 8 May: for axes and narrow columns. */
  const shortDate = (time: number): string => {
    const p = partsOf(time, zone)
    return isJa ? `${p.month}/${p.day}` : `${p.day} ${MONTHS[p.month - 1]}`
  }
  /** 23:51 */
  const clock = (time: number): string => {
    const p = partsOf(time, zone)
    return `${p.hour}:${p.minute}`
  }
  /** 23:51:07 */
  const clockWithSeconds = (time: number): string => `${clock(time)}:${partsOf(time, zone).second}`
  /** 5月8日(金) 23:51 · Fri 8 May 23:51 */
  const dateTime = (time: number): string => `${date(time)} ${clock(time)}`
  /** 4月13日〜16日 · 13 – 16 Apr */
  const span = (from: number, to: number): string => {
    const [a, b] = [partsOf(from, zone), partsOf(to, zone)]
    if (a.year === b.year && a.month === b.month && a.day === b.day) return day(from)
    if (isJa) return a.year === b.year && a.month === b.month ? `${day(from)}〜${b.day}日` : `${day(from)}〜${day(to)}`
    return a.year === b.year && a.month === b.month ? `${a.day} – ${day(to)}` : `${day(from)} – ${day(to)}`
  }
  /** 6分前 · 6 minutes ago; a date beyond a day. */
  const ago = (time: number, now: number = Date.now()): string => {
    const minutes = Math.floor((now - time) / 60_000)
    if (minutes < 1) return isJa ? 'たったいま' : 'just now'
    if (minutes < 60) return isJa ? `${minutes}分前` : `${minutes} minute${minutes === 1 ? '' : 's'} ago`
    const hours = Math.floor(minutes / 60)
    if (hours < 24) return isJa ? `${hours}時間前` : `${hours} hour${hours === 1 ? '' : 's'} ago`
    return day(time)
  }
  /** 48秒 · 3分20秒 · 1時間5分 */
  const duration = (totalSeconds: number): string => {
    const s = Math.max(1, Math.round(totalSeconds))
    const [hours, minutes, seconds] = [Math.floor(s / 3600), Math.floor((s % 3600) / 60), s % 60]
    if (hours > 0) return isJa ? `${hours}時間${minutes}分` : `${hours} h ${minutes} min`
    if (minutes > 0) return isJa ? `${minutes}分${seconds > 0 ? `${seconds}秒` : ''}` : `${minutes} min${seconds > 0 ? ` ${seconds} s` : ''}`
    return isJa ? `${seconds}秒` : `${seconds} s`
  }
  /** 10,000円 · ¥10,000; other currencies by their sign. */
  const money = ({ amountMinor, currency }: Money): string => {
    const digits = fractionDigits(currency)
    const value = amountMinor / 10 ** digits
    if (currency === 'JPY') return isJa ? `${number(value)}円` : `¥${number(value)}`
    return numberFormat(currency, { style: 'currency', currency, minimumFractionDigits: Number.isInteger(value) ? 0 : digits }, locale).format(value)
  }
  /** Sums of several currencies side by side; never added across. Empty for none. */
  const sums = (all: readonly Money[]): string => all.map(money).join(isJa ? '・' : ', ')
  /** A country's short name; 不明 · Unknown for null. */
  const country = (code: string | null): string => {
    if (code === null) return isJa ? '不明' : 'Unknown'
    const own = COUNTRIES[language][code]
    if (own) return own
    let names = regions.get(language)
    if (!names) {
      names = new Intl.DisplayNames([language], { type: 'region', style: 'short', fallback: 'code' })
      regions.set(language, names)
    }
    return /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code
  }
  /** `2026-04` → 2026年4月 · April 2026 */
  const month = (yearMonth: string): string => {
    const [year, index] = yearMonth.split('-').map(Number)
    return isJa ? `${year}年${index}月` : `${LONG_MONTHS[(index ?? 1) - 1]} ${year}`
  }
  /** 2026年 · 2026 */
  const year = (value: number): string => (isJa ? `${value}年` : String(value))
  /** A calendar day without a zone, `2036-04-30` → 2036年4月30日 · 30 Apr 2036. Parts that are not there are left out. */
  const calendarDay = (iso: string): string => {
    const [year, index, dayOfMonth] = iso.slice(0, 10).split('-').map(Number)
    if (!year || !index) return iso
    if (isJa) return `${year}年${index}月${dayOfMonth ? `${dayOfMonth}日` : ''}`
    return `${dayOfMonth ? `${dayOfMonth} ` : ''}${MONTHS[index - 1]} ${year}`
  }
  /** 日本時間 for Asia/Tokyo, else the zone's own short name. */
  const zoneName = (name: string = zone): string => {
    if (name === 'Asia/Tokyo') return isJa ? '日本時間' : 'Japan time'
    if (name === 'UTC' || name === 'Etc/UTC') return isJa ? '協定世界時' : 'UTC'
    const parts = new Intl.DateTimeFormat(locale, { timeZone: name, timeZoneName: 'longGeneric' }).formatToParts(Date.now())
    return parts.find((p) => p.type === 'timeZoneName')?.value ?? name
  }
  /** Between the ends of a span. */
  const dash = isJa ? '〜' : ' – '
  return { language, zone, dash, number, day, date, shortDate, clock, clockWithSeconds, dateTime, span, ago, duration, money, sums, country, month, year, calendarDay, zoneName }
}

export type Format = ReturnType<typeof createFormat>
