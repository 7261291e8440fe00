// The overview's layout in the real window: nothing empty, nothing wrapped, and what is to be done never under the map.
import type { Page } from 'playwright/test'
import { expect, test, type Koban } from './koban'

test.use({ launch: { demo: true } })

const resize = ({ app }: Koban, width: number, height: number) =>
  app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), { width, height })
const box = async (page: Page, name: string) => {
  const found = await page.getByRole('region', { name, exact: true }).boundingBox()
  if (!found) throw new Error(`no ${name}`)
  return found
}

test('the map fills its card, the steps stand beside it, and the legend is one row', async ({ koban }) => {
  const { page } = koban
  await expect(page.getByRole('heading', { level: 1 })).toContainText('12回', { timeout: 60_000 })
  for (const [width, height] of [[1440, 900], [1100, 760], [900, 600]] as const) {
    await resize(koban, width, height)
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeGreaterThan(width - 3)
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThanOrEqual(width)
    await expect.poll(async () => {
      const [card, map] = [await box(page, 'アクセス元'), await page.getByRole('application', { name: /^アクセス元/ }).locator('svg').boundingBox()]
      return map ? Math.abs(card.y + card.height - map.y - map.height) : Infinity
    }, `empty paper under the map at ${width}`).toBeLessThan(4)
    // What still arrives may move the cards between two looks.
    await expect(async () => {
      const [places, steps] = [await box(page, 'アクセス元'), await box(page, '次にすること')]
      expect(Math.abs(places.y - steps.y), `the steps beside the map at ${width}`).toBeLessThan(2)
      expect(steps.x).toBeGreaterThan(places.x + places.width)
    }).toPass({ timeout: 15_000 })
    const timeline = page.getByRole('region', { name: 'いつ、どこから開かれたか' })
    await expect.poll(async () => {
      const [first, last] = [await timeline.getByText('日本', { exact: true }).boundingBox(), await timeline.getByText('提供元の通知', { exact: true }).boundingBox()]
      return Math.abs((first?.y ?? 0) - (last?.y ?? Infinity))
    }, `rows of the legend at ${width}`).toBeLessThan(8)
  }
})
