// The whole way, as a robbed user goes it: a real window, a real mail server, real histories, a proven delete and an
// Undo that brings the message back byte for byte. What the server holds is checked by a client of the tests' own.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { startDovecot, type Dovecot } from '../test/dovecot'
import type { RawImap } from '../test/raw-imap'
import { expect, launchKoban, ready, type Koban } from './koban'
import { test } from 'playwright/test'

const OUT = join(import.meta.dirname, 'out/screens')
const FIXTURES = join(import.meta.dirname, '../fixtures/login-history')
const CODE = 'QXTB-M4K7RD-9WZN'
const JAPANESE_FOLDER = '受信箱の控え'

const gift = (o: { id: string; code: string; amount: string }) =>
  [
    'From: =?UTF-8?B?QW1hem9u44Ku44OV44OI5Yi4?= <gc-orders@gc.email.amazon.co.jp>', 'To: sample@mail.example', `Message-ID: <${o.id}@gc.email.amazon.co.jp>`,
    'Date: Sun, 04 Aug 2024 10:00:00 +0900', 'Subject: =?UTF-8?B?QW1hem9u44Ku44OV44OI44Kr44O844OJ44GM5bGK44GN44G+44GX44Gf?=', 'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=UTF-8', 'Content-Transfer-Encoding: 8bit', '',
    `Amazonギフトカード ${o.amount}円分が届きました。`, '', `ギフトカード番号: ${o.code}`, '有効期限: 2034年8月4日', '',
  ].join('\r\n')

let dovecot: Dovecot
let client: RawImap
let koban: Koban
let page: Page

const SCREENS = ['overview', 'access', 'gifts', 'vault', 'settings'] as const
const NAV = { ja: ['概要', 'アクセス', 'ギフト券メール', '保管庫', '設定'], en: ['Overview', 'Access', 'Gift mails', 'Vault', 'Settings'] } as const
let before: string[] = []

/** Everything on the server, one line a message: folder, flags, date, bytes. */
async function contents(): Promise<string[]> {
  const lines: string[] = []
  for (const folder of await client.folders()) {
    for (const m of await client.messages(folder)) lines.push([folder, m.flags.sort().join(' '), m.internalDate, m.raw.toString('latin1')].join(' | '))
  }
  return lines.sort()
}

/** Chooses language and scheme in Settings, as a user does. */
async function appearance(language: 'ja' | 'en', scheme: 'light' | 'dark'): Promise<void> {
  await page.evaluate(() => { location.hash = '#/settings' })
  await page.getByText(language === 'ja' ? '日本語' : 'English', { exact: true }).click()
  await page.getByText({ ja: { light: '明るい', dark: '暗い' }, en: { light: 'Light', dark: 'Dark' } }[language][scheme], { exact: true }).click()
}

