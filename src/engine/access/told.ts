// Sign-ins that only a provider's notice tells of, as the figures and series of the accesses count them. The feature "notices"
// gives them; what is in a history as well counts there and is not among them.
import type { AccessFilter } from '../../shared/engine-api'
import type { AccessResult, AccountId, Place, Track, Verdict } from '../../shared/model'
import { networkKey, weekHours } from './scan'

export type ToldSignIn = {
  accountId: AccountId
  time: number
  timeEnd: number
  track: Track
  country: string | null
  place: Place
  verdict: Verdict
  result: AccessResult
}
/** Ascending by time. */
export type ToldSignIns = (filter: AccessFilter) => readonly ToldSignIn[]

export const NOTHING_TOLD: ToldSignIns = () => []

/** Whether a filter of accesses leaves it. A search for words is one in the rows of histories, and leaves none. */
export function isLeft(filter: AccessFilter, { accountId, time, timeEnd, track, country, place, verdict, result }: ToldSignIn): boolean {
  const { span } = filter
  return (filter.accountId === undefined || filter.accountId === accountId) && (span === undefined || (time <= span.to && timeEnd >= span.from)) &&
    (filter.tracks?.includes(track) ?? true) && (filter.countries?.includes(country) ?? true) && (filter.verdicts?.includes(verdict) ?? true) &&
    (filter.results?.includes(result) ?? true) && (filter.networks?.includes(networkKey(place)) ?? true) &&
    (filter.weekHours === undefined || weekHours(filter.weekHours)(time)) && (filter.text === undefined || filter.text.trim() === '')
}
