import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BRANDS } from '../../shared/brands/index'
import { headerText, testMail, type TestMail } from '../mime/test-mail'
import { mightMatter } from './might-matter'

const ROOT = join(import.meta.dirname, '../../../fixtures/mail')
const mails = readdirSync(ROOT, { recursive: true, withFileTypes: true }).filter(({ name }) => name.endsWith('.eml')).map(({ parentPath, name }) => ({ path: join(parentPath, name), isOrdinary: parentPath.endsWith('ordinary') }))

describe('mightMatter', () => {
  it('loses no gift, purchase or imitation among the mails in files', () => {
    expect(mails.filter(({ path, isOrdinary }) => !isOrdinary && !mightMatter(readFileSync(path))).map(({ path }) => path)).toEqual([])
  })

  it('sends ordinary mail away, also that which is made to look like gifts', () => {
    const ordinary = mails.filter(({ isOrdinary }) => isOrdinary)
    expect(ordinary.filter(({ path }) => mightMatter(readFileSync(path))).length).toBeLessThan(ordinary.length * 0.75)
    for (const text of ['Meeting at ten, see the agenda.', '本日の会議の資料をお送りします。ご確認ください。', 'Your parcel 1Z999AA10123456784 is on its way.', 'Your code is 123456.']) expect(mightMatter(testMail({ text }))).toBe(false)
  })

  const charsets = ['utf-8', 'iso-2022-jp', 'shift_jis', 'euc-jp'] as const
  const encodings = ['base64', 'quoted-printable', '8bit'] as const
  const texts = ['ギフト券番号はR3C2-4GDNUA-WT88です', 'アマゾンのカードだよ R3C2-4GDNUA-WT88', '図書カードNEXT ID番号 2773485303254211', 'バリューコード YfqEcWcWhuZCqiR2', 'スタバ https://gift.starbucks.co.jp/c/17adLyqh1pNkjEbMvzaE']

  it.each(charsets.flatMap((charset) => encodings.map((encoding) => [charset, encoding] as const)))('sees gifts in %s, %s', (charset, encoding) => {
    for (const text of texts) {
      expect(mightMatter(testMail({ text, charset, encoding }))).toBe(true)
      expect(mightMatter(testMail({ html: `<p>${text}</p>`, charset, encoding }))).toBe(true)
    }
  })

  it('sees words of other tongues', () => {
    for (const text of ['Gutscheincode D52W4UGE3G', 'Code chèque-cadeau', 'Codice Buono Regalo', 'tarjeta regalo', 'vale-presente', '礼品卡兑换码', '기프트 카드', 'your Voucher']) expect(mightMatter(testMail({ text }))).toBe(true)
  })

  it('sees a word that is only in the subject, in the sender’s name, or cut between encoded words', () => {
    const kana = Buffer.from('ギフト')
    const cut = `=?UTF-8?B?${kana.subarray(0, 4).toString('base64')}?=\r\n =?UTF-8?B?${kana.subarray(4).toString('base64')}?=`
    for (const headers of [{ Subject: headerText('ギフト券です') }, { From: `${headerText('ギフト事務局')} <a@example.jp>` }, { Subject: cut }, { Subject: '=?iso-8859-1?Q?gi=66t?=' }] as NonNullable<TestMail['headers']>[]) expect(mightMatter(testMail({ text: 'x', headers }))).toBe(true)
  })

  it('looks into forwarded mails, .eml attachments and attached text', () => {
    const inner = testMail({ text: 'Claim code' }).toString('latin1')
    const wrap = (head: string, body: string) => Buffer.from(`Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nsee\r\n--b\r\n${head}\r\n\r\n${body}\r\n--b--\r\n`, 'latin1')
    expect(mightMatter(wrap('Content-Type: message/rfc822', inner))).toBe(true)
    expect(mightMatter(wrap('Content-Type: application/octet-stream; name=a.eml\r\nContent-Transfer-Encoding: base64', Buffer.from(inner, 'latin1').toString('base64')))).toBe(true)
    expect(mightMatter(wrap('Content-Type: application/octet-stream; name=codes.csv', 'gift,AB12'))).toBe(true)
  })

  it('sees every brand with a code beside its name', () => {
    const missed = BRANDS.flatMap(({ aliases }) => aliases).filter((alias) => !mightMatter(testMail({ text: `${alias} のカード K7QM2XRD9TWB4L8V` })))
    expect(missed).toEqual([])
  })

  it('sees a label with a short code behind it, whatever the tongue and charset', () => {
    for (const text of ['Tu código: QHAJ7F77', 'Il codice è QHAJ7F77', '個別のコード QHAJ7F77', '코드: QHAJ7F77 입니다']) expect(mightMatter(testMail({ text }))).toBe(true)
    expect(mightMatter(Buffer.concat([Buffer.from('Content-Type: text/plain; charset=iso-8859-1\r\n\r\nTu c\xf3digo: QHAJ7F77', 'latin1')]))).toBe(true)
    expect(mightMatter(testMail({ html: [...'お買物券番号'].map((char) => `&#${String(char.codePointAt(0))};`).join('') + 'です' }))).toBe(true)
  })

  it('sees a sender whose domain does not bear out the name', () => {
    expect(mightMatter(testMail({ text: 'You won! Confirm your details.', headers: { From: 'Costco <info@costc0.com>', Subject: 'hello' } }))).toBe(true)
    expect(mightMatter(testMail({ text: 'Your delivery arrives today.', headers: { From: 'Costco <info@costco.com>', Subject: 'hello' } }))).toBe(false)
  })

  it('sees Amazon’s shape without any word', () => {
    expect(mightMatter(testMail({ text: 'here you go R3C2-4GDNUA-WT88' }))).toBe(true)
  })

  it('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('', 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n', 'Content-Type: message/rfc822\r\n\r\n', 'Content-Transfer-Encoding: base64\r\n\r\n', 'Subject: =?utf-8?B?'), (noise, head) => typeof mightMatter(Buffer.concat([Buffer.from(head), Buffer.from(noise)])) === 'boolean'), { numRuns: 400 })
  })
})
