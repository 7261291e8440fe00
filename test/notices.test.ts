// Providers' notices through the whole engine, from a real mail server: which become events, which must not, and that nothing
// is counted twice.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEngine, type Engine } from '../src/engine/engine'
import { NO_KEYCHAIN } from '../src/engine/store/store'
import type { NoticeItem } from '../src/shared/engine-api'
import type { AccountId, JobId } from '../src/shared/model'
import { startDovecot, type Dovecot } from './dovecot'
import { connectRaw } from './raw-imap'

const NOW = Date.UTC(2026, 5, 1)
const PASS = 'mta.mail.yahoo.co.jp; dkim=pass header.d=yahoo.co.jp; dmarc=pass header.from=yahoo.co.jp'
const OWNER = 'haruka@yahoo.co.jp'
/** In a block of China Telecom. */
const ABROAD = '27.184.0.1'

type Mail = { id: string; subject: string; body: string; from?: string; auth?: string | null; to?: string; more?: string }
const mail = ({ id, subject, body, from = 'login-alert@mail.yahoo.co.jp', auth = PASS, to = OWNER, more = '' }: Mail) =>
  [
    ...(auth === null ? [] : [`Authentication-Results: ${auth}`]), `From: Yahoo! JAPAN <${from}>`, `To: ${to}`, `Message-ID: <${id}@mail.example>`, 'Date: Mon, 04 May 2026 03:15:00 +0900',
    `Subject: =?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`, 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=UTF-8', 'Content-Transfer-Encoding: 8bit', '', body, more,
  ].join('\r\n')
const alert = (ip: string) => `次のログインがありました。\r\n\r\n■ログイン日時：2026年5月4日(月) 3時12分\r\n■IPアドレス：${ip}\r\n■ご利用環境：Windows Chrome\r\n■確認番号：12345678\r\n`
const SIGN_IN = { subject: 'ログインアラート', body: alert(ABROAD) }
const large = (id: string) => {
  const filler = `--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.alloc(90_000, 7).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n--b--\r\n`
  return mail({ id, subject: 'パスワード変更完了のお知らせ', body: '' }).replace('Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n', 'Content-Type: multipart/mixed; boundary=b\r\n') +
    `--b\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\nパスワードの変更が完了しました。\r\n${filler}`
}
const gift = [
  'From: =?UTF-8?B?QW1hem9u44Ku44OV44OI5Yi4?= <gc-orders@gc.email.amazon.co.jp>', `To: ${OWNER}`, 'Message-ID: <gift@gc.email.amazon.co.jp>', 'Date: Fri, 01 May 2026 10:00:00 +0900',
  'Subject: =?UTF-8?B?QW1hem9u44Ku44OV44OI44Kr44O844OJ44GM5bGK44GN44G+44GX44Gf?=', 'Content-Type: text/plain; charset=UTF-8', '', 'Amazonギフトカード 5,000円分が届きました。', 'ギフトカード番号: QXTB-M4K7RD-9WZN', '',
].join('\r\n')

let dovecot: Dovecot
let engine: Engine
let dir = ''
let accountId: AccountId
const failed = new Map<JobId, string>()
const finished = new Set<JobId>()

