// A gift brand that the user adds: a name, who sends its mails, and how its codes look. The shape is derived from one code
// that the user types, and only the shape is kept: the code may be a real one.
import { BRANDS } from './brands/index'
import type { GiftBrand } from './model'
import { PROVIDERS } from './providers/index'

/** What the user typed. */
export type OwnBrandInput = { name: string; /** An address or a domain, or ''. */ sender: string; /** A code like those of the brand, or ''. */ example: string }

export type OwnBrand = {
  /** Also its id: mails keep it as the name of their brand. */
  name: string
  sender: string | null
  /** `XXXX-XXXX-XXXX` (letters or digits) or `0000 0000 0000` (digits only). */
  shape: string | null
}

export type OwnBrandProblem =
  | 'name-missing' | 'name-short' | 'name-long' | 'name-common' | 'name-known' | 'name-taken'
  | 'sender-form' | 'sender-shared'
  | 'example-characters' | 'example-short' | 'example-long' | 'example-digits'
export type OwnBrandProblems = Partial<Record<keyof OwnBrandInput, OwnBrandProblem>>

export const MOST_OWN_BRANDS = 50
const NAME_CHARS = { least: 2, most: 40 }
const CODE_CHARS = { least: 6, most: 40 }
/** Shorter numbers are those of orders, phones and cards. */
const LEAST_DIGITS = 10

/** Words that every gift mail has: as a brand's name they would name none. */
const COMMON = new Set('ギフト ギフト券 ギフトカード ギフトコード 商品券 電子マネー カード コード クーポン ポイント プレゼント お知らせ gift gifts giftcard gift card e-gift egift voucher card code coupon points reward rewards present store shop'.split(' ').concat('gift card', 'gift code', 'ギフト カード'))
/** Suffixes under which anyone can have a name. */
const SUFFIX = /^(?:co|ne|or|ac|go|gr|ed|lg|ad|com|net|org|edu|gov|me)\.[a-z]{2}$/

const fold = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
const DASHES = /[\u2010-\u2015\u2043\u2212\u30fc\ufe58\ufe63\uff0d]/g

const known = new Set(BRANDS.flatMap((brand) => [brand.id, brand.name.ja, brand.name.en, ...brand.aliases].map(fold)))
const shared = new Set(PROVIDERS.flatMap((provider) => provider.domains))

/** The brand as it is kept, or what is wrong with each field. `others`: those added before. */
export function readOwnBrand(input: OwnBrandInput, others: readonly OwnBrand[]): { brand: OwnBrand; problems: null } | { brand: null; problems: OwnBrandProblems } {
  const problems: OwnBrandProblems = {}
  const name = input.name.normalize('NFKC').trim().replace(/\s+/g, ' ')
  const nameProblem = problemOfName(name, others)
  if (nameProblem) problems.name = nameProblem
  const sender = input.sender.normalize('NFKC').trim().toLowerCase().replace(/^.*<([^<>]+)>$/, '$1').replace(/^@/, '')
  const senderProblem = sender === '' ? null : problemOfSender(sender)
  if (senderProblem) problems.sender = senderProblem
  const code = tidyCode(input.example)
  const codeProblem = code === '' ? null : problemOfCode(code)
  if (codeProblem) problems.example = codeProblem
  if (Object.keys(problems).length > 0) return { brand: null, problems }
  return { brand: { name, sender: sender === '' ? null : sender, shape: code === '' ? null : shapeOf(code) }, problems: null }
}

function problemOfName(name: string, others: readonly OwnBrand[]): OwnBrandProblem | null {
  const length = [...name].length
  if (length === 0) return 'name-missing'
  if (length < NAME_CHARS.least) return 'name-short'
  if (length > NAME_CHARS.most) return 'name-long'
  if (COMMON.has(fold(name))) return 'name-common'
  if (known.has(fold(name))) return 'name-known'
  return others.some((other) => fold(other.name) === fold(name)) ? 'name-taken' : null
}

function problemOfSender(sender: string): OwnBrandProblem | null {
  const [, local, domain = ''] = /^(?:([^\s@]{1,64})@)?((?:[a-z0-9-]{1,63}\.){1,8}[a-z][a-z0-9-]{1,62})$/.exec(sender) ?? []
  if (domain === '' || SUFFIX.test(domain)) return 'sender-form'
  // Everybody can write from there: only an address of it tells one sender.
  return local === undefined && shared.has(domain) ? 'sender-shared' : null
}

const tidyCode = (example: string): string => example.normalize('NFKC').replace(DASHES, '-').trim().replace(/ *- */g, '-').replace(/\s+/g, ' ')

function problemOfCode(code: string): OwnBrandProblem | null {
  if (!/^[A-Za-z0-9]+(?:[- ][A-Za-z0-9]+)*$/.test(code)) return 'example-characters'
  const bare = code.replace(/[- ]/g, '')
  if (bare.length < CODE_CHARS.least) return 'example-short'
  if (bare.length > CODE_CHARS.most) return 'example-long'
  return /^\d+$/.test(bare) && bare.length < LEAST_DIGITS ? 'example-digits' : null
}

/** One code tells little of its letters: where there is one, every place may hold letters and digits. */
const shapeOf = (code: string): string => code.replace(/[A-Za-z0-9]/g, /[A-Za-z]/.test(code) ? 'X' : '0')

/** The shape of what was typed so far, for showing; null while it is none. */
export function shapePreview(example: string): string | null {
  const code = tidyCode(example)
  return code === '' || problemOfCode(code) ? null : shapeOf(code)
}

/** As the detector takes it: like a brand that Koban ships. */
export function giftBrandOf({ name, sender, shape }: OwnBrand): GiftBrand {
  const domain = sender?.split('@').at(-1) ?? ''
  const isShared = shared.has(domain)
  return {
    id: name,
    name: { ja: name, en: name },
    aliases: [name],
    senderDomains: sender === null || isShared ? [] : [domain],
    ...(sender?.includes('@') ? { senders: [sender] } : {}),
    codes: shape === null ? [] : [{ pattern: patternOf(shape), strong: isStrong(shape), example: shape }],
    currency: null, redeemUrl: null, reportUrl: null,
    source: 'added by the user', checked: '', confidence: 'U',
  }
}

const patternOf = (shape: string): string => shape.split(/([- ])/).map((piece) => (piece === '-' || piece === ' ' ? piece : `${piece.startsWith('0') ? '[0-9]' : '[A-Z0-9]'}{${piece.length}}`)).join('')

/** Three groups with letters, or two long ones, are rarely anything else. */
const isStrong = (shape: string): boolean => shape.startsWith('X') && shape.split(/[- ]/).length >= 3 && shape.length >= 12
