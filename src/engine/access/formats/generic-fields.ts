// What the generic table and the generic JSON reader share: named fields to what an access states.
import type { Stated } from '../reading/access-rows'
import { readCountry } from '../reading/countries'
import { readLocation } from '../reading/locations'
import { isBrowser, resultOf, serviceOf } from '../reading/words'

export type GenericFields = Record<'service' | 'result' | 'client' | 'host' | 'country' | 'region' | 'city' | 'location' | 'account', string | null>

export function stateFields(fields: GenericFields): Stated {
  const { service, client, result, host, account } = fields
  const place: { country: string | null; countryText: string | null; region?: string | null; city?: string | null } =
    fields.country === null && fields.location !== null ? readLocation(fields.location) : readCountry(fields.country)
  return {
    service: service !== null ? serviceOf(service) : isBrowser(client) ? 'web' : 'other',
    serviceText: service,
    client,
    result: result === null ? 'unknown' : resultOf(result),
    host: host === '-' ? null : host,
    country: place.country,
    countryText: place.countryText,
    region: fields.region ?? place.region ?? null,
    city: fields.city ?? place.city ?? null,
    accountHint: account,
  }
}
