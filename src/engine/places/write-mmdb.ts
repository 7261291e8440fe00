// Writes small databases in MaxMind's format for tests, after https://maxmind.github.io/MaxMind-DB/: IPv4, 24-bit records.

type Value = string | number | boolean | readonly Value[] | { [key: string]: Value }

const MARK = Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1')

/** `networks`: `203.0.112.0/20` → what is known of it. Whole numbers are written as uint32, others as doubles. */
export function writeMmdb(databaseType: string, networks: Record<string, Value>, builtAt = 1_780_000_000): Buffer {
  const data: Buffer[] = []
  const nodes: [left: Record_, right: Record_][] = [[null, null]]
  let offset = 0
  for (const [network, value] of Object.entries(networks)) {
    const [base = '', bits = '32'] = network.split('/')
    const bytes = encode(value)
    put(nodes, base, Number(bits), { data: offset })
    data.push(bytes)
    offset += bytes.length
  }
  const tree = Buffer.alloc(nodes.length * 6)
  nodes.forEach((node, i) => node.forEach((record, side) => tree.writeUIntBE(record === null ? nodes.length : 'node' in record ? record.node : nodes.length + 16 + record.data, i * 6 + side * 3, 3)))
  const metadata = encode({
    binary_format_major_version: 2, binary_format_minor_version: 0, build_epoch: builtAt, database_type: databaseType, description: { en: 'made by a test' },
    ip_version: 4, languages: ['en'], node_count: nodes.length, record_size: 24,
  })
  return Buffer.concat([tree, Buffer.alloc(16), ...data, MARK, metadata])
}

type Record_ = { node: number } | { data: number } | null

function put(nodes: [Record_, Record_][], base: string, bits: number, leaf: Record_): void {
  const value = base.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  let at = 0
  for (let bit = 0; bit < bits; bit++) {
    const side = (value / 2 ** (31 - bit)) & 1
    const node = nodes[at] as [Record_, Record_]
    if (bit === bits - 1) node[side] = leaf
    else {
      const next = node[side]
      if (next && 'node' in next) at = next.node
      else {
        nodes.push([null, null])
        node[side] = { node: nodes.length - 1 }
        at = nodes.length - 1
      }
    }
  }
}

const UTF8 = 2
const DOUBLE = 3
const UINT32 = 6
const MAP = 7
const ARRAY = 11
const BOOLEAN = 14

function encode(value: Value): Buffer {
  if (typeof value === 'string') {
    const text = Buffer.from(value)
    return Buffer.concat([control(UTF8, text.length), text])
  }
  if (typeof value === 'boolean') return control(BOOLEAN, value ? 1 : 0)
  if (typeof value === 'number') {
    const isWhole = Number.isInteger(value) && value >= 0
    const bytes = Buffer.alloc(isWhole ? 4 : 8)
    if (isWhole) bytes.writeUInt32BE(value)
    else bytes.writeDoubleBE(value)
    return Buffer.concat([control(isWhole ? UINT32 : DOUBLE, bytes.length), bytes])
  }
  if (Array.isArray(value)) return Buffer.concat([control(ARRAY, value.length), ...value.map(encode)])
  const entries = Object.entries(value as { [key: string]: Value })
  return Buffer.concat([control(MAP, entries.length), ...entries.flatMap(([key, part]) => [encode(key), encode(part)])])
}

function control(type: number, size: number): Buffer {
  const [short, more] = size < 29 ? [size, []] : [29, [size - 29]]
  return Buffer.from(type <= 7 ? [(type << 5) | short, ...more] : [short, type - 7, ...more])
}
