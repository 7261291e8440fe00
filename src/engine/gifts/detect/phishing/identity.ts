// Who a mail says it is from, and who its domains belong to: gift brands and other known organisations together.
import type { GiftBrand } from '../../../../shared/model'
import type { Book } from '../book'
import { BRANDS } from '../../../../shared/brands/index'
import { MAIL_SERVICES, ORGANISATIONS } from '../../../../shared/organisations'
import { isReserved, isRiskyTld, registrable, skeleton } from '../domains'

export type Identity = { id: string; name: string; aliases: readonly string[]; domains: readonly string[] }

const identityOf = ({ id, name, aliases, senderDomains }: GiftBrand): Identity => ({ id, name: name.en, aliases, domains: senderDomains })
const ALL: readonly Identity[] = [...ORGANISATIONS, ...BRANDS.map(identityOf)]

/** Mailboxes that anybody can have: the part after the @ says nothing about who writes. */
const FREE_MAIL = new Set(
  'gmail.com googlemail.com yahoo.com yahoo.co.jp ymail.ne.jp ymail.com yahoo.co.uk yahoo.de yahoo.fr yahoo.es yahoo.it yahoo.com.br outlook.com outlook.jp outlook.de outlook.fr outlook.es hotmail.com hotmail.co.jp hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es live.com live.jp live.fr msn.com icloud.com me.com mac.com aol.com aol.jp gmx.de gmx.net gmx.com gmx.at web.de t-online.de freenet.de mail.ru yandex.ru yandex.com proton.me protonmail.com pm.me tutanota.com tuta.io zoho.com mail.com inbox.lv wp.pl o2.pl onet.pl interia.pl orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it alice.it terra.com.br uol.com.br bol.com.br sapo.pt qq.com 163.com 126.com sina.com foxmail.com naver.com daum.net hanmail.net nate.com docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp ymobile.ne.jp nifty.com ocn.ne.jp so-net.ne.jp biglobe.ne.jp comcast.net att.net verizon.net btinternet.com'.split(' '),
)
export const isFreeMail = (host: string): boolean => FREE_MAIL.has(host)

const byDomain = new Map<string, Identity>()
/** `name.*`: the name itself under .com, .net or any country's suffix. */
const anywhere = new Map<string, Identity>()
for (const identity of ALL) {
  for (const domain of identity.domains) {
    if (domain.endsWith('.*')) anywhere.set(domain.slice(0, -2), identity)
    else if (!byDomain.has(domain)) byDomain.set(domain, identity)
  }
}

/** Whose host it is; null when nobody's we know. A free mailbox is its owner's, not the provider's. */
export function ownerOfHost(host: string): Identity | null {
  const lower = host.toLowerCase()
  if (isFreeMail(lower)) return null
  for (let rest = lower; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    const known = byDomain.get(rest)
    if (known) return known
  }
  const own = registrable(lower)
  const known = anywhere.get(own.slice(0, own.indexOf('.')))
  return known && /^[^.]+\.(?:com|net|eu|[a-z]{2}|com?\.[a-z]{2})$/.test(own) && !isRiskyTld(own) ? known : null
}

/** An organisation whose whole domain stands in front of another: `www.jal.co.jp.x7k2.example`. */
export function embeddedIn(host: string): Identity | null {
  const labels = host.split('.')
  const own = registrable(host).split('.').length
  for (let start = 0; start < labels.length - own; start++) {
    for (let end = start + 2; end <= Math.min(start + 4, labels.length - 1); end++) {
      const piece = labels.slice(start, end).join('.')
      const known = byDomain.get(piece) ?? (/^[^.]+\.(?:com|net|de|fr|es|it|nl|pl|be|pt|com?\.[a-z]{2})$/.test(piece) ? anywhere.get(labels[start] ?? '') : undefined)
      if (known) return known
    }
  }
  return null
}

/** Registered to one company or body, on proof of who it is. */
export const isVetted = (host: string): boolean => /\.(?:co|go|lg|ac|ed|ad)\.jp$|\.(?:gov|edu|mil|bank)$|\.(?:gov|ac|edu)\.[a-z]{2}$/.test(host)

const services = new Set(MAIL_SERVICES)
/** A mail service or click counter that works for many senders. */
export function isMailService(host: string): boolean {
  for (let rest = host; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) if (services.has(rest)) return true
  return false
}

// ---------------------------------------------------------------- claims

