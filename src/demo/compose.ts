// Writes one made-up mail as RFC 5322 bytes: UTF-8, base64 bodies, encoded words, CRLF.
import { mailDate } from './calendar'

export type Person = { name: string; address: string }

export type Letter = {
  from: Person
  to?: Person
  replyTo?: Person
  subject: string
  text: string
  /** Adds an HTML alternative made by hand; without it the mail is plain text. */
  html?: string
  time: number
  /** Left part of the Message-ID; unique in the demo. */
  id: string
  inReplyTo?: string
  /** What the receiving server found; null: no such header (the owner's own mail). */
  authentication?: 'pass' | 'fail' | null
  /** Authserv-id of that finding, where it is not the made-up provider's. */
  foundBy?: string
  /** Adds List-Unsubscribe, as newsletters carry it. */
  isBulk?: boolean
}

export const MAYUMI: Person = { name: '小林 真由美', address: 'mayumi@mail.example' }
/** Authserv-id of the made-up provider. */
const SERVER = 'mx.mail.example'

const domainOf = (person: Person) => person.address.split('@')[1] ?? 'mail.example'
export const messageIdOf = (letter: Pick<Letter, 'id' | 'from'>) => `${letter.id}@${domainOf(letter.from)}`

/** One message as a binary string: one character is one byte. */
export function compose(letter: Letter): string {
  const to = letter.to ?? MAYUMI
  const head = [
    ...(letter.authentication === null ? [] : received(letter)),
    `Date: ${mailDate(letter.time)}`,
    `From: ${mailbox(letter.from)}`,
    `To: ${mailbox(to)}`,
    ...(letter.replyTo ? [`Reply-To: ${mailbox(letter.replyTo)}`] : []),
    `Message-ID: <${messageIdOf(letter)}>`,
    ...(letter.inReplyTo ? [`In-Reply-To: <${letter.inReplyTo}>`, `References: <${letter.inReplyTo}>`] : []),
    `Subject: ${encodedWords(letter.subject)}`,
    ...(letter.isBulk ? [`List-Unsubscribe: <https://${domainOf(letter.from)}/stop>`, 'Precedence: bulk'] : []),
    'MIME-Version: 1.0',
  ]
  return [...head, ...body(letter)].join('\r\n')
}

function received(letter: Letter): string[] {
  const domain = domainOf(letter.from)
  const result = letter.authentication ?? 'pass'
  return [
    `Return-Path: <bounce@${domain}>`,
    `Authentication-Results: ${letter.foundBy ?? SERVER}; spf=${result} smtp.mailfrom=${domain};`,
    `\tdkim=${result} header.d=${domain}; dmarc=${result} header.from=${domain}`,
    `Received: from out.${domain} (out.${domain} [203.0.113.${letter.id.length + 20}])`,
    `\tby ${SERVER} with ESMTPS; ${mailDate(letter.time)}`,
  ]
}

function body(letter: Letter): string[] {
  const part = (type: string, text: string) => [`Content-Type: ${type}; charset=utf-8`, 'Content-Transfer-Encoding: base64', '', ...base64Lines(text)]
  if (letter.html === undefined) return [...part('text/plain', letter.text), '']
  const boundary = `=_koban_${letter.id}`
  return [
    `Content-Type: multipart/alternative; boundary="${boundary}"`, '',
    `--${boundary}`, ...part('text/plain', letter.text), '',
    `--${boundary}`, ...part('text/html', letter.html), '',
    `--${boundary}--`, '',
  ]
}

function base64Lines(text: string): string[] {
  const encoded = Buffer.from(text.replaceAll('\n', '\r\n'), 'utf8').toString('base64')
  return encoded.match(/.{1,76}/g) ?? ['']
}

const mailbox = (person: Person) => (person.name === '' ? person.address : `${encodedWords(person.name)} <${person.address}>`)

/** RFC 2047; whole characters only, at most 75 columns a word. */
function encodedWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  const words: string[] = []
  let chunk = ''
  for (const character of text) {
    if (Buffer.byteLength(chunk + character) > 42) { words.push(chunk); chunk = '' }
    chunk += character
  }
  words.push(chunk)
  return words.map((word) => `=?utf-8?B?${Buffer.from(word, 'utf8').toString('base64')}?=`).join('\r\n ')
}
