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

describe('a mail about something else that is fetched', () => {
  it.each([
    ['a journey', 'きっぷのお受取りについて', 'ご予約ありがとうございます。指定席券売機でお受け取りください。\n受取コード 75433580777468\n金額 14,810円'],
    ['a journey', 'Votre voyage', 'Code de retrait : 8K2M9QXT4L. Départ le 03/09/2026. Prix 39,00 €'],
    ['a journey', '승차권 예매 완료', '승차권번호 82736451\n티켓코드 8K2M9QXT4L\n59,800원'],
    ['photographs', 'データダウンロード用IDのお知らせ', '運動会のお写真をダウンロードいただけます。\nダウンロードID 867X-2Q6G\nPIN 7811\n有効期限 2026年12月31日\n焼き増し券は受付でお渡しします。'],
    ['software', 'シリアルナンバーのご案内', '製品 日本語入力ソフト\nシリアルナンバー 79096455-12496121'],
    ['a parcel', 'A sua encomenda', 'Código de levantamento: 8K2M9QXT. Levante até 03/09/2026.'],
    ['a parcel with vouchers in it', 'お荷物お届けのお知らせ', '■品名 商品券（書留扱い）\n■伝票番号 9995-0569-2083\n受け取り変更\nhttps://mypage.parcel.example.com/i/?n=40c766b3ef801dceff51'],
    ['a file', '[ファイル送信] ファイルが届いています', '下記URLからダウンロードしてください。\nhttps://bin.example.com/dl/xyV4plOVBkIrWDeHg7GX\nファイル：ギフト券デザイン案.zip\n保存期限：2026/11/14'],
    ['points that lapse', 'ポイントが今月末で失効します', '失効予定ポイント：450ポイント\nデジタルギフトもたくさん！\nポイントを使う\nhttps://cl.points.example.com/c/kymXKRZ0dcrLLsPfXgR2CaLN1T5pDC'],
    ['a parcel of an auction', '落札商品の発送', '匿名配送の受付番号 8273645120 パスワード 4821\nギフトカード決済はご利用いただけません。'],
    ['points that lapse', '积分即将过期', '您有1,200积分即将过期，可兑换礼品卡。\n立即兑换\nhttps://c.points.example.com/p/8fjK2mQpx91L72bN'],
    ['the way into a gym', '入会手続き完了', '入館用バーコード 4902837465128\nチケット（5回）はアプリからご購入いただけます。'],
    ['a draw', 'Your prize draw entry', 'Thanks for entering our gift card draw. Entry number DRW8827361X. Winners get a $50 gift card.'],
    ['cards that were made', 'お知らせ', 'ギフトカード 500円×200枚\nCard No. 0120261100001 - 0120261100200'],
  ])('is no gift: %s (%s)', (_, subject, text) => {
    expect(read({ subject, text })).toMatchObject({ codes: [], links: [] })
  })

  it('is told from a gift for a journey or a download', () => {
    expect(read({ subject: '旅行ギフト券のお届け', text: '旅行ギフト券10,000円分をお送りします。\nギフトコード：8K2M9QXT4L7W\n有効期限：2027年3月31日' }).codes).toEqual(['8K2M9QXT4L7W'])
    expect(read({ subject: 'Your gift', text: 'Here is a gift for you: an album worth $15.\nDownload code: 8K2M-9QXT-4L7W\nRedeem it by March 31, 2027.' }).codes).toEqual(['8K2M-9QXT-4L7W'])
  })
})

describe('a ticket that was booked', () => {
  it('is no gift, though it is fetched by a link', () => {
    const html = (line: string) => `<p>${line}</p><p><a href="https://t.example.com/d/8fjK2mQpx91L72bN">チケットを受け取る</a></p>`
    expect(read({ subject: '電子チケット分配のお知らせ', html: html('チケットが分配されました。公演日 2026年10月1日 開演18:30') }).links).toEqual([])
    expect(read({ subject: 'ドリンクチケットのプレゼント', html: html('お礼にドリンクチケット500円分をお送りします。') }).links).toHaveLength(1)
  })
})

