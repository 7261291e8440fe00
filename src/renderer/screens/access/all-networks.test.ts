import { expect, it } from 'vitest'
import { PAGE_LIMIT, type NetworkFigures } from '../../../shared/engine-api'
import { allNetworks } from './all-networks'

const network = (i: number) => ({ key: `AS${i}`, count: i }) as NetworkFigures

it('the file has every network, beyond what a screen or a page holds', async () => {
  const all = Array.from({ length: 2 * PAGE_LIMIT + 7 }, (_, i) => network(i))
  const asked: number[] = []
  const got = await allNetworks(({ offset, limit }) => {
    asked.push(offset)
    return Promise.resolve({ total: all.length, rows: all.slice(offset, offset + limit) })
  })
  expect(got).toEqual(all)
  expect(asked).toEqual([0, PAGE_LIMIT, 2 * PAGE_LIMIT])
})

it('a network that has moved to another page meanwhile is in it once, and a shrinking list ends', async () => {
  const pages = [[network(1), network(2)], [network(2), network(3)], []]
  expect(await allNetworks(() => Promise.resolve({ total: 9000, rows: pages.shift() ?? [] }))).toEqual([network(1), network(2), network(3)])
})
