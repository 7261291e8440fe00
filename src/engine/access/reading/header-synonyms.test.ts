// Labels are compared as `label()` leaves them: one that is written otherwise never matches.
import { expect, it } from 'vitest'
import { fieldColumns, label, makeHeader } from './headers'
import { HEADER_SYNONYMS } from './header-synonyms'

it('holds every synonym as label() writes it', () => {
  expect(Object.values(HEADER_SYNONYMS).flat().filter((name) => label(name) !== name)).toEqual([])
})

it('finds German headers, hyphen or not', () => {
  for (const ip of ['IP-Adresse', 'IP Adresse', 'ip_adresse']) expect(fieldColumns(makeHeader(['Datum', ip, 'Land']))).toMatchObject({ time: 0, ip: 1, country: 2 })
})
