// The detector on mails in files, in every form they come in, and on short mails that it was not made from.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BRANDS } from '../../shared/brands/index'
import type { GiftBrand, GiftClass } from '../../shared/model'
import { REASON_CODES, reasonText } from '../../shared/reason-words'
import { headerText, testMail } from '../mime/test-mail'
import { parseMessage } from '../mime/parse'
import { detect } from './detect'
import { normalForm } from './mask'

const ROOT = join(import.meta.dirname, '../../../fixtures/mail')
type Expected = { class: GiftClass; sure?: boolean; codes?: string[]; codesOptional?: string[]; pins?: string[]; links?: string[]; amount?: number | null; currency?: string | null; expires?: string | null }
type ShortMail = { class: GiftClass; from: string; subject: string; text?: string; html?: string; auth?: string | null; list?: boolean; codes: string[]; pins?: string[]; links?: number; amount?: number; expires?: string }

const folders = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
const expectedIn = (folder: string) => Object.entries(JSON.parse(readFileSync(join(ROOT, folder, 'expected.json'), 'utf8')) as Record<string, Expected>)
const plain = (codes: readonly string[]) => codes.map((code) => normalForm(code).toUpperCase()).sort()
const secretsOf = (found: ReturnType<typeof detect>) => [...found.codes, ...found.pins.filter((pin) => pin.length > 5), ...found.links]

describe('mails in files', () => {
  it('are all listed, and every brand has one', () => {
    for (const folder of folders) expect(expectedIn(folder).map(([file]) => file).sort()).toEqual(readdirSync(join(ROOT, folder)).filter((file) => file.endsWith('.eml')).sort())
    expect(BRANDS.map(({ id }) => id).filter((id) => !folders.includes(id))).toEqual([])
  })

  describe.each(folders)('%s', (folder) => {
    it.each(expectedIn(folder))('%s', (file, expected) => {
      const found = detect(parseMessage(readFileSync(join(ROOT, folder, file))))
      expect(found.class).toBe(expected.class)
      if (expected.sure !== undefined) expect(found.sure).toBe(expected.sure)
      for (const { code, text } of found.reasons) {
        expect(REASON_CODES).toContain(code)
        for (const secret of secretsOf(found)) expect(text ?? '').not.toContain(secret)
      }
      if (expected.class !== 'gift') {
        expect([found.codes, found.pins, found.links]).toEqual([[], [], []])
        return
      }
      const optional = plain(expected.codesOptional ?? [])
      expect(plain(found.codes).filter((code) => !optional.includes(code))).toEqual(plain(expected.codes ?? []))
      expect([...found.pins].sort()).toEqual([...(expected.pins ?? [])].sort())
      expect([...found.links].sort()).toEqual([...(expected.links ?? [])].sort())
      expect([found.amount, found.currency, found.expires]).toEqual([expected.amount, expected.currency, expected.expires])
    })
  })
})

function build({ from, subject, text, html, auth = 'pass', list }: ShortMail): Buffer {
  const [, name = '', address = from] = /^(.*?)\s*<([^>]+)>$/.exec(from) ?? []
  const domain = address.split('@')[1] ?? ''
  return testMail({
    headers: {
      From: name ? `${headerText(name)} <${address}>` : address,
      Subject: headerText(subject),
      ...(auth ? { 'Authentication-Results': `mx.mail.example.jp; spf=${auth} smtp.mailfrom=${domain}; dkim=${auth} header.d=${domain}; dmarc=${auth} header.from=${domain}` } : {}),
      ...(list ? { 'List-Unsubscribe': '<https://list.example.com/u>' } : {}),
    },
    ...(html === undefined ? { text: text ?? '' } : { html }),
  })
}

const shortMails = JSON.parse(readFileSync(join(ROOT, 'short-mails.json'), 'utf8')) as ShortMail[]

describe('short mails of other brands, tongues and tricks', () => {
  it.each(shortMails.map((mail) => [mail.class, mail.subject, mail] as const))('%s: %s', (_, __, mail) => {
    const found = detect(parseMessage(build(mail)))
    expect(found.class).toBe(mail.class)
    if (mail.class !== 'gift') return
    if (mail.codes.length > 0 || !mail.links) expect(plain(found.codes)).toEqual(plain(mail.codes))
    expect(found.pins).toEqual(mail.pins ?? [])
    expect(found.links.length).toBe(mail.links ?? 0)
    if (mail.amount !== undefined) expect(found.amount).toBe(mail.amount)
    expect(found.expires).toBe(mail.expires ?? null)
  })
})