/** What organisations add to their name: "サポートセンター", "Security Team", "Inc.". */
const FILLER = /株式会社|\(株\)|\(.{0,20}?\)|【|】|公式|カスタマー|サービス|サポート|センター|チーム|デスク|お客様|お客さま|事務局|運営|セキュリティ|アカウント|通知|お知らせ|自動配信|配信|専用|会員|窓口|係|管理|情報|重要|オンライン|ショッピング|ストア|ポイント|インフォメーション|アンケート|速运|速運|快递|快遞|物流|キャンペーン|国内線|国際線|プレミアム|プライム|コーポレーション|からの|より|の|\.co\.jp|\.com|\b(?:support|services?|team|security|billing|payments?|alerts?|notifications?|notice|no-?reply|customers?|care|help ?desk|help|center|centre|desk|accounts?|info|inc|ltd|llc|corp|co|gmbh|ag|sa|spa|japan|jp|online|official|rewards?|winner|premios?|premi|gewinn|team|mail|news|store|shop|the|from|your|kundenservice|kundendienst|servizio|clienti|client|clientes?|atencion|presentes|giveaway|bank|card|id|safety|department|dept|verification|update|updates|delivery|express|paket|parcel|tracking|membership|subscription|invoices?|orders?|receipts?|refunds?|protection|fraud|survey|panel|feedback|umfrage|kundenmeinung|klantenpanel|klantenservice|enquete|sondage|encuesta|sondaggio|pesquisa|pesquisas|gifts?|vouchers?|usa|uk|us|brasil|deutschland|france|italia|espana|global|international|mobile|wallet|web|app|portal|admin|administrator|message|messages|claims?|logistics|shipping|post|group|renewals?|desk|sicherheit|assistance|surveys|obsluga|klienta|bok|seguranca|seguridad|sicurezza|gewinnspiel|aktion|jubilaum|jubilaeum|promo|promotions?|campaign|campana|concours|jeu|concurso|sorteo|concorso|anniversary|anniversario|aniversario|lucky|prizes?|loyalty|bonus|konkurs|actie|prijsvraag)\b/g
const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
const bare = (text: string) => plain(text).replace(FILLER, ' ').replace(/[\s!・.,:;|_*'"<>[\]()/&®™@-]+/g, '')

/** Names that are words as well. */
const COMMON_WORDS = new Set('onamae お名前 target orange apple chase discover halifax hermes steam allegro continente saturn telekom visa line family meta google office live mail news store music express partner nomura daiwa matsui ocean boots argos coop action post delta costa shell united southwest free online wise sky fidelity rogers tim george kraken stripe webmail interac'.split(' '))
/** "Target", "Orange": a name that is a word as well. */
export const isWord = (name: string): boolean => COMMON_WORDS.has(name.toLowerCase())

const wholeNames = new Map<string, Identity[]>()
const longNames: { text: string; identity: Identity; pattern: RegExp }[] = []
for (const identity of ALL) {
  for (const alias of identity.aliases) {
    const text = plain(alias)
    for (const key of new Set([bare(alias), text.replace(/[\s!・.,:;|_*'"<>[\]()/&®™@-]+/g, '')])) if (key.length >= 2 && key !== 'お名前') wholeNames.set(key, [...(wholeNames.get(key) ?? []), identity])
    if (text.length >= (/^[\x00-\x7f]+$/.test(text) ? 5 : 4) && !COMMON_WORDS.has(text)) longNames.push({ text, identity, pattern: new RegExp(`(?<![a-z0-9])${text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}(?![a-z0-9])`) })
  }
}

export type Claim = { identities: readonly Identity[]; /** The name is the organisation's and nothing else. */ isWhole: boolean }

const PUNCTUATION = /[\s!・.,:;|_*'"<>[\]()/&®™@-]+/g
/** Names of at least two kana or kanji, which the rest of a name follows without a blank. */
const firstNames = [...wholeNames].filter(([key]) => /^[^\x00-\x7f]{2,}$/.test(key))
/** 「JALアンケート」: Latin capitals, and kana or kanji right after them. */
const shortNames = [...wholeNames].filter(([key]) => /^[a-z0-9]{3,4}$/.test(key) && !COMMON_WORDS.has(key))

const claims = new Map<string, Claim | null>()
const MOST_CLAIMS = 4000

/** Whom a sender's name claims to be; null for nobody we know. Shops "… 楽天市場店" are themselves. */
export function claimOf(name: string, added: readonly GiftBrand[] = []): Claim | null {
  const own = added.length > 0 ? claimOfAdded(name, added) : null
  if (own) return own
  const known = claims.get(name)
  if (known !== undefined) return known
  if (claims.size >= MOST_CLAIMS) claims.clear()
  const claim = readClaim(name)
  claims.set(name, claim)
  return claim
}

function readClaim(name: string): Claim | null {
  const text = plain(name)
  if (text === '' || /市場店|ショッピング店|店$|アフィリエイト|\bvia\b|経由/.test(text)) return null
  const whole = wholeNames.get(bare(name)) ?? wholeNames.get(text.replace(PUNCTUATION, ''))
  if (whole) return { identities: whole, isWhole: true }
  // 「京東金融」: in Chinese and Japanese the name comes first and the branch after it.
  const first = firstNames.find(([key]) => text.startsWith(key) && text.length <= key.length * 3) ?? (/^[A-Za-z0-9]{3,4}[\u3040-\u9fff]/.test(name) ? shortNames.find(([key]) => text.startsWith(key) && /[\u3040-\u9fff]/.test(text[key.length] ?? '')) : undefined)
  if (first) return { identities: first[1], isWhole: false }
  const held = longNames.filter(({ text: alias, pattern }) => text.includes(alias) && pattern.test(text)).map(({ identity }) => identity)
  return held.length > 0 ? { identities: held, isWhole: false } : null
}

const SHIPPED = new Set(BRANDS)
const addedBy = new WeakMap<Book, readonly GiftBrand[]>()
/** The user's own brands in a book. */
export function addedTo(book: Book): readonly GiftBrand[] {
  const known = addedBy.get(book)
  if (known) return known
  const added = book.brands.filter((brand) => !SHIPPED.has(brand))
  addedBy.set(book, added)
  return added
}

/** Brands of the user's that say where their mail comes from. */
function claimOfAdded(name: string, added: readonly GiftBrand[]): Claim | null {
  const text = plain(name)
  for (const brand of added) {
    if (brand.senderDomains.length === 0) continue
    for (const alias of [...brand.aliases, brand.name.ja, brand.name.en]) {
      const own = plain(alias)
      if (own.length >= 2 && (bare(name) === bare(alias) || text === own)) return { identities: [identityOf(brand)], isWhole: true }
      if (own.length >= 4 && text.includes(own)) return { identities: [identityOf(brand)], isWhole: false }
    }
  }
  return null
}

/** Known organisations named in a text, most once; names that are words as well are left out. */
export const namedInText = (text: string): Identity[] => longNames.filter(({ text: alias, pattern }) => text.includes(alias) && pattern.test(text)).map(({ identity }) => identity)

// ---------------------------------------------------------------- look-alikes

/** First parts of offices' domains that stand in everybody's. */
const PLACES = new Set(['canada', 'digital', 'metro', 'tokyo', 'recruit', 'square', 'promise', 'sakura'])
/** Domain names of known organisations that are long or odd enough not to be met by chance. */
const NAMES: readonly { name: string; identity: Identity }[] = [
  ...new Map(
    // The first to have a name keeps it.
    [...ALL].reverse().flatMap((identity) =>
      [...identity.domains.map((domain) => domain.split('.')[0] ?? ''), ...identity.aliases.map((alias) => plain(alias).replace(/[^a-z0-9]/g, ''))].map((name) => [name, identity] as const),
    ).filter(([name]) => name.length >= 5 && !COMMON_WORDS.has(name) && !PLACES.has(name) && /^[a-z][a-z0-9-]+$/.test(name)),
  ).entries(),
].map(([name, identity]) => ({ name, identity }))

/** Words that imitators put beside a name in a domain. */
export const BAIT = /^(?:gifts?|e-?gift|giftcards?|cards?|support|secure|security|verify|verification|login|signin|accounts?|acct|update|billing|bill|refunds?|rewards?|promo\w*|bonus|cadeaux?|gewinn\w*|jubil\w*|anivers\w*|anniversa\w*|voucher|service|services|customer|confirm\w*|auth|online|jp|gov|go|center|centre|premi\w*|presents?|presente|point|points|pay|payment|wallet|claim|win|winner|prize|offer|deals?|club\w*|member|members|id|my|portal|web|app|help|helpdesk|info|cancel|delivery|parcel|track|tracking|post|notice|alert|tax|etax|fuli|vale|premios?|regalo|unlock|lock|redeem|free|gen|campaign|cp|official|team)$/

/** An organisation whose name stands in a host that is not its own. */
export function namedIn(host: string): Identity | null {
  if (ownerOfHost(host) || isFreeMail(host) || isReserved(host) || isVetted(host)) return null
  const labels = host.toLowerCase().split('.').slice(0, -1)
  return NAMES.find(({ name }) => labels.some((label) => label === name || (label.includes('-') && label.split('-').includes(name)) || (name.length >= 8 && label.includes(name))))?.identity ?? null
}

const SHAPES = new Map(NAMES.filter(({ name }) => name.length >= 6 && !name.includes('-')).map(({ name, identity }) => [skeleton(name), { name, identity }]))
/** A known name written with look-alike letters: "PayPaI", "Arnazon". */
export function misspeltIn(text: string): Identity | null {
  for (const word of text.toLowerCase().match(/[a-z0-9|!]{6,24}/g) ?? []) {
    const like = SHAPES.get(skeleton(word))
    if (like && like.name !== word) return like.identity
  }
  return null
}
