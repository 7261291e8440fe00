// Every brand file is held to the same rules: examples fit, patterns are quick, links are safe.
import { describe, expect, it } from 'vitest'
import { BRANDS, brandName, findBrand } from './index'

const HOSTILE = ['A1'.repeat(50_000), 'AB12-'.repeat(20_000), '1234 '.repeat(20_000), 'https://x.jp/'.repeat(7_000), `/g/${'A'.repeat(100_000)}`, `/gift?${'a=b&'.repeat(25_000)}`, 'あ'.repeat(100_000)]

/** Best of three, so that a busy machine does not count. */
function millisecondsOf(work: () => void): number {
  return Math.min(...[1, 2, 3].map(() => {
    const start = Date.now()
    work()
    return Date.now() - start
  }))
}

describe('the brand table', () => {
  it('has each id once, in order', () => {
    const ids = BRANDS.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect([...ids].sort()).toEqual(ids)
  })

  it('finds a brand by id and names it, and passes a free name through', () => {
    expect(findBrand('amazon')?.name.ja).toBe('Amazonギフトカード')
    expect(findBrand('nobody')).toBeUndefined()
    expect(brandName('steam', 'en')).toBe('Steam Wallet code')
    expect(brandName('Corner Shop', 'en')).toBe('Corner Shop')
    expect(brandName(null, 'en')).toBe('')
  })

  describe.each(BRANDS.map((brand) => [brand.id, brand] as const))('%s', (_, brand) => {
    it('has names, aliases, a source and the month it was checked', () => {
      expect(brand.name.ja).not.toBe('')
      expect(brand.name.en).not.toBe('')
      expect(brand.aliases.length).toBeGreaterThan(0)
      expect(brand.source).not.toBe('')
      expect(brand.checked).toMatch(/^20\d\d-(?:0[1-9]|1[0-2])$/)
    })

    it('has examples that fit their patterns', () => {
      for (const { pattern, example } of [...brand.codes, ...(brand.pins ?? [])]) expect(example).toMatch(new RegExp(`^(?:${pattern})$`, 'u'))
      for (const { host, path, example } of brand.bearerLinks ?? []) {
        const [, exampleHost = '', rest = ''] = /^https:\/\/([^/]+)(\/.*)$/.exec(example) ?? []
        if (host.startsWith('*.')) expect(`.${exampleHost}`.endsWith(host.slice(1))).toBe(true)
        else expect(exampleHost).toBe(host)
        expect(rest).toMatch(new RegExp(path, 'u'))
      }
    })

    it('has patterns that stay under 50 ms on 100 KB of hostile text', () => {
      const patterns = [...brand.codes, ...(brand.pins ?? [])].map(({ pattern }) => `^(?:${pattern})$`).concat((brand.bearerLinks ?? []).map(({ path }) => path))
      for (const pattern of new Set(patterns)) for (const text of HOSTILE) expect(millisecondsOf(() => new RegExp(pattern, 'iu').test(text))).toBeLessThan(50)
    })

    it('opens pages over https only, and none that carries a code', () => {
      for (const url of [brand.redeemUrl, brand.reportUrl]) if (url !== null) expect(url).toMatch(/^https:\/\/[a-z0-9.-]+\/(?!.*(?:claimCode|code)=)/)
    })

    it('matches hosts exactly and paths from their beginning', () => {
      for (const { host, path } of brand.bearerLinks ?? []) {
        expect(host).toMatch(/^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/)
        expect(path.startsWith('^/')).toBe(true)
      }
      for (const domain of brand.senderDomains) expect(domain).toMatch(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/)
    })
  })
})
