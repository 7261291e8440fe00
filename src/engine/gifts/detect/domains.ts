// Host names: the registrable part, domains reserved for samples, and how near a host comes to a brand without
// being it. A rule and a short list stand for the Public Suffix List: an unknown suffix errs towards "not the brand".
import { BRANDS } from '../../../shared/brands/index'
import { isMachineMade } from './machine-made'

/** What stands for a kind of body under a country's suffix. */
const KINDS = new Set('co com net org gov gob gouv go edu ac ne or ad lg ed gr me mil'.split(' '))
/** Suffixes that are sold like countries' by private firms: anybody's, and cheap. */
const SOLD_SUFFIXES = new Set('br.com cn.com de.com eu.com gb.net in.net jp.net jpn.com mex.com ru.com sa.com se.net uk.com uk.net us.com za.com co.com com.de com.se'.split(' '))

/** `a.b.amazon.co.jp` → `amazon.co.jp`. An IP address or a single label is returned as it is. */
export function registrable(host: string): string {
  const labels = (host.endsWith('.') ? host.slice(0, -1) : host).split('.')
  if (labels.length <= 2 || isIpAddress(host)) return labels.join('.')
  const [second = '', top = ''] = labels.slice(-2)
  return labels.slice((top.length === 2 && KINDS.has(second)) || SOLD_SUFFIXES.has(`${second}.${top}`) ? -3 : -2).join('.')
}

export const isIpAddress = (host: string): boolean => /^\d{1,3}(?:\.\d{1,3}){3}$|^\[|^0x[0-9a-f]+$|^\d{8,10}$/i.test(host)

/** Reserved for documentation (RFC 2606, 6761; JPRS): nobody's, so a brand's name in them says nothing for or against. */
export const isReserved = (host: string): boolean => /(?:^|\.)(?:example|test|invalid|localhost)$|(?:^|\.)example\.(?:com|net|org|jp)$|(?:^|\.)example\.(?:co|ne|or|ac|go|lg|ed)\.jp$/.test(host)

type BrandDomain = { brand: string; domain: string }
const BRAND_DOMAINS: readonly BrandDomain[] = BRANDS.flatMap((brand) => brand.senderDomains.map((domain) => ({ brand: brand.id, domain })))
const byRegistrable = new Map<string, string>(BRAND_DOMAINS.map(({ brand, domain }) => [registrable(domain), brand]))

/** The brand that owns this host, or null. */
export const ownerOf = (host: string): string | null => byRegistrable.get(registrable(host)) ?? null

/** Names that imitators put into hosts: first labels of the brands' own domains, and the usual short forms. */
const NAMES: readonly { brand: string; name: string }[] = [
  ...new Map(BRAND_DOMAINS.map(({ brand, domain }) => [domain.split('.')[0] ?? '', brand])).entries(),
].map(([name, brand]) => ({ name, brand })).filter(({ name }) => name.length >= 4 && !/^(?:meta|family|tsite|edy|mail|loyalty|google|lawson)$/.test(name)).concat(
  [{ name: 'amzn', brand: 'amazon' }, { name: 'amaz0n', brand: 'amazon' }, { name: 'googleplay', brand: 'google-play' }, { name: 'applegift', brand: 'apple' }, { name: 'line', brand: 'line-gift' }, { name: 'itunes', brand: 'apple' }, { name: 'visa', brand: 'prepaid-visa' }, { name: 'aupay', brand: 'au-pay' }, { name: 'icloud', brand: 'apple' }],
)

/** Letters that look alike become one: `rn`→`m`, `1`,`i`→`l`, `0`→`o` … */
export const skeleton = (text: string): string => text.toLowerCase().replace(/rn/g, 'm').replace(/vv/g, 'w').replace(/[1i|!]/g, 'l').replace(/0/g, 'o').replace(/5/g, 's').replace(/3/g, 'e').replace(/4/g, 'a').replace(/@/g, 'a')

const SHAPED_NAMES = NAMES.map((entry) => ({ ...entry, shape: skeleton(entry.name) }))

export type Likeness =
  /** The brand's whole domain as a subdomain of another: `apple.com.x.info`. */
  | 'embedded'
  /** Nearly the brand's name. */
  | 'misspelt'
  /** The brand's name on a domain that is not its own. */
  | 'named'

type Like = { brand: string; kind: Likeness } | null
/** A mailbox has the same few hundred hosts in all its mails, and comparing one with every brand is the dearest step of all. */
const JUDGED_HOSTS = new Map<string, Like>()
const MOST_JUDGED = 2000

/** How a host that does not belong to a brand resembles one; null when it does not, or is the brand's. */
export function likeness(host: string): Like {
  const lower = host.toLowerCase()
  const known = JUDGED_HOSTS.get(lower)
  if (known !== undefined) return known
  if (JUDGED_HOSTS.size >= MOST_JUDGED) JUDGED_HOSTS.clear()
  const like = likenessOf(lower)
  JUDGED_HOSTS.set(lower, like)
  return like
}

function likenessOf(lower: string): Like {
  if (ownerOf(lower)) return null
  // `go.giftee.co.jp`: giftee.co is the beginning of a name of its own.
  const own = registrable(lower)
  const embedded = BRAND_DOMAINS.find(({ domain }) => !own.startsWith(`${domain}.`) && (lower.startsWith(`${domain}.`) || lower.includes(`.${domain}.`)))
  if (embedded) return { brand: embedded.brand, kind: 'embedded' }
  const parts = lower.split('.').slice(0, -1).flatMap((label) => [label, ...label.replace(/^xn--/, '').split('-')]).filter((part) => part.length >= 4)
  for (const part of parts) {
    for (const { name, brand } of NAMES) {
      if (holds(part, name)) return isReserved(lower) || isVetted(lower) ? null : { brand, kind: 'named' }
    }
  }
  for (const part of parts) {
    const shape = skeleton(part)
    for (const { name, brand, shape: nameShape } of SHAPED_NAMES) {
      if (part.length >= 5 && holds(shape, nameShape)) return { brand, kind: 'misspelt' }
      if (MIMICKED.has(name) && oneEditApart(part, name)) return { brand, kind: 'misspelt' }
    }
  }
  return null
}

/** Registered to one company or body, on proof of who it is: rakuten-card.co.jp is somebody. */
const isVetted = (host: string): boolean => /\.(?:co|go|lg|ac|ed|ad)\.jp$|\.(?:gov|edu|bank)$/.test(host)

/** A short name inside a longer word is mostly chance: "pineapple", "newsline". */
const holds = (part: string, name: string) => part === name || (name.length >= 6 ? part.includes(name) : name.length === 5 && part.startsWith(name))

/** Names that no ordinary word comes near; only these are matched with a letter wrong. */
const MIMICKED = new Set('amazon paypal paypay rakuten netflix microsoft nintendo starbucks playstation walmart spotify airbnb quocard giftee costco sephora steampowered bitcash'.split(' '))

function oneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  let [x, y] = [a.length - 1, b.length - 1]
  while (x >= i && y >= i && a[x] === b[y]) [x, y] = [x - 1, y - 1]
  if (x - i <= 0 && y - i <= 0) return true
  // Two neighbours changed places: "gitfee".
  return x - i === 1 && y - i === 1 && a[i] === b[y] && a[x] === b[i]
}

