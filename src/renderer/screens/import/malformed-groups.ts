// Unreadable rows by their reason, each with the first lines it happened on. Pure.
import type { Malformed, MalformedReason } from '../../../shared/model'
import { lineOf } from './preview-rows'

export type MalformedGroup = { reason: MalformedReason; count: number; lines: number[] }

const SHOWN_LINES = 3

/** Most frequent first. */
export function malformedGroups(rows: readonly Malformed[]): MalformedGroup[] {
  const groups = new Map<MalformedReason, MalformedGroup>()
  for (const { ref, reason } of rows) {
    const group = groups.get(reason) ?? { reason, count: 0, lines: [] }
    const line = lineOf(ref)
    group.count++
    if (line !== null && group.lines.length < SHOWN_LINES) group.lines.push(line)
    groups.set(reason, group)
  }
  return [...groups.values()].sort((a, b) => b.count - a.count)
}
