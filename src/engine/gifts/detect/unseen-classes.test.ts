// Classes of mails that a set of unseen ones showed the detector to misread, each in several tongues, with the ordinary
// mail beside it that has the same build.
import { describe, expect, it } from 'vitest'
import { headerText, testMail } from '../../mime/test-mail'
import { parseMessage } from '../../mime/parse'
import { detect } from '../detect'

type Told = { from?: string; subject: string; text?: string; html?: string; date?: string }
const read = ({ from = 'Shop <info@shop.example.com>', subject, text, html, date }: Told) => {
  const [, name = '', address = ''] = /^(.*?)\s*<([^>]+)>$/.exec(from) ?? []
  return detect(parseMessage(testMail({ ...(html === undefined ? { text: text ?? '' } : { html }), headers: { From: `${headerText(name)} <${address}>`, Subject: headerText(subject), ...(date ? { Date: date } : {}) } })))
}

describe('the number a firm is registered under', () => {
  it.each([
    ['統一編號 90462280', '圖書禮券抽獎活動', '留言就有機會抽中圖書禮券500元！'],
    ['사업자등록번호 785-76-14414', '예매 확인서', '초대권·선물권 중복 적용 불가'],
    ['Gift shop Ltd | Reg. no. 54980750', 'Our gift card range', 'Gift cards are on every shelf again.'],
    ['Geschenke GmbH, Amtsgericht Ulm, Registernummer 7309218', 'Neues im Laden', 'Geschenke und mehr.'],
    ['KvK 27364518', 'Cadeaubonnen in de winkel', 'Onze cadeaubonnen liggen klaar.'],
  ])('is no code: %s', (footer, subject, text) => {
    expect(read({ subject, text: `${text}\n\n${footer}` }).codes).toEqual([])
  })
})

describe('gifts in Vietnamese and Thai', () => {
  it('are found with sum and end, years of the Buddhist era included', () => {
    const thai = read({ subject: 'คุณได้รับบัตรของขวัญ', text: 'คุณมาลีส่งบัตรของขวัญมูลค่า 300 บาทให้คุณ\nรหัส: TQ7XK92MWP4\nใช้ได้ถึงวันที่ 30 กันยายน 2570' })
    expect(thai).toMatchObject({ class: 'gift', codes: ['TQ7XK92MWP4'], amount: 300, currency: 'THB', expires: '2027-09-30' })
    const card = read({ subject: 'Mã thẻ của bạn', text: 'Cảm ơn quý khách đã mua thẻ.\nThẻ Mobi 50.000đ\nMã thẻ: 604817729930551 Seri: 40918827736510\nHSD: 31/12/2031' })
    expect(card).toMatchObject({ class: 'gift', codes: ['604817729930551'], amount: 50_000, currency: 'VND', expires: '2031-12-31' })
  })

  it('are told from parcels and one-time codes', () => {
    expect(read({ subject: 'Đơn hàng đã giao thành công', text: 'Sản phẩm: Hộp quà Tết\nMã vận đơn: TK1707874046\nThanh toán 459.000đ' }).class).not.toBe('gift')
    expect(read({ subject: 'รหัสยืนยัน', text: 'รหัสยืนยันของคุณคือ 49281733 ห้ามบอกผู้อื่น' }).class).not.toBe('gift')
  })
})

describe('what is not the gift in a mail that speaks of gifts', () => {
  it.each([
    ['a number that is dialled', '招待: 電子ギフト導入 検討会', '10:00～11:00\n電話番号 +81 3-0000-0300 PIN: 709 706 943 8119#'],
    ['an example', '[PATCH] giftcode: normalise', '+  # 例: ギフト券番号 AQ2K-7XMPLD-9S3F\n+  # example: gift code BR7K-9XMPLE-4T2W'],
    ['the key of a wireless network', 'ご案内', 'Wi-Fi SSID: tsumugi-2F / PASS: u7xiq6nwaz\nモーニング券は引き出しに入っています。'],
    ['wrapping and sets', '선물세트 안내', '선물포장 가능\n한우 선물세트 2호\n상품코드: KX72M4Q9'],
  ])('%s', (_, subject, text) => {
    expect(read({ subject, text }).class).not.toBe('gift')
  })
})

describe('the day a gift ends', () => {
  it.each([
    ['期限　二〇二七年五月末日', '2027-05-31'],
    ['有効期限：令和九年三月十日', '2027-03-10'],
    ['หมดอายุ 31 ธ.ค. 2570', '2027-12-31'],
    ['Hạn sử dụng: 8 tháng 6 năm 2027', '2027-06-08'],
  ])('is read from %s', (line, expires) => {
    expect(read({ subject: 'ギフト券のお届け', text: `ギフトコード：KX72M4Q9TB3W\n${line}` }).expires).toBe(expires)
  })
})
