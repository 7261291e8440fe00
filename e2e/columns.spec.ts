// A table that no format knows: its columns are named, the next one is read the same, and it can be forgotten. A city database
// is added, used and taken away.
import { writeMmdb } from '../src/engine/places/write-mmdb'
import { expect, test } from './koban'

test.use({ launch: { demo: true, language: 'en' } })

const table = (...rows: string[]) => ['wann;von wo;womit;ging es', ...rows].join('\n')
const FIRST = table('03.04.2026 10:11;203.0.113.9;IMAP;erfolgreich', 'gestern;203.0.113.9;IMAP;erfolgreich', '05.04.2026 08:00;126.72.31.118;Webmail;fehlgeschlagen')
const NEXT = table('07.04.2026 09:00;126.72.31.118;POP3;erfolgreich')

test('an unknown table is read as the user says, the next one at once, until it is forgotten', async ({ koban: { page } }) => {
  await page.evaluate(() => void (location.hash = '#/import'))
  const paste = async (text: string) => {
    await page.getByRole('textbox', { name: 'Text of the history' }).or(page.locator('textarea')).first().fill(text)
    await page.locator('form button[type=submit]').click()
  }
  await paste(FIRST)
  await expect(page.getByRole('heading', { name: 'Please say which column is which.' })).toBeVisible()
  const choice = (name: string) => page.getByRole('combobox', { name: `What the column “${name}” holds` })
  await expect(choice('wann')).toHaveValue('time')
  await expect(choice('von wo')).toHaveValue('ip')

  // Without an address column nothing can be read by it, and nothing can go on.
  await choice('von wo').selectOption('')
  await expect(page.getByText('Please choose the column with the IP address')).toBeVisible()
  const next = page.getByRole('button', { name: 'Review with these columns' })
  await expect(next).toBeDisabled()
  await choice('von wo').selectOption('ip')
  await choice('womit').selectOption('service')
  await choice('ging es').selectOption('result')
  const result = page.getByRole('group', { name: 'What is read by it (first rows)' })
  await expect(result.getByRole('row').nth(1)).toContainText('IMAP')
  await expect(result.getByRole('row').nth(1)).toContainText('success')
  await expect(result.getByRole('row').nth(2)).toContainText('Line 3 The time cannot be read')
  await expect(result.getByRole('row').nth(3)).toContainText('failure')
  await next.click()

  await expect(page.getByRole('heading', { name: '2 of 3 rows are new.' })).toBeVisible()
  await page.getByRole('button', { name: 'Import 2 rows' }).click()
  await expect(page.getByText('Koban remembers how this table is read.')).toBeVisible()
  await expect(page.getByText('The time cannot be read: 1 row (Line 3)')).toBeVisible()

  await page.getByRole('button', { name: 'Import another history' }).click()
  await paste(NEXT)
  await expect(page.getByText('The columns are read as you said before')).toBeVisible()
  await expect(page.getByRole('cell', { name: 'POP' })).toBeVisible()
  await page.getByRole('button', { name: 'Import 1 row' }).click()
  await expect(page.getByRole('heading', { name: '1 row imported.' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { name: /taken back/i })).toBeVisible()

  await page.evaluate(() => void (location.hash = '#/settings'))
  await page.getByRole('button', { name: /^Forget the columns of/ }).click()
  await expect(page.getByRole('heading', { name: 'Tables whose columns you named' })).toBeHidden()
})

test('a city database is refused when it is none, used when it is one, and taken away', async ({ koban: { page } }) => {
  await page.evaluate(() => void (location.hash = '#/settings'))
  const choose = page.getByLabel('Choose a file', { exact: true }).and(page.locator('input'))
  await choose.setInputFiles({ name: 'country.mmdb', mimeType: 'application/octet-stream', buffer: writeMmdb('GeoLite2-Country', {}) })
  await expect(page.getByText('This is no database of cities.')).toBeVisible()
  const place = { city: { names: { en: 'Testville' } }, location: { latitude: 35, longitude: 139 } }
  await choose.setInputFiles({ name: 'city.mmdb', mimeType: 'application/octet-stream', buffer: writeMmdb('DBIP-City-Lite', { '0.0.0.0/1': place, '128.0.0.0/1': place }) })
  await expect(page.getByText(/DBIP-City-Lite \(made .*\) · 1 MB/)).toBeVisible()
  await expect(page.getByText('This is no database of cities.')).toBeHidden()

  await page.evaluate(() => void (location.hash = '#/access'))
  await expect(page.getByText(/Testville/).first()).toBeVisible()
  await page.evaluate(() => void (location.hash = '#/settings'))
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByText(/DBIP-City-Lite/)).toBeHidden()
})