const RISKY_TLD = new Set('top shop cc xyz click live beauty site vip cyou cfd work sbs biz buzz icu info online store fun space website rest bar monster quest lol gdn tk ml ga cf gq pw ru su cn link club win bid loan men stream download review zip mov hair skin makeup autos bond best guru wang ren kim lat life today cam pics fit homes mom boats yachts christmas ink uno date faith science party trade webcam accountant cricket racing support'.split(' '))
/** Cheap, and yet the honest home of many a small shop. */
const SHARED_TLD = new Set('shop store online info site club live life biz space website today fit support work cc email'.split(' '))
export const isSharedTld = (host: string): boolean => SHARED_TLD.has(host.slice(host.lastIndexOf('.') + 1))

/** Cheap suffixes that imitators register by the hundred. */
export const isRiskyTld = (host: string): boolean => RISKY_TLD.has(host.slice(host.lastIndexOf('.') + 1)) || SOLD_SUFFIXES.has(host.split('.').slice(-2).join('.'))

/** The registrable name was made by a machine. */
export const looksGenerated = (host: string): boolean => isMachineMade(registrable(host).split('.')[0] ?? '')

const SHORTENERS = new Set('bit.ly t.co tiny.cc bl.ink qrco.de shorte.st adf.ly v.gd clck.ru urlz.fr rotf.lol goo.gl tinyurl.com is.gd ow.ly cutt.ly rb.gy x.gd t.ly s.id shorturl.at rebrand.ly lin.ee'.split(' '))
export const isShortener = (host: string): boolean => SHORTENERS.has(host)

const FREE_HOSTING = /(?:^|\.)(?:web\.app|firebaseapp\.com|pages\.dev|workers\.dev|r2\.dev|herokuapp\.com|netlify\.app|vercel\.app|github\.io|blogspot\.com|weebly\.com|wixsite\.com|storage\.googleapis\.com|s3\.amazonaws\.com|blob\.core\.windows\.net|ipfs\.io|glitch\.me|repl\.co|duckdns\.org|ngrok(?:-free)?\.(?:io|app)|trycloudflare\.com|000webhostapp\.com|godaddysites\.com|square\.site|myshopify\.com)$/
export const isFreeHosting = (host: string): boolean => FREE_HOSTING.test(host) && !host.endsWith('.myshopify.com')

/** Latin mixed with Cyrillic, Greek or Cherokee inside one word. */
export const mixesScripts = (text: string): boolean => /[A-Za-z][\u0370-\u03ff\u0400-\u052f\u13a0-\u13ff]|[\u0370-\u03ff\u0400-\u052f\u13a0-\u13ff][A-Za-z]/.test(text)
