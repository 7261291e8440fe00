// Starting and ending: one Koban per profile, of which a second copy brings the first to the front and leaves.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { command, expect, launchKoban, test } from './koban'

test('a second copy on the same profile shows the first and quits', async ({ koban }) => {
  await koban.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]
    const calls: string[] = ((globalThis as unknown as { calls: string[] }).calls = [])
    // Without a window manager nothing is ever in front: what counts is what was asked of the window.
    if (window) Object.assign(window, { isMinimized: () => true, restore: () => calls.push('restore'), show: () => calls.push('show'), focus: () => calls.push('focus') })
  })
  const { executablePath, args, env } = await command(koban)
  const second = spawn(executablePath, args, { env, stdio: 'ignore' })
  expect(await once(second, 'exit')).toEqual([0, null])
  await expect.poll(() => koban.app.evaluate(() => (globalThis as unknown as { calls: string[] }).calls)).toEqual(['restore', 'show', 'focus'])
  expect(koban.app.windows()).toHaveLength(1)
})

test('a window that is closed before it has loaded ends without a word', async () => {
  const koban = await launchKoban()
  await koban.close()
  expect(koban.stderr.filter((line) => line.includes('koban:'))).toEqual([])
})

test('another profile is another Koban', async ({ koban }) => {
  const other = await launchKoban()
  expect(other.dataDir).not.toBe(koban.dataDir)
  await expect(other.page).toHaveURL('app://koban/index.html')
  await other.close()
})