describe('authenticity', () => {
  const gift = (results: string[], own?: string[]) => {
    const head = results.map((result) => `Authentication-Results: ${result}`).join('\r\n')
    return detect(parseMessage(Buffer.from(`${head}\r\nFrom: Amazon <gc-orders@gc.email.amazon.com>\r\nSubject: Your gift card\r\n\r\nClaim Code: 52SW-ZGYG3J-JFD5`)), own ? { ownAuthservIds: own } : {})
  }

  it('counts a pass only when the account’s own provider says it', () => {
    expect(gift(['mx.example.jp; dmarc=pass']).authenticity).toBe('none')
    expect(gift(['mx.example.jp; dmarc=pass'], ['example.jp']).authenticity).toBe('pass')
    expect(gift(['mx.attacker.example; dmarc=pass'], ['example.jp']).authenticity).toBe('none')
    expect(gift(['mx.notexample.jp; dmarc=pass'], ['example.jp']).authenticity).toBe('none')
  })

  it('counts a failure always, and lets no header below it make it good', () => {
    expect(gift(['mx.example.jp; dmarc=fail', 'mx.amazon.com; dmarc=pass']).authenticity).toBe('fail')
    expect(gift(['mx.example.jp; spf=fail', 'mx.example.jp; dkim=fail', 'mx.example.jp; dmarc=fail'], ['example.jp']).authenticity).toBe('fail')
  })

  it('calls a brand’s mail that fails an imitation even when it shows a well-formed code', () => {
    const found = gift(['mx.example.jp; spf=fail; dkim=fail; dmarc=fail'])
    expect(found).toMatchObject({ class: 'phishing', codes: [], links: [] })
    expect(found.reasons.map(({ code }) => code)).toContain('auth-fail')
  })

  it('keeps a forwarded gift whose SPF broke but whose DKIM held', () => {
    expect(gift(['mx.example.jp; spf=fail; dkim=pass; dmarc=pass']).class).toBe('gift')
  })
})

describe('what surrounds a code', () => {
  const of = (text: string, subject = 'ギフト券のお届け') => detect(parseMessage(testMail({ text, headers: { Subject: headerText(subject) } })))

  it('takes the value beside the code label and not the other numbers of the mail', () => {
    expect(of('管理番号：905352000824\n注文番号：D01-1234567-7654321\n追跡番号：4455-6677-8899\nギフト券番号：QF72-WF8DL2-Q3TG\nお問い合わせ番号 8155663224').codes).toEqual(['QF72-WF8DL2-Q3TG'])
  })

  it('finds the block of an unknown brand', () => {
    expect(of('■商品：小川屋お菓子ギフト\n■引換コード：KQ7T2MXB4R\n■有効期限：2027年3月末').codes).toEqual(['KQ7T2MXB4R'])
  })

  it('turns down samples, masked codes and placeholders', () => {
    for (const text of ['ギフト券番号: XXXX-XXXXXX-XXXX', 'ギフト券番号: ****-******-**Q7', '例: K7QM-2XRD9T-WB4L のように表示されます', 'ABCD-EFGHIJ-KLMN']) expect(of(text).codes).toEqual([])
  })

  it('writes codes as the brand shows them', () => {
    expect(of('Amazonギフト券番号：ｑｆ７２ｗｆ８ｄｌ２ｑ３ｔｇ').codes.map((code) => code.toUpperCase())).toEqual(['QF72-WF8DL2-Q3TG'])
    expect(of('Apple Gift Card コード: XY22-NG2V-Q3BQ-H9XY').codes).toEqual(['XY22NG2VQ3BQH9XY'])
  })

  it('marks what is only likely as a maybe', () => {
    expect(detect(parseMessage(testMail({ text: 'here you go, enjoy\n\nK7QM-2XRD9T-WB4L', headers: { Subject: 'happy birthday' } })))).toMatchObject({ class: 'gift', sure: false })
  })

  it('says when the message could not be read whole', () => {
    expect(detect(parseMessage(testMail({ text: `ギフト券番号: QF72-WF8DL2-Q3TG\n${'x'.repeat(3000)}` }), { partBytes: 1000 }))).toMatchObject({ class: 'gift', codes: ['QF72-WF8DL2-Q3TG'], partial: ['part-too-big'] })
  })

  it('does not take a link for money by a part of its host', () => {
    expect(of('https://gift.starbucks.co.jp/c/17adLyqh1pNkjEbMvzaE').links).toEqual(['https://gift.starbucks.co.jp/c/17adLyqh1pNkjEbMvzaE'])
    expect(of('https://gift.starbucks.co.jp.example.site/c/17adLyqh1pNkjEbMvzaE').links).toEqual([])
    expect(of('https://www.amazon.co.jp/gc/redeem').links).toEqual([])
  })
})

