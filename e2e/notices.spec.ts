// Providers' notices in the real window: asked about among the steps, drawn on the time axis, listed with their source mail.
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './koban'

const SHOTS = process.env['KOBAN_SHOTS']

test.use({ launch: { demo: true } })

test('a notice is asked about, seen in its list with its mail, and stays until the door is closed', async ({ koban }) => {
  const { page } = koban
  const shot = async (name: string) => (SHOTS ? void (await page.screenshot({ path: join(SHOTS, `${name}.png`) })) : undefined)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('12回', { timeout: 60_000 })
  const question = page.getByRole('listitem').filter({ hasText: 'この変更に心当たりはありますか?' })
  await expect(question).toContainText('メールソフトの利用が許可されました')
  await question.getByRole('button', { name: 'いいえ' }).click()
  const door = page.getByRole('listitem').filter({ hasText: 'メールソフトの利用を止め' })
  await expect(door.getByRole('button', { name: '提供元の設定を開く' })).toBeVisible()
  await shot('notices-overview')
  await door.getByRole('button', { name: '済ませました' }).click()
  await expect(door).toBeHidden()

  await page.getByRole('navigation').getByRole('button', { name: 'アクセス' }).click()
  const card = page.getByRole('region', { name: '提供元からの通知' })
  await expect(card.getByRole('listitem')).toHaveCount(2)
  const alert = card.getByRole('listitem').filter({ hasText: 'ログインがありました' })
  await expect(alert).toContainText('送信元を確かめられない通知')
  await expect(alert).toContainText('ログイン履歴にもあります')
  await expect(card.getByRole('listitem').filter({ hasText: 'メールソフトの利用が許可されました' })).toContainText('対処済み')
  await alert.getByRole('button', { name: /詳しく見る$/ }).click()
  await expect(alert).toContainText('ログインアラート')
  await expect(alert).toContainText('■IPアドレス:14.177.64.39'.replace(':', '：'))
  await shot('notices-access')
  const found = await new AxeBuilder({ page: page as never }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).setLegacyMode(true).analyze()
  expect(found.violations).toEqual([])
})
