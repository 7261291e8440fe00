// IP → country, network and known service, offline, from the files that scripts/build-places.mjs makes. Files
// are read at the first look-up, not at start; what was looked up is remembered, since logs repeat addresses.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type * as Maxmind from 'maxmind'
import { KobanError } from '../../shared/errors'
import type { Place } from '../../shared/model'
import { isRoutable, parseAddress } from './address'
import { isHosting } from './hosting'
import { knownService } from './known-services'
import { readNetworks, type Networks } from './networks'

export type Places = {
  /**
   * What is known of an address. Never throws on odd text: null, text that is no address, and addresses that
   * are not on the internet give `isRoutable: false` and no country. `host` is the reverse name that the log states.
   * Throws `file-unreadable` when the databases are missing or damaged.
   */
  lookup(ip: string | null, host?: string | null): Place
  /** `YYYY-MM` of the databases. */
  readonly date: string
  /** Who made the data, with licences. */
  readonly credits: readonly string[]
}

const NOWHERE: Place = Object.freeze({ country: null, asn: null, network: null, isHosting: false, service: null, isRoutable: false })
const REMEMBERED = 20_000
/** What is longer is no address (with its zone) and no host name (RFC 1035). */
const LONGEST_IP = 64
const LONGEST_HOST = 255

type Databases = { countryOf(ip: string): string | null; networks: Networks }
type Network = { asn: number; name: string; isHosting: boolean }

/** `dir` holds networks.bin, country.bin and places.json. */
export function openPlaces(dir: string): Places {
  let databases: Databases | null = null
  let info: { date: string; credits: string[] } | null = null
  const about = () => (info ??= readInfo(dir))
  const remembered = new Map<string, Place>()
  // Many addresses, few networks: a name is decoded and judged once.
  const networks = new Map<number, Network>()

  const networkOf = ({ nameOf }: Networks, asn: number): Network => {
    const known = networks.get(asn)
    if (known !== undefined) return known
    const name = nameOf(asn)
    return remember(networks, asn, { asn, name, isHosting: isHosting(asn, name) })
  }

  const find = (ip: string, host: string | null): Place => {
    const address = parseAddress(ip)
    if (address === null || !isRoutable(address)) return NOWHERE
    databases ??= open(dir)
    const asn = databases.networks.asnOf(address)
    const network = asn === null ? null : networkOf(databases.networks, asn)
    return Object.freeze({
      country: databases.countryOf(address.version === 4 ? dotted(address.value) : ip.split('%', 1)[0] ?? ip),
      asn,
      network: network?.name ?? null,
      isHosting: network?.isHosting ?? false,
      service: knownService(address, asn, host),
      isRoutable: true,
    })
  }

  return {
    lookup(ip, host = null) {
      if (ip === null || ip.length > LONGEST_IP) return NOWHERE
      const name = host !== null && host.length <= LONGEST_HOST ? host : null
      const key = name === null ? ip : `${ip} ${name}`
      return remembered.get(key) ?? remember(remembered, key, find(ip, name))
    },
    get date() { return about().date },
    get credits() { return about().credits },
  }
}

function remember<K, V>(map: Map<K, V>, key: K, value: V): V {
  if (map.size >= REMEMBERED) map.clear()
  map.set(key, value)
  return value
}

function open(dir: string): Databases {
  // maxmind takes 20 ms to load: not before somebody asks.
  const { Reader } = createRequire(import.meta.url)('maxmind') as typeof Maxmind
  const file = read(dir, 'country.bin')
  const countries = parse(() => new Reader<Maxmind.Response>(file))
  return {
    // This database holds nothing but { country_code }, which the library's own types do not know.
    countryOf: (ip) => (countries.get(ip) as { country_code?: string } | null)?.country_code ?? null,
    networks: readNetworks(read(dir, 'networks.bin')),
  }
}

function read(dir: string, name: string): Buffer {
  try {
    return readFileSync(path.join(dir, name))
  } catch (cause) {
    throw new KobanError('file-unreadable', `${name} is missing: run node scripts/build-places.mjs`, { cause })
  }
}

function parse<T>(reader: () => T): T {
  try {
    return reader()
  } catch (cause) {
    throw new KobanError('file-unreadable', 'country.bin is not whole: run node scripts/build-places.mjs', { cause })
  }
}

function readInfo(dir: string): { date: string; credits: string[] } {
  return JSON.parse(read(dir, 'places.json').toString('utf8')) as { date: string; credits: string[] }
}

const dotted = (value: number) => `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`
