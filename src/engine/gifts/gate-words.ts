// The words that the gate before parsing searches a message's bytes for, as bytes in every charset that Japanese,
// Chinese, Korean and western mail uses.
import { TextDecoder } from 'node:util'
import { BRANDS } from '../../shared/brands/index'
import type { GiftBrand } from '../../shared/model'
import { GIFT_STEMS, LABEL_STEMS, VALUE_STEMS } from './detect/lexicon'
import { WordSearch, type Word } from './word-search'

/** Enough by itself. */
export const GIFT = 1
/** Enough beside something like a code. */
export const WEAK = 2
/** What stands behind it is to be looked at. */
export const LABEL = 4

/** Not words of gifts, but what swindlers want, or how links that are money begin. */
const ALSO = ['itunes', 'paysafe', 'neosurf', 'transcash', 'razer gold', 'steam wallet', 'bitcoin', 'ビットコイン', '/claim/', '/receive/', '/redeem', '/giftcard', '&#12462;&#12501;', '&#x30ae;&#x30d5;', 'ｇｉｆｔ', 'ＧＩＦＴ', 'Ｇｉｆｔ']
const SKIPPED_ALIASES = new Set(['mail'])

/** Bytes of each double-byte character, from Node's decoder, since Node has no encoder for it. */
function cellsOf(charset: string, wanted: ReadonlySet<string>, firstTrail = 0xa1): Map<string, [number, number]> {
  const bytes: number[] = []
  const places: [number, number][] = []
  for (let high = 0xa1; high <= 0xfe; high++) {
    for (let low = firstTrail; low <= 0xfe; low++) {
      if (low > 0x7e && low < 0xa1) continue
      bytes.push(high, low, 10)
      places.push([high, low])
    }
  }
  const chars = new TextDecoder(charset).decode(Uint8Array.from(bytes)).split('\n')
  const cells = new Map<string, [number, number]>()
  chars.forEach((char, i) => {
    const place = places[i]
    if (place && wanted.has(char) && !cells.has(char)) cells.set(char, place)
  })
  return cells
}

type Pair = (high: number, low: number) => number[]
const asJis: Pair = (high, low) => [high & 0x7f, low & 0x7f]
const asIs: Pair = (high, low) => [high, low]
const asShiftJis: Pair = (high, low) => {
  const [row, cell] = [(high & 0x7f) - 0x21, (low & 0x7f) - 0x21]
  const lead = (row >> 1) + (row < 62 ? 0x81 : 0xc1)
  const trail = row % 2 === 0 ? cell + 0x40 + (cell >= 63 ? 1 : 0) : cell + 0x9f
  return [lead, trail]
}

function encodings(word: string, sets: readonly (readonly [Map<string, [number, number]>, Pair])[]): number[][] {
  const all = [[...Buffer.from(word, 'utf8')]]
  if (/^[\x00-\x7f]*$/.test(word)) return all
  for (const [cells, pair] of sets) {
    const bytes = [...word].flatMap((char) => {
      if (char < '\x80') return pair === asJis ? [-1] : [char.charCodeAt(0)]
      const cell = cells.get(char)
      return cell ? pair(...cell) : [-1]
    })
    // One character of two letters and signs is met in every style sheet.
    if (!bytes.includes(-1) && !(pair === asJis && bytes.length < 4)) all.push(bytes)
  }
  // Western mail in ISO 8859-1: "c\xf3digo".
  if (/^[\x00-\xff]*$/.test(word)) all.push([...Buffer.from(word, 'latin1')])
  if (/^[\uff61-\uff9f]+$/.test(word)) all.push([...word].map((char) => char.charCodeAt(0) - 0xff61 + 0xa1))
  return all
}

/** Blanks, colons, ends of lines, tags, and the first byte of full-width signs. */
const BEHIND = [...Buffer.from(' :\t\r\n<&.', 'latin1'), 0xa1, 0xa3]

const made = new WeakMap<readonly GiftBrand[], WordSearch>()

/** Built once for each list of added brands. */
export function gateWords(added: readonly GiftBrand[]): WordSearch {
  const known = made.get(added)
  if (known) return known
  const brands = [...BRANDS, ...added]
  // Hosts that every mail of a shop names count only with the path of a gift.
  const hosts = brands.flatMap((brand) =>
    (brand.bearerLinks ?? []).flatMap(({ host, path }) => {
      const bare = host.replace(/^\*\./, '')
      if (!/amazon|paypal\.com|bestbuy/.test(bare)) return [bare]
      const start = /^\^((?:\/[a-z-]+)+(?:\/|\\.html))/.exec(path)?.[1]
      return start ? [`${bare}${start.replace('\\', '')}`] : []
    }),
  )
  const aliases = brands.flatMap((brand) => brand.aliases).filter((alias) => Buffer.byteLength(alias) >= 3 && !SKIPPED_ALIASES.has(alias))
  const flagged: (readonly [readonly string[], number])[] = [[GIFT_STEMS, GIFT], [ALSO, GIFT], [hosts, GIFT], [VALUE_STEMS, WEAK], [aliases, WEAK], [LABEL_STEMS, LABEL]]
  const search = new WordSearch(bytesOf(flagged))
  made.set(added, search)
  return search
}

/** Every word in every charset; the same bytes once, with the flags of all words that they are. */
function bytesOf(flagged: readonly (readonly [readonly string[], number])[]): Word[] {
  const wanted = new Set(flagged.flatMap(([words]) => words.flatMap((word) => [...word].filter((char) => char > '\x7f'))))
  const japanese = cellsOf('euc-jp', wanted)
  const sets = [[japanese, asIs], [japanese, asJis], [japanese, asShiftJis], [cellsOf('gbk', wanted), asIs], [cellsOf('euc-kr', wanted), asIs], [cellsOf('big5', wanted, 0x40), asIs]] as const
  const all = new Map<string, [number[], number]>()
  for (const [words, flag] of flagged) {
    for (const word of words) {
      for (const spelt of word.includes("'") ? [word, word.replaceAll("'", '\u2019'), word.replaceAll("'", '\x92')] : [word]) {
        for (const bytes of encodings(spelt, sets)) {
          // Two bytes are no word: what stands behind a label of one character makes them one.
          for (const whole of bytes.length > 2 ? [bytes] : BEHIND.map((byte) => [...bytes, byte])) {
            const key = String.fromCharCode(...whole).toLowerCase()
            const known = all.get(key)
            if (known) known[1] |= flag
            else all.set(key, [whole, flag])
          }
        }
      }
    }
  }
  return [...all.values()]
}
