// Calendar days in running text: every order, era, tongue and separator that mails use. Without a day (or with 「末日」)
// the last day of the month is meant; without a year there is no date.
import { matchesOf } from './patterns'
export type Day = { date: string; start: number; end: number }

const MONTHS: Record<string, number> = {}
const NAMES = [
  'january jan januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia styczeń tammikuu leden',
  'february feb februar février fevrier févr fév febrero febbraio febb fevereiro fev februari lutego luty',
  'march mar märz maerz mrz mars marzo março marco maart mrt marca marzec',
  'april apr avril avr abril abr aprile kwietnia kwiecień',
  'may mai mayo maggio mag maio mei maja maj',
  'june jun juni juin junio giugno giu junho czerwca czerwiec',
  'july jul juli juillet juil julio luglio lug julho lipca lipiec',
  'august aug août aout agosto ago augustus sierpnia sierpień augusti',
  'september sep sept septembre septiembre settembre set setembro września wrzesień',
  'october oct oktober okt octobre octubre ottobre ott outubro out października październik',
  'november nov novembre noviembre novembro listopada listopad',
  'december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro grudnia grudzień',
]
NAMES.forEach((names, i) => names.split(' ').forEach((name) => (MONTHS[name] = i + 1)))
const WORD = `(?:${Object.keys(MONTHS).sort((a, b) => b.length - a.length).join('|')})`
/** Thai months, in full and short. */
const THAI = ['มกราคม|ม\\.ค\\.', 'กุมภาพันธ์|ก\\.พ\\.', 'มีนาคม|มี\\.ค\\.', 'เมษายน|เม\\.ย\\.', 'พฤษภาคม|พ\\.ค\\.', 'มิถุนายน|มิ\\.ย\\.', 'กรกฎาคม|ก\\.ค\\.', 'สิงหาคม|ส\\.ค\\.', 'กันยายน|ก\\.ย\\.', 'ตุลาคม|ต\\.ค\\.', 'พฤศจิกายน|พ\\.ย\\.', 'ธันวาคม|ธ\\.ค\\.']
const THAI_MONTH = THAI.join('|')
const thaiMonth = (name: string | undefined): number => THAI.findIndex((names) => new RegExp(`^(?:${names})$`, 'u').test(name ?? '')) + 1
const HAN = '〇零一二三四五六七八九'
/** 「二〇二七」, 「十二」, 「三十一」. */
function han(text: string): number {
  const digits = text.replace(/〇/g, '零').replace(/[元]/g, '一')
  if (!digits.includes('十')) return Number([...digits].map((c) => Math.max(0, HAN.indexOf(c) - 1)).join(''))
  const [tens, ones] = digits.split('十') as [string, string]
  return (tens === '' ? 1 : HAN.indexOf(tens) - 1) * 10 + (ones === '' ? 0 : HAN.indexOf(ones) - 1)
}
const ERA: Record<string, number> = { 令和: 2018, 平成: 1988, 昭和: 1925, r: 2018, h: 1988, 民國: 1911, 民国: 1911 }

/** A Thai year of two digits is of the Buddhist era. */
const thaiYear = (year: number): number => (year < 100 ? 2500 + year : year)

const pad = (n: number) => String(n).padStart(2, '0')
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Two digits are of this century; years of 2500 and more count from the Buddha, as Thailand's do. */
const commonYear = (year: number): number => (year < 100 ? 2000 + year : year >= 2533 && year <= 2643 ? year - 543 : year)

function iso(year: number, month: number, day: number): string | null {
  const y = commonYear(year)
  return y >= 1990 && y <= 2150 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay(y, month) ? `${y}-${pad(month)}-${pad(day)}` : null
}

function endOr(year: number, month: number, day: string | undefined): string | null {
  const y = commonYear(year)
  return month >= 1 && month <= 12 ? iso(y, month, day ? Number(day) : lastDay(y, month)) : null
}

const monthOf = (name: string | undefined): number => MONTHS[(name ?? '').toLowerCase().replace(/\.$/, '')] ?? 0
const dayMonth = (a: number, b: number, year: number, monthFirst: boolean) => (a > 12 || (!monthFirst && b <= 12) ? iso(year, b, a) : iso(year, a, b))

