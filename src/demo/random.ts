// Chance that comes out the same every time: the demo shows the same mails and rows on every computer.

export type Random = {
  /** 0 ≤ n < below. */
  below(n: number): number
  pick<T>(list: readonly [T, ...T[]]): T
  hex(digits: number): string
}

/** mulberry32: small, even enough for made-up data, nothing secret. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    pick: (list) => list[below(list.length)] ?? list[0],
    hex: (digits) => Array.from({ length: digits }, () => below(16).toString(16)).join(''),
  }
}