describe('a brand the user added', () => {
  const cornerShop: GiftBrand = { id: 'corner-shop', name: { ja: '角の店', en: 'Corner shop' }, aliases: ['角の店'], senderDomains: ['corner.example.jp'], codes: [{ pattern: '[0-9]{3}-[A-Z]{2}-[0-9]{4}', example: '123-AB-4567' }], bearerLinks: [{ host: 'g.corner.example.jp', path: '^/x/[0-9]{6,20}$', example: 'https://g.corner.example.jp/x/20481937' }], currency: 'JPY', redeemUrl: null, reportUrl: null, source: 'the user', checked: '2026-11', confidence: 'U' }
  const brands = [cornerShop]
  const mail = (text: string) => parseMessage(testMail({ text, headers: { From: 'shop@corner.example.jp', Subject: headerText('お礼') } }))

  it('is found by its name and the shape of its code', () => {
    expect(detect(mail('角の店のカードです。 481-QF-7203'), { brands })).toMatchObject({ class: 'gift', brand: 'corner-shop', codes: ['481-QF-7203'] })
    expect(detect(mail('角の店のカードです。 481-QF-7203')).class).toBe('ordinary')
  })

  it('is found by its links', () => {
    const text = 'お店のカードです https://g.corner.example.jp/x/20481937'
    expect(detect(mail(text), { brands })).toMatchObject({ class: 'gift', brand: 'corner-shop', links: ['https://g.corner.example.jp/x/20481937'] })
    expect(detect(mail(text)).class).toBe('ordinary')
  })
})

describe('hostile mails', () => {
  const SIZE = 600_000
  const pieces = ['A', 'A1B2 ', 'A1B2-', 'AB12-CDEF34-GH5', 'AB1C2D3E4F5G6H7K\n', '\tA', 'ギフト券番号: ', 'PIN ', '有効期限: ', '¥1', '1,', 'https://x.jp/Ab2Cd3Ef4Gh5Jk6L7 ', 'a@', 'a.', '0a-', '> ', 'ビットキャッシュ あいうえ ', '万円', 'buy gift card ', 'ギフトカードを買', 'Amazon Apple ']

  it.each(pieces)('are judged within a second: %j', (piece) => {
    const message = parseMessage(testMail({ text: `Amazon gift card ${piece.repeat(SIZE / piece.length)}` }))
    const start = performance.now()
    detect(message)
    // A second is the aim on a machine of its own; a busy one gets more.
    expect(performance.now() - start).toBeLessThan(3000)
  })

  it('never make it throw', () => {
    const word = fc.oneof(fc.string(), fc.constantFrom('ギフト券番号:', 'AB12-CDEF34-GH5K', 'https://www.amazon.co.jp/g/', 'claimCode=', 'PIN', '¥5,000', '2034年3月1日まで', '令和9年', '<a href=', '&amp;', '\n', '-', ' ', 'Fwd:', '*****'))
    fc.assert(fc.property(fc.array(word, { maxLength: 30 }), fc.boolean(), (words, isHtml) => {
      const body = words.join(' ')
      return ['gift', 'purchase', 'phishing', 'ordinary'].includes(detect(parseMessage(testMail(isHtml ? { html: body } : { text: body }))).class)
    }), { numRuns: 400 })
  })
})

describe('reason words', () => {
  it('fill in their text, and do without it', () => {
    expect(reasonText({ code: 'amount', text: '5000 JPY' }, 'ja')).toBe('金額が書かれている（5000 JPY）')
    expect(reasonText({ code: 'amount' }, 'en')).toBe('An amount is given')
    expect(reasonText({ code: 'from-the-future' }, 'en')).toBe('from-the-future')
  })
})
