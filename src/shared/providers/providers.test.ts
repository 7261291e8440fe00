import { describe, expect, it } from 'vitest'
import { LINKS } from '../links'
import { PROVIDERS, providerForAddress } from './index'

const texts = (p: (typeof PROVIDERS)[number]) => [p.name, p.needs, p.note, ...p.steps.map((s) => s.text), ...(p.history ? [p.history.text] : [])]

describe.each(PROVIDERS.map((p) => [p.id, p] as const))('provider %s', (_id, provider) => {
  it('speaks both languages without blame, shouting or a promise', () => {
    for (const text of texts(provider)) {
      expect(text.en.trim()).not.toBe('')
      expect(text.ja.trim()).not.toBe('')
      expect(text.en + text.ja.replaceAll('Yahoo!', '').replaceAll('S!', '')).not.toMatch(/危険|不正|hacker|必ず守|！/)
      expect(text.en.replaceAll('Yahoo!', '').replaceAll('S!', '')).not.toMatch(/!/)
    }
    for (const text of [provider.needs, provider.note, ...provider.steps.map((s) => s.text)]) {
      expect(text.ja).toMatch(/[ぁ-ん]/)
      expect(text.ja).toMatch(/。$/)
      expect(text.en).toMatch(/\.$|[)"]$/)
    }
    expect(provider.needs.ja.length).toBeLessThanOrEqual(48)
  })

  it('uses an encrypted connection to a host name on the usual port', () => {
    if (!provider.imap) return expect(provider.domains).toEqual([])
    expect(provider.imap.host).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
    expect([993, 143]).toContain(provider.imap.port)
    expect(['tls', 'starttls']).toContain(provider.imap.tls)
  })

  it('opens only links of the table, and at least one step', () => {
    expect(provider.steps.length).toBeGreaterThan(0)
    for (const link of [...provider.steps.map((s) => s.link), provider.history?.link]) if (link) expect(Object.keys(LINKS)).toContain(link)
  })

  it('says that it is unconfirmed where it is, and names its source and date', () => {
    if (provider.confidence === 'C' || provider.confidence === 'U') expect(texts(provider).map((t) => t.ja).join('')).toMatch(/未確認|ことがあります|確認できていません/)
    expect(provider.source.length).toBeGreaterThan(3)
    expect(provider.checked).toMatch(/^\d{4}-\d{2}$/)
  })

  it('polls no more often than each 15 minutes and tries two user names at most', () => {
    expect(provider.minPollMs).toBeGreaterThanOrEqual(15 * 60_000)
    if (provider.userName !== 'ask') expect(new Set(provider.userName).size).toBeLessThanOrEqual(2)
  })

  it('tells where the history is when it says that there are tracks', () => {
    if (provider.tracks.length > 0) expect(provider.history?.link).toBeDefined()
  })
})

it('is the only one of its id and of each domain', () => {
  expect(new Set(PROVIDERS.map((p) => p.id)).size).toBe(PROVIDERS.length)
  const domains = PROVIDERS.flatMap((p) => p.domains)
  expect(new Set(domains).size).toBe(domains.length)
})

it('keeps passwords away from providers that accept none', () => {
  expect(PROVIDERS.filter((p) => p.signIn === 'oauth-own-client').map((p) => p.id)).toEqual(['outlook'])
})

it('finds the provider of an address', () => {
  expect(providerForAddress('haruka@Yahoo.co.jp').id).toBe('yahoojp')
  expect(providerForAddress('a@kd5.biglobe.ne.jp').id).toBe('biglobe')
  expect(providerForAddress('a@notbiglobe.ne.jp').id).toBe('other')
  expect(providerForAddress('a@yahoo.co.jp.attacker.example').id).toBe('other')
  expect(providerForAddress('haruka').id).toBe('other')
})
