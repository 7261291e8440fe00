// The charts of the access screen in the real window: zoom by key and wheel, narrowing by a click, chips, the filter as
// text, back and forward, table twins, and what is saved. The demo's store; the save dialogue alone is answered by the test.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { expect, test as base, type Koban } from './koban'

const SHOTS = process.env['KOBAN_SHOTS']

/** The access screen with the demo's histories; files go to a folder of the test's own. */
const test = base.extend<{ saved: (name: RegExp) => Promise<Buffer> }>({
  launch: { demo: true },
  saved: async ({ koban }, use) => {
    const dir = mkdtempSync(join(tmpdir(), 'koban-saved-'))
    // A run as root continues as an ordinary user.
    chmodSync(dir, 0o777)
    await koban.app.evaluate(({ dialog }, folder) => {
      Object.assign(globalThis, { savedAs: [] })
      dialog.showSaveDialog = ((_: unknown, options: { defaultPath: string }) => {
        const name = options.defaultPath.split('/').at(-1) ?? ''
        ;(globalThis as unknown as { savedAs: string[] }).savedAs.push(name)
        return Promise.resolve({ canceled: false, filePath: `${folder}/${(globalThis as unknown as { savedAs: string[] }).savedAs.length}` })
      }) as never
    }, dir)
    await use(async (name) => {
      const names = () => koban.app.evaluate(() => (globalThis as unknown as { savedAs: string[] }).savedAs)
      await expect.poll(async () => (await names()).at(-1) ?? '').toMatch(name)
      const file = join(dir, String((await names()).length))
      await expect.poll(() => existsSync(file) && readFileSync(file).length > 0).toBe(true)
      return readFileSync(file)
    })
    rmSync(dir, { recursive: true, force: true })
  },
})

const timeline = (page: Page) => page.getByRole('application', { name: /^アクセスの推移/ })
const chip = (page: Page, name: string) => page.getByRole('region', { name: '絞り込み' }).getByRole('button', { name })
const shot = async (koban: Koban, name: string) => (SHOTS ? void (await koban.page.screenshot({ path: join(SHOTS, `${name}.png`) })) : undefined)
const bars = (page: Page) => page.evaluate(() => Number(document.querySelector('[data-bars]')?.getAttribute('data-bars')))
const listed = async (page: Page) => Number(await page.getByRole('table', { name: 'アクセスの一覧' }).getAttribute('aria-rowcount'))

test.beforeEach(async ({ koban }) => {
  const { page } = koban
  // The demo imports its histories while the window is up.
  await expect(page.getByRole('heading', { level: 1 })).toContainText('12回', { timeout: 60_000 })
  await page.getByRole('navigation').getByRole('button', { name: 'アクセス' }).click()
  await expect(timeline(page)).toBeVisible()
})

test('zooms from weeks to hours by key and wheel, says where it stands, and comes back', async ({ koban }) => {
  const { page } = koban
  const height = async () => (await timeline(page).boundingBox())?.height
  const before = await height()
  await timeline(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByText('1時間ごと')).toBeVisible()
  expect(await bars(page)).toBe(24)
  await expect(page).toHaveURL(/q=from/)
  await shot(koban, 'zoom-day')
  await page.keyboard.press('+')
  await expect.poll(() => bars(page)).toBe(12)
  expect(await height(), 'the chart keeps its height').toBe(before)
  await page.keyboard.press('0')
  await expect(page.getByText('1日ごと')).toBeVisible()
  await expect(page).not.toHaveURL(/q=/)

  // By hand: a span is drawn over the bars, one of them is clicked, and back is back.
  const plot = await timeline(page).boundingBox()
  const at = (share: number) => [(plot?.x ?? 0) + 160 + share * ((plot?.width ?? 0) - 230), (plot?.y ?? 0) + 170] as const
  await page.mouse.move(...at(0.5))
  await page.mouse.down()
  await page.mouse.move(...at(0.6))
  await page.mouse.move(...at(0.75))
  await page.mouse.up()
  await expect.poll(() => bars(page)).toBeLessThan(20)
  expect(await bars(page)).toBeGreaterThan(8)
  await page.mouse.click(...at(0.5))
  await expect.poll(() => bars(page)).toBe(24)
  await page.evaluate(() => history.go(-2))
  await expect(page).not.toHaveURL(/q=/)

  const brush = await page.getByRole('slider', { name: '表示する期間の始まり' }).boundingBox()
  await page.mouse.move((brush?.x ?? 0) + 200, (brush?.y ?? 0) + 10)
  for (let i = 0; i < 14; i++) await page.mouse.wheel(0, -100)
  await expect(page.getByText('1時間ごと')).toBeVisible()
  await expect(page.getByRole('slider', { name: '表示する期間の始まり' })).toHaveAttribute('aria-valuetext', /\d+:00/)
  await page.getByText('7日', { exact: true }).click()
  await expect.poll(() => bars(page)).toBe(7)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByText('1時間ごと')).toBeVisible()
})

