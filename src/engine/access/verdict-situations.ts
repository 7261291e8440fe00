// For tests of verdicts: whole situations as a log states them, with real addresses and the shipped places.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { AccessId, AccessProvider, AccessResult, AccessService, Confirmation, HomeProfile, VerdictReasonCode } from '../../shared/model'
import { openPlaces, type Places } from '../places/places'
import { trackOf } from './coverage'
import { judgeAll, type JudgedAccess } from './verdict'

const root = path.resolve(import.meta.dirname, '../../..')
let places: Places | null = null
function shippedPlaces(): Places {
  if (!existsSync(path.join(root, 'data/networks.bin'))) execFileSync(process.execPath, [path.join(root, 'scripts/build-places.mjs')])
  return (places ??= openPlaces(path.join(root, 'data')))
}

export const NOON = Date.UTC(2026, 3, 6, 3)
export const MINUTE = 60_000
export const DAY = 86_400_000
/** An access as a log states it: minutes after noon, address, way in. */
export type Line = [minute: number, ip: string | null, service?: AccessService, more?: { result?: AccessResult; country?: string; host?: string; provider?: AccessProvider }]
const HOME: HomeProfile = { countries: ['JP'], networks: [], usesMailSoftware: 'yes', readsInGmail: 'unknown', readsInOutlookApp: 'unknown', confirmations: [] }

export function judged(lines: Line[], profile: Partial<HomeProfile> = {}, ownSignIns: number[] = []): [string, VerdictReasonCode[]][] {
  const accesses = lines.map(([minute, ip, service = 'imap', stated = {}], i): JudgedAccess => {
    const { result = 'success', country = null, host = null, provider = 'yahoo-jp' } = stated
    const time = NOON + minute * MINUTE
    return { id: (i + 1) as AccessId, time, timeEnd: time + MINUTE - 1, ip, country, provider, service, track: trackOf({ service }), result, place: shippedPlaces().lookup(ip, host) }
  })
  return judgeAll(accesses, { ...HOME, ...profile }, ownSignIns).map(({ verdict, reasons }) => [verdict, reasons.map((reason) => reason.code)])
}
/** What is said of the last line. */
export const last = (lines: Line[], profile: Partial<HomeProfile> = {}, ownSignIns: number[] = []) => judged(lines, profile, ownSignIns).at(-1)

/** "This was me", unless a mark says otherwise. */
export const confirmed = (...marks: Partial<Confirmation>[]): Partial<HomeProfile> => ({ confirmations: marks.map((mark, i) => ({ id: i + 1, isMe: true, at: NOON, ...mark }) as Confirmation) })

export const DOCOMO = '49.98.167.252'
export const KDDI = '106.154.50.43'
export const SOFTBANK = '126.72.10.20'
export const NTT = '118.8.22.224'
export const CHINA = '183.15.1.1'
export const VIETNAM = '14.177.20.3'
export const LONDON = '81.2.69.142'
export const GMAIL = '209.85.167.14'
export const OUTLOOK = '40.97.1.1'
export const RELAY = '172.224.7.9'
/** Rented computers: abroad, in Japan, beside Outlook's own servers. */
export const RENTED = '104.131.58.37'
export const RENTED_AT_HOME = '133.242.0.3'
export const RENTED_AT_MICROSOFT = '20.48.1.1'
export const VPN = '37.120.130.10'
export const APPLE = '17.58.1.1'
/** On the internet, and in no database. */
export const NOWHERE = '74.6.1.1'
