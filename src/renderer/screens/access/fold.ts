// Runs of accesses that are the user's own become one row, so that the others stand out.
import type { AccessRow } from '../../../shared/model'

export type ListItem = { kind: 'row'; row: AccessRow } | { kind: 'fold'; id: number; count: number; isOpen: boolean }

/** Runs shorter than this are not worth hiding. */
const SHORTEST = 3

/** `open`: ids of folds (the first row's) that the user opened. */
export function foldYours(rows: readonly AccessRow[], open: ReadonlySet<number>): ListItem[] {
  const items: ListItem[] = []
  for (let i = 0; i < rows.length; ) {
    let end = i
    while (rows[end]?.judgement.verdict === 'yours') end++
    const run = rows.slice(i, Math.max(end, i + 1))
    const first = run[0]
    if (!first) break
    const isRun = end - i >= SHORTEST
    const isOpen = open.has(first.id)
    if (isRun) items.push({ kind: 'fold', id: first.id, count: run.length, isOpen })
    if (!isRun || isOpen) items.push(...run.map((row): ListItem => ({ kind: 'row', row })))
    i += run.length
  }
  return items
}
