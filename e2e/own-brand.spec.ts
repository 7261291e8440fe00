// What no word of a mail tells: a link in a QR code, read inside the app, and a shop that only the user knows.
import { join } from 'node:path'
import { test } from 'playwright/test'
import { testCode } from '../src/engine/mime/attachments/test-files'
import { startDovecot, type Dovecot } from '../test/dovecot'
import { expect, launchKoban, ready, type Koban } from './koban'

const OUT = join(import.meta.dirname, 'out/screens')
const LINK = 'https://gift.starbucks.co.jp/c/17MuDbHHfB1gLkRx5Fsqc0n9dgSH4LWU'
/** Of some length: a short mail is read whatever its words. */
const TALK = Array<string>(30).fill('先日の庭と屋根の話の続きは、また次の集まりのときにゆっくりいたしましょう。')
const mail = (id: string, lines: string[], head = 'Content-Type: text/plain; charset=UTF-8') =>
  [`From: =?UTF-8?B?5bKh6YOo5ZWG5bqX?= <info@okabe.example>`, 'To: sample@mail.example', `Message-ID: <${id}@okabe.example>`, 'Subject: =?UTF-8?B?5bKh6YOo5ZWG5bqX44Gn44GZ?=', 'Date: Sun, 04 Aug 2024 10:00:00 +0900', 'MIME-Version: 1.0', head, '', ...lines, ''].join('\r\n')

let dovecot: Dovecot
let koban: Koban
test.beforeAll(async () => {
  const { png } = await testCode(LINK)
  dovecot = await startDovecot()
  await dovecot.deliver('INBOX', mail('own', ['岡部商店です。先日のお礼です。', '', 'QXTB-M4K7-9WZN', '', 'お店でお見せください。', '', ...TALK]))
  await dovecot.deliver('INBOX', mail('qr', ['--b', 'Content-Type: text/plain; charset=UTF-8', '', 'こんにちは', '--b', 'Content-Type: image/png; name=qr.png', 'Content-Transfer-Encoding: base64', '', png.toString('base64').replace(/.{76}/g, '$&\r\n'), '--b--'], 'Content-Type: multipart/mixed; boundary=b'))
  koban = await launchKoban({ language: 'ja', colorScheme: 'light' })
})
test.afterAll(async () => {
  await koban?.close()
  await dovecot?.stop()
})

test('a QR code is read, and a brand that the user adds is found at the next check', async () => {
  const { page } = koban
  await ready(page)
  await page.getByRole('textbox', { name: 'パスフレーズ' }).fill('long enough passphrase')
  await page.getByRole('textbox', { name: 'もう一度' }).fill('long enough passphrase')
  await page.getByRole('button', { name: 'このパスフレーズで始める' }).click()
  await page.getByRole('radio', { name: /その他のメール/ }).or(page.getByRole('button', { name: /その他のメール/ })).first().click()
  await page.getByRole('button', { name: '手順を始める' }).click()
  await page.getByRole('textbox', { name: 'メールアドレス' }).fill('sample@mail.example')
  await page.getByRole('textbox', { name: 'メールのパスワード' }).fill(dovecot.password)
  await page.getByRole('textbox', { name: 'ユーザー名' }).fill(dovecot.user)
  await page.getByRole('textbox', { name: 'サーバー名（IMAP）' }).fill(dovecot.host)
  await page.getByRole('combobox', { name: '暗号化' }).selectOption('insecure-loopback')
  await page.getByRole('textbox', { name: 'ポート番号' }).fill(String(dovecot.port))
  await page.getByRole('button', { name: 'つなぐ', exact: true }).click()
  await expect(page.getByText(/2通を確かめ、ギフト券メールが1件見つかりました/)).toBeVisible({ timeout: 30_000 })

  await page.getByRole('button', { name: '概要を見る' }).click()
  await page.getByRole('navigation').getByRole('button', { name: '設定' }).click()
  const card = page.getByRole('region', { name: '自分で加えたギフト券' })
  await card.getByRole('button', { name: 'ギフト券の種類を加える' }).click()
  await card.getByRole('textbox', { name: 'お店やサービスの名前' }).fill('ギフトカード')
  await card.getByRole('textbox', { name: '送信元' }).fill('gmail.com')
  await card.getByRole('textbox', { name: 'コードの例' }).fill('ABCD/1234')
  await card.getByRole('button', { name: '加える', exact: true }).click()
  await expect(card.getByText('どのギフト券にも当てはまる言葉です。')).toBeVisible()
  await expect(card.getByText('だれでも使えるメールなので')).toBeVisible()
  await expect(card.getByRole('textbox', { name: 'お店やサービスの名前' })).toBeFocused()
  await page.screenshot({ path: join(OUT, 'settings-own-brand-refused-ja-light.png') })
  await card.getByRole('textbox', { name: 'お店やサービスの名前' }).fill('岡部商店')
  await card.getByRole('textbox', { name: '送信元' }).fill('okabe.example')
  await card.getByRole('textbox', { name: 'コードの例' }).fill('ABCD-1234-EFGH')
  await expect(card.getByText('XXXX-XXXX-XXXX')).toBeVisible()
  await card.getByRole('textbox', { name: 'コードの例' }).press('Enter')
  await expect(card.getByText('次の確認で、すべてのメールを読み直します。')).toBeVisible()
  await page.screenshot({ path: join(OUT, 'settings-own-brand-ja-light.png') })

  await page.getByRole('button', { name: '編集' }).first().click()
  await page.getByRole('button', { name: 'いま確認する' }).click()
  await page.getByRole('navigation').getByRole('button', { name: 'ギフト券メール' }).click()
  await expect(page.getByText('岡部商店').first()).toBeVisible()
  await expect(page.getByText(/Starbucks|スターバックス/).first()).toBeVisible()
  expect(koban.consoleErrors).toEqual([])
})
