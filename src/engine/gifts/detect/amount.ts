// Face value: figures with a currency, points (1:1 yen), Japanese numerals and friends' slang. Labels and the
// words around decide which of several figures it is. Amounts are in the currency's usual unit (¥, $).
import type { View } from './text'
import { AMOUNT_LABEL, hits } from './words'

export type Amount = { value: number; currency: string; start: number; end: number; view: View; labelled: boolean }

const NUMBER = String.raw`\d{1,3}(?:[,.\s']\d{3})+(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?`
const SIGNS: Record<string, string> = { '¥': 'JPY', '\\': 'JPY', $: 'USD', '€': 'EUR', '£': 'GBP', '₹': 'INR', '₦': 'NGN', '₩': 'KRW', 'r$': 'BRL', 'rs': 'INR', 'rs.': 'INR', 'a$': 'AUD', 'au$': 'AUD', 'c$': 'CAD', 'ca$': 'CAD', 'cdn$': 'CAD', 'us$': 'USD', 's$': 'SGD', 'hk$': 'HKD', 'nt$': 'TWD', 'mx$': 'MXN', 'nz$': 'NZD', 'zł': 'PLN', kr: 'SEK', 元: 'CNY', 人民币: 'CNY', 円: 'JPY', 円分: 'JPY', ポイント: 'JPY', point: 'JPY', points: 'JPY', pt: 'JPY', クレジット: 'JPY', 원: 'KRW', yen: 'JPY', euro: 'EUR', euros: 'EUR', bucks: 'USD', bux: 'USD', dollars: 'USD', dollar: 'USD', quid: 'GBP', pounds: 'GBP', rupees: 'INR', reais: 'BRL' }
const CODES = 'JPY|USD|EUR|GBP|CAD|AUD|INR|CNY|BRL|MXN|CHF|SEK|PLN|SGD|HKD|TWD|NZD|KRW|AED|TRY|ZAR|NGN'
const BEFORE = new RegExp(String.raw`(?<![\w])(?<sign>cdn\$|us\$|au\$|ca\$|hk\$|nt\$|mx\$|nz\$|r\$|a\$|c\$|s\$|rs\.?|[¥\\$€£₹₦₩]|(?:${CODES})(?![a-z]))\s{0,2}(?<n>${NUMBER})(?![\d])(?:\s?(?<tail>${CODES})(?![a-z]))?`, 'giu')
const AFTER = new RegExp(String.raw`(?<!\d|\d[.,-])(?<n>${NUMBER})(?<man>万)?\s?(?<sign>円分?|ポイント|points?(?![a-z])|pt(?![a-z])|クレジット|元|원|[€£¥](?!\d)|zł|kr(?![a-z])|euros?(?![a-z])|(?:${CODES})(?![a-z])|bucks|bux|dollars?(?![a-z])|quid|pounds|rupees|reais|yen(?![a-z]))`, 'giu')
const KANJI = /([一二三四五六七八九十百千万]{1,8})円/gu
const ENGLISH = /\b(five|ten|fifteen|twenty|twenty-five|thirty|forty|fifty|sixty|seventy-five|seventy|eighty|ninety|(?:one |a )?hundred|two hundred|five hundred)[ -](dollars?|bucks|pounds|quid|euros?)\b/gi
const WORDS: Record<string, number> = { five: 5, ten: 10, fifteen: 15, twenty: 20, 'twenty-five': 25, thirty: 30, forty: 40, fifty: 50, sixty: 60, 'seventy-five': 75, seventy: 70, eighty: 80, ninety: 90, hundred: 100, 'a hundred': 100, 'one hundred': 100, 'two hundred': 200, 'five hundred': 500 }
const ZERO_DECIMALS = new Set(['JPY', 'KRW'])

/** `1,234.50`, `1.234,50`, `40,00`: the last separator with one or two digits behind it is the decimal one. */
function figure(text: string, currency: string): number {
  const match = /[.,](\d{1,2})$/.exec(text)
  const whole = (match && !ZERO_DECIMALS.has(currency) ? text.slice(0, match.index) : text).replace(/\D/g, '')
  return Number(whole) + (match && !ZERO_DECIMALS.has(currency) ? Number(match[1]) / 10 ** match[1]!.length : 0)
}

function kanji(text: string): number {
  const digits = '一二三四五六七八九'
  let total = 0
  let section = 0
  let digit = 0
  for (const c of text) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[c]
    if (c === '万') {
      total += (section + digit || 1) * 10_000
      section = digit = 0
    } else if (unit) {
      section += (digit || 1) * unit
      digit = 0
    } else digit = digits.indexOf(c) + 1
  }
  return total + section + digit
}

/** All figures with a currency in one view, in order. `dollar` is the currency of a bare `$`. */
export function amountsIn(view: View, dollar: string): Amount[] {
  const found: Amount[] = []
  const text = view.bare
  const add = (value: number, currency: string, start: number, end: number) => {
    if (!(value > 0) || value > 10_000_000) return
    const line = text.slice(Math.max(0, start - 24), start)
    if (/(?:%|[0-9]-)$/.test(line)) return
    const above = /(?:^|\n)[^\n]{0,3}$/.test(line) ? text.slice(Math.max(0, start - 40), start) : line
    found.push({ value, currency: currency === 'USD' ? dollar : currency, start, end, view, labelled: hits(AMOUNT_LABEL, above.split(/[。;]|\n\n\n/).at(-1) ?? '') })
  }
  for (const match of text.matchAll(BEFORE)) {
    const { sign = '', n = '', tail } = match.groups as Record<string, string>
    const currency = tail?.toUpperCase() ?? SIGNS[sign.toLowerCase()] ?? sign.toUpperCase()
    add(figure(n, currency), currency === 'USD' && (sign.length > 1 || tail) ? 'USD ' : currency, match.index, match.index + match[0].length)
  }
  for (const match of text.matchAll(AFTER)) {
    const { sign = '', n = '', man } = match.groups as Record<string, string>
    // "M2PT" is a piece of a code; 「Pay1,000円」 is not.
    if (/^[a-z]/i.test(sign) && /[A-Za-z]/.test(text[match.index - 1] ?? '')) continue
    const currency = SIGNS[sign.toLowerCase()] ?? sign.toUpperCase()
    add(figure(n, currency) * (man ? 10_000 : 1), currency, match.index, match.index + match[0].length)
  }
  for (const match of text.matchAll(KANJI)) add(kanji(match[1] ?? ''), 'JPY', match.index, match.index + match[0].length)
  for (const match of text.matchAll(ENGLISH)) {
    const unit = (match[2] ?? '').toLowerCase()
    add(WORDS[(match[1] ?? '').toLowerCase()] ?? 0, SIGNS[unit] ?? SIGNS[`${unit}s`] ?? 'USD', match.index, match.index + match[0].length)
  }
  if (found.length === 0) for (const match of text.matchAll(/(?:金額|額面|券面額?|面额|ポイント数|クレジット)\s*[::]?\s*(\d{1,3}(?:,\d{3})+|\d{2,7})(?![\d-])/gu)) add(figure(match[1] ?? '', 'JPY'), 'JPY', match.index, match.index + match[0].length)
  return found.map((a) => ({ ...a, currency: a.currency.trim() })).sort((a, b) => a.start - b.start)
}
