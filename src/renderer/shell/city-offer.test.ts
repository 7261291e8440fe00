// A dropped database of cities goes to the settings, everything else is a history.
import { expect, it } from 'vitest'
import { cityDatabaseAmong, offerCityDatabase, onCityDatabase } from './city-offer'

const file = (name: string) => new File([], name)

it('takes a single .mmdb for a database, and nothing else', () => {
  expect(cityDatabaseAmong([file('GeoLite2-City.MMDB')])?.name).toBe('GeoLite2-City.MMDB')
  expect(cityDatabaseAmong([file('log.csv')])).toBeNull()
  expect(cityDatabaseAmong([file('a.mmdb'), file('log.csv')])).toBeNull()
})

it('gives an offered file on once, also to a card that opens later', () => {
  const got: string[] = []
  offerCityDatabase(file('a.mmdb'))
  const stop = onCityDatabase(({ name }) => void got.push(name))
  offerCityDatabase(file('b.mmdb'))
  stop()
  onCityDatabase(({ name }) => void got.push(`late ${name}`))()
  expect(got).toEqual(['a.mmdb', 'b.mmdb'])
})
