// The second factor beside a code or a bearer link: a short value after a word for PIN in its line, its column, or
// the line below; or the short code that follows a card's number.
import type { FoundCode } from './codes'
import type { View } from './text'
import { labelOf } from './labels'
import { anyOf, hits, matchesOf } from './patterns'
import { roleOf } from './roles'

const VALUE = /(?<![A-Za-z0-9-])[A-Za-z0-9]{3,16}(?:-[A-Za-z0-9]{3,6}){0,4}(?![A-Za-z0-9-]|[.:/]\d|円|ポイント|%|日|年|月|桁|文字|分)/g
/** The short number right behind a card's number, up to two lines on. */
const SECOND = /(?<![A-Za-z0-9.,/$€£¥*-])(?:\d{3,8}|(?=[a-z0-9]{0,7}\d)(?=[a-z0-9]{0,7}[a-z])[a-z0-9]{4,8})(?![A-Za-z0-9]|[.,:/-]\d|\s?(?:€|eur\b|euro|円|ポイント|pt\b|zł|kr\b|元|원|%|年|月|日|分|時|点|名|階|th\b|st\b|days?\b|points?\b))/giu
/** What people say of it. */
const HINT = anyOf(
  ['pin\\w*', 'nip', 'codice', 'code', 'c[oó]digo', 'kod\\w*', 'coperto', 'nascosto', 'oculto', 'verdeckt\\w*', 'cach[eé]\\w*', 'ピン', '暗証', '裏', 'うら', 'けず', '削', 'スクラッチ', '確認', '聞かれ', '訊かれ', '尋ね', 'たずね', '求められ', '[0-9]{1,2}\\s?(?:桁|けた|ケタ)', '短い', '小さい', '認証', 'あいことば', '合言葉', 'そのあと', 'セキュリティ', 'パス'],
  ['scratch\\w*', 'silver', 'foil', 'under\\w*', 'behind', 'beneath', 'below', 'little', 'short', 'small', 'second', 'secret', 'security', 'check', 'control', 'cvv', 'csc', 'asks?', 'asked', 'digits', 'access', 'pass\\w*'],
  ['darunter', 'rubbel\\w*', 'hinten', 'r[uü]ckseite', 'kurze?', 'kleine?', 'pr[uü]f\\w*', 'sicherheit\\w*', 'derri[eè]re', 'dessous', 'gratt\\w*', 'au dos', 'petit\\w*', 'cryptogramme', 'contr[oô]le', 'secret', 'detr[aá]s', 'debajo', 'rasca\\w*', 'reverso', 'segundo', 'control\\w*', 'clave', 'dietro', 'sotto', 'retro', 'controllo', 'secondo', 'atr[aá]s', 'verso', 'raspa\\w*', 'seguran[cç]a', 'senha', 'achter\\w*', 'kras\\w*', 'ty[lł]u', 'zdrapk\\w*', 'baksida\\w*', 'skrap\\w*'],
  ['密码', '密碼', '背面', '刮', '뒤', '뒷', '비밀', '핀', '긁', '스크래치'],
)
/** Numbers of another kind. */
const NOT_SECOND = anyOf(['tel\\.?', 'phone', 'call', 'room', 'floor', 'suite', 'box', 'ext\\.?', 'at', 'on', 'page', 'zip', 'plz', 'cp', 'until', 'bis', 'year', 'order', 'ref\\w*', 'invoice', 'about', 'over', 'costs?', 'worth', 'its', "it's", 'hay', '電話', '内線', '会員', '注文', '受付', '問い?合わ?せ', '管理', '〒', '第', '約', '全', '計', '残高', '登録番号', 'tel', '단', '약', '©', '\\(c\\)', 'copyright', '領収\\S{0,4}', '[(（]no\\.', '送料', '通知'])

export type Second = { value: string; start: number; end: number; isHinted: boolean }

