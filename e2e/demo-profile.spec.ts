// The demo: a process and a profile of its own beside the user's, of which nothing is left.
import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, launchKoban, ready, test } from './koban'

const demoFolders = () => readdirSync(tmpdir()).filter((name) => /^koban-demo-\d+-/.test(name))

test('the demo opens beside Koban and leaves nothing behind, even when it is killed', async ({ koban }) => {
  const before = demoFolders()
  await koban.page.evaluate(() => window.koban.startDemo())
  const made = () => demoFolders().find((name) => !before.includes(name)) ?? ''
  await expect.poll(made).not.toBe('')
  const folder = join(tmpdir(), made())
  // Its mail server is up and its store is open.
  await expect.poll(() => existsSync(join(folder, 'store/koban.db')), { timeout: 30_000 }).toBe(true)
  expect(readdirSync(join(koban.dataDir, 'store'))).not.toContain('koban.db')
  process.kill(Number(/^koban-demo-(\d+)-/.exec(made())?.[1]), 'SIGKILL')
  await expect.poll(() => existsSync(folder)).toBe(false)
})

test('a demo says what it is, starts no other, and its folder goes with it', async () => {
  const demo = await launchKoban({ demo: true, language: 'ja' })
  await ready(demo.page)
  expect(await demo.page.evaluate(() => window.koban.isDemo)).toBe(true)
  const { title, folder } = await demo.app.evaluate(({ app, BrowserWindow }) => ({ title: BrowserWindow.getAllWindows()[0]?.getTitle(), folder: app.getPath('userData') }))
  expect(title).toBe('Koban デモ')
  expect(await demo.page.evaluate(() => window.koban.startDemo().catch(({ code }: { code: string }) => code))).toBe('not-allowed')
  await demo.close()
  await expect.poll(() => existsSync(folder)).toBe(false)
  expect(demo.consoleErrors).toEqual([])
})
