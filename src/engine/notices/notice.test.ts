import { describe, expect, it } from 'vitest'
import { parseMessage } from '../mime/parse'
import { noticeOf } from './notice'

type Mail = { from?: string; to?: string; subject: string; body: string; auth?: string; date?: string; type?: string; extra?: string }
const YAHOO = { provider: 'yahoojp', ownAuthservIds: ['yahoo.co.jp'], address: 'haruka@yahoo.co.jp' }
const PASS = 'mta.mail.yahoo.co.jp; dkim=pass header.d=yahoo.co.jp; dmarc=pass header.from=yahoo.co.jp'
function read({ from = 'alert@mail.yahoo.co.jp', subject, body, auth = PASS, date = 'Fri, 01 Mar 2024 12:40:00 +0900', to = '', type = 'text/plain', extra = '' }: Mail, rules: Parameters<typeof noticeOf>[1] = YAHOO) {
  const head = `${auth === '' ? '' : `Authentication-Results: ${auth}\r\n`}From: <${from}>\r\nSubject: =?UTF-8?B?${Buffer.from(subject).toString('base64')}?=\r\nDate: ${date}\r\n${to === '' ? '' : `To: ${to}\r\n`}${extra}Content-Type: ${type}; charset=utf-8\r\n\r\n`
  return noticeOf(parseMessage(Buffer.from(`${head}${body}`)), rules)
}
const ALERT = { subject: 'ログインアラート', body: 'お使いのIDで、次のログインがありました。\r\n\r\n■ログイン日時：2024年3月1日(金) 12時34分\r\n■IPアドレス：203.0.113.9\r\n■アクセス元の国：中国\r\n■ご利用環境：Windows Chrome\r\n\r\n心当たりがない場合はパスワードを変更してください。\r\n' }