describe('links that hand a gift over', () => {
  it.each([
    ['スープを受けとる', 'おおばさんからスープの贈りものが届いています', 'お店のレジで画面をご提示ください。'],
    ['カードを表示', 'eギフトカードが届いています', 'eギフトカード 3,000円「お二人でどうぞ」'],
    ['お品物を見る', '内藤様よりeギフトが届いております', 'お届け先のご入力をお願いいたします。'],
    ['Mở quà', 'Bạn nhận được quà', 'Công ty gửi chị phiếu quà tặng trị giá 200.000đ.'],
    ['เปิดของขวัญ', 'คุณได้รับบัตรของขวัญ', 'คุณมาลีส่งบัตรของขวัญมูลค่า 300 บาทให้คุณ'],
  ])('are found under %s', (words, subject, line) => {
    const url = 'https://egift.shop.example.com/t/TIFnuvMctlGjLU6UdfDX'
    expect(read({ subject, html: `<p>${line}</p><p><a href="${url}">${words}</a></p>` }).links).toEqual([url])
  })

  it.each(['表示されない方は下記をご覧ください。', '若無法正常顯示請點此', 'Wird diese Mail nicht richtig angezeigt?', 'Having trouble viewing this?'])('are not the way to the same mail on the web: %s', (line) => {
    expect(read({ subject: 'ギフト券が届きました', text: `${line}\nhttps://shop.example.com/v?m=PtIY3svHTF0eZnISfQ\nギフト券はお近くの店舗でどうぞ。` }).links).toEqual([])
  })
})

describe('the day a gift ends', () => {
  it.each([
    ['期限　二〇二七年五月末日', '2027-05-31'],
    ['有効期限：令和九年三月十日', '2027-03-10'],
    ['ご利用可能日：2026/07/18 ～ 2026/07/20', '2026-07-20'],
    ['使用期限：115/12/31', '2026-12-31'],
    ['หมดอายุ 31 ธ.ค. 2570', '2027-12-31'],
    ['Hạn sử dụng: 8 tháng 6 năm 2027', '2027-06-08'],
  ])('is read from %s', (line, expires) => {
    expect(read({ subject: 'ギフト券のお届け', text: `ギフトコード：KX72M4Q9TB3W\n${line}` }).expires).toBe(expires)
  })

  it.each([
    ['11月まで使えます', '2026-11-30'],
    ['사용은 11월까지!', '2026-11-30'],
    ['今月末までお使いいただけます', '2026-09-30'],
    ['Valid until the end of November.', '2026-11-30'],
    ['Gültig bis Ende November.', '2026-11-30'],
  ])('is counted from the day of the mail: %s', (line, expires) => {
    expect(read({ subject: 'ギフト券のお届け', text: `ギフトコード：KX72M4Q9TB3W\n${line}`, date: 'Wed, 02 Sep 2026 09:00:00 +0900' }).expires).toBe(expires)
  })
})

describe('a gift card that pays for something else', () => {
  it.each([
    ['Your E-Receipt', 'Total SGD 14.20\nPaid by wallet + gift voucher S$5.00'],
    ['酒店预订成功 订单号6766193761', '房型: 大床房 ¥468\n优惠: 使用礼品卡抵扣 ¥100'],
    ['ご注文の発送', '注文番号 249-5862261-9528978\nギフトカード利用 -¥1,200\nお支払い ¥2,480'],
    ['주문 결제 완료', '주문번호 2026771551666622\n상품 한우 선물세트 2호 (선물포장)\n결제금액 89,000원'],
  ])('is no purchase of one: %s', (subject, text) => {
    expect(read({ subject, text }).class).toBe('ordinary')
  })

  it('is told from buying one', () => {
    expect(read({ from: 'Store <order@shop.example.vn>', subject: 'Xác nhận đơn hàng', text: 'Đơn hàng đã thanh toán thành công.\nPhiếu quà tặng 500.000đ x 3\nNgười nhận: an@example.com\nTổng tiền 1.500.000đ' }).class).toBe('purchase')
  })
})
