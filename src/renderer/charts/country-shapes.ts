// Country shapes from Natural Earth 1:110m (world-atlas 2.0.2, public domain), by ISO 3166-1 alpha-2 code, and
// points for the territories too small to be drawn at that scale. The atlas names countries by ISO numeric code.
import { geoArea, geoCentroid } from 'd3-geo'
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import atlas from 'world-atlas/countries-110m.json'

const NUMERIC =
  '004AF 008AL 010AQ 012DZ 024AO 031AZ 032AR 036AU 040AT 044BS 050BD 051AM 056BE 064BT 068BO 070BA 072BW 076BR 084BZ 090SB 096BN 100BG 104MM ' +
  '108BI 112BY 116KH 120CM 124CA 140CF 144LK 148TD 152CL 156CN 158TW 170CO 178CG 180CD 188CR 191HR 192CU 196CY 203CZ 204BJ 208DK 214DO 218EC ' +
  '222SV 226GQ 231ET 232ER 233EE 238FK 242FJ 246FI 250FR 260TF 262DJ 266GA 268GE 270GM 275PS 276DE 288GH 300GR 304GL 320GT 324GN 328GY 332HT ' +
  '340HN 348HU 352IS 356IN 360ID 364IR 368IQ 372IE 376IL 380IT 384CI 388JM 392JP 398KZ 400JO 404KE 408KP 410KR 414KW 417KG 418LA 422LB 426LS ' +
  '428LV 430LR 434LY 440LT 442LU 450MG 454MW 458MY 466ML 478MR 484MX 496MN 498MD 499ME 504MA 508MZ 512OM 516NA 524NP 528NL 540NC 548VU 554NZ ' +
  '558NI 562NE 566NG 578NO 586PK 591PA 598PG 600PY 604PE 608PH 616PL 620PT 624GW 626TL 630PR 634QA 642RO 643RU 646RW 682SA 686SN 688RS 694SL ' +
  '703SK 704VN 705SI 706SO 710ZA 716ZW 724ES 728SS 729SD 732EH 740SR 748SZ 752SE 756CH 760SY 762TJ 764TH 768TG 780TT 784AE 788TN 792TR 795TM ' +
  '800UG 804UA 807MK 818EG 826GB 834TZ 840US 854BF 858UY 860UZ 862VE 887YE 894ZM'

/** Longitude and latitude of places that the atlas has no shape for. */
const POINTS: Record<string, [number, number]> = {
  HK: [114.2, 22.3], MO: [113.5, 22.2], SG: [103.8, 1.35], BH: [50.5, 26.1], MT: [14.4, 35.9], MU: [57.6, -20.3], MV: [73.5, 4.2], SC: [55.5, -4.7],
  AD: [1.5, 42.5], LI: [9.5, 47.2], MC: [7.4, 43.7], SM: [12.5, 43.9], VA: [12.45, 41.9], GI: [-5.35, 36.1], JE: [-2.1, 49.2], GG: [-2.6, 49.5],
  IM: [-4.5, 54.2], FO: [-6.9, 62], AX: [20, 60.2], XK: [20.9, 42.6], BB: [-59.5, 13.2], AG: [-61.8, 17.1], DM: [-61.4, 15.4], GD: [-61.7, 12.1],
  KN: [-62.8, 17.3], LC: [-61, 13.9], VC: [-61.2, 13.2], KY: [-81.2, 19.3], VG: [-64.6, 18.4], VI: [-64.8, 18.3], AI: [-63.1, 18.2], BM: [-64.8, 32.3],
  TC: [-71.8, 21.8], CW: [-69, 12.2], AW: [-70, 12.5], SX: [-63.1, 18], GP: [-61.6, 16.2], MQ: [-61, 14.7], GF: [-53.1, 3.9], RE: [55.5, -21.1],
  YT: [45.2, -12.8], KM: [43.9, -11.9], CV: [-23.6, 15.1], ST: [6.6, 0.2], WS: [-172.1, -13.8], TO: [-175.2, -21.2], TV: [179.2, -8.5], KI: [173, 1.4],
  NR: [166.9, -0.5], PW: [134.6, 7.5], FM: [158.2, 6.9], MH: [171.2, 7.1], GU: [144.8, 13.4], MP: [145.7, 15.2], AS: [-170.7, -14.3], PF: [-149.4, -17.7],
  CK: [-159.8, -21.2], NU: [-169.9, -19.1], WF: [-177.2, -13.3], IO: [72.4, -7.3], SH: [-5.7, -16],
}

export type CountryShape = Feature<Polygon | MultiPolygon> & { code: string | null }

let shapes: CountryShape[] | null = null

/** Every shape of the atlas; `code` is null for the few that ISO 3166 does not list. */
export function countryShapes(): CountryShape[] {
  if (shapes) return shapes
  const codes = new Map(NUMERIC.split(' ').map((entry) => [entry.slice(0, 3), entry.slice(3)]))
  const topology = atlas as unknown as Topology<{ countries: GeometryCollection }>
  const all = feature(topology, topology.objects.countries) as FeatureCollection<Polygon | MultiPolygon>
  shapes = all.features.map((f) => ({ ...f, code: codes.get(String(f.id)) ?? null }))
  return shapes
}

/** Where a country's mark stands: the middle of its largest piece; null when the place is not known. */
export function countryPoint(code: string): [number, number] | null {
  const point = POINTS[code]
  if (point) return point
  const shape = countryShapes().find((s) => s.code === code)
  if (!shape) return null
  const { geometry } = shape
  if (geometry.type === 'Polygon') return geoCentroid(geometry)
  const pieces = geometry.coordinates.map((coordinates: Position[][]): Polygon => ({ type: 'Polygon', coordinates }))
  return geoCentroid(pieces.reduce((largest, piece) => (geoArea(piece) > geoArea(largest) ? piece : largest)))
}
