// What the shipped databases say about well-known addresses. A newer database may move a network: then look at
// the new answer before changing the table.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseAddress } from './address'
import { isHosting } from './hosting'
import { openPlaces, type Places } from './places'

const root = path.resolve(import.meta.dirname, '../../..')
const dir = path.join(root, 'data')
let places: Places

beforeAll(() => {
  if (!existsSync(path.join(dir, 'networks.bin'))) execFileSync(process.execPath, [path.join(root, 'scripts/build-places.mjs')])
  places = openPlaces(dir)
})

describe('places', () => {
  it.each([
    ['183.15.1.1', 'CN', 4134, 'Chinanet', false],
    ['223.104.37.174', 'CN', 9808, 'China Mobile', false],
    ['107.172.50.4', 'US', 36352, 'HostPapa', true],
    ['14.177.20.3', 'VN', 45899, 'VNPT Corp', false],
    ['171.230.9.8', 'VN', 7552, 'Viettel Group', false],
    ['126.72.10.20', 'JP', 17676, 'SoftBank Corp.', false],
    ['118.8.22.224', 'JP', 4713, 'NTT Communications Corporation', false],
    ['49.98.167.252', 'JP', 9605, 'NTT DOCOMO, INC.', false],
    ['106.154.50.43', 'JP', 2516, 'KDDI CORPORATION', false],
    ['133.242.0.3', 'JP', 7684, 'SAKURA Internet Inc.', true],
    ['104.131.58.37', 'US', 14061, 'DigitalOcean, LLC', true],
    ['240b:10:2e81:86d4:8f0c:4a49:d4c7:ba96', 'JP', 2516, 'KDDI CORPORATION', false],
    ['2400:4051:a0c3::1', 'JP', 4713, 'NTT Communications Corporation', false],
    ['2001:4860:4860::8888', 'US', 15169, 'Google LLC', true],
  ])('places %s in %s, AS%i %s', (ip, country, asn, network, hosting) => {
    expect(places.lookup(ip)).toEqual({ country, asn, network, isHosting: hosting, service: null, isRoutable: true })
  })

  it.each([
    ['209.85.167.14', null, 'gmail-fetch', 'mail-fetcher'],
    ['74.125.82.41', 'mail-wm0-f41.google.com', 'gmail-fetch', 'mail-fetcher'],
    ['40.97.1.1', null, 'outlook-cloud', 'app-cloud'],
    ['52.98.40.2', null, 'outlook-cloud', 'app-cloud'],
    ['2603:1046:c04::5', null, 'outlook-cloud', 'app-cloud'],
    ['172.224.7.9', null, 'private-relay', 'relay'],
    ['104.28.100.5', null, 'cloudflare-relay', 'relay'],
    ['2a02:26f7:b018::5', null, 'private-relay', 'relay'],
    ['37.120.130.10', null, 'vpn-host', 'vpn'],
  ])('knows whose service %s is', (ip, host, id, kind) => {
    expect(places.lookup(ip, host).service).toMatchObject({ id, kind })
  })

  it('does not take a reverse name for Gmail outside Google\'s own network', () => {
    expect(places.lookup('183.15.1.1', 'mail-lf1-f14.google.com').service).toBeNull()
    expect(places.lookup('74.125.82.41', 'mail-x.google.com.example.net').service).toBeNull()
    expect(places.lookup('8.8.8.8').service).toBeNull()
  })

  it.each(['20.48.1.1', '52.104.0.1', '40.112.0.1', '13.78.10.10', '2603:1040::1'])('takes %s in Azure for a rented computer, not for Outlook', (ip) => {
    expect(places.lookup(ip)).toMatchObject({ service: null, isHosting: true })
  })

  it.each([
    '0.0.0.0', '10.1.2.3', '100.64.0.1', '100.127.255.255', '127.0.0.1', '169.254.9.9', '172.16.0.1', '172.31.255.255', '192.168.1.1',
    '192.0.2.1', '198.51.100.7', '203.0.113.9', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fe80::1%eth0',
    'fc00::1', 'fd12:3456::1', 'ff02::1', '2001:db8::1', '3fff::1', '2002:b70f:101::1', '2001:0:1:2::3', '::ffff:192.168.0.1',
  ])('never calls %s foreign', (ip) => {
    expect(places.lookup(ip)).toMatchObject({ isRoutable: false, country: null, asn: null })
  })

  it.each(['100.63.255.255', '100.128.0.1', '172.15.255.255', '172.32.0.1', '192.167.255.255', '2001:200::1'])('takes %s beside a private range for routable', (ip) => {
    expect(places.lookup(ip).isRoutable).toBe(true)
  })

  it('reads IPv4 written as IPv6, and any spelling of IPv6', () => {
    expect(places.lookup('::ffff:183.15.1.1')).toMatchObject({ country: 'CN', asn: 4134 })
    expect(places.lookup('64:ff9b::183.15.1.1')).toMatchObject({ country: 'CN', asn: 4134 })
    expect(places.lookup('2001:4860:4860:0:0:0:0:8888')).toMatchObject({ asn: 15169 })
    expect(places.lookup('2001:4860:4860::8888%en0')).toMatchObject({ country: 'US', asn: 15169 })
  })

  it.each([null, '', ' ', 'unknown', '不明', '1.2.3', '1.2.3.4.5', '256.1.1.1', '01.2.3.4', '1.2.3.4:80', ':::', '1::2::3', 'g::1', 'x'.repeat(100_000), '2001:db8::/32'])(
    'takes odd text (%#) for no address', (text) => {
      expect(places.lookup(text)).toMatchObject({ isRoutable: false, country: null, network: null })
    })

  it('never throws, whatever stands in the log', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6(), fc.ipV4Extended()), (text) => {
      const place = places.lookup(text)
      return typeof place.isRoutable === 'boolean' && (place.country === null || /^[A-Z]{2}$/.test(place.country))
    }), { numRuns: 2000 })
  })

  it('reads an IPv6 address to the same numbers in every spelling', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 }), (groups) => {
      const long = groups.map((g) => g.toString(16).padStart(4, '0')).join(':')
      const short = new URL(`http://[${long}]/`).hostname.slice(1, -1)
      expect(parseAddress(short)).toEqual(parseAddress(long))
    }))
  })

  it('says its date and whom the data is from', () => {
    expect(places.date).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/)
    expect(places.credits.join(' ')).toMatch(/RouteViews.*DB-IP.*CC BY 4\.0.*IPtoASN.*PDDL/)
  })

  it('refuses a missing or damaged database by name, at the first look-up and not before', () => {
    const empty = mkdtempSync(path.join(tmpdir(), 'places-'))
    try {
      const broken = openPlaces(empty)
      expect(() => broken.lookup('183.15.1.1')).toThrowError(expect.objectContaining({ code: 'file-unreadable' }))
      writeFileSync(path.join(empty, 'country.bin'), 'not a database')
      writeFileSync(path.join(empty, 'networks.bin'), 'KBNW')
      expect(() => broken.lookup('183.15.1.1')).toThrowError(expect.objectContaining({ code: 'file-unreadable' }))
    } finally {
      rmSync(empty, { recursive: true })
    }
  })
})

describe('hosting by name', () => {
  it.each(['EGIHosting', 'Some VPS Ltd', 'Kaopu Cloud HK Limited', 'CHINANET SiChuan Telecom Internet Data Center', 'UK Dedicated Servers Limited', 'Example VPN'])(
    'takes %s for a network that rents computers', (name) => expect(isHosting(1, name)).toBe(true))
  it.each(['Chinanet', 'KDDI CORPORATION', 'Cloud Net Cable and Telecom Inc.', 'cloudsky superfast broadband', 'Serveris Telecom', 'GHOST Telecom', 'Phost'])(
    'takes %s for a network that connects people', (name) => expect(isHosting(1, name)).toBe(false))
})