test('narrows everything by a click, shows it as chips, and undoes it by chip and by going back', async ({ koban }) => {
  const { page } = koban
  await page.getByText(/^すべて \d/).click()
  const all = await listed(page)
  await page.locator('[data-country="CN"]').click()
  await expect(chip(page, '場所、中国を外す')).toBeVisible()
  await expect.poll(() => listed(page)).toBe(8)
  await page.locator('[data-network="AS4134"]').click()
  await expect.poll(() => listed(page)).toBe(5)
  await expect(chip(page, '回線、Chinanet AS4134を外す')).toBeVisible()
  const heat = page.getByRole('application', { name: /^曜日と時刻/ })
  await expect(heat).toHaveAccessibleName(/心当たりなしは合わせて5回/)
  await shot(koban, 'narrowed')
  // Saturday, three o'clock.
  const box = await heat.boundingBox()
  await heat.click({ position: { x: 22 + (((box?.width ?? 0) - 22) / 24) * 3.5, y: 18 + 21 * 5.5 } })
  await expect(chip(page, '曜日と時刻、土曜3時台を外す')).toBeVisible()
  await expect.poll(() => listed(page)).toBeLessThan(5)
  expect(await listed(page)).toBeGreaterThan(0)
  await page.evaluate(() => history.back())
  await expect.poll(() => listed(page)).toBe(5)
  await chip(page, '回線、Chinanet AS4134を外す').click()
  await expect.poll(() => listed(page)).toBe(8)
  await chip(page, '場所、中国を外す').click()
  await expect.poll(() => listed(page)).toBe(all)
})

test('gives the filter as text, takes it back, and says what it does not understand', async ({ koban }) => {
  const { page } = koban
  await page.getByRole('button', { name: '条件' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'ウェブ' }).click()
  await expect(chip(page, '履歴、ウェブを外す')).toBeVisible()
  await page.getByRole('button', { name: '共有' }).click()
  const box = page.getByRole('textbox', { name: /絞り込みの条件/ })
  await expect(box).toHaveValue('track:web')
  await page.getByRole('button', { name: 'コピー' }).click()
  await expect(page.getByText('コピーしました。')).toBeVisible()
  expect(await koban.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('track:web')
  await box.fill('国:中国 color:red')
  await expect(page.getByText('「color」という条件はありません', { exact: false })).toBeVisible()
  await shot(koban, 'filter-text')
  await expect(page.getByRole('button', { name: 'この条件で表示する' })).toBeDisabled()
  await box.fill('国:中国 メールソフト')
  await box.press('Enter')
  await expect(chip(page, '場所、中国を外す')).toBeVisible()
  await expect(chip(page, '履歴、メールソフトを外す')).toBeVisible()
  expect(decodeURIComponent(page.url())).toContain('country:CN+track:mail')
})

test('has a table for every chart, and saves picture and numbers of each', async ({ koban, saved }) => {
  const { page } = koban
  const titles = ['アクセスの推移', 'アクセス元', '曜日と時刻', 'アクセス元の回線'] as const
  for (const title of titles) {
    const card = page.getByRole('region', { name: title, exact: true })
    const save = async (item: string) => {
      await card.getByRole('button', { name: `「${title}」を保存` }).click()
      await page.getByRole('menuitem', { name: item }).click()
    }
    await save('画像（PNG）')
    const png = await saved(new RegExp(`^Koban ${title} .*\\.png$`))
    expect([...png.subarray(0, 8)], title).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    // Drawn at twice the size, and not blank: a plain area of this size compresses to a fraction of it.
    expect(png.readUInt32BE(16), title).toBeGreaterThan(800)
    expect(png.length, title).toBeGreaterThan(15_000)
    if (SHOTS) await import('node:fs').then((fs) => fs.writeFileSync(join(SHOTS, `saved-${titles.indexOf(title)}.png`), png))
    await save('表（CSV・Excelで開けます）')
    const csv = (await saved(new RegExp(`^Koban ${title} .*\\.csv$`))).toString('utf8')
    expect(csv.charCodeAt(0)).toBe(0xfeff)
    expect(csv.split('\r\n').length, title).toBeGreaterThan(4)
    if (title !== '曜日と時刻') expect(csv, title).toContain(',CN,')
    await card.getByRole('button', { name: '表で見る' }).click()
    expect(await card.locator('tbody tr').count(), title).toBeGreaterThan(3)
  }
  await shot(koban, 'tables')
  const { violations } = await new AxeBuilder({ page: page as never }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).setLegacyMode(true).analyze()
  expect(violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}`))).toEqual([])
})
