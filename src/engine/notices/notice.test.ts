import { describe, expect, it } from 'vitest'
import { parseMessage } from '../mime/parse'
import { noticeOf } from './notice'

type Mail = { from?: string; subject: string; body: string; auth?: string; date?: string }
const YAHOO = { provider: 'yahoojp', ownAuthservIds: ['yahoo.co.jp'] }
const PASS = 'mta.mail.yahoo.co.jp; dkim=pass header.d=yahoo.co.jp; dmarc=pass header.from=yahoo.co.jp'
function read({ from = 'alert@mail.yahoo.co.jp', subject, body, auth = PASS, date = 'Fri, 01 Mar 2024 12:40:00 +0900' }: Mail, rules: Parameters<typeof noticeOf>[1] = YAHOO) {
  const head = `${auth === '' ? '' : `Authentication-Results: ${auth}\r\n`}From: <${from}>\r\nSubject: =?UTF-8?B?${Buffer.from(subject).toString('base64')}?=\r\nDate: ${date}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n`
  return noticeOf(parseMessage(Buffer.from(`${head}${body}`)), rules)
}
const ALERT = { subject: 'ログインアラート', body: 'お使いのIDで、次のログインがありました。\r\n\r\n■ログイン日時：2024年3月1日(金) 12時34分\r\n■IPアドレス：203.0.113.9\r\n■アクセス元の国：中国\r\n■ご利用環境：Windows Chrome\r\n\r\n心当たりがない場合はパスワードを変更してください。\r\n' }

describe('a provider’s notice', () => {
  it('of a sign-in gives its time, address, country and device', () => {
    expect(read({ ...ALERT, body: ALERT.body.replace('アクセス元の国', '国/地域') })).toEqual({
      kind: 'sign-in', time: Date.UTC(2024, 2, 1, 3, 34), isTimeStated: true, ip: '203.0.113.9', country: 'CN', place: '中国', client: 'Windows Chrome', isVerified: true,
    })
  })

  it('without a stated time has the time of the mail', () => {
    expect(read({ subject: 'IMAPアクセスのご利用を開始しました', body: 'IMAPアクセスのご利用を開始しました。\r\n' })).toMatchObject({ kind: 'mail-software-on', time: Date.UTC(2024, 2, 1, 3, 40), isTimeStated: false })
  })

  it.each([
    ['password-changed', 'パスワード変更完了のお知らせ', 'パスワードの変更が完了しました。'],
    ['recovery-changed', '【重要】登録情報変更のお知らせ', '連絡用メールアドレスが変更されました。'],
    ['forwarding-changed', 'メール転送設定のお知らせ', 'メールの転送先を追加しました。'],
    ['mail-software-on', '設定変更のお知らせ', 'メールソフトからのアクセスを有効にしました。'],
    ['two-step-off', 'セキュリティ設定のお知らせ', '2段階認証が無効になりました。'],
    ['sign-in', 'Yahoo! JAPAN IDにログインしました', '以下の端末からログインがありました。'],
  ])('tells %s', (kind, subject, body) => {
    expect(read({ subject, body })).toMatchObject({ kind, isVerified: true })
  })

  it('of Microsoft and Google is read in English', () => {
    const microsoft = { provider: 'outlook', ownAuthservIds: [] }
    const unusual = 'We detected something unusual about a recent sign-in to the Microsoft account ha**@outlook.jp.\r\n\r\nSign-in details\r\nCountry/region: China\r\nIP address: 198.51.100.7\r\nDate: 3/1/2024 4:31 AM (GMT)\r\nPlatform: Windows\r\n'
    expect(read({ from: 'account-security-noreply@accountprotection.microsoft.com', subject: 'Microsoft account unusual sign-in activity', body: unusual, auth: '' }, microsoft)).toEqual({
      kind: 'sign-in', time: Date.UTC(2024, 2, 1, 4, 31), isTimeStated: true, ip: '198.51.100.7', country: 'CN', place: 'China', client: 'Windows', isVerified: false,
    })
    const google = { provider: 'gmail', ownAuthservIds: ['mx.google.com'] }
    const gmail = (subject: string, body: string) => read({ from: 'no-reply@accounts.google.com', subject, body, auth: 'mx.google.com; dkim=pass header.i=@accounts.google.com; dmarc=pass' }, google)
    expect(gmail('Security alert', 'App password created\r\nYou created an app password to sign in to your account.')).toMatchObject({ kind: 'app-password', isVerified: true })
    expect(gmail('Security alert', 'Your recovery email was changed\r\n')).toMatchObject({ kind: 'recovery-changed' })
    expect(gmail('Critical security alert', 'Google blocked a sign-in attempt with your password.\r\n')).toMatchObject({ kind: 'sign-in-blocked' })
    expect(gmail('Security alert', 'A new sign-in on Windows\r\n')).toMatchObject({ kind: 'sign-in' })
  })

  it('is none when it comes from another domain, or its authentication failed: those are imitations', () => {
    expect(read({ ...ALERT, from: 'alert@yahoo.co.jp.security-check.example' })).toBeNull()
    expect(read({ ...ALERT, from: 'alert@yah00.co.jp' })).toBeNull()
    expect(read({ ...ALERT, auth: 'mta.mail.yahoo.co.jp; dkim=none; spf=softfail; dmarc=fail header.from=yahoo.co.jp' })).toBeNull()
  })

  it('is unverified where nobody vouches for it, or only a header that anyone can write', () => {
    expect(read({ ...ALERT, auth: '' })).toMatchObject({ isVerified: false })
    expect(read({ ...ALERT, auth: 'mx.attacker.example; dkim=pass; dmarc=pass' })).toMatchObject({ isVerified: false })
  })

  it('is none when it advises, invites or advertises', () => {
    expect(read({ subject: '2段階認証を設定しましょう', body: 'パスワードの変更が完了しました。' })).toBeNull()
    expect(read({ subject: '不正ログイン対策の設定変更のお願い', body: 'ログインアラートを設定してください。' })).toBeNull()
    expect(read({ subject: 'Yahoo!ショッピング 週末セール', body: 'ログインしました方にポイント。' })).toBeNull()
    expect(read({ subject: 'メールソフト設定方法のお知らせ', body: 'IMAPを有効にするには、設定を開いてください。' })).toBeNull()
  })

  it('about another provider’s account tells nothing of this mailbox', () => {
    expect(read({ ...ALERT, from: 'no-reply@accounts.google.com', auth: '' })).toBeNull()
  })
})
