// The user's own city database: put beside the store, shown with its date, looked into when there is one, taken away on request.
import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { CityDatabaseInfo } from '../../shared/engine-api'
import { KobanError } from '../../shared/errors'
import type { Language } from '../../shared/model'
import { openCityDatabase, readCityDatabase, type CityPlace, type CityReader } from './city-database'

export type Cities = {
  /** Null when there is none. */
  info(): CityDatabaseInfo | null
  /** Replaces the one that was there. Throws `not-a-city-database`, `disk-full`. */
  install(file: Buffer): CityDatabaseInfo
  remove(): void
  /** Null without a database, and for what it does not know. */
  lookup(ip: string | null, language: Language): CityPlace | null
}

/** `dir`: the folder of the store. A file there that is damaged is as if there were none, until it is replaced or removed. */
export function createCities(dir: string): Cities {
  const file = path.join(dir, 'city.mmdb')
  let reader: CityReader | null | undefined
  const open = (): CityReader | null => {
    if (reader !== undefined) return reader
    try {
      reader = existsSync(file) ? openCityDatabase(file) : null
    } catch (error) {
      if (!(error instanceof KobanError)) throw error
      reader = null
    }
    return reader
  }
  const infoOf = ({ type, date }: CityReader): CityDatabaseInfo => ({ type, date, bytes: statSync(file).size })
  return {
    info() {
      const found = open()
      return found && infoOf(found)
    },
    install(bytes) {
      const checked = readCityDatabase(bytes)
      const half = `${file}.${process.pid}.tmp`
      try {
        writeFileSync(half, bytes, { mode: 0o600 })
        renameSync(half, file)
      } catch (cause) {
        rmSync(half, { force: true })
        throw new KobanError(cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC' ? 'disk-full' : 'not-allowed', undefined, { cause })
      }
      reader = checked
      return infoOf(checked)
    },
    remove() {
      rmSync(file, { force: true })
      reader = null
    },
    lookup: (ip, language) => (ip === null ? null : (open()?.lookup(ip, language) ?? null)),
  }
}
