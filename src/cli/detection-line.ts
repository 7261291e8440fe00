// What both `koban detect` and `koban scan` print of a mail. Codes are masked everywhere, reasons included, unless revealed.
import { maskCode, maskIn, maskLink } from '../engine/gifts/mask'
import type { Detection } from '../shared/model'

/** The keys of PRODUCT's command line, in their order, from `class` to `reasons`. */
export function detectionLine(d: Omit<Detection, 'partial'>, isRevealed: boolean): Record<string, unknown> {
  const secrets = [...d.codes, ...d.pins, ...d.links]
  const reasons = isRevealed ? d.reasons : d.reasons.map((reason) => (reason.text === undefined ? reason : { ...reason, text: maskIn(reason.text, secrets) }))
  return {
    class: d.class, sure: d.sure, brand: d.brand,
    codes: isRevealed ? d.codes : d.codes.map((code) => maskCode(code).masked),
    // Two characters of a four-digit PIN would be half of it.
    pins: isRevealed ? d.pins : d.pins.map((pin) => '•'.repeat(pin.length)),
    links: isRevealed ? d.links : d.links.map((link) => maskLink(link).masked),
    amount: d.amount, currency: d.currency, expires: d.expires, authenticity: d.authenticity, reasons,
  }
}
