// Rough middle and reach of countries (latitude, longitude, km from the middle to the farthest inhabited part),
// for impossible travel. Rounded outward on purpose: doubt speaks for the traveller. Source: general geography,
// rounded to whole degrees and 100 km; checked 2026-11. A country that is not here never gives the reason.
export type Extent = readonly [latitude: number, longitude: number, reachKm: number]

const EXTENTS: Readonly<Record<string, Extent>> = {
  AE: [24, 54, 300], AR: [-35, -65, 2200], AT: [48, 14, 400], AU: [-26, 134, 2500], BD: [24, 90, 400], BE: [51, 5, 200], BG: [43, 25, 300],
  BR: [-10, -53, 2600], CA: [56, -96, 3200], CH: [47, 8, 200], CL: [-33, -71, 2600], CN: [35, 103, 2900], CO: [4, -73, 1000], CZ: [50, 15, 300],
  DE: [51, 10, 500], DK: [56, 10, 300], EG: [27, 30, 800], ES: [40, -4, 1900], FI: [64, 26, 700], FR: [47, 2, 700], GB: [54, -3, 700],
  GR: [39, 22, 500], HK: [22, 114, 50], HU: [47, 19, 300], ID: [-2, 118, 2700], IE: [53, -8, 300], IL: [31, 35, 300], IN: [22, 79, 1800],
  IR: [32, 54, 1200], IT: [42, 13, 700], JP: [36, 138, 1800], KE: [0, 38, 600], KH: [13, 105, 300], KR: [36, 128, 400], KZ: [48, 67, 1700],
  LA: [18, 104, 600], LT: [55, 24, 200], LV: [57, 25, 300], MM: [21, 96, 1100], MO: [22, 114, 50], MX: [24, -102, 1900], MY: [4, 109, 1200],
  NG: [9, 8, 700], NL: [52, 5, 200], NO: [64, 12, 1100], NP: [28, 84, 500], NZ: [-41, 174, 900], PE: [-9, -75, 1200], PH: [12, 122, 1000],
  PK: [30, 70, 1000], PL: [52, 19, 400], PT: [39, -9, 1600], RO: [46, 25, 400], RS: [44, 21, 300], RU: [60, 90, 5000], SA: [24, 45, 1200],
  SE: [62, 16, 900], SG: [1, 104, 50], TH: [15, 101, 1000], TR: [39, 35, 900], TW: [24, 121, 250], UA: [49, 31, 700], US: [40, -98, 5200],
  VN: [16, 107, 1000], ZA: [-29, 25, 1000],
}

const RADIANS = Math.PI / 180

/** Great-circle distance in km between the nearest reaches of two countries; 0 when they may touch or one is not known. */
export function leastDistanceKm(a: string, b: string): number {
  const from = EXTENTS[a]
  const to = EXTENTS[b]
  if (!from || !to || a === b) return 0
  return Math.max(0, greatCircleKm({ latitude: from[0], longitude: from[1] }, { latitude: to[0], longitude: to[1] }) - from[2] - to[2])
}

type Point = { latitude: number; longitude: number }

export function greatCircleKm(from: Point, to: Point): number {
  const sinLat = Math.sin(((to.latitude - from.latitude) * RADIANS) / 2)
  const sinLon = Math.sin(((to.longitude - from.longitude) * RADIANS) / 2)
  const h = sinLat * sinLat + Math.cos(from.latitude * RADIANS) * Math.cos(to.latitude * RADIANS) * sinLon * sinLon
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)))
}