async function axe(target: Page): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page: target as never }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).setLegacyMode(true).analyze()
  expect(passes.length, 'rules that were really tried').toBeGreaterThan(10)
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} ${n.any[0]?.message ?? ''}`))
}

/** Words of the interface that should be Japanese: runs of three and more English words outside foreign text. */
const englishIn = (target: Page): Promise<string[]> =>
  target.evaluate(() => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (!parent || parent.closest('.k-foreign, script, style, [lang=en], td, li, [role=row], option, select')) continue
      const text = node.textContent ?? ''
      if (/[a-z]{2,} [a-z]{2,} [a-z]{2,}/i.test(text)) found.push(text.slice(0, 80))
    }
    return found
  })

function filesWith(dir: string, text: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const file = join(entry.parentPath, entry.name)
    if (!entry.isFile()) return []
    const bytes = readFileSync(file)
    return bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')) ? [file] : []
  })
}

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  dovecot = await startDovecot()
  await dovecot.deliver('INBOX', gift({ id: 'one', code: CODE, amount: '5,000' }), { flags: ['\\Seen', '\\Flagged'], internalDate: Date.UTC(2024, 7, 4, 1) })
  await dovecot.deliver(JAPANESE_FOLDER, gift({ id: 'one', code: CODE, amount: '5,000' }), { internalDate: Date.UTC(2024, 7, 4, 2) })
  await dovecot.deliver('INBOX', gift({ id: 'two', code: 'ABQD-K7M2PX-4RTW', amount: '3,000' }), { internalDate: Date.UTC(2024, 7, 1, 0) })
  for (let n = 0; n < 30; n++) await dovecot.deliver('INBOX', `From: a@mail.example\r\nTo: b@mail.example\r\nSubject: note ${n}\r\nMessage-ID: <note-${n}@mail.example>\r\n\r\nnothing to see\r\n`)
  client = await dovecot.client()
  koban = await launchKoban({ language: 'ja', colorScheme: 'light' })
  page = koban.page
})
test.afterAll(async () => {
  await koban?.close()
  await dovecot?.stop()
})

const shot = (name: string) => page.screenshot({ path: join(OUT, `${name}.png`) })
const show = async (name: string) => page.getByRole('navigation').getByRole('button', { name }).click()

/** Takes the preview's offer; answers the first questions when they are asked. */
async function importHistory(path: string): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(join(FIXTURES, path))
  await expect(page.getByRole('heading', { name: /行のうち\d+行を、新しく取り込めます/ })).toBeVisible()
  await shot(`import-preview-${path.split('/')[0]}-ja-light`)
  await page.getByRole('button', { name: /件を取り込む/ }).click()
  const done = page.getByRole('heading', { name: /件を取り込みました/ })
  const questions = page.getByRole('heading', { name: /少しだけ教えてください/ })
  await expect(done.or(questions)).toBeVisible()
  if (await questions.isVisible()) {
    await shot('questions-ja-light')
    await page.getByRole('button', { name: /判定して/ }).click()
  }
  await expect(done).toBeVisible()
}

test('asks for a passphrase where there is no keychain, before it keeps anything', async () => {
  await ready(page)
  await expect(page.getByRole('heading', { name: 'はじめに、パスフレーズを決めてください。' })).toBeVisible()
  await shot('passphrase-ja-light')
  await page.getByRole('textbox', { name: 'パスフレーズ' }).fill('long enough passphrase')
  await page.getByRole('textbox', { name: 'もう一度' }).fill('long enough passphrase')
  await page.getByRole('button', { name: 'このパスフレーズで始める' }).click()
  await expect(page.getByRole('heading', { name: 'メールボックスをつなぐ' })).toBeVisible()
})

test('explains a refused sign-in by its cause and connects with the right password', async () => {
  await shot('welcome-ja-light')
  await page.getByRole('radio', { name: /その他のメール/ }).or(page.getByRole('button', { name: /その他のメール/ })).first().click()
  await page.getByRole('button', { name: '手順を始める' }).click()
  await page.getByRole('textbox', { name: 'メールアドレス' }).fill('sample@mail.example')
  await page.getByRole('textbox', { name: 'メールのパスワード' }).fill('wrong')
  await page.getByRole('textbox', { name: 'ユーザー名' }).fill(dovecot.user)
  await page.getByRole('textbox', { name: 'サーバー名（IMAP）' }).fill(dovecot.host)
  await page.getByRole('combobox', { name: '暗号化' }).selectOption('insecure-loopback')
  await page.getByRole('textbox', { name: 'ポート番号' }).fill(String(dovecot.port))
  await page.getByRole('button', { name: 'つなぐ', exact: true }).click()
  await expect(page.getByText(/AUTHENTICATIONFAILED|Authentication failed/)).toBeVisible({ timeout: 30_000 })
  await shot('refused-ja-light')
  await page.getByRole('textbox', { name: 'メールのパスワード' }).fill(dovecot.password)
  await page.getByRole('button', { name: 'つなぐ', exact: true }).click()
  await expect(page.getByText(/33通を確かめ、ギフト券メールが2件見つかりました/)).toBeVisible({ timeout: 30_000 })
  await shot('connected-ja-light')
})

test('has changed nothing on the server by scanning', async () => {
  const inbox = await client.messages('INBOX')
  expect(inbox.filter((m) => m.flags.includes('\\Seen'))).toHaveLength(1)
  expect(inbox).toHaveLength(32)
})

test('reads the two Yahoo! JAPAN histories and says what it found', async () => {
  await page.getByRole('button', { name: '履歴を読み込む' }).click()
  await importHistory('yahoo-jp-mailsoft/mailsoft-history-utf8.html')
  await shot('import-report-ja-light')
  await page.getByRole('button', { name: '別の履歴を読み込む' }).click()
  await importHistory('yahoo-jp-login/login-history-2020layout-utf8.html')
})

test('says in one sentence how things stand, and where the accesses came from', async () => {
  await show('概要')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/心当たりのないアクセスが\d+回あり、その間、ギフトコード2件（8,000円分）/)
  await show('アクセス')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/心当たりのないアクセス\d+回のうち、\d+回はメールソフトからです/)
  await expect(page.getByText('中国').first()).toBeVisible()
})

test('shows every screen in both languages and schemes, at both sizes, without a fault of contrast or naming', async () => {
  test.setTimeout(240_000)
  for (const [language, scheme, width, height] of [['ja', 'light', 1440, 900], ['ja', 'dark', 900, 600], ['en', 'light', 900, 600], ['en', 'dark', 1440, 900]] as const) {
    await appearance(language, scheme)
    await koban.app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [width, height] as [number, number])
    for (const [at, screen] of SCREENS.entries()) {
      const name = NAV[language][at] ?? ''
      await show(name)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page.waitForTimeout(400)
      await shot(`${screen}-${language}-${scheme}-${width}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${name} does not scroll sideways`).toBeLessThanOrEqual(0)
      expect(await axe(page), `${name}, ${language}, ${scheme}`).toEqual([])
      if (language === 'ja') expect(await englishIn(page), `${name} speaks Japanese`).toEqual([])
    }
  }
  await appearance('ja', 'light')
})

test('deletes with one click, its copy too, and an independent client finds nothing left', async () => {
  before = await contents()
  await show('ギフト券メール')
  await page.getByRole('button', { name: /Amazon.*を削除/ }).first().click()
  await expect(page.getByRole('status').filter({ hasText: /ギフト券メール1件を削除しました。写し1通も含め、サーバーに残っていません/ })).toBeVisible({ timeout: 30_000 })
  await shot('deleted-ja-light')
  const left = await contents()
  expect(left.filter((line) => line.includes(CODE))).toEqual([])
  expect(left).toEqual(before.filter((line) => !line.includes(CODE)))
  await show('保管庫')
  await expect(page.getByText('未使用').first()).toBeVisible()
  await shot('vault-ja-light')
})

test('undoes it: the messages are back, byte for byte, with flags and dates', async () => {
  await show('ギフト券メール')
  await page.getByRole('button', { name: '元に戻す' }).first().click()
  await expect(page.getByText(/受信箱に戻しました/).first()).toBeVisible({ timeout: 30_000 })
  await shot('undone-ja-light')
  expect(await contents()).toEqual(before)
})

test('had nothing to say on the console, and wrote no secret to its files or its log', () => {
  expect(koban.consoleErrors).toEqual([])
  for (const secret of [CODE, dovecot.password, 'long enough passphrase']) {
    expect(koban.stderr.join('\n')).not.toContain(secret)
    expect(filesWith(koban.dataDir, secret)).toEqual([])
  }
})
