// The zones that a history's times can be read in, likely ones first.
import type { Format } from '../../i18n/format'

const ZONES = Intl.supportedValuesOf('timeZone')

export function zoneChoices(f: Format, chosen: string): { value: string; label: string }[] {
  const zones = [...new Set([chosen, 'Asia/Tokyo', f.zone, 'UTC', ...ZONES])]
  return zones.map((zone) => ({ value: zone, label: zone === 'Asia/Tokyo' || zone === 'UTC' ? `${f.zoneName(zone)}（${zone}）` : zone }))
}
