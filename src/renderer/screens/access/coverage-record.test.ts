import { describe, expect, it } from 'vitest'
import type { AccountId, Track } from '../../../shared/model'
import { mailboxesOf } from './coverage-record'

const DAY = 86_400_000
const [HARUKA, MINATO] = [1 as AccountId, 2 as AccountId]
const accounts = [{ id: HARUKA, address: 'haruka@mail.example', provider: 'yahoojp' }, { id: MINATO, address: 'minato@mail.example', provider: 'other' }]
const span = (accountId: AccountId | null, track: Track, from: number, to: number) => ({ accountId, track, from: from * DAY, to: to * DAY, source: '' })
const log = (accountId: AccountId | null, track: Track, unexplained: number) => ({ accountId, track, count: 30, unexplained, unlocated: 0, failures: 0 })
type Data = Parameters<typeof mailboxesOf>[0]
const data = (more: Partial<Data>): Data => ({ spans: [], tracks: [], rollOff: [], ...more }) as Data

describe('what is on record', () => {
  it('keeps mailboxes apart: one mailbox’s log fills no gap of another’s', () => {
    const [haruka, minato] = mailboxesOf(data({ spans: [span(HARUKA, 'web', 0, 5), span(HARUKA, 'web', 10, 15), span(MINATO, 'web', 4, 11)] }), accounts)
    expect(haruka?.logs.map((l) => [l.track, l.span, l.gaps.length, l.gapDays])).toEqual([['mail-software', null, 0, 0], ['web', { from: 0, to: 15 * DAY }, 1, 5]])
    expect(minato?.logs[1]).toMatchObject({ span: { from: 4 * DAY, to: 11 * DAY }, gaps: [] })
  })
  it('says so where one log is clean and the other is not, and only then', () => {
    const spans = [span(HARUKA, 'web', 0, 9), span(HARUKA, 'mail-software', 0, 9)]
    const contrast = (web: number, mail: number) => mailboxesOf(data({ spans, tracks: [log(HARUKA, 'web', web), log(HARUKA, 'mail-software', mail)] }), accounts)[0]?.contrast
    expect(contrast(0, 11)).toEqual({ clean: 'web', dirty: 'mail-software', unexplained: 11 })
    expect([contrast(0, 0), contrast(1, 11)]).toEqual([null, null])
  })
  it('calls no log clean that was never imported, or is another mailbox’s', () => {
    const of = (spans: Data['spans']) => mailboxesOf(data({ spans, tracks: [log(HARUKA, 'mail-software', 3)] }), accounts)[0]?.contrast
    expect(of([span(HARUKA, 'mail-software', 0, 9)])).toBeNull()
    expect(of([span(HARUKA, 'mail-software', 0, 9), span(MINATO, 'web', 0, 9)])).toBeNull()
  })
  it('lists what was imported without an account on its own', () => {
    expect(mailboxesOf(data({ spans: [span(null, 'web', 0, 1)] }), accounts).map((box) => box.address)).toEqual(['haruka@mail.example', 'minato@mail.example', null])
    expect(mailboxesOf(data({}), []).map((box) => box.accountId)).toEqual([null])
  })
})
