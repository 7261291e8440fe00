// The rows of a preview in the order of the page, with the unreadable ones where they stood. Pure.
import type { ImportPreview } from '../../../shared/engine-api'
import type { Malformed } from '../../../shared/model'

export type PreviewRow = ({ kind: 'new' | 'known' } & ImportPreview['rows'][number]) | ({ kind: 'unreadable' } & Malformed)

/** `L14` → 14, `T2R5` → 5; null for a reference without an order. */
export function lineOf(ref: string): number | null {
  const found = /(?:^|\s)(?:L|T\d+R)(\d+)$/.exec(ref)
  return found ? Number(found[1]) : null
}

/** Newest first as the preview gives them; an unreadable row stands after its nearest neighbour by line. */
export function previewRows(preview: Pick<ImportPreview, 'rows' | 'malformed'>): PreviewRow[] {
  const rows: PreviewRow[] = preview.rows.map((row) => ({ ...row, kind: row.isNew ? 'new' : 'known' }))
  const lines = preview.rows.map((row) => lineOf(row.rawLineRef))
  const after = new Map<number, PreviewRow[]>()
  for (const bad of preview.malformed) {
    const line = lineOf(bad.ref)
    let nearest = -1
    let least = Infinity
    if (line !== null) {
      lines.forEach((other, index) => {
        const distance = other === null ? Infinity : Math.abs(other - line)
        if (distance < least) [nearest, least] = [index, distance]
      })
    }
    const at = nearest < 0 ? rows.length - 1 : nearest
    after.set(at, [...(after.get(at) ?? []), { kind: 'unreadable', ...bad }])
  }
  return [...(after.get(-1) ?? []), ...rows.flatMap((row, index) => [row, ...(after.get(index) ?? [])])]
}
