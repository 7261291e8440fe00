// Properties of the detector over random mails: what holds for any structure of parts and any text. Seeds are fixed,
// so that a failure comes again; fast-check prints the mail it shrank to.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Detection } from '../../shared/model'
import { parseMessage } from '../mime/parse'
import { damage, damaged, leafOf, treeAround, writeMail } from '../mime/random-mail'
import { testMail } from '../mime/test-mail'
import { detect } from './detect'
import { normalForm } from './mask'
import { mightMatter } from './might-matter'

const SEED = 20261122
const runs = (numRuns: number) => ({ seed: SEED, numRuns })

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const group = (size: number) => fc.array(fc.constantFrom(...LETTERS), { minLength: size, maxLength: size }).map((chars) => chars.join(''))
/** A code that nobody takes for a word. */
const code = fc.tuple(group(4), group(6), group(4)).map((groups) => groups.join('-')).filter((text) => (text.match(/\d/g)?.length ?? 0) >= 2 && (text.match(/[A-Z]/g)?.length ?? 0) >= 4)
const planted = code.chain((secret) => {
  const text = fc.constantFrom(`Amazonギフト券をお送りします。\nギフト券番号：${secret}\n金額：5,000円\n有効期限：2034年3月1日\n`, `Your Amazon gift card is here.\nClaim code: ${secret}\nAmount: $25.00\n`)
  return text.chain((body) => treeAround(leafOf(body))).map((tree) => ({ secret, tree }))
})

const codesOf = (raw: Buffer) => detect(parseMessage(raw)).codes.map((text) => normalForm(text).toUpperCase()).sort()
/** All but the order of what was found, and of the reasons for it. */
const essence = ({ class: kind, sure, codes, pins, links, amount, currency, expires, reasons }: Detection) => ({ kind, sure, codes: [...codes].sort(), pins: [...pins].sort(), links: [...links].sort(), amount, currency, expires, reasons: reasons.map((reason) => reason.code).sort() })
const essenceOf = (raw: Buffer) => essence(detect(parseMessage(raw)))

describe('a gift in any structure', () => {
  it('is found again with its code, and passes the gate', () => {
    fc.assert(fc.property(planted, ({ secret, tree }) => {
      const raw = writeMail(tree)
      expect(codesOf(raw)).toEqual([secret.replace(/-/g, '')])
      expect(mightMatter(raw)).toBe(true)
    }), runs(250))
  })

  it('is judged alike with any line ends, transfer encoding and order of parts', () => {
    fc.assert(fc.property(planted, fc.constantFrom('base64' as const, 'quoted-printable' as const, '8bit' as const), ({ tree }, encoding) => {
      const first = essenceOf(writeMail(tree))
      expect(essenceOf(writeMail(tree, { eol: '\n' }))).toEqual(first)
      expect(essenceOf(writeMail(tree, { eol: '\r\n', encoding }))).toEqual(first)
      expect(essenceOf(writeMail(tree, { eol: '\r\n', reverse: true }))).toEqual(first)
    }), runs(120))
  })
})

describe('a damaged mail', () => {
  it('is judged without throwing, and says little', () => {
    fc.assert(fc.property(planted, damage, ({ tree }, acts) => {
      const raw = damaged(writeMail(tree), acts)
      const found = detect(parseMessage(raw))
      expect(['gift', 'purchase', 'phishing', 'ordinary']).toContain(found.class)
      expect(JSON.stringify(found).length).toBeLessThan(20_000)
      expect(mightMatter(raw)).toBeTypeOf('boolean')
    }), runs(300))
  })

  it('is not turned away at the gate when a code is still seen in it', () => {
    fc.assert(fc.property(planted, damage, ({ tree }, acts) => {
      // The header stays: what a mail without one is, nobody knows.
      const whole = writeMail(tree)
      const body = whole.indexOf('\r\n\r\n') + 4
      const raw = Buffer.concat([whole.subarray(0, body), damaged(whole.subarray(body), acts)])
      const found = detect(parseMessage(raw))
      if (found.codes.length > 0) expect(mightMatter(raw)).toBe(true)
    }), runs(300))
  })

  it('is judged without throwing whatever its bytes are', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
      expect(detect(parseMessage(bytes)).class).toBeTypeOf('string')
      expect(mightMatter(Buffer.from(bytes))).toBeTypeOf('boolean')
    }), runs(150))
  })
})

describe('random text', () => {
  const words = ['ギフト券番号:', 'ギフトコード', 'Claim code: ', 'gift card ', 'PIN: 1234', 'AB12-CDEF34-GH5K', 'XK4T 9QPM 2RVB 7HWN', '0000-0000-0000', 'https://www.amazon.co.jp/g/AQ2B3CD4EF5GH6', 'https://gift.shop.example.jp/g/aB3dE5fG7hJ9kL1m', '¥5,000', '$25.00', '2034年3月1日まで', '令和9年', 'expires 31.12.2036', '注文番号: 250-1234567-1234567', 'order #', 'お届け', 'PayPay', 'Steam', 'send me the codes', 'confirm your account', 'ログインして', '\n', ' ', '-', '：', '、', '<', '&amp;', '*****', 'Fwd:', '> ']

  it('passes the gate whenever a gift or a purchase is seen in it', () => {
    fc.assert(fc.property(fc.array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...words) }, { weight: 1, arbitrary: fc.string({ maxLength: 8 }) }), { maxLength: 25 }), fc.boolean(), (pieces, isHtml) => {
      const body = pieces.join(' ')
      const raw = testMail(isHtml ? { html: body } : { text: body })
      const found = detect(parseMessage(raw))
      if (found.class === 'gift' || found.class === 'purchase') expect(mightMatter(raw)).toBe(true)
    }), runs(800))
  })

  it('costs time in proportion to its length', () => {
    // Processor time of this process: other work on the machine does not count.
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ minLength: 1, maxLength: 4 })), { minLength: 1, maxLength: 3 }), (pieces) => {
      const piece = pieces.join('')
      const message = parseMessage(testMail({ text: `gift card ${piece.repeat(Math.ceil(100_000 / piece.length))}` }))
      const before = process.cpuUsage()
      detect(message)
      const { user, system } = process.cpuUsage(before)
      expect((user + system) / 1000).toBeLessThan(1500)
    }), runs(25))
  })
})
