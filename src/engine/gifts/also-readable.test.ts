// Which mails count as opening or describing other accounts, and what only sounds like it.
import { describe, expect, it } from 'vitest'
import { headerText, testMail } from '../mime/test-mail'
import { alsoReadableOf } from './also-readable'

const kind = (subject: string, from = 'Service <noreply@service.example.com>', text = 'hello', headers: Record<string, string> = {}) => {
  const [, name = '', address = ''] = /^(.*?)\s*<([^>]+)>$/.exec(from) ?? []
  return alsoReadableOf(testMail({ text, headers: { From: `${headerText(name)} <${address}>`, Subject: headerText(subject), ...headers } }))?.kind ?? null
}

describe('mails that open or describe other accounts', () => {
  it.each([
    ['password-reset', 'パスワード再設定のご案内'],
    ['password-reset', '【小川屋】パスワードの再発行について'],
    ['password-reset', 'Reset your Example password'],
    ['password-reset', 'Password assistance'],
    ['password-reset', 'Passwort zurücksetzen'],
    ['one-time-code', '確認コード: 984848'],
    ['one-time-code', '【会員ページ】ワンタイムパスワードのお知らせ'],
    ['one-time-code', '482913 is your verification code'],
    ['one-time-code', 'Your one-time passcode'],
    ['one-time-code', 'Votre code de vérification : 000071'],
    ['card', 'カードご利用のお知らせ'],
    ['card', '3月分ご請求額のお知らせ'],
    ['card', 'Your credit card statement is ready'],
    ['bank', '振込受付完了のお知らせ'],
    ['bank', '口座振替結果のお知らせ'],
    ['bank', 'Direct deposit received'],
    ['identity', '本人確認書類の審査結果'],
    ['identity', 'マイナポータルからのお知らせ'],
    ['identity', 'Your passport application has been received'],
  ])('%s: %s', (expected, subject) => expect(kind(subject)).toBe(expected))

  it.each([
    'パスワード管理のコツ', 'パスワード再設定の方法を解説', 'Re: password reset is broken', '[koban-users] password reset question', 'How to reset your password habits: 5 tips',
    'クーポンコードのお知らせ', '紹介コードをお友だちに', 'Your promo code is inside', 'Your gift card code', 'Dress code for Friday',
    'カード新規入会で5,000ポイント', 'クレジットカード発行キャンペーン', 'Credit card offer: 0% APR', '銀行セミナーのご案内', 'Join our online banking webinar',
    'マイナンバーカードで最大20,000円プレゼント', 'フィッシング詐欺にご注意ください（カードのご利用確認を装うメール）', 'お誕生日おめでとう', 'Lunch tomorrow?', '',
  ])('not counted: %s', (subject) => expect(kind(subject)).toBeNull())

  it('counts a vague subject by its first lines, in any charset', () => {
    expect(kind('お知らせ', '会員窓口 <info@member.example.jp>', '認証コード：571259\n10分間有効です。')).toBe('one-time-code')
    expect(kind('Security alert', 'Service <noreply@service.example.com>', 'Use the link to reset your password: https://service.example.com/reset?t=1')).toBe('password-reset')
    expect(kind('重要なお知らせ', '北浜銀行 <info@kitahama-bank.example.jp>', '口座への入金がありましたのでお知らせします。')).toBe('bank')
    expect(kind('重要なお知らせ', '町内会 <info@chonaikai.example.jp>', '会費の入金が完了した方へお知らせです。')).toBeNull()
    expect(kind('お支払い番号のお知らせ', 'チケット決済 <pay@ticket.example.jp>', '第1番号：56494604650\n第2番号（確認番号）：3895')).toBeNull()
    expect(kind('重要なお知らせ', '北浜銀行 <info@kitahama-bank.example.jp>', '振込のお知らせを装うフィッシング詐欺が増えています。')).toBeNull()
    const jis = testMail({ text: '認証コード：571259', charset: 'iso-2022-jp', headers: { From: 'a <a@member.example.jp>', Subject: headerText('ご確認') } })
    expect(alsoReadableOf(jis)?.kind).toBe('one-time-code')
  })

  it('does not count lists, answers, people and imitations', () => {
    expect(kind('Password reset', undefined, undefined, { 'List-Id': '<x.example.org>', 'List-Post': '<mailto:x@example.org>' })).toBeNull()
    expect(kind('Password reset', undefined, undefined, { 'In-Reply-To': '<1@example.org>' })).toBeNull()
    expect(kind('パスワード再設定', '母 <kaasan@gmail.com>')).toBeNull()
    expect(kind('カードご利用のお知らせ', '三井住友カード <info@smcc-mail.top>')).toBeNull()
    expect(kind('カードご利用のお知らせ', '三井住友カード <statement@vpass.ne.jp>')).toBe('card')
  })

  it('names a mail by its Message-ID, and one without by its header', () => {
    const raw = testMail({ text: 'x', headers: { Subject: 'Reset your password', 'Message-ID': '<abc@example.com>' } })
    expect(alsoReadableOf(raw)?.name).toBe('<abc@example.com>')
    const bare = Buffer.from(raw.toString('latin1').replace(/^Message-ID:.*\r\n/im, ''), 'latin1')
    expect(alsoReadableOf(bare)?.name).toMatch(/^[0-9a-f]{64}$/)
  })

  it('stands broken and hostile headers', () => {
    for (const raw of ['', '\r\n\r\n', 'Subject: ', `Subject: ${'=?'.repeat(50_000)}`, `Subject: reset your password\r\nFrom: ${'<'.repeat(100_000)}`, `Subject:${'\r\n '.repeat(50_000)}`]) {
      const before = process.cpuUsage()
      expect(alsoReadableOf(Buffer.from(raw))).toBeNull()
      const { user, system } = process.cpuUsage(before)
      expect((user + system) / 1000).toBeLessThan(500)
    }
  })
})
