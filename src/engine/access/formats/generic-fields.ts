// What the generic table and the generic JSON reader share: named fields to what an access states.
import type { Stated } from '../reading/access-rows'
import { readCountry } from '../reading/countries'
import { readLocation } from '../reading/locations'
import { isBrowser, resultOf, serviceOf } from '../reading/words'

export type GenericFields = Record<'service' | 'result' | 'client' | 'host' | 'country' | 'region' | 'city' | 'location' | 'account', string | null>

export function stateFields(fields: GenericFields): Stated {
  const place = fields.country === null && fields.location !== null ? readLocation(fields.location) : { ...readCountry(fields.country), region: null, city: null }
  return {
    service: fields.service !== null ? serviceOf(fields.service) : isBrowser(fields.client) ? 'web' : 'other',
    serviceText: fields.service,
    client: fields.client,
    result: resultOf(fields.result ?? ''),
    host: fields.host === '-' ? null : fields.host,
    country: place.country,
    countryText: place.countryText,
    region: fields.region ?? place.region,
    city: fields.city ?? place.city,
    accountHint: fields.account,
  }
}
