// The two shapes of the product: oval (the coin) = a gift mail, diamond = an unexplained access; and the other
// verdict glyphs. They draw in currentColor (forced colours follow) and are silent: the word stands beside them.
import type { ExposureLevel, GiftState, Verdict } from '../../shared/model'

type Size = { size?: number; className?: string }
const svg = (size: number, className: string | undefined) => ({ width: size, height: size, viewBox: '0 0 14 14', 'aria-hidden': true, focusable: false, className, style: { flex: 'none' } }) as const

/** A filled diamond: an unexplained access. */
export function DiamondMark({ size = 12, className }: Size) {
  return (
    <svg {...svg(size, className)}>
      <path d="M7 1.6 12.4 7 7 12.4 1.6 7Z" fill="currentColor" />
    </svg>
  )
}

export type OvalKind = ExposureLevel | 'redeemed' | 'used-by-another' | 'plain'

/** What an oval shows: what became of the code stands before how exposed it was. */
export function ovalKind(exposure: ExposureLevel, state: GiftState | 'unused'): OvalKind {
  if (state === 'redeemed' || state === 'used-by-another') return state
  return exposure
}

/** The oval of a gift mail: solid, right half solid, dashed, with a check, or struck through. */
export function OvalMark({ kind, size = 14, className }: Size & { kind: OvalKind }) {
  const outline = { cx: 7, cy: 7, rx: 4.2, ry: 5.6, fill: 'none', stroke: 'currentColor', strokeWidth: 1.3 }
  const check = <path d="m5.2 7.2 1.3 1.4 2.3-2.8" fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinecap="round" strokeLinejoin="round" />
  return (
    <svg {...svg(size, className)}>
      {kind === 'exposed' && <ellipse {...outline} fill="currentColor" />}
      {kind === 'possibly-exposed' && (
        <>
          <ellipse {...outline} />
          <path d="M7 1.4a4.2 5.6 0 0 1 0 11.2Z" fill="currentColor" />
        </>
      )}
      {kind === 'unknown' && <ellipse {...outline} strokeDasharray="2 1.7" />}
      {(kind === 'not-exposed' || kind === 'redeemed') && (
        <>
          <ellipse {...outline} />
          {check}
        </>
      )}
      {kind === 'used-by-another' && (
        <>
          <ellipse {...outline} />
          <path d="M3.4 12.4 10.6 1.6" stroke="currentColor" strokeWidth="1.3" strokeLinecap="round" />
        </>
      )}
      {kind === 'plain' && <ellipse {...outline} />}
    </svg>
  )
}

/** The glyph of an access verdict. */
export function VerdictMark({ verdict, size = 12, className }: Size & { verdict: Verdict }) {
  if (verdict === 'unexplained') return <DiamondMark size={size} {...(className ? { className } : {})} />
  return (
    <svg {...svg(size, className)}>
      {verdict === 'yours' && <circle cx="7" cy="7" r="4" fill="currentColor" />}
      {verdict === 'own-service' && <rect x="2.2" y="2.2" width="9.6" height="9.6" rx="2.4" fill="none" stroke="currentColor" strokeWidth="1.4" />}
      {verdict === 'relay' && <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.1 1.83" />}
      {verdict === 'unknown' && (
        <path d="M4.8 5a2.2 2.2 0 1 1 3.3 1.9c-.7.4-1.1.9-1.1 1.6v.3M7 11.4v.1" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
      )}
    </svg>
  )
}
