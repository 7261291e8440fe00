// What goes wrong in ordinary life, in the real window and in both languages: one clear sentence each, nothing lost.
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test as base, type Page } from 'playwright/test'
import { startDovecot } from '../test/dovecot'
import { launchKoban, ready } from './koban'

const OUT = join(import.meta.dirname, 'out/screens')
const WORDS = {
  ja: {
    first: 'パスフレーズ', again: 'もう一度', set: 'このパスフレーズで始める', importOnly: /ログイン履歴だけを読み込む/, other: /その他のメール/, begin: '手順を始める', address: 'メールアドレス',
    secret: 'メールのパスワード', user: 'ユーザー名', host: 'サーバー名（IMAP）', encryption: '暗号化', port: 'ポート番号', connect: 'つなぐ', noMails: /0通を確かめ、ギフト券メールが0件/,
    'empty-file': 'このファイルは空です（0バイト）。', 'not-a-log': 'これはログイン履歴ではなく、画像など別の種類のファイルです。', 'no-login-table': 'このページには、ログイン履歴の表がありません。',
    'unknown-format': '知っている形のログイン履歴ではありません。', unreachable: 'サーバーにつながりません。', unknown: 'この名前のサーバーが見つかりません。', untrusted: 'サーバーの証明書を確かめられないため、つなぎませんでした。',
  },
  en: {
    first: 'Passphrase', again: 'Once more', set: 'Begin with this passphrase', importOnly: /Import a login history only/, other: /Another provider/, begin: 'Begin', address: 'Mail address',
    secret: 'Mail password', user: 'User name', host: 'Server name (IMAP)', encryption: 'Encryption', port: 'Port', connect: 'Connect', noMails: /Checked 0 mails and found 0 gift mails/,
    'empty-file': 'This file is empty (0 bytes).', 'not-a-log': 'This is no login history but another kind of file, such as a picture.', 'no-login-table': 'This page holds no table of sign-ins.',
    'unknown-format': 'This is no login history that Koban knows.', unreachable: 'The server cannot be reached.', unknown: 'There is no server of this name.', untrusted: 'Not connected: the server’s certificate could not be verified.',
  },
} as const
type Words = (typeof WORDS)['ja' | 'en']

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const LOGIN_PAGE = '<!DOCTYPE html><html lang="ja"><head><title>ログイン - Yahoo! JAPAN</title></head><body><form action="/login"><input name="id"><input type="password"><button>ログイン</button></form></body></html>'
const FILES = [
  ['empty-file', 'history.csv', Buffer.alloc(0)],
  ['not-a-log', 'picture.csv', PNG],
  ['no-login-table', 'ログイン履歴.html', Buffer.from(LOGIN_PAGE)],
  ['unknown-format', 'diary.txt', Buffer.from('きょうは よい天気だった。\nあしたも よい天気だろう。\n')],
] as const

const signIns = (log: string) => log.split('\n').filter((line) => /Login: user=|auth failed/.test(line)).length

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function begin(page: Page, w: Words): Promise<void> {
  await ready(page)
  await page.getByRole('textbox', { name: w.first }).fill('long enough passphrase')
  await page.getByRole('textbox', { name: w.again }).fill('long enough passphrase')
  await page.getByRole('button', { name: w.set }).click()
}

for (const language of ['ja', 'en'] as const) {
  const w = WORDS[language]
  base(`a file that is no login history is told for what it is, and nothing is imported (${language})`, async () => {
    const koban = await launchKoban({ language })
    try {
      const { page } = koban
      await begin(page, w)
      await page.getByRole('button', { name: w.importOnly }).click()
      for (const [code, name, buffer] of FILES) {
        await page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'text/csv', buffer })
        await expect(page.getByText(w[code])).toBeVisible()
        await expect(page.getByText(name)).toBeVisible()
      }
      mkdirSync(OUT, { recursive: true })
      await page.screenshot({ path: join(OUT, `no-history-${language}.png`) })
      expect(koban.consoleErrors).toEqual([])
    } finally {
      await koban.close()
    }
  })

  base(`a server that cannot be reached, named or trusted is told apart; an empty mailbox is an answer (${language})`, async () => {
    const dovecot = await startDovecot()
    const koban = await launchKoban({ language })
    try {
      const { page } = koban
      await begin(page, w)
      await page.getByRole('radio', { name: w.other }).or(page.getByRole('button', { name: w.other })).first().click()
      await page.getByRole('button', { name: w.begin }).click()
      await page.getByRole('textbox', { name: w.address }).fill('sample@mail.example')
      await page.getByRole('textbox', { name: w.secret }).fill(dovecot.password)
      await page.getByRole('textbox', { name: w.user }).fill(dovecot.user)
      const connect = async (host: string, port: number) => {
        await page.getByRole('textbox', { name: w.host }).fill(host)
        await page.getByRole('textbox', { name: w.port }).fill(String(port))
        await page.getByRole('button', { name: w.connect, exact: true }).click()
      }
      const before = signIns(dovecot.log())
      await connect('127.0.0.1', await freePort())
      await expect(page.getByText(w.unreachable)).toBeVisible({ timeout: 40_000 })
      await connect('no-such-host.invalid', 993)
      await expect(page.getByText(w.unknown)).toBeVisible({ timeout: 40_000 })
      await connect('127.0.0.1', dovecot.tlsPort)
      await expect(page.getByText(w.untrusted)).toBeVisible({ timeout: 40_000 })
      await page.screenshot({ path: join(OUT, `untrusted-${language}.png`) })
      // The password never left: the server saw no more sign-ins than its own harness made.
      expect(signIns(dovecot.log())).toBe(before)
      await page.getByRole('combobox', { name: w.encryption }).selectOption('insecure-loopback')
      await connect('127.0.0.1', dovecot.port)
      await expect(page.getByText(w.noMails)).toBeVisible({ timeout: 40_000 })
      expect(koban.consoleErrors).toEqual([])
    } finally {
      await koban.close()
      await dovecot.stop()
    }
  })
}
