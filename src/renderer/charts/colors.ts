// A country's colour by the slot the engine keeps for it. Home is slot 0, five countries abroad have their own,
// the rest share one; a place that is not known (negative) has no colour but the hatch.

/** Fill of a colour slot as a CSS value. */
export function slotColor(colorSlot: number): string {
  if (colorSlot < 0) return 'transparent'
  return colorSlot <= 5 ? `var(--k-country-${colorSlot})` : 'var(--k-country-other)'
}

export const isUnknownSlot = (colorSlot: number): boolean => colorSlot < 0