describe('a provider’s notice', () => {
  it('of a sign-in gives its time, address, country and device', () => {
    expect(read({ ...ALERT, body: ALERT.body.replace('アクセス元の国', '国/地域') })).toEqual({
      kind: 'sign-in', time: Date.UTC(2024, 2, 1, 3, 34), isTimeStated: true, ip: '203.0.113.9', country: 'CN', place: '中国', client: 'Windows Chrome', service: 'web', isVerified: true,
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
      kind: 'sign-in', time: Date.UTC(2024, 2, 1, 4, 31), isTimeStated: true, ip: '198.51.100.7', country: 'CN', place: 'China', client: 'Windows', service: 'web', isVerified: false,
    })
    const google = { provider: 'gmail', ownAuthservIds: ['mx.google.com'] }
    const gmail = (subject: string, body: string) => read({ from: 'no-reply@accounts.google.com', subject, body, auth: 'mx.google.com; dkim=pass header.i=@accounts.google.com; dmarc=pass' }, google)
    expect(gmail('Security alert', 'App password created\r\nYou created an app password to sign in to your account.')).toMatchObject({ kind: 'app-password', isVerified: true })
    expect(gmail('Security alert', 'Your recovery email was changed\r\n')).toMatchObject({ kind: 'recovery-changed' })
    expect(gmail('Critical security alert', 'Google blocked a sign-in attempt with your password.\r\n')).toMatchObject({ kind: 'sign-in-blocked' })
    expect(gmail('Security alert', 'A new sign-in on Windows\r\n')).toMatchObject({ kind: 'sign-in' })
  })

  it.each([
    ['sign-in', 'ログインを検知しました', 'いつもと違う環境からのログインを検知しました。'],
    ['sign-in', '【重要】新しい端末でのログインのお知らせ', '次の端末からログインされました。\r\nご利用端末　Windows'],
    ['sign-in', 'メールソフトからのアクセスがありました', '海外のIPアドレスから、メールソフト(IMAP)でのアクセスを確認しました。'],
    ['sign-in-blocked', '不正なログインをブロックしました', '海外からのログインをブロックしました。'],
    ['sign-in-blocked', 'ログインに関するお知らせ', 'パスワードの誤りが続いたため、ログインを制限しました。'],
    ['password-changed', 'パスワードを変更しました', 'ご利用のIDのパスワードを変更しました。'],
    ['password-changed', 'パスワード再設定完了のお知らせ', 'パスワードの再設定手続きが完了いたしました。'],
    ['recovery-changed', '連絡先メールアドレス変更のお知らせ', '連絡先メールアドレスを変更しました。\r\n新しい連絡先：thief@mail.example'],
    ['recovery-changed', '携帯電話番号登録のお知らせ', '連絡用電話番号の登録が完了しました。'],
    ['forwarding-changed', '自動転送設定のお知らせ', '自動転送が開始されました。転送先：thief@mail.example'],
    ['mail-software-on', 'メール設定変更のお知らせ', 'IMAP/POP/SMTPアクセスの設定を「有効」に変更しました。'],
    ['mail-software-on', '公式サービス以外からのアクセス設定のお知らせ', 'Yahoo! JAPAN公式サービス以外からのアクセスが有効になりました。'],
    ['app-password', 'アプリパスワードの作成のお知らせ', 'アプリパスワードが新しく作成されました。'],
    ['two-step-off', 'ワンタイムパスワード設定のお知らせ', 'ワンタイムパスワードを解除しました。'],
    ['two-step-off', 'セキュリティ設定変更のお知らせ', 'パスキーが1件削除されました。'],
  ])('tells %s in other words too: %s', (kind, subject, body) => {
    expect(read({ subject, body })).toMatchObject({ kind, isVerified: true })
  })

  it.each([
    ['sign-in', 'New sign-in to your account', 'Your account was just signed in to from a new Windows device.'],
    ['sign-in', 'Security alert', 'We noticed a new login to your account.\r\nLocation: Guangdong, China'],
    ['sign-in-blocked', 'Security alert', 'Someone just used your password. We blocked the sign-in attempt.'],
    ['password-changed', 'Your password has been changed', 'The password for your account was changed on March 1.'],
    ['password-changed', 'Account notice', 'You recently changed your account password.'],
    ['recovery-changed', 'Security alert', 'A recovery phone was added to your account'],
    ['recovery-changed', 'Account update', 'You updated your recovery email address.'],
    ['forwarding-changed', 'Mail settings changed', 'A forwarding address was added to your account.'],
    ['mail-software-on', 'Settings changed', 'IMAP access has been turned on for your mailbox.'],
    ['app-password', 'New app password created', 'An app password named "mail" was created.'],
    ['two-step-off', 'Security alert', '2-Step Verification was turned off'],
  ])('tells %s in English: %s', (kind, subject, body) => {
    expect(read({ subject, body, from: 'no-reply@cc.yahoo-inc.com', auth: 'mta1.mail.yahoo.com; dkim=pass header.d=yahoo-inc.com; dmarc=pass' }, { provider: 'yahoo', ownAuthservIds: ['yahoo.com'] })).toMatchObject({ kind, isVerified: true })
  })

  it('is read from tables, from labels above their values, and from sentences', () => {
    const facts = { time: Date.UTC(2024, 2, 1, 3, 34), isTimeStated: true, ip: '203.0.113.9', country: 'CN' }
    const table = '<table><tr><th>ログイン日時</th><td>2024/03/01 12:34:00</td></tr><tr><th>IPアドレス</th><td>203.0.113.9</td></tr><tr><th>地域</th><td>中国(上海市)</td></tr><tr><th>ブラウザー</th><td>Chrome</td></tr></table>'
    expect(read({ subject: 'ログインのお知らせ', body: `<html><body><p>次のログインがありました。</p>${table}</body></html>`, type: 'text/html' })).toMatchObject({ ...facts, client: 'Chrome' })
    expect(read({ subject: 'ログインのお知らせ', body: '次のログインがありました。\r\n\r\n【日時】\r\n2024年3月1日（金）午後0時34分ごろ\r\n【IPアドレス】\r\n203.0.113.9\r\n【アクセス元】\r\n中国' })).toMatchObject(facts)
    expect(read({ subject: 'ログインのお知らせ', body: '2024年3月1日 12時34分に、IPアドレス 203.0.113.9 からログインがありました。\r\n国 中国' })).toMatchObject(facts)
  })

  it('does not take a date of another time for its own', () => {
    const mail = { subject: 'ログインのお知らせ', body: 'ログインがありました。\r\nご登録日時：2009年5月1日 10時00分\r\n' }
    expect(read(mail)).toMatchObject({ time: Date.UTC(2024, 2, 1, 3, 40), isTimeStated: false })
  })

  it('reads day and month in the order that fits the mail', () => {
    const mail = (date: string) => read({ subject: 'Security alert', body: 'We noticed a new sign-in.\r\nDate: 3/1/2024 4:31 AM (GMT)\r\n', date, from: 'a@accountprotection.microsoft.com', auth: '' }, { provider: 'outlook', ownAuthservIds: [] })?.time
    expect(mail('Fri, 01 Mar 2024 04:32:00 +0000')).toBe(Date.UTC(2024, 2, 1, 4, 31))
    expect(mail('Wed, 03 Jan 2024 04:32:00 +0000')).toBe(Date.UTC(2024, 0, 3, 4, 31))
  })

  it('names the protocol that was signed in with', () => {
    expect(read({ subject: 'メールソフトからのログインのお知らせ', body: 'IMAPでのログインがありました。' })?.service).toBe('imap')
    expect(read({ ...ALERT, body: `${ALERT.body}\r\nメールソフトをお使いの場合は、設定も変更してください。` })?.service).toBe('web')
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

  it('cannot be written by a person who has an address at the provider', () => {
    expect(read({ ...ALERT, from: 'taro@yahoo.co.jp' })).toBeNull()
    expect(read({ ...ALERT, from: 'account-alert-jp@yahoo.co.jp' })).toBeNull()
    expect(read({ ...ALERT, from: 'noreply@yahoo.co.jp' })).toMatchObject({ kind: 'sign-in' })
    const google = { provider: 'gmail', ownAuthservIds: ['mx.google.com'], address: 'haruka@gmail.com' }
    const auth = 'mx.google.com; dkim=pass header.d=google.com; dmarc=pass header.from=google.com'
    expect(read({ from: 'forms-receipts-noreply@google.com', subject: 'Security alert', body: 'Your password was changed.', auth }, google)).toBeNull()
    expect(read({ from: 'drive-shares-dm-noreply@google.com', subject: 'Security alert', body: 'Your password was changed.', auth }, google)).toBeNull()
  })

  it('about another person’s account is none', () => {
    const google = { provider: 'gmail', ownAuthservIds: ['mx.google.com'], address: 'haruka.sato@gmail.com' }
    const gmail = (body: string) => read({ from: 'no-reply@accounts.google.com', subject: 'Security alert', body, to: 'haruka.sato@gmail.com', auth: 'mx.google.com; dkim=pass header.i=@accounts.google.com; dmarc=pass' }, google)
    expect(gmail('A new sign-in on Windows\r\nharukasato@gmail.com\r\nWe noticed a new sign-in to your Google Account.')).toMatchObject({ kind: 'sign-in', isVerified: true })
    expect(gmail('A new sign-in on Windows\r\nfriend@gmail.com\r\nWe noticed a new sign-in to your Google Account.')).toBeNull()
    expect(gmail('A new sign-in on Windows\r\nThis is a copy of a security alert sent to somebody. haruka.sato@gmail.com is the recovery email for this account.')).toBeNull()
    expect(gmail('A new sign-in on Windows\r\nAccount ha***@gmail.com')).toMatchObject({ kind: 'sign-in' })
    expect(gmail('A new sign-in on Windows\r\nAccount ta***@gmail.com')).toBeNull()
  })

  it('may name the new address that was set, which is nobody’s account here', () => {
    expect(read({ subject: '転送設定のお知らせ', body: 'メールの転送先を追加しました。\r\n転送先：thief@gmail.com' })).toMatchObject({ kind: 'forwarding-changed', isVerified: true })
    expect(read({ subject: '転送設定のお知らせ', body: 'メールの転送先を追加しました。\r\nアカウント：other@yahoo.co.jp\r\n転送先：thief@gmail.com' })).toBeNull()
  })

  it('that was forwarded from another mailbox is none; one to an address that may be an alias is unverified', () => {
    expect(read({ ...ALERT, to: 'second@yahoo.co.jp', extra: 'X-Forwarded-To: haruka@yahoo.co.jp\r\n' })).toBeNull()
    expect(read({ ...ALERT, to: 'second@yahoo.co.jp' })).toMatchObject({ isVerified: false })
    expect(read({ ...ALERT, to: 'Haruka <HARUKA@yahoo.co.jp>' })).toMatchObject({ isVerified: true })
    expect(read({ ...ALERT, subject: 'Fwd: ログインアラート', from: 'haruka@yahoo.co.jp' })).toBeNull()
  })

  it('does not speak from inside an attached message', () => {
    const attached = `See below.\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: <alert@mail.yahoo.co.jp>\r\nSubject: x\r\n\r\nYour password was changed.\r\n--b--\r\n`
    expect(read({ subject: 'お知らせ', type: 'multipart/mixed; boundary=b', body: `--b\r\nContent-Type: text/plain\r\n\r\n${attached}` })).toBeNull()
  })

  it.each([
    ['パスワードに関するお知らせ', 'パスワードを変更した場合は、再度ログインが必要です。'],
    ['パスワード再設定のご案内', '以下のURLからパスワードの再設定を行ってください。'],
    ['ログインアラート設定のお知らせ', 'ログインアラートの設定をおすすめします。'],
    ['【重要】IMAPの提供終了について', 'IMAPを有効にしている方へ。IMAPは12月に終了します。'],
    ['確認コードのお知らせ', 'ログインするには次の確認コードを入力してください。\r\n123456'],
    ['Security alert settings', 'You can turn on alerts for new sign-ins.'],
    ['Password reset request', 'If you requested this, use the link to reset your password.'],
    ['アンケートのお知らせ', '登録情報の変更方法についてのアンケートです。'],
    ['二段階認証のお知らせ', '二段階認証が有効になっていません。'],
  ])('is none when nothing has happened: %s', (subject, body) => {
    expect(read({ subject, body })).toBeNull()
  })

  it('is read in bounded time from hostile text', () => {
    const long = (piece: string) => read({ subject: `お知らせ ${piece.repeat(2000)}`, body: piece.repeat(Math.ceil(100_000 / piece.length)) })
    const begun = process.cpuUsage().user
    for (const piece of ['パスワード', 'ログイン', 'a@', 'IP 1:', '転送先', 'アカウント ', '2024年3月1日', '\t日時:', 'password was ', '*@*.']) long(piece)
    expect((process.cpuUsage().user - begun) / 1000).toBeLessThan(2500)
  })
})
