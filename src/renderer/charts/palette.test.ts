// The colours of the charts, computed: whether neighbours stay apart for readers with protanopia, deuteranopia and
// tritanopia, and whether all can be read. Simulation: Machado, Oliveira and Fernandes (2009), severity 1, on linear
// RGB; difference: CIE 1976 ΔE in Lab (D65); contrast: WCAG 2.2.
import { describe, expect, it } from 'vitest'
import { ROLES, type Role } from '../theme/roles'

type Rgb = readonly [number, number, number]
const SIGHTS: Record<string, readonly [Rgb, Rgb, Rgb]> = {
  usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}
const SCHEMES = [['light', 0], ['dark', 1]] as const
/** As they may stand on each other in a stack: home, five abroad, the others. */
const STACK = ['country-0', 'country-1', 'country-2', 'country-3', 'country-4', 'country-5', 'country-other'] as const satisfies readonly Role[]
/** A country of its own colour. */
const NAMED = STACK.slice(0, 6)

const linear = (hex: string): Rgb => {
  const channel = (at: number) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}
const apply = (m: readonly [Rgb, Rgb, Rgb], v: Rgb): Rgb => m.map((row) => Math.min(1, Math.max(0, row[0] * v[0] + row[1] * v[1] + row[2] * v[2]))) as unknown as Rgb

function lab([r, g, b]: Rgb): Rgb {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 * t + 16) / 116)
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047)
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b)
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
const difference = (a: string, b: string, sight: string): number => {
  const [p, q] = [a, b].map((hex) => lab(apply(SIGHTS[sight] as readonly [Rgb, Rgb, Rgb], linear(hex)))) as [Rgb, Rgb]
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2])
}
const contrast = (a: string, b: string): number => {
  const light = (hex: string) => linear(hex).reduce((sum, c, i) => sum + c * ([0.2126, 0.7152, 0.0722][i] as number), 0)
  const [high, low] = [light(a), light(b)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}
const pairs = <T>(all: readonly T[]): [T, T][] => all.flatMap((a, i) => all.slice(i + 1).map((b): [T, T] => [a, b]))

describe.each(SCHEMES)('the colours in the %s scheme', (_, at) => {
  const hex = (role: Role) => ROLES[role][at] as string

  it.each(Object.keys(SIGHTS))('keep any two countries apart in %s', (sight) => {
    const near = pairs(NAMED).map(([a, b]) => ({ pair: `${a} ${b}`, by: difference(hex(a), hex(b), sight) })).sort((a, b) => a.by - b.by)
    expect(near[0]?.by, near[0]?.pair).toBeGreaterThan(16)
  })
  it.each(Object.keys(SIGHTS))('keep neighbours of the stack apart in %s', (sight) => {
    const near = STACK.slice(1).map((role, i) => ({ pair: `${STACK[i] as string} ${role}`, by: difference(hex(STACK[i] as Role), hex(role), sight) })).sort((a, b) => a.by - b.by)
    expect(near[0]?.by, near[0]?.pair).toBeGreaterThan(16)
  })
  it('let every mark be seen on the card', () => {
    for (const role of [...STACK, 'danger-mark', 'warning-mark', 'accent', 'field'] as const) expect(contrast(hex(role), hex('surface')), role).toBeGreaterThanOrEqual(3)
  })
  it('let every word be read where it stands', () => {
    const grounds = { text: ['surface', 'bg', 'sunken'], dim: ['surface', 'bg', 'sunken'], faint: ['surface', 'sunken'], accent: ['surface', 'accent-tint'], 'danger-text': ['surface', 'danger-tint'], 'warning-text': ['surface', 'warning-tint'] } as const
    for (const [word, on] of Object.entries(grounds)) for (const ground of on) expect(contrast(hex(word as Role), hex(ground)), `${word} on ${ground}`).toBeGreaterThanOrEqual(4.5)
  })
  it('darken or brighten the heat map step by step, for any eye', () => {
    for (const sight of Object.keys(SIGHTS)) {
      const ink = ([0, 1, 2, 3, 4] as const).map((n) => lab(apply(SIGHTS[sight] as readonly [Rgb, Rgb, Rgb], linear(hex(`heat-${n}`))))[0])
      const steps = ink.slice(1).map((l, i) => (at === 0 ? -1 : 1) * (l - (ink[i] as number)))
      expect(Math.min(...steps), sight).toBeGreaterThan(4)
    }
  })
})
