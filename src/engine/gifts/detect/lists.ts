// Values that stand in a list: built alike, each alone in its line or behind the same short word, and as many as the mail
// says it hands over ("your 3 tickets", 「2枚」). A list needs no label on its lines.
import type { Mail } from './context'
import type { Token } from './tokens'
import { anyOf, hits } from './patterns'
import { SHOPS } from './shops'
import { BILL } from './unsaid'

/** How many values the list has that a token stands in, and the words before each of them. */
export type Row = { count: number; lead: string; first: number }

const MOST_TOKENS = 400
const LEAD = 40
const SHORT = 14

/** Length of its groups and kind of its characters. */
export const builtLike = ({ text, bare }: Token): string => `${text.split('-').map(({ length }) => length).join('-')}${/^\d+$/.test(bare) ? 'd' : /[a-z]/.test(bare) ? 'l' : 'u'}`

/** The lists of one view, by token; what stands in none is left out. */
export function listsIn(tokens: readonly Token[]): Map<Token, Row> {
  const lists = new Map<string, Token[]>()
  for (const token of tokens.slice(0, MOST_TOKENS)) {
    if (token.bare.length < 9 || !/\d/.test(token.bare)) continue
    const lead = leadOf(token)
    if (lead === null) continue
    const key = `${lead} ${builtLike(token)}`
    const list = lists.get(key) ?? []
    if (!list.some(({ bare }) => bare === token.bare)) list.push(token)
    lists.set(key, list)
  }
  const rows = new Map<Token, Row>()
  for (const list of lists.values()) if (list.length > 1) for (const token of list) rows.set(token, { count: list.length, lead: leadOf(token) ?? '', first: list[0]!.start })
  return rows
}

/** The words before it in its line without numbers and bullets; null when the line has more. */
function leadOf({ view, start, end }: Token): string | null {
  const before = view.bare.slice(Math.max(0, start - LEAD), start)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  if (line.length === LEAD || !/^[\s.。)）]*(?:\n|$)/u.test(view.bare.slice(end, end + 20))) return null
  const words = line.replace(/[\d\s()（）.:：・•*#,-]+/gu, ' ').trim().toLowerCase()
  return words.length <= SHORT ? words : null
}

/** What is handed over by the piece. */
const PIECES = String.raw`(?:枚|張|张|장|매|(?:e-?)?tickets?|passes|vouchers?|cards?|codes?|keys?|tokens?|certificates?|gutscheine?|\w{0,8}karten|tickets|codes|billets?|places|entr[eé]es?|bons?|ch[eè]ques?|cartes?|entradas?|vales?|bonos?|tarjetas?|bigliett\w|ingressi|buoni|bilhetes?|cupons|kaartjes|bonnen|bilet\w*|bon[yó]w?|券|票|회분?|invitacion\w*|invitations?|einladungen|inviti|convites|uitnodiging\w*|zaproszeni\w*)`
const WORDS: Record<number, string> = { 2: 'two|zwei|deux|dos|due|dois|duas|twee|dwa|dwie|二|两|兩|두', 3: 'three|drei|trois|tres|tre|tr[eê]s|drie|trzy|三|세', 4: 'four|vier|quatre|cuatro|quattro|quatro|cztery|四|네', 5: 'five|f[uü]nf|cinq|cinco|cinque|vijf|pi[eę][cć]|五|다섯', 6: 'six|sechs|seis|sei|zes|sze[sś][cć]|六', 10: 'ten|zehn|dix|diez|dieci|dez|tien|十' }
const counts = new Map<number, RegExp>()

function countOf(n: number): RegExp {
  const known = counts.get(n)
  if (known) return known
  const number = WORDS[n] === undefined ? String(n) : `${n}|${WORDS[n]}`
  const made = new RegExp(String.raw`(?<![\d,.\wà-ÿ])(?:${number})\s?(?:[x×]\s?)?(?:[^\s\d]{1,14}\s){0,3}${PIECES}|枚数\D{0,4}${n}(?!\d)|[x×]\s?${n}(?![\d,.])`, 'iu')
  counts.set(n, made)
  return made
}

const NEAR = 300
const TITLE = anyOf(['チケット', '券', '番号', 'コード', 'tickets?', 'pass', 'voucher', 'card', 'code', 'freikarte', 'karte', 'gutschein', 'billet', 'place', 'bon', 'ch[eè]que', 'carte', 'entrada', 'vale', 'bono', 'biglietto', 'ingresso', 'buono', 'bilhete', 'bilet', 'kaartje', '券', '票', '卡', '码', '권', '번호'])

/** 0 to 4: how far the list is what the mail says it gives. */
export function listPoints({ view }: Token, { count, lead, first }: Row, mail: Mail): number {
  const before = `${mail.subject}\n${view.bare.slice(Math.max(0, first - NEAR), first)}`
  const { foreign, later } = mail.nature
  if (later || foreign > 1 || (foreign > 0 && !mail.speaksOfGift)) return 0
  if (!mail.speaksOfGift && hits(BILL, before) && !hits(SHOPS, before)) return 0
  const isTitled = lead !== '' && hits(TITLE, lead)
  if (!countOf(count).test(before)) return mail.speaksOfGift && isTitled ? 1 : 0
  return (foreign > 0 ? 2 : 3) + (isTitled ? 1 : 0)
}