/** The short number that follows a code as its PIN does, or null. */
export function secondOf({ view, end }: FoundCode['token']): Second | null {
  const text = view.bare.slice(end, end + 130)
  SECOND.lastIndex = 0
  const match = SECOND.exec(text)
  if (!match) return null
  // The year of a copyright line.
  if (/^(?:19|20)\d\d$/.test(match[0]) && /^ ?[A-Za-z\u3040-\u9fff]/.test(text.slice(match.index + 4))) return null
  const words = text.slice(0, match.index)
  const line = words.slice(words.lastIndexOf('\n') + 1)
  if ((words.trim().match(/\n\s*/g) ?? []).length > 2 || line.length > 48 || hits(NOT_SECOND, line.slice(-24))) return null
  const isHinted = hits(HINT, words.split('\n').slice(-2).join(' ').slice(-60))
  if (/[a-z]/i.test(match[0]) && !isHinted) return null
  return { value: match[0], start: end + match.index, end: end + match.index + match[0].length, isHinted }
}

const MAX_TRIED = 1500
const NEAR = 500

/** PINs of `view`, near one of `codes` or, without any, anywhere in it. Values that are codes themselves are left out. */
export function pinsIn(view: View, codes: readonly FoundCode[]): string[] {
  const pins = new Set<string>()
  const known = codes.map(({ bare }) => bare.toUpperCase())
  const places = codes.filter(({ token }) => token.view === view).map(({ token }) => token)
  let tries = 0
  for (const match of matchesOf(VALUE, view.bare)) {
    const value = match[0]
    const [start, end] = [match.index, match.index + value.length]
    if (/^[a-z]+$/.test(value) || /^(?:19|20)\d\d$/.test(value)) continue
    if (!/\d/.test(value) && !(/^[A-Z]{4,8}$/.test(value))) continue
    const bare = value.replace(/-/g, '').toUpperCase()
    if (known.some((code) => (bare.length >= 6 ? code.includes(bare) : code === bare))) continue
    if (places.some((token) => start >= token.start && end <= token.end)) continue
    if (codes.length > 0 && !places.some((token) => Math.abs(token.start - start) < NEAR)) continue
    if (++tries > MAX_TRIED) break
    if (isPin({ view, start, end }, value, places)) pins.add(value)
  }
  for (const { token } of codes) {
    // "16 + 4 digits: 1086654503410986-4281".
    const tail = /^\d{10,}$/.test(token.bare) && token.view === view ? /^\s?[-/]\s?(\d{3,8})(?![\d-])/.exec(view.bare.slice(token.end, token.end + 14)) : null
    if (tail?.[1]) pins.add(tail[1])
    const second = token.view === view && token.bare.length >= 10 && pins.size === 0 ? secondOf(token) : null
    if (!second || codes.some((other) => other.token.view === view && other.token.start <= second.start && other.token.end >= second.end)) continue
    // A bare number is a PIN only behind a card's long number, at the end of its line.
    const isLast = /^[\s。.)）」!だです]*(?:\n|$)/u.test(view.bare.slice(second.end, second.end + 12))
    const role = roleOf(view.bare.slice(token.end, second.start).split('\n').at(-1) ?? '')
    if (role === 'other' || role === 'coupon') continue
    if (second.isHinted || (/^\d{10,}$/.test(token.bare) && isLast && codes.length === 1)) pins.add(second.value)
  }
  return [...pins]
}

function isPin(place: { view: View; start: number; end: number }, value: string, codes: readonly FoundCode['token'][]): boolean {
  const label = labelOf(place)
  if (!label.tied) return false
  if (label.role === 'pin') return /\d/.test(value) || label.ends
  // "the card is 6035 1234 5678 9012 and the code is 4821": a short code close behind a long one.
  if (label.role !== 'code' && label.role !== 'gift' && label.role !== 'noun') return false
  const before = codes.find((token) => place.start > token.end && place.start - token.end < 80)
  if (before !== undefined && hits(NOT_SECOND, place.view.bare.slice(Math.max(before.end, place.start - 12), place.start))) return false
  return before !== undefined && value.length >= 3 && value.length <= 8 && before.bare.length >= 8 && before.bare.length >= value.length + 2 && /\d/.test(value) && roleOf(label.text) === 'code'
}