async function scanned(): Promise<NoticeItem[]> {
  const { jobId } = await engine.handlers['scan.start']({ accountId })
  for (let i = 0; i < 400 && !finished.has(jobId); i++) {
    if (failed.has(jobId)) throw new Error(failed.get(jobId))
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  expect(finished.has(jobId)).toBe(true)
  return (await engine.handlers['notice.list']({ offset: 0, limit: 100 })).rows
}
const ofSubject = (rows: NoticeItem[], kind: NoticeItem['kind']) => rows.filter((row) => row.kind === kind)

beforeAll(async () => {
  dovecot = await startDovecot()
  const at = { internalDate: Date.UTC(2026, 4, 3, 18, 15) }
  await dovecot.deliver('INBOX', gift, { internalDate: Date.UTC(2026, 4, 1, 1) })
  await dovecot.deliver('INBOX', mail({ id: 'genuine', ...SIGN_IN }), at)
  await dovecot.deliver('アーカイブ', mail({ id: 'genuine', ...SIGN_IN }), at)
  await dovecot.deliver('INBOX', mail({ id: 'imap-on', subject: 'IMAPアクセスのご利用を開始しました', body: 'IMAPアクセスのご利用を開始しました。', auth: null }), at)
  await dovecot.deliver('INBOX', large('large'), at)
  // None of these is an event.
  await dovecot.deliver('INBOX', mail({ id: 'failed', ...SIGN_IN, auth: 'mta.mail.yahoo.co.jp; spf=softfail; dkim=none; dmarc=fail header.from=yahoo.co.jp' }), at)
  await dovecot.deliver('INBOX', mail({ id: 'lookalike', ...SIGN_IN, from: 'login-alert@yahoo-co-jp.example' }), at)
  await dovecot.deliver('INBOX', mail({ id: 'person', ...SIGN_IN, from: 'taro@yahoo.co.jp' }), at)
  await dovecot.deliver('Junk', mail({ id: 'junk', ...SIGN_IN, auth: null }), at)
  await dovecot.deliver('INBOX', mail({ id: 'advice', subject: '不正ログイン対策の設定変更のお願い', body: 'パスワードの変更が完了しました方も、2段階認証を設定しましょう。' }), at)
  await dovecot.deliver('INBOX', mail({ id: 'google', subject: 'セキュリティ通知', body: '新しいデバイスでのログインがありました。', from: 'no-reply@accounts.google.com', auth: null }), at)
  await dovecot.deliver('INBOX', mail({ id: 'news', subject: '今週のお知らせ', body: 'ポイントが変更されました。' }), at)
  dir = mkdtempSync(join(tmpdir(), 'koban-notices-'))
  engine = createEngine({
    dataDir: dir, placesDir: join(import.meta.dirname, '../data'), version: '0', language: 'ja', keychain: NO_KEYCHAIN, demo: null, now: () => NOW,
    emit: (event, data) => {
      if (event === 'job.finished') finished.add((data as { jobId: JobId }).jobId)
      if (event === 'job.failed') failed.set((data as { jobId: JobId }).jobId, JSON.stringify((data as { error: unknown }).error))
    },
  })
  await engine.begin()
  await engine.handlers['app.setPassphrase']({ passphrase: 'a long passphrase' })
  await engine.handlers['profile.set']({ countries: ['JP'], usesMailSoftware: 'no' })
  const base = { host: dovecot.host, port: dovecot.port, tls: 'insecure-loopback', user: dovecot.user, provider: 'yahoojp', rememberPassword: true } as const
  accountId = (await engine.handlers['account.add']({ ...base, address: OWNER, password: dovecot.password })).id
})
afterAll(async () => {
  await engine.stop()
  await dovecot.stop()
  rmSync(dir, { recursive: true, force: true })
})

describe('a scan', () => {
  it('tells the genuine notices of the mailbox, a copy once, and nothing of imitations, people, advice and other providers', async () => {
    const rows = await scanned()
    expect(rows.map((row) => [row.kind, row.isVerified]).sort()).toEqual([['mail-software-on', false], ['password-changed', true], ['sign-in', true]])
    expect(ofSubject(rows, 'sign-in')[0]).toMatchObject({
      time: Date.UTC(2026, 4, 3, 18, 12), isTimeStated: true, ip: ABROAD, country: 'CN', client: 'Windows Chrome', service: 'web', judgement: { verdict: 'unexplained' },
      isInHistory: false, sender: 'login-alert@mail.yahoo.co.jp', subject: 'ログインアラート',
    })
  })

  it('lets a verified sign-in expose the gift mail that lay there', async () => {
    const { rows } = await engine.handlers['gift.list']({ filter: {}, offset: 0, limit: 10 })
    expect(rows.filter((row) => row.class === 'gift').map((row) => [row.exposure, row.unexplainedCount])).toEqual([['exposed', 1]])
    const [row] = rows
    const detail = await engine.handlers['gift.detail']({ giftId: row!.id })
    expect(detail.hits).toMatchObject([{ accessId: null, country: 'CN', service: 'web' }])
    const overview = await engine.handlers['overview.get']({})
    expect(overview).toMatchObject({ unexplained: 1, unexplainedDuring: 1, unexplainedByTrack: { web: 1, 'mail-software': 0 }, exposed: { count: 1 } })
    expect(overview.changes.map((change) => change.kind).sort()).toEqual(['mail-software-on', 'password-changed'])
    expect(overview.timeline.lanes[0]?.hits).toEqual([Date.UTC(2026, 4, 3, 18, 12)])
  })

  it('reads the source mail again, with numbers masked that may be codes', async () => {
    const [signIn] = ofSubject((await engine.handlers['notice.list']({ offset: 0, limit: 10 })).rows, 'sign-in')
    const { preview, previewError } = await engine.handlers['notice.preview']({ noticeId: signIn!.id })
    expect(previewError).toBeNull()
    expect(preview).toContain('2026年5月4日(月) 3時12分')
    expect(preview).toContain(ABROAD)
    expect(preview).not.toContain('12345678')
  })

  it('does not double when it comes again, takes what is new, and keeps what has gone from the mailbox', async () => {
    const before = await scanned()
    expect(before).toHaveLength(3)
    await dovecot.deliver('INBOX', mail({ id: 'forwarding', subject: 'メール転送設定のお知らせ', body: 'メールの転送先を追加しました。' }), { internalDate: NOW - 1000 })
    const raw = await connectRaw(dovecot)
    await raw.uid('INBOX', 'STORE 1:* +FLAGS (\\Deleted)')
    await raw.uid('INBOX', 'EXPUNGE 3')
    await raw.close()
    const after = await scanned()
    expect(after.map((row) => row.id).filter((id) => before.some((row) => row.id === id))).toHaveLength(3)
    expect(ofSubject(after, 'forwarding-changed')).toHaveLength(1)
    const gone = ofSubject(after, 'mail-software-on')[0]!
    expect(await engine.handlers['notice.preview']({ noticeId: gone.id })).toMatchObject({ preview: '', previewError: { code: 'message-gone' } })
  })

  it('counts a sign-in once that an imported history shows', async () => {
    const csv = `time,ip,service,result\n2026-05-03T18:12:40Z,${ABROAD},web,success\n`
    const preview = await engine.handlers['access.preview']({ fileName: 'h.csv', text: csv, accountId, zone: 'UTC' })
    await engine.handlers['access.import']({ previewId: preview.previewId, accountId })
    const [signIn] = ofSubject((await engine.handlers['notice.list']({ offset: 0, limit: 10 })).rows, 'sign-in')
    expect(signIn).toMatchObject({ isInHistory: true })
    expect(await engine.handlers['overview.get']({})).toMatchObject({ unexplained: 1, unexplainedDuring: 1 })
  })

  it('takes the user’s answer, and refuses one on what is not there', async () => {
    const change = (await engine.handlers['overview.get']({})).changes.find((c) => c.kind === 'password-changed')!
    expect(await engine.handlers['notice.answer']({ noticeId: change.id, answer: 'mine' })).toMatchObject({ answer: 'mine' })
    expect((await engine.handlers['overview.get']({})).changes.map((c) => c.kind)).not.toContain('password-changed')
    await expect(async () => engine.handlers['notice.answer']({ noticeId: 999 as never, answer: 'mine' })).rejects.toMatchObject({ code: 'notice-unknown' })
  })
})
