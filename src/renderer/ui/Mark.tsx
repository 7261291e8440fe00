// The mark: a koban coin with a police box in it. Under 20 px only the oval and the roof.
const COIN = 'M12 .8C18.4.8 22.8 6.9 22.8 16S18.4 31.2 12 31.2 1.2 25.1 1.2 16 5.6.8 12 .8Z'

export function Mark({ height = 36 }: { height?: number }) {
  const ink = '#20242C'
  return (
    <svg viewBox="0 0 24 32" width={(height * 24) / 32} height={height} role="img" aria-label="Koban">
      <path d={COIN} fill="var(--k-gold)" />
      {height >= 20 && (
        <g fill="none" stroke={ink} strokeOpacity=".38" strokeWidth=".8" strokeLinecap="round">
          <path d="M12 2.9c5 0 8.7 5.2 8.7 13.1S17 29.1 12 29.1 3.3 23.9 3.3 16 7 2.9 12 2.9Z" />
          <path d="M9.2 6h5.6M8.4 26.4h7.2" />
        </g>
      )}
      <path d="M6.4 14.6 12 10l5.6 4.6" fill="none" stroke={ink} strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
      {height >= 20 && (
        <>
          <circle cx="12" cy="15.2" r="1.5" fill={ink} />
          <path d="M9.5 24.6v-5.6c0-.6.4-1 1-1h3c.6 0 1 .4 1 1v5.6Z" fill={ink} />
        </>
      )}
    </svg>
  )
}