/** "Ende 2027", "am Jahresende 2027": the year's last day. */
const YEAR_END = /(?<![a-zà-ÿ])(?:(?:jahres)?ende|end of(?: the year)?|year-?end|fin(?: de)?(?: l'ann[eé]e)?|finales? de(?: a[nñ]o)?|fine(?: del)?|final de|fim de|eind|einde|ko[nń]ca?|slutet av|utgangen av|年末)\s(\d{4})(?!\d|[./-]\d)/giu

type Reader = readonly [RegExp, (m: RegExpExecArray, monthFirst: boolean) => string | null]
const READERS: readonly Reader[] = [
  [new RegExp(String.raw`(?<!\d)(\d{1,2})\s?(${THAI_MONTH})\s?(?:พ\.?\s?ศ\.?\s?)?(\d{4}|\d{2})(?!\d)`, 'gu'), (m) => iso(thaiYear(Number(m[3])), thaiMonth(m[2]), Number(m[1]))],
  [new RegExp(String.raw`(${THAI_MONTH})\s?(?:พ\.?\s?ศ\.?\s?)?(\d{4})(?!\d)`, 'gu'), (m) => endOr(Number(m[2]), thaiMonth(m[1]), undefined)],
  [/(?<!\d)(\d{1,2})\s?tháng\s?(\d{1,2})(?:\s?,)?\s?(?:năm\s?)?(\d{4})(?!\d)/giu, (m) => iso(Number(m[3]), Number(m[2]), Number(m[1]))],
  [/([二一][〇零九][〇零一二三四五六七八九]{2}|(?:令和|平成)[元一二三四五六七八九十]{1,3})\s?年\s?([一二三四五六七八九十]{1,3})\s?月\s?(?:([一二三四五六七八九十]{1,3})\s?日|末日?)?/gu, (m) => {
    const era = /^(?:令和|平成)/.exec(m[1]!)?.[0]
    return endOr(era ? ERA[era]! + han(m[1]!.slice(2)) : han(m[1]!), han(m[2]!), m[3] && String(han(m[3])))
  }],
  [/(?<!\d)(\d{1,2})\s?月\s?(\d{1,2})\s?日\s?[(（](\d{4})年?[)）]/gu, (m) => iso(Number(m[3]), Number(m[1]), Number(m[2]))],
  [/(令和|平成|民國|民国|(?<![A-Za-z])[RH])\s?(\d{1,3}|元)\s?[年./-]\s?(\d{1,2})\s?[月./-]\s?(?:(\d{1,2})\s?日?|末日?)?/giu, (m) => endOr((ERA[m[1]!.toLowerCase()] ?? 2018) + (m[2] === '元' ? 1 : Number(m[2])), Number(m[3]), m[4])],
  // Taiwan's years without their name.
  [/(?<![\d/.-])(1[01]\d)(?:[/.]\s?|\s?年\s?)(\d{1,2})(?:[/.]\s?|\s?月\s?)(\d{1,2})(?![\d/.])/gu, (m) => iso(1911 + Number(m[1]), Number(m[2]), Number(m[3]))],
  [/(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(?:(\d{1,2})\s?[日號号일]|末日?)?/giu, (m) => endOr(Number(m[1]), Number(m[2]), m[3])],
  [/(?<!\d)(\d{4})[/.-]\s?(\d{1,2})[/.-]\s?(\d{1,2})(?!\d)/g, (m) => iso(Number(m[1]), Number(m[2]), Number(m[3]))],
  [/(?<!\d)(\d{1,2})[/.-]\s?(\d{1,2})[/.-]\s?(\d{4})(?!\d)/g, (m, monthFirst) => dayMonth(Number(m[1]), Number(m[2]), Number(m[3]), monthFirst)],
  [new RegExp(String.raw`(?<![\d/])(\d{1,2})(?:st|nd|rd|th|er|\.|º|°|ª)?[ -](?:de |of |d')?(${WORD})\.?[ ,-]+(?:de |del |of )?(\d{4})(?!\d)`, 'giu'), (m) => iso(Number(m[3]), monthOf(m[2]), Number(m[1]))],
  [new RegExp(String.raw`(?<![\d/])(\d{1,2})-(${WORD})-(\d{2})(?!\d)`, 'giu'), (m) => iso(Number(m[3]), monthOf(m[2]), Number(m[1]))],
  [new RegExp(String.raw`(?<![a-z])(${WORD})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)`, 'giu'), (m) => iso(Number(m[3]), monthOf(m[1]), Number(m[2]))],
  [new RegExp(String.raw`(?<![a-zà-ÿ])(?<!\d ?)(${WORD})\.?,? (?:de |del )?(\d{4})(?!\d)`, 'giu'), (m) => endOr(Number(m[2]), monthOf(m[1]), undefined)],
  [/(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.](\d{2})(?![\d/])/g, (m, monthFirst) => (Number(m[1]) > 12 && Number(m[1]) < 32 && Number(m[2]) <= 12 && Number(m[3]) > 31 ? null : dayMonth(Number(m[1]), Number(m[2]), Number(m[3]), monthFirst))],
  [/(?<![\d/.])(0[1-9]|1[0-2])\s?\/\s?(\d{4}|\d{2})(?![\d/])/g, (m) => endOr(Number(m[2]), Number(m[1]), undefined)],
  [/(?<![\d/.])(\d{4})[/.](0?[1-9]|1[0-2])(?![\d/.])/g, (m) => endOr(Number(m[1]), Number(m[2]), undefined)],
  [YEAR_END, (m) => iso(Number(m[1]), 12, 31)],
  [/(?<!\d)(\d{4})\s?年末/gu, (m) => iso(Number(m[1]), 12, 31)],
  [/(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/g, (m) => iso(Number(m[1]), Number(m[2]), Number(m[3]))],
]

const MAX_DAYS = 200

/** Days without a year, as people and campaigns write them: the first such day from `sent` on. */
const YEARLESS: readonly (readonly [RegExp, (m: RegExpExecArray, monthFirst: boolean) => readonly [month: number, day: number]])[] = [
  [/(?<![\d年/.])(?<!\d[ \t])(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日號号일]/gu, (m) => [Number(m[1]), Number(m[2])]],
  [/(?<![\d/.-])(\d{1,2})\/(\d{1,2})(?![\d/.-])/g, (m, monthFirst) => (monthFirst ? [Number(m[1]), Number(m[2])] : [Number(m[2]), Number(m[1])])],
  [new RegExp(String.raw`(?<![\d/])(\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?\s(?:de |of )?(${WORD})(?![a-zà-ÿ])(?!\.?,?\s(?:de |del )?\d)`, 'giu'), (m) => [monthOf(m[2]), Number(m[1])]],
  [new RegExp(String.raw`(?<![a-z])(${WORD})\.? (\d{1,2})(?:st|nd|rd|th)?(?![\d]|,? \d{4})`, 'giu'), (m) => [monthOf(m[1]), Number(m[2])]],
  // Until a month: its last day, told as day 0.
  [/(?<![\d年/.])(?<!\d[ \t])(\d{1,2})\s?[月월]\s?(?:末日?|中|いっぱい|底|말|중)?(?=\s?(?:まで|迄|までに|까지|之?前))/gu, (m) => [Number(m[1]), 0]],
  [/(?<![\d年/.])(?<!\d[ \t])(\d{1,2})\s?月\s?(?:末日?|底)/gu, (m) => [Number(m[1]), 0]],
  [new RegExp(String.raw`(?<![a-zà-ÿ])(?:(?:the )?end of|ende|fin|fine|finales de|fim de|eind|ko[nń]ca|slutet av) (${WORD})(?![a-zà-ÿ])(?!\.?,?\s(?:de |del )?\d)`, 'giu'), (m) => [monthOf(m[1]), 0]],
]
/** The month that the mail was written in. */
const THIS_MONTH = /今月末日?|当月末日?|本月底|本月末|이번 ?달 ?말|이달 ?말|(?<![a-z])(?:the )?end of (?:this|the) month|monatsende|fin (?:du|de ce) mois|(?:fin|final(?:es)?) de(?: este)? mes|fine (?:del )?mese|fim d[oe](?:ste)? m[eê]s|eind(?:e)? van de(?:ze)? maand|ko[nń]ca (?:tego )?miesi[aą]ca|cuối tháng này|สิ้นเดือนนี้/giu

/** Like `daysIn`, for what has no year; `sent` is when the mail was written. A month of a bare `5/1` comes first in Japan and the United States. */
export function yearlessDaysIn(text: string, monthFirst: boolean, sent: number): Day[] {
  const days: Day[] = []
  const from = new Date(sent - 86_400_000).toISOString().slice(0, 10)
  const year = Number(from.slice(0, 4))
  for (const [pattern, read] of YEARLESS) {
    let tries = 0
    for (const match of matchesOf(pattern, text)) {
      if (++tries > MAX_DAYS) break
      const [month, day] = read(match as RegExpExecArray, monthFirst)
      const [start, end] = [match.index, match.index + match[0].length]
      const date = [year, year + 1].map((y) => (day === 0 ? endOr(y, month, undefined) : iso(y, month, day))).find((found) => found !== null && found >= from)
      if (date && !days.some((other) => start < other.end && end > other.start)) days.push({ date, start, end })
    }
  }
  const sentDay = new Date(sent)
  const end = endOr(sentDay.getUTCFullYear(), sentDay.getUTCMonth() + 1, undefined)
  for (const match of matchesOf(THIS_MONTH, text)) if (end) days.push({ date: end, start: match.index, end: match.index + match[0].length })
  return days.sort((a, b) => a.start - b.start)
}

/** All days in `text`, in order; of those that overlap the longest. `monthFirst` for 03/04/2030 in the United States. */
export function daysIn(text: string, monthFirst: boolean): Day[] {
  const days: Day[] = []
  for (const [pattern, read] of READERS) {
    let tries = 0
    for (const match of matchesOf(pattern, text)) {
      if (++tries > MAX_DAYS) break
      const date = read(match as RegExpExecArray, monthFirst)
      const [start, end] = [match.index, match.index + match[0].length]
      if (date && !days.some((day) => start < day.end && end > day.start)) days.push({ date, start, end })
    }
  }
  return days.sort((a, b) => a.start - b.start)
}
