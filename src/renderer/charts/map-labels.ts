// Places the map's direct labels so that none covers another label or a mark: right of its mark, else left,
// above, below; one that finds no room is left out (the table has them all).

export type Mark = { x: number; y: number; text: string }
export type PlacedLabel = { x: number; y: number; anchor: 'start' | 'middle' | 'end' }
type Box = { left: number; right: number; top: number; bottom: number }

const SIZE = 13
const REACH = 11
/** Labels that are worth covering a mark for. */
const MUST = 3

/** Width of a 13 px label, near enough to keep neighbours apart. */
export function textWidth(text: string): number {
  let width = 0
  for (const char of text) width += (char.codePointAt(0) ?? 0) > 0x2e7f ? SIZE : SIZE * 0.58
  return width
}

const overlaps = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

function candidates({ x, y, text }: Mark): { label: PlacedLabel; box: Box }[] {
  const width = textWidth(text)
  const box = (left: number, middle: number): Box => ({ left, right: left + width, top: middle - SIZE / 2 - 1, bottom: middle + SIZE / 2 + 1 })
  return [
    { label: { x: x + REACH, y, anchor: 'start' as const }, box: box(x + REACH, y) },
    { label: { x: x - REACH, y, anchor: 'end' as const }, box: box(x - REACH - width, y) },
    { label: { x, y: y - 17, anchor: 'middle' as const }, box: box(x - width / 2, y - 17) },
    { label: { x, y: y + 17, anchor: 'middle' as const }, box: box(x - width / 2, y + 17) },
  ]
}

/** For a label that must stand even where marks stand close: where it covers the fewest of them, and no other label. */
function leastCovering(inside: ReturnType<typeof candidates>, taken: readonly Box[], marks: number): ReturnType<typeof candidates>[number] | undefined {
  const covered = (box: Box) => taken.slice(0, marks).filter((t) => overlaps(box, t)).length
  return inside.filter(({ box }) => !taken.slice(marks).some((t) => overlaps(box, t))).sort((a, b) => covered(a.box) - covered(b.box))[0]
}

/** Labels parallel to `marks`, the earlier the more important; null where there is no room. */
export function placeLabels(marks: readonly Mark[], width: number, height: number): (PlacedLabel | null)[] {
  const taken: Box[] = marks.map(({ x, y }) => ({ left: x - 8, right: x + 8, top: y - 8, bottom: y + 8 }))
  const fits = (box: Box) => box.left >= 4 && box.right <= width - 4 && box.top >= 2 && box.bottom <= height - 2
  return marks.map((mark, own) => {
    const inside = candidates(mark).filter(({ box }) => fits(box))
    const free =
      inside.find(({ box }) => !taken.some((t, i) => i !== own && overlaps(box, t))) ??
      (own < MUST ? leastCovering(inside, taken, marks.length) : undefined)
    if (!free) return null
    taken.push(free.box)
    return free.label
  })
}
