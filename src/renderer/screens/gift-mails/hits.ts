// The unexplained accesses that crossed a gift mail, told by country.
import type { GiftDetail } from '../../../shared/engine-api'
import type { AccessService } from '../../../shared/model'

export type CountryHits = { country: string | null; count: number; services: AccessService[]; /** Code of the most telling reason that at least half of them share. */ reason: string | null }

/** What tells most about an intruder stands first; codes not listed come after. */
const TELLING = ['marked-not-me', 'impossible-travel', 'hosting-mail-software', 'after-failures', 'own-service-denied', 'foreign-country', 'first-country', 'first-network', 'no-mail-software']
const rank = (code: string) => (TELLING.includes(code) ? TELLING.indexOf(code) : TELLING.length)

/** Most accesses first. */
export function hitsByCountry(hits: GiftDetail['hits']): CountryHits[] {
  const byCountry = new Map<string | null, { count: number; services: Set<AccessService>; reasons: Map<string, number> }>()
  for (const { country, service, reasons } of hits) {
    const entry = byCountry.get(country) ?? { count: 0, services: new Set(), reasons: new Map<string, number>() }
    byCountry.set(country, entry)
    entry.count++
    entry.services.add(service)
    for (const reason of reasons) entry.reasons.set(reason, (entry.reasons.get(reason) ?? 0) + 1)
  }
  return [...byCountry]
    .map(([country, { count, services, reasons }]) => ({ country, count, services: [...services].sort(), reason: [...reasons].filter(([, n]) => n * 2 >= count).sort((a, b) => rank(a[0]) - rank(b[0]))[0]?.[0] ?? null }))
    .sort((a, b) => b.count - a.count)
}
