// What may be shown of a code, and how one is recognised again without being kept: the last two characters and
// a keyed fingerprint.
import { createHmac } from 'node:crypto'
import type { MaskedCode } from '../../shared/model'

const DOT = '•'
const SEPARATOR = /[\s\u00ad\u200b-\u200d\u2060\ufeff\u2010-\u2015\u2212\u30fc-]/g

/** NFKC, without separators or zero-width characters. Letter case stays: some brands tell codes apart by it. */
export function normalForm(code: string): string {
  return code.normalize('NFKC').replace(SEPARATOR, '')
}

const lastTwo = (code: string) => [...normalForm(code)].slice(-2).join('')

/** `AB12-CDEF56-GHK7` → `••••-••••••-••K7`: separators and the last two characters stay. Codes of up to four characters show none. */
export function maskCode(code: string): MaskedCode {
  const chars = [...code.normalize('NFKC')]
  const shown = normalForm(code).length > 4 ? 2 : 0
  let left = shown
  const masked = chars.map(() => '')
  for (let i = chars.length - 1; i >= 0; i--) {
    const char = chars[i]!
    if (char.replace(SEPARATOR, '') === '') masked[i] = /\s|-/.test(char) ? char : '-'
    else if (left > 0) {
      masked[i] = char
      left--
    } else masked[i] = DOT
  }
  return { masked: masked.join(''), last2: shown ? lastTwo(code) : '', kind: 'code' }
}

/** Host stays, path and query go: `https://gift.example/…/••••`. */
export function maskLink(url: string): MaskedCode {
  const host = /^[a-z][a-z0-9+.-]*:\/\/([^/?#\s]+)/i.exec(url)?.[1]?.replace(/^.*@/, '') ?? ''
  const tail = url.replace(/[/#?]+$/, '')
  return { masked: `${host ? `https://${host.toLowerCase()}/` : ''}${DOT.repeat(6)}`, last2: tail.slice(-2), kind: 'link' }
}

/** HMAC-SHA256 of the normal form, hex: equal for one code in two mails, useless without the key. `keyHex`: at least 16 bytes. */
export function fingerprint(code: string, keyHex: string): string {
  return createHmac('sha256', Buffer.from(keyHex, 'hex')).update(normalForm(code)).digest('hex')
}

/** `text` with each secret replaced by its masked form, however it is separated, cased or widened there. */
export function maskIn(text: string, secrets: readonly string[]): string {
  let out = text
  for (const secret of [...secrets].sort((a, b) => b.length - a.length)) out = maskOne(out, secret)
  return out
}

const GAP = '[\\s\\u00ad\\u200b-\\u200d\\u2060\\ufeff\\u2010-\\u2015\\u2212\\u30fc\\uff0d<>=*_|-]{0,6}'

function maskOne(text: string, secret: string): string {
  const chars = [...normalForm(secret)]
  if (chars.length === 0) return text
  const isLink = /^https?:/i.test(secret)
  const masked = isLink ? maskLink(secret).masked : maskCode(secret).masked
  const pattern = chars.map((c) => `(?:${variants(c).map(escape).join('|')})`).join(isLink ? '' : GAP)
  return text.replace(new RegExp(isLink ? variantsOfLink(secret) : pattern, 'giu'), masked)
}

// Not the hyphen: with the u flag `\-` is a syntax error outside a class.
const escape = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
/** A character and its full-width twin. */
const variants = (c: string): string[] => (/^[!-~]$/.test(c) ? [c, String.fromCharCode(c.charCodeAt(0) + 0xfee0)] : [c])
const variantsOfLink = (url: string): string => escape(url).replace(/&/g, '(?:&|&amp;)')
