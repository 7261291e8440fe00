// Archives are untrusted: names that climb, bombs, encryption and damage.
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { zipMembers } from './zip-members'

describe('zipMembers', () => {
  it('gives names as they are and writes nothing', () => {
    const zip = zipSync({ '../../etc/x.csv': strToU8('a,b'), 'C:\\y.csv': strToU8('c') })
    expect([...zipMembers(zip)].map(({ name, bytes }) => [name, new TextDecoder().decode(bytes ?? undefined)])).toEqual([['../../etc/x.csv', 'a,b'], ['C:\\y.csv', 'c']])
  })

  it('leaves folders out', () => {
    expect([...zipMembers(zipSync({ 'Takeout/': new Uint8Array(), 'Takeout/a.txt': strToU8('x') }))].map((member) => member.name)).toEqual(['Takeout/a.txt'])
  })

  it('gives up on a member that inflates beyond the limit, whatever size it claims', () => {
    const zip = zipSync({ 'bomb.csv': new Uint8Array(140 * 1024 * 1024), 'good.csv': strToU8('a') }, { level: 9 })
    const view = new DataView(zip.buffer)
    // The central record claims one byte.
    for (let at = 0; at + 4 < zip.length; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1, true)
    expect([...zipMembers(zip)].map(({ name, bytes }) => [name, bytes?.length ?? null])).toEqual([['bomb.csv', null], ['good.csv', 1]])
  })

  it('skips what is damaged or encrypted and reads the rest', () => {
    const zip = zipSync({ 'a.csv': strToU8('x'.repeat(1000)), 'b.csv': strToU8('y'.repeat(1000)) }, { level: 9 })
    zip.set([0xff, 0xff, 0xff], 30 + 'a.csv'.length)
    expect([...zipMembers(zip)].map(({ bytes }) => bytes?.length ?? null)).toEqual([null, 1000])
    const locked = zipSync({ 'a.csv': strToU8('x') })
    const at = locked.findIndex((_, i) => i > 30 && locked[i] === 0x50 && locked[i + 1] === 0x4b && locked[i + 2] === 1)
    locked[at + 8] = 1
    expect([...zipMembers(locked)].map(({ bytes }) => bytes)).toEqual([null])
  })

  it('refuses an archive that was cut off', () => {
    const zip = zipSync({ 'a.csv': strToU8('x') })
    expect(() => [...zipMembers(zip.subarray(0, zip.length - 30))]).toThrowError(expect.objectContaining({ code: 'not-a-log', details: { kind: 'zip' } }))
  })
})
