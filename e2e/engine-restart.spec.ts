// The engine may die at any time: the window lives on, gets a new one three times, and is then told.
import type { Page } from 'playwright/test'
import { ENGINE_GONE, ENGINE_PORT } from '../src/shared/shell-api'
import { expect, test, type Koban } from './koban'

const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard)

async function killEngine({ app }: Koban): Promise<void> {
  const pid = await app.evaluate(({ app: main }) => main.getAppMetrics().find(({ serviceName, name }) => [serviceName, name].includes('Koban engine'))?.pid)
  if (pid === undefined) throw new Error('no engine process')
  process.kill(pid, 'SIGKILL')
}

test('a killed engine is started again, three times, and by hand after that', async ({ koban }) => {
  const { page } = koban
  await page.evaluate(() => {
    const list: string[] = ((window as unknown as { heard: string[] }).heard = [])
    window.addEventListener('message', (event: MessageEvent<{ type: string }>) => list.push(event.data.type))
  })
  for (let round = 1; round <= 3; round++) {
    await killEngine(koban)
    await expect.poll(() => heard(page)).toEqual(Array(round).fill(ENGINE_PORT))
  }
  await killEngine(koban)
  await expect.poll(() => heard(page)).toEqual([ENGINE_PORT, ENGINE_PORT, ENGINE_PORT, ENGINE_GONE])
  await page.evaluate(() => window.koban.restartEngine())
  await expect.poll(() => heard(page)).toEqual([ENGINE_PORT, ENGINE_PORT, ENGINE_PORT, ENGINE_GONE, ENGINE_PORT])
})

test('the engine ends with the app', async ({ koban }) => {
  const pid = await koban.app.evaluate(({ app: main }) => main.getAppMetrics().find(({ name }) => name === 'Koban engine')?.pid)
  await koban.app.close()
  expect(() => process.kill(pid ?? 0, 0)).toThrow(/ESRCH/)
})
