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
import { normalise, viewsOf } from './text'
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
  isAdvert: boolean
  isList: boolean
}

const GIST = 6000

export function readMail(message: ParsedMessage, ownAuthservIds: readonly string[], added?: readonly GiftBrand[]): Mail {
  const book = bookOf(added)
  const views = viewsOf(message, book)
  const subject = normalise(message.subject.slice(0, 1000))
  const fromName = normalise(message.from?.name.slice(0, 300) ?? '')
  const fromHost = (message.from?.address ?? '').split('@').at(-1)?.replace(/[>\s]+$/, '') ?? ''
  const gist = [subject, fromName, ...views.map((view) => view.text.slice(0, GIST))].join('\n')
  const isList = message.headers.has('list-unsubscribe') || message.headers.has('list-id')
  return {
    book, message, views, subject, fromName, fromHost, gist, isList,
    links: linksOf(message, views, book),
    brands: book.brandsIn([subject, fromName, ...views.map((view) => view.bare)].join('\n')),
    authenticity: authenticityOf(message, ownAuthservIds),
    senderBrand: book.ownerOf(fromHost),
    speaksOfGift: hits(GIFT, gist) || views.some((view) => view.text.length > GIST && hits(GIFT, view.text)),
    isAdvert: hits(ADVERT, gist),
  }
}
