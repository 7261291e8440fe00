// Country labels as providers write them.
import { describe, expect, it } from 'vitest'
import { readCountry } from './countries'
import { readLocation } from './locations'

describe('readCountry', () => {
  it.each([
    ['中華人民共和国', 'CN'], ['中国', 'CN'], ['香港', 'HK'], ['Hong Kong', 'HK'], ['台湾', 'TW'], ['ロシア連邦', 'RU'], ['ロシア', 'RU'], ['Russia', 'RU'], ['ドイツ', 'DE'], ['Germany', 'DE'],
    ['アメリカ合衆国', 'US'], ['united states', 'US'], ['大韓民国', 'KR'], ['대한민국', 'KR'], ['Viet Nam', 'VN'], ['ミャンマー (ビルマ)', 'MM'], ['セルビア', 'RS'], ['jp', 'JP'], ['ＪＰ', 'JP'], ['UK', 'GB'],
  ])('knows %s', (label, code) => {
    expect(readCountry(label)).toEqual({ country: code, countryText: label })
  })

  it('keeps the label when it names no country, and has nothing for nothing', () => {
    for (const label of ['不明', '-', 'Atlantis', 'ZZ', 'constructor']) expect(readCountry(label)).toEqual({ country: null, countryText: label })
    for (const label of ['', '  ', null, undefined]) expect(readCountry(label)).toEqual({ country: null, countryText: null })
  })
})

describe('readLocation', () => {
  it('splits from the right and keeps the whole label', () => {
    expect(readLocation('Osaka, Osaka, Japan')).toEqual({ country: 'JP', countryText: 'Osaka, Osaka, Japan', region: 'Osaka', city: 'Osaka' })
    expect(readLocation('Aichi, Japan')).toEqual({ country: 'JP', countryText: 'Aichi, Japan', region: 'Aichi', city: null })
    expect(readLocation('China')).toEqual({ country: 'CN', countryText: 'China', region: null, city: null })
    expect(readLocation('Springfield')).toEqual({ country: null, countryText: 'Springfield', region: null, city: null })
  })
})
