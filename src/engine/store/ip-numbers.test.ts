import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { parseAddress } from '../places/address'
import { canonicalAddress } from '../access/reading/addresses'
import { openDatabase, type Database } from './database'
import { addressWords, ipNumbers } from './ip-numbers'

let db: Database
beforeEach(() => {
  db = openDatabase(':memory:', 'ab'.repeat(32))
})

describe('numbers of addresses', () => {
  it('are one per address, the same again from the store, and survive growth', () => {
    const ips = Array.from({ length: 5000 }, (_, i) => (i % 3 === 0 ? `2001:db8:${i.toString(16)}::1` : `10.${i % 7}.${i >> 8}.${i & 255}`))
    const first = ipNumbers(db)
    const ids = ips.map((ip) => first.id(ip))
    expect(new Set(ids).size).toBe(new Set(ips).size)
    first.flush()
    const again = ipNumbers(db)
    expect(ips.map((ip) => again.id(ip))).toEqual(ids)
    expect(again.id('192.0.2.1')).toBe(Math.max(...ids) + 1)
  })

  it('tell addresses apart that share their last bits, and keep text that is none', () => {
    const { id } = ipNumbers(db)
    const ids = ['1.2.3.4', '::102:304', '64:ff9b::102:304', '::ffff:0:102:304', '1.2.3', 'a:b', '1.2.3.4.5', '01.2.3.4'].map(id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(id('1.2.3')).toBe(ids[4])
  })

  it('read every canonical address as the look-up of places does', () => {
    const words = new Uint32Array(4)
    fc.assert(
      fc.property(fc.oneof(fc.ipV6(), fc.ipV4()), (text) => {
        const ip = canonicalAddress(text)
        if (ip === null) return
        const address = parseAddress(ip)
        if (!address) throw new Error(ip)
        expect(addressWords(ip, words)).toBe(ip.includes(':') ? 6 : 4)
        if (address.version === 6) expect([...words]).toEqual([...address.words])
        else expect(words[3]).toBe(address.value)
      }),
    )
  })
})
