// Links that are money although their host is unknown: nobody can guess them, the words hand them over as a gift, and
// nothing of an advertisement, an order or an imitation is about them. And links that carry a code of the mail.
import type { FoundCode } from './codes'
import type { Link } from './links'
import type { Mail } from './context'
import { isReserved, registrable } from './domains'
import { anyOf, matchesOf } from './patterns'
import { asksElse, readWords } from './link-words'
import { isAboutElse, namesTicket } from './otherwise'
import { HOLDS, warmthOf } from './people'
import { PROMISED } from './promises'
import { SHOPS } from './shops'
import { BILL, TRADES } from './unsaid'
import { GIFT, HANDS_OVER, hits, MONEY, OPEN_LINK } from './words'

const ACCEPT = 4.5
/** A code this clear is the gift. */
const SHOWN = 6.5
const COUNTS = /(?:^|[.-])(?:clicks?|trk|track|tracking|lnk)\d?[.-]/
/** Hosts that count clicks, most of them. */
const CLICKS = /^(?:click|clicks|track|tracking|links?|go|email|news|mail|img|cdn|r|t|e|mkt|info)\d?\./
const GIFT_HOST = /gift|egift|reward|voucher|coupon|ticket|prepaid|wallet|gutschein|cadeau|regalo|presente|geschenk|(?:^|[.-])(?:pay|card|perk|treat|gf|thnks|bon)/
const GIFT_PATH = /\/(?:e-?gifts?|gifts?|gift[_-]?cards?|giftcards?|claim|redeem|receive|rewards?|vouchers?|exchange|uketori|coupons?|tickets?|cards?|open|accept|payout|present|cadeaux?|gutscheine?|regalo|regali|buono|presente|uke|gp|box)(?:[/?#._-]|$)/i
const SHORT_PATH = /\/(?:g|e|c|v|r|t|s|u|i|p|n|d|x|gc|ec|eg|cp|l|link|links|view|code|card|pass|w)(?:\/|\?|$)/i
const OTHER_PATH = /\/(?:lp|unsub\w*|optout|opt-out|track\w*|orders?|invit\w*|my-?account|login|signin|auth|confirm|verify|reset|password|survey|enquete|pixel|preferences|privacy|help|support|docs?|share|calendar|meet\w*|products?|items?|news|faq|terms|invoices?|receipts?|sign|documents?|events?|webinars?|articles?|mypage)(?:[/?#._-]|$)|unsubscribe|(?:^|[/?&._-])(?:order|account|invoice|receipt|tracking|booking|reservation|shipment)[\w-]{0,20}(?:[/?#=.]|$)/i
const OTHER_WORDS = anyOf(
  ['配信停止', 'ランキング', '使い方', 'ヘルプ', 'よくある', '店舗(?:一覧|検索)', '残高(?:確認|照会)', '利用規約', 'お問い?合わせ', '商品(?:一覧|を見る)', '贈る', '購入', 'マイページ', '注文', '詳しく', '詳細', '応募', 'エントリー', '予約', '追跡', '回答', '参加', 'ログイン', 'ブラウザ', '開催', '招待', '紹介', '領収', '請求', '明細', '発送', '配送'],
  ['unsubscribe', 'preferences', 'terms', 'help', 'faq', 'track', 'orders?', 'view (?:it )?(?:online|in (?:your )?browser)', 'shop', 'buy', 'learn more', 'check (?:your )?balance', 'find a store', 'sign in', 'log ?in', 'privacy', 'contact', 'survey', 'rate', 'review', 'invite', 'refer', 'invoice', 'receipt', 'reset', 'verify', 'confirm', 'sign', 'document', 'join', 'meeting', 'rsvp', 'calendar', 'download (?:the )?app', 'send (?:a )?thank'],
  ['abmelden', 'bestellung', 'hilfe', 'd[eé]sabonner', 'se d[eé]sinscrire', 'commande', 'darse de baja', 'pedido', 'disiscriviti', 'ordine', 'cancelar', 'rastrear', 'acompanhar', 'afmelden', '退订', '订单', '訂單', '取消訂閱', '수신거부', '주문'],
)
/** 「特典URL」 and the like, right before it. */
const URL_LABEL = /(?:特典|受け?取り?|ギフト|交換|引換え?|チケット|クーポン|謝礼|景品|賞品|gift|reward|voucher|claim|redeem)[^\n]{0,12}(?:url|リンク|ページ|link)[^\n]{0,6}[\s:=→]*$/giu
/** Where people meet, share and sign: their links are unguessable, and no gifts. */
const SHARED_HOST = /(?:^|\.)(?:zoom\.us|meet\.google\.com|teams\.(?:microsoft|live)\.com|webex\.com|photos\.app\.goo\.gl|photos\.google\.com|(?:docs|drive|forms|calendar|maps)\.google\.com|forms\.gle|maps\.app\.goo\.gl|dropbox\.com|1drv\.ms|sharepoint\.com|icloud\.com|calendly\.com|doodle\.com|surveymonkey\.com|typeform\.com|docusign\.(?:net|com)|youtube\.com|youtu\.be|facebook\.com|instagram\.com|twitter\.com|x\.com|linkedin\.com|tiktok\.com|slack\.com|notion\.so|trello\.com|github\.com|figma\.com|eventbrite\.[a-z.]+|wetransfer\.com|gigafile\.nu|flickr\.com|pinterest\.com|gofundme\.com)$/
const HARD = new Set(['ip', 'user-info', 'embedded', 'misspelt', 'foreign-bearer-path', 'text-mismatch', 'punycode', 'redirect'])

/** 0: anybody can guess it; 1: eight and more random characters; 2: sixteen. */
export function secrecyOf(path: string): 0 | 1 | 2 {
  const known = measured.get(path)
  if (known !== undefined) return known
  if (measured.size >= MOST_MEASURED) measured.clear()
  const secrecy = measure(path)
  measured.set(path, secrecy)
  return secrecy
}

/** Each link of a mail is asked about by several rules. */
const measured = new Map<string, 0 | 1 | 2>()
const MOST_MEASURED = 400

function measure(path: string): 0 | 1 | 2 {
  if (path.length >= 36 && path.includes('-') && /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i.test(path)) return 2
  let best: 0 | 1 | 2 = 0
  for (const [piece] of matchesOf(/(?<![?&](?:utm_[a-z]{1,12}|lang|locale|ref|src|source|campaign|mc_[a-z]{1,4})=)(?<=[/=?&#.-]|^)[A-Za-z0-9_-]{8,400}/g, path.slice(0, 2000))) {
    const s = strengthOf(piece)
    if (s > best) best = s
    if (best === 2) break
  }
  // Several short pieces make one long one: `/c/A5ZGVULR/0020cc25`.
  if (best === 0) {
    const pieces = path.slice(0, 400).split(/[/?&=]/).filter((piece) => piece.length >= 6 && /^[A-Za-z0-9]+$/.test(piece) && /\d/.test(piece) && /[A-Za-z]/.test(piece))
    if (pieces.reduce((sum, { length }) => sum + length, 0) >= 12) return 1
  }
  return best
}

function strengthOf(piece: string): 0 | 1 | 2 {
  const longest = piece.split(/(?<=[a-z]{3})-(?=[a-z]{3})|_/).reduce((a, b) => (b.length > a.length ? b : a), '')
  const text = longest.replace(/-/g, '')
  const digits = text.replace(/\D/g, '').length
  if (text.length < 8) return 0
  if (digits === text.length) return text.length >= 20 ? 2 : text.length >= 12 ? 1 : 0
  // Changes between letters and digits, and of case within a word: words and dates have few.
  const turns = (text.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])|[a-z](?=[A-Z])|[A-Z](?=[A-Z]?[a-z])/g) ?? []).length
  if (/^[0-9a-f]{16,}$/i.test(text) && digits >= 4) return text.length >= 24 ? 2 : 1
  if (turns < 3 && !(digits >= 3 && turns >= 2 && text.length >= 10)) return 0
  return text.length >= 16 ? 2 : 1
}

export type Scored = { link: Link; points: number }

/** Links of unknown hosts that hand a gift over, with their points; `codes` are those found in the text. */
export function unknownBearers(mail: Mail, codes: readonly FoundCode[]): Scored[] {
  const scored: Scored[] = []
  const tracked = trackedHosts(mail)
  const isShown = codes.some(({ score }) => score >= SHOWN) || mail.links.some((link) => link.bearer)
  for (const link of mail.links) {
    if (link.bearer || link.risks.some((risk) => HARD.has(risk))) continue
    if (codes.some(({ bare }) => bare.length >= 8 && link.path.replace(/[-+ ]|%20/g, '').includes(bare))) scored.push({ link, points: 9 })
    // The code is in the text: what only counts the click leads to where it is entered.
    else if (!isShown || !(tracked.has(link.host) || COUNTS.test(link.host) || (CLICKS.test(link.host) && mail.isList))) {
      const points = pointsOf(link, mail, tracked)
      if (points >= ACCEPT) scored.push({ link, points })
    }
  }
  const top = Math.max(0, ...scored.map(({ points }) => points))
  // A button that is counted, beside the address that it leads to.
  const isPlain = scored.some(({ link }) => !COUNTS.test(link.host))
  return scored.filter(({ link, points }) => points >= top - 2.5 && !(isPlain && COUNTS.test(link.host)))
}

/** Beside it: what is clicked is not a gift. */
const ELSEWHERE = anyOf(['事前アンケート', 'アンケート(?:は|に|へ|フォーム|url|回答)?\\s?:?\\s*$', '申し?込み?(?:フォーム|url|は)?\\s?:?\\s*$', '応募(?:フォーム|url|は)?\\s?:?\\s*$', 'エントリー', 'sign-?up\\w*', 'survey\\s?:?\\s*$', 'questionnaire', 'poll', 'rsvp', 'sheet', '配信停止', '配信解除', '退会', '登録解除', 'メルマガ', 'unsubscribe', 'opt[- ]out', 'preferences', 'abmelden', 'abbestellen', 'd[eé]sabonner', 'd[eé]sinscrire', 'darse de baja', 'disiscri\\w+', 'cancelar (?:a )?(?:inscri|assin)\\w*', 'afmelden', 'wypisa\\w*', 'avregistrera', '退订', '退訂', '取消订阅', '取消訂閱', '수신거부', 'track\\w* (?:your )?(?:order|parcel|package)', 'アルバム', 'album', 'ミーティング', '会議', 'meeting', 'webinar', 'ウェビナー', 'passwords? reset', 'view (?:this )?(?:e?-?mail|message)? ?(?:online|in (?:your )?browser)', 'browser', 'ブラウザ', 'privacy', 'プライバシー'])
/** The way to the same mail on the web, to a delivery that can be changed, or to points in an account. */
const UNSHOWN = anyOf(['ポイントを(?:使う|見る|確認|貯める|交換)', '(?:use|view|check|see|redeem) (?:your |my )?points', 'punkte (?:ansehen|einl[oö]sen|nutzen)', '(?:utiliser|voir) (?:mes|vos) points', '(?:usar|ver) (?:mis|tus|meus|seus|os) (?:puntos|pontos)', 'usa i (?:tuoi )?punti', 'punten (?:gebruiken|inwisselen|bekijken)', '포인트 (?:사용|보기)', '(?:使用|查看)(?:积分|點數)', '表示され(?:ない|ず|ません)', '正しく表示', '表示できない', 'うまく見られない', '(?:受け?取り?|お?届け|配達)(?:の)?(?:日時|場所|先|方法)?(?:の|を)?(?:変更|指定)', '[无無]法(?:正常)?(?:显示|顯示|查看|檢視|浏览|瀏覽)', '보이지 않', 'nicht (?:richtig |korrekt )?(?:angezeigt|dargestellt|lesbar)', "s'affiche (?:pas|mal)", 'no (?:puede|puedes|se) (?:ver|visualiza\\w*)', 'non (?:visualizzi|vedi|riesci)', 'n[aã]o (?:consegue|visualiza)', 'niet (?:goed |juist )?weergegeven', 'nie wy[sś]wietla', 'không (?:hiển thị|xem được)', 'ไม่แสดง', 'trouble (?:viewing|reading)', "(?:can't|cannot) (?:see|read|view) this"])
/** "Here", "open": says nothing alone. */
const VAGUE = /^\W*(?:click |klicken sie |cliquez |clique |haga clic |klik )?(?:here|hier|ici|aqu[ií]|qui|aqui|tutaj|h[aä]r|こちら|ここ|link|this link|open|more|go|view|点击这里|點此|여기)\W*$/iu

/** Links of one host that all have a token: those of a mail whose every click is counted. */
function trackedHosts(mail: Mail): Set<string> {
  const tokens = new Map<string, Set<string>>()
  for (const { host, path } of mail.links) if (secrecyOf(path) > 0) tokens.set(host, (tokens.get(host) ?? new Set()).add(path))
  return new Set([...tokens].filter(([, paths]) => paths.size >= 3).map(([host]) => host))
}

const BRIEF = 700

const handing = new WeakMap<Mail, { isHanded: boolean; isPromised: boolean }>()
/** Asked for every link, and read once. */
function handingOf(mail: Mail): { isHanded: boolean; isPromised: boolean } {
  const known = handing.get(mail) ?? { isHanded: handsOver(mail), isPromised: hits(PROMISED, mail.gist) }
  handing.set(mail, known)
  return known
}

/** A few lines with a link or two, and a sum to spend; or warm ones from one person to another. */
function handsOver(mail: Mail): boolean {
  const { nature: { foreign, open, later }, gist, isList, links } = mail
  if (isList || gist.length > BRIEF || links.length > 2 || foreign + open > 0 || later) return false
  if (hits(BILL, gist)) return false
  return (warmthOf(mail) >= 2 && (hits(SHOPS, gist) || hits(TRADES, gist))) || (hits(MONEY, gist) && hits(HOLDS, gist))
}

/** How far the mail hands this link over as a gift; 0 when it can be guessed. */
export function pointsOf(link: Link, mail: Mail, tracked: ReadonlySet<string> = trackedHosts(mail)): number {
  const secrecy = secrecyOf(link.path)
  if (secrecy === 0 || SHARED_HOST.test(link.host)) return 0
  const { nature, isList } = mail
  const words = link.words.length > 80 ? '' : link.words
  const before = link.before.slice(-120)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const isUrl = /^https?:\/\//i.test(words)
  // A link in a line of its own belongs to the line before.
  const led = line.trim() === '' ? (before.trimEnd().split('\n').at(-1) ?? '') : line
  if (hits(ELSEWHERE, `${line.slice(-60)} ${isUrl ? '' : words}`) || hits(UNSHOWN, `${led.slice(-60)} ${isUrl ? '' : words}`)) return 0
  const said = readWords(isUrl ? '' : words)
  // What the line before asks for, the link under general words is for.
  if (!said.claims && !said.ofValue && !GIFT_HOST.test(link.host) && asksElse(led.slice(-50))) return 0
  const opens = !isUrl && !said.namesOther && !VAGUE.test(words) && hits(OPEN_LINK, words)
  const giftWords = !isUrl && (hits(GIFT, words) || (said.claims && said.ofValue))
  const giftHere = giftWords || (!said.namesOther && hits(GIFT, before)) || mail.book.brandsIn(`${words}\n${before}`, 400).size > 0
  if (isAboutElse(mail) && (!giftWords || namesTicket(words))) return 0
  const { isHanded, isPromised } = handingOf(mail)
  const isNamed = mail.brands.size > (mail.senderBrand === null ? 0 : 1)
  if (!mail.speaksOfGift && !isNamed && !opens && !isHanded && !GIFT_PATH.test(link.path) && nature.gives < 1.3) return 0
  // A link among counted ones has to say itself that it is the gift.
  if (tracked.has(link.host) && !(opens && (giftWords || giftHere))) return 0
  const isTold = opens && giftHere && !isList
  let points: number = secrecy
  if (opens) points += 1.5
  else if (hits(OPEN_LINK, before)) points += 1
  if (hits(URL_LABEL, before)) points += 1
  else if (/\n\s*<?$/.test(link.before) || link.before === '') points += 0.3
  if (giftHere) points += 1
  if (mail.speaksOfGift || mail.brands.size > 0) points += 0.5
  if (GIFT_HOST.test(link.host)) points += 1
  if (GIFT_PATH.test(link.path)) points += 1
  else if (SHORT_PATH.test(link.path)) points += 0.5
  if (hits(MONEY, mail.gist)) points += 0.5
  points += Math.min(2.5, nature.gives * 0.5)
  if (!isUrl && words !== '' && hits(OTHER_WORDS, words) && !(opens && giftWords)) points -= 3
  else if (said.namesOther && !giftWords) points -= 2.5
  else if (!isUrl && words !== '' && !opens && !giftHere) points -= 0.5
  const [gifts, others] = [link.path.search(GIFT_PATH), link.path.search(OTHER_PATH)]
  if (others >= 0) points -= gifts >= 0 && gifts < others ? 0.5 : 3
  if (isHanded) points += 1.5
  if (!isTold && isPromised) points -= hits(HANDS_OVER, mail.gist) && !nature.later ? 1 : 2
  if (tracked.has(link.host)) points -= 1
  // A few words and one link.
  if (!isList && mail.gist.length < 500 && mail.links.length <= 2 && nature.foreign === 0 && nature.gives >= 1.3) points += 1
  if (CLICKS.test(link.host)) points -= (isList || mail.isAdvert) && !isTold ? 2 : 0.5
  if (isList) points -= mail.isAdvert ? (nature.open > nature.personal ? 2.5 : 1.5) : 0.5
  else if (mail.isAdvert) points -= 0.5
  if (nature.open > 1) points -= 1
  if (nature.later) points -= 1
  points -= Math.min(2, nature.foreign)
  if (link.risks.includes('shortener')) points -= 1
  if (link.risks.includes('risky-tld') || link.risks.includes('generated')) points -= isReserved(registrable(link.host)) ? 0 : 1.5
  return points
}
