// The product's two shapes as they are drawn inside charts, with a surface-coloured rim so that they read on
// lines and land; and the hatch, which stands for what is not known.
import type { OvalKind } from '../ui/marks'

/** A diamond with a surface-coloured rim, so that it reads on lines and land. */
export function HitDiamond({ x, y, r = 5, fill = 'var(--k-danger-mark)' }: { x: number; y: number; r?: number; fill?: string }) {
  return <path d={`M${x} ${y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}Z`} fill={fill} stroke="var(--k-surface)" strokeWidth={1.5} paintOrder="stroke" />
}

export function ovalColor(kind: OvalKind): string {
  switch (kind) {
    case 'exposed':
    case 'used-by-another':
      return 'var(--k-danger-mark)'
    case 'possibly-exposed':
      return 'var(--k-warning-mark)'
    case 'redeemed':
      return 'var(--k-accent)'
    case 'unknown':
    case 'not-exposed':
    case 'plain':
      return 'var(--k-dim)'
  }
}

/** The coin, 10 × 14; `scale` shrinks it for tight rows. */
export function LaneOval({ x, y, kind, scale = 1 }: { x: number; y: number; kind: OvalKind; scale?: number }) {
  const color = ovalColor(kind)
  const line = { fill: 'var(--k-surface)', stroke: color, strokeWidth: 1.4 }
  const rim = <ellipse rx={6.4} ry={8.4} fill="var(--k-surface)" />
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`}>
      {rim}
      {kind === 'exposed' && <ellipse rx={5} ry={7} fill={color} />}
      {kind === 'possibly-exposed' && <><ellipse rx={4.4} ry={6.4} {...line} /><path d="M0-6.4A4.4 6.4 0 0 1 0 6.4Z" fill={color} /></>}
      {kind === 'unknown' && <ellipse rx={4.4} ry={6.4} {...line} strokeDasharray="2.2 2" />}
      {(kind === 'not-exposed' || kind === 'redeemed') && <><ellipse rx={4.4} ry={6.4} {...line} /><path d="M-2 .2l1.5 1.7L2.2-1.7" fill="none" stroke={color} strokeWidth={1.4} /></>}
      {kind === 'used-by-another' && <><ellipse rx={4.4} ry={6.4} {...line} /><path d="M-4.6 6L4.6-6" stroke={color} strokeWidth={1.4} /></>}
    </g>
  )
}

/** The 45° hatch of spans without a record, for the `<defs>` of a chart. */
export function HatchPattern({ id }: { id: string }) {
  return (
    <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path d="M3 0V6" stroke="var(--k-gap)" strokeWidth={1.6} />
    </pattern>
  )
}
