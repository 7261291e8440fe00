// All that the rules look at, read once from the message.
import type { GiftBrand } from '../../../shared/model'
import type { ParsedMessage } from '../../mime/message'
import type { Authenticity } from './authenticity'
import type { Book } from './book'
import type { Link } from './links'
import type { View } from './text'
import { authenticityOf } from './authenticity'
import { bookOf } from './book'
import { linksOf } from './links'
import { expiryIn } from './expiry'
import { natureOf } from './nature'
import type { Nature } from './nature'
import { isFreeMail } from './phishing/identity'
import { normalise, viewsOf, withoutTwins } from './text'
import { ADVERT, GIFT, hits } from './words'

export type Mail = {
  book: Book
  message: ParsedMessage
  views: readonly View[]
  subject: string
  fromName: string
  fromHost: string
  /** Subject, sender's name and the first text of each view: what the mail is about. */
  gist: string
  links: readonly Link[]
  brands: ReadonlyMap<GiftBrand, number>
  authenticity: Authenticity
  /** Brand id of the sender's domain. */
  senderBrand: string | null
  speaksOfGift: boolean
  nature: Nature
  /** A day is given as the last one. */
  hasEnd: boolean
  /** A value labelled as PIN or password is there. */
  hasPin: boolean
  isAdvert: boolean
  isList: boolean
}

const GIST = 6000
/** What a mail is about stands at its beginning; in a long text every word comes some day. */
const NATURE = 1800
const PIN_FIELD = /\b(?:c[oó]digo|code|kod|codice|pin)\s+(?:is|é|es|est|è|ist|to)\s+[A-Z0-9]{3,8}\b|(?:pin(?:コード|番号| ?code| ?number)?|暗証番号|暗証キー|パスコード|passcode|access|security|認証番号|認証コード|スクラッチ番号|確認番号|パスワード|(?:裏|うら)の?数字が?|セキュリティ(?:コード|番号)|access (?:code|number)|security code|clave|senha|密码|비밀번호|핀번호|code (?:de )?(?:contr[oô]le|s[eé]curit[eé]|secret)|sicherheits(?:code|nummer)|pr[uü]f(?:ziffer|nummer)|codice di (?:controllo|sicurezza)|c[oó]digo de (?:control|seguridad|seguran[cç]a)|pincode|kod pin|scratch code)\)?\s{0,4}(?:[(（][^()（）\n]{1,24}[)）])?[】\])≫]?\s{0,4}[:=は\t]?\s{0,4}[A-Z0-9]{3,10}(?![A-Za-z0-9])/iu

export function readMail(message: ParsedMessage, ownAuthservIds: readonly string[], added?: readonly GiftBrand[]): Mail {
  const book = bookOf(added)
  const views = viewsOf(message, book)
  const subject = normalise(message.subject.slice(0, 1000))
  const fromName = normalise(message.from?.name.slice(0, 300) ?? '')
  const fromHost = (message.from?.address ?? '').split('@').at(-1)?.replace(/[>\s]+$/, '') ?? ''
  const said = withoutTwins(views)
  const gist = [subject, fromName, ...said.map((view) => view.text.slice(0, GIST))].join('\n')
  const isList = message.headers.has('list-unsubscribe') || message.headers.has('list-id')
  const brands = book.brandsIn([subject, fromName, ...said.map((view) => view.bare)].join('\n'))
  const speaksOfGift = hits(GIFT, gist) || said.some((view) => view.text.length > GIST && hits(GIFT, view.text))
  let hasEnd: boolean | null = null
  return {
    book, message, views, subject, fromName, fromHost, gist, isList,
    links: linksOf(message, views, book),
    brands,
    authenticity: authenticityOf(message, ownAuthservIds),
    // Customers of a telephone company write from its domain too.
    senderBrand: isFreeMail(fromHost) ? null : book.ownerOf(fromHost),
    speaksOfGift,
    nature: natureOf([subject, ...said.map((view) => view.text.slice(0, NATURE))].join('\n'), speaksOfGift || brands.size > 0 ? 1 : 0),
    get hasEnd() {
      return (hasEnd ??= views.some((view) => expiryIn(view, false) !== null))
    },
    hasPin: views.some((view) => PIN_FIELD.test(view.bare.slice(0, 20_000))),
    isAdvert: hits(ADVERT, gist),
  }
}
