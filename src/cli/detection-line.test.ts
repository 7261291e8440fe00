import { expect, it } from 'vitest'
import { detectionLine } from './detection-line'

const CODE = 'QXTB-M4K7RD-9WZN'
const found = {
  class: 'gift' as const, sure: true, brand: 'amazon', codes: [CODE], pins: ['4821'], links: [`https://www.amazon.co.jp/gc/redeem?claimCode=${CODE}`],
  amount: 5000, currency: 'JPY', expires: null, authenticity: 'none' as const, reasons: [{ code: 'in-attachment', text: `${CODE}.txt` }, { code: 'bearer-link' }],
}

it('prints no code, PIN or link in full, also not inside a reason', () => {
  const line = JSON.stringify(detectionLine(found, false))
  for (const secret of [CODE, CODE.replaceAll('-', ''), '4821', 'claimCode=QX']) expect(line).not.toContain(secret)
  expect(line).toContain('ZN')
})
it('prints all of them when revealed', () => {
  expect(detectionLine(found, true)).toMatchObject({ codes: [CODE], pins: ['4821'], reasons: [{ code: 'in-attachment', text: `${CODE}.txt` }, { code: 'bearer-link' }] })
})
