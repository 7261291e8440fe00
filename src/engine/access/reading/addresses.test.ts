// Addresses in all the spellings of FORMATS: one product's log can hold every one of them.
import fc from 'fast-check'
import { isIP } from 'node:net'
import { describe, expect, it } from 'vitest'
import { readAddress } from './addresses'

describe('readAddress', () => {
  it.each([
    ['60.35.9.133', '60.35.9.133'],
    [' 60.35.9.133 ', '60.35.9.133'],
    ['６０．３５．９．１３３', '60.35.9.133'],
    ['60.35.9.133（現在ご利用中）', '60.35.9.133'],
    ['60.35.9.133\n（現在ご利用中）', '60.35.9.133'],
    ['60.35.9.133:51234', '60.35.9.133'],
    ['[60.35.9.133]:443', '60.35.9.133'],
    ['[60.35.9.133]', '60.35.9.133'],
    ['::ffff:60.35.9.133', '60.35.9.133'],
    ['[::ffff:60.35.9.133]:443', '60.35.9.133'],
    ['::FFFF:3C23:0985', '60.35.9.133'],
    ['60.35.9.133, 10.0.0.1', '60.35.9.133'],
    ['60.35.9.133 10.0.0.1', '60.35.9.133'],
    ['240B:0010:2E81:0000:0000:0000:0000:0001', '240b:10:2e81::1'],
    ['[240b:10:2e81::1]:443', '240b:10:2e81::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['::', '::'],
    ['::1', '::1'],
    ['1::', '1::'],
    ['64:ff9b::192.0.2.33', '64:ff9b::c000:221'],
    ['0.0.0.0', '0.0.0.0'],
    ['127.0.0.1', '127.0.0.1'],
    ['192.168.1.5', '192.168.1.5'],
    ['100.64.3.4', '100.64.3.4'],
  ])('reads %s as %s', (text, ip) => {
    expect(readAddress(text)).toEqual({ ip, warning: null })
  })

  it.each(['', '  ', '-', 'N/A', '不明', 'unknown', 'Unknown', '－'])('takes %j for no address', (text) => {
    expect(readAddress(text)).toEqual({ ip: null, warning: 'no-ip' })
  })

  it.each(['203.0.113.***', '203.0.113.xxx', '203.*.*.*', '2400:4051:****'])('knows that %s is masked', (text) => {
    expect(readAddress(text)).toEqual({ ip: null, warning: 'masked-ip' })
  })

  it.each([
    '203.0.113.256', '203.0.113', '203.0.113.04', '1.2.3.4.5', '0x7f.0.0.1', '2130706433', 'mail.example.com', '1:2:3:4:5:6:7', '1::2::3', ':::', '12345::1',
    '[1.2.3.4', '1.2.3.4:', '1.2.3.4:999999', '::ffff:1.2.3.400', 'g::1', '1.2.3.4/24', '[1.2.3.4]x', '1:2:3:4:5:6:7:8::',
  ])('refuses %s', (text) => {
    expect(readAddress(text)).toEqual({ ip: null, warning: 'bad-ip' })
  })

  it('gives only addresses that Node knows too, and reads its own answers back', () => {
    const odd = fc.stringMatching(/^[0-9a-f:.[\]%]{0,30}$/)
    fc.assert(fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), odd, fc.string()), (text) => {
      const { ip, warning } = readAddress(text)
      expect(warning === null).toBe(ip !== null)
      if (ip === null) return
      expect(isIP(ip)).not.toBe(0)
      expect(readAddress(ip).ip).toBe(ip)
    }), { numRuns: 2000 })
  })

  it('reads every address there is', () => {
    fc.assert(fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
      expect(readAddress(text).ip).not.toBeNull()
    }), { numRuns: 1000 })
  })
})
