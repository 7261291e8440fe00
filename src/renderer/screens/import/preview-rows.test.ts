// Unreadable rows stay where the reader of the page would look for them.
import { describe, expect, it } from 'vitest'
import type { ImportPreview } from '../../../shared/engine-api'
import { lineOf, previewRows } from './preview-rows'

const row = (rawLineRef: string, isNew = true) => ({ rawLineRef, isNew, time: 0 }) as ImportPreview['rows'][number]
const order = (preview: Pick<ImportPreview, 'rows' | 'malformed'>) => previewRows(preview).map((r) => (r.kind === 'unreadable' ? `bad ${r.ref}` : `${r.kind} ${r.rawLineRef}`))

describe('previewRows', () => {
  it('puts an unreadable row after the row of the line before it', () => {
    expect(order({ rows: [row('L12', false), row('L13'), row('L15')], malformed: [{ ref: 'L14', reason: 'bad-time' }] })).toEqual(['known L12', 'new L13', 'bad L14', 'new L15'])
  })
  it('keeps an unreadable row that has no line at the end', () => {
    expect(order({ rows: [row('L2'), row('L3')], malformed: [{ ref: '/value/3', reason: 'bad-json' }] })).toEqual(['new L2', 'new L3', 'bad /value/3'])
  })
  it('shows unreadable rows when nothing else could be read', () => {
    expect(order({ rows: [], malformed: [{ ref: 'L2', reason: 'bad-time' }] })).toEqual(['bad L2'])
  })
})

describe('lineOf', () => {
  it('reads lines of text and rows of tables', () => {
    expect([lineOf('L14'), lineOf('T2R5'), lineOf('log.csv L7'), lineOf('/value/3'), lineOf('#2/0')]).toEqual([14, 5, 7, null, null])
  })
})
