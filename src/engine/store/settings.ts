// All SQL of `setting`: small values by key, json inside. The home profile and the countries' colours live here too.
import type { Settings } from '../../shared/engine-api'
import type { HomeProfile } from '../../shared/model'
import type { OwnBrand } from '../../shared/own-brand'
import type { Database } from './database'

/** A value that another file of the store keeps here. */
export { read as readSetting, write as writeSetting }

function read<T>(db: Database, key: string): T | undefined {
  const row = db.get<{ value: string }>('select value from setting where key = ?', key)
  return row === undefined ? undefined : (JSON.parse(row.value) as T)
}
function write(db: Database, key: string, value: unknown): void {
  db.run('insert into setting (key, value) values (?, ?) on conflict (key) do update set value = excluded.value', key, JSON.stringify(value))
}

export const readSettings = (db: Database, defaults: Settings): Settings => ({ ...defaults, ...read<Partial<Settings>>(db, 'settings') })
export function writeSettings(db: Database, change: Partial<Settings>, defaults: Settings): Settings {
  const settings = { ...readSettings(db, defaults), ...change }
  write(db, 'settings', settings)
  return settings
}

export type ProfileAnswers = Omit<HomeProfile, 'confirmations'>
const UNASKED: ProfileAnswers = { countries: [], networks: [], usesMailSoftware: 'unknown', readsInGmail: 'unknown', readsInOutlookApp: 'unknown' }
export const readProfileAnswers = (db: Database): ProfileAnswers => ({ ...UNASKED, ...read<Partial<ProfileAnswers>>(db, 'profile') })
export function writeProfileAnswers(db: Database, change: Partial<ProfileAnswers>): ProfileAnswers {
  const answers = { ...readProfileAnswers(db), ...change }
  write(db, 'profile', answers)
  return answers
}

/** The gift brands that the user added, oldest first. */
export const readOwnBrands = (db: Database): OwnBrand[] => read<OwnBrand[]>(db, 'own-brands') ?? []
export const writeOwnBrands = (db: Database, brands: readonly OwnBrand[]): void => write(db, 'own-brands', brands)

/** A country's colour slot, kept for as long as the store lives: 0 is home, 1… abroad in the order of `ranked`. */
export function colorSlots(db: Database, ranked: readonly string[], home: readonly string[]): Map<string, number> {
  const kept = new Map(Object.entries(read<Record<string, number>>(db, 'color-slots') ?? {}))
  let next = Math.max(0, ...kept.values()) + 1
  let changed = false
  for (const country of ranked) {
    if (kept.has(country) || home.includes(country)) continue
    kept.set(country, next++)
    changed = true
  }
  if (changed) write(db, 'color-slots', Object.fromEntries(kept))
  for (const country of home) kept.set(country, 0)
  return kept
}

/** Random key of the keyed fingerprints; made once per store. */
export function fingerprintKey(db: Database, fresh: () => string): string {
  const known = read<string>(db, 'fingerprint-key')
  if (known !== undefined) return known
  const key = fresh()
  write(db, 'fingerprint-key', key)
  return key
}
