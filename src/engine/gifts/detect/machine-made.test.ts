// Names that people choose, and names that imitators register by the hundred.
import { describe, expect, it } from 'vitest'
import { ORGANISATIONS } from '../../../shared/organisations'
import { isMachineMade } from './machine-made'

describe('isMachineMade', () => {
  it.each(['ahhg2kbe', '4gzcpgq', 'nzqy462z', 'ymfcp8z6g', 'gsqy29', 'fhx8k', 's-tbtb8v', 'shop-4b2fe', '3f9a1c', '88213', 'vpzxqh'])('%s is', (label) => expect(isMachineMade(label)).toBe(true))

  it.each(['office365', 'studio54', 'web2print', 'w3schools', 'cmail19', '47news', 'o2online', '23andme', 'jr-central', 'tv-tokyo', '7andi', 'rs6', 'mktdns', 'smbcgroup'])('%s is not', (label) => expect(isMachineMade(label)).toBe(false))

  it('holds no known organisation for one', () => {
    expect(ORGANISATIONS.flatMap(({ domains }) => domains).filter((domain) => isMachineMade(domain.split('.')[0] ?? ''))).toEqual([])
  })
})
