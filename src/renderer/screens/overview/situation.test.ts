import { describe, expect, it } from 'vitest'
import type { Overview, RollOff } from '../../../shared/engine-api'
import { situationOf, stepsOf } from './situation'

const span = { from: 0, to: 10 }
const base: Overview = {
  accounts: 1, gifts: 3, unexplained: 0, unexplainedDuring: 0, unexplainedByTrack: { web: 0, 'mail-software': 0 }, exposed: { count: 0, sums: [] }, savable: { count: 0, sums: [], giftIds: [] },
  usedByAnother: { count: 0, sums: [] }, unanswered: 0, undecided: 0,
  coverage: { days: 61, ofDays: 61, gaps: 0, tracks: [{ track: 'web', span, days: 61 }, { track: 'mail-software', span, days: 61 }] },
  missesMailSoftwareLog: false, changes: [],
  timeline: { ...span, zone: 'UTC', bucket: 'day', starts: [], tracks: [], countries: [{ country: 'JP', colorSlot: 0, count: 5, unexplained: 0 }], unexplained: [], lanes: [] },
  places: [], alsoReadable: [], lastScanAt: 1,
}
const kind = (change: Partial<Overview>) => situationOf({ ...base, ...change }).kind
const noTracks: Overview['coverage'] = { days: 0, ofDays: 61, gaps: 1, tracks: [{ track: 'web', span: null, days: 0 }, { track: 'mail-software', span: null, days: 0 }] }
const webOnly: Overview['coverage'] = { days: 0, ofDays: 61, gaps: 1, tracks: [{ track: 'web', span, days: 19 }, { track: 'mail-software', span: null, days: 0 }] }

describe('the sentence on top', () => {
  it('says that nothing is wrong only with a whole record', () => {
    expect(kind({})).toBe('clear')
    expect(kind({ coverage: { ...base.coverage, days: 40 } })).toBe('only-days')
    expect(kind({ coverage: { ...base.coverage, gaps: 1 } })).toBe('only-days')
    expect(kind({ missesMailSoftwareLog: true })).toBe('only-days')
  })
  it('never calls a mailbox without any history clear', () => {
    expect(kind({ coverage: noTracks, timeline: { ...base.timeline, countries: [] } })).toBe('no-history')
  })
  it('never calls a mailbox clear while a gift mail in it may be exposed or cannot be judged', () => {
    expect(kind({ undecided: 1 })).toBe('undecided')
  })
  it('does not say that there is no history when there is one that covers not all mailboxes', () => {
    expect(kind({ coverage: noTracks })).toBe('only-days')
  })
  it('names the only track that was checked', () => {
    expect(situationOf({ ...base, coverage: webOnly, missesMailSoftwareLog: true })).toEqual({ kind: 'only-track', track: 'web', days: 19 })
  })
  it('waits for answers before it says that nothing is wrong', () => {
    expect(kind({ unanswered: 2 })).toBe('unanswered')
  })
  it('calls it robbed when a code lay open, whatever became of it', () => {
    expect(kind({ unexplained: 2, exposed: { count: 1, sums: [] } })).toBe('robbed')
  })
  it('does not say that no gift mail lay there before the mailbox was searched', () => {
    expect(kind({ unexplained: 2 })).toBe('no-codes')
    expect(kind({ unexplained: 2, lastScanAt: null })).toBe('not-scanned')
  })
  it('greets when there is neither mailbox nor history', () => {
    expect(kind({ accounts: 0, coverage: noTracks, timeline: { ...base.timeline, countries: [] }, lastScanAt: null })).toBe('first')
  })
})

describe('the next steps', () => {
  const open = (change: Partial<Overview>, unusedInVault = 0) => stepsOf({ ...base, ...change }, unusedInVault).filter((s) => !s.isDone).map((s) => s.id)
  it('puts redeeming before deleting, and both before more histories', () => {
    expect(open({ exposed: { count: 2, sums: [] }, savable: { count: 2, sums: [], giftIds: [] }, unexplained: 1, coverage: webOnly, missesMailSoftwareLog: true })).toEqual(['redeem', 'remove', 'mail-software'])
  })
  it('does not call a code saved that was only deleted: it waits in the vault to be redeemed', () => {
    const deleted: Partial<Overview> = { exposed: { count: 2, sums: [] }, unexplained: 1 }
    expect(open(deleted, 2)).toEqual(['redeem-vault'])
    expect(stepsOf({ ...base, ...deleted }, 2).map((s) => s.id)).not.toContain('redeem')
    expect(open(deleted, 0)).toEqual([])
  })
  it('leaves nothing open when all is done', () => {
    expect(open({})).toEqual([])
  })
  it('asks for a history again when its rows are about to be lost, and not before', () => {
    const log = { accountId: 1, track: 'web', rows: 30, keepsRows: 30, keepsDays: null, isSure: false, isFull: true, to: 0, lostFrom: 9, isDue: false } as RollOff
    expect(stepsOf(base, 0, [log]).some((s) => s.id === 'import-again')).toBe(false)
    const due = { ...log, isDue: true }
    expect(stepsOf(base, 0, [log, due]).filter((s) => !s.isDone)).toEqual([{ id: 'import-again', isDone: false, count: 0, rollOff: due }])
  })
  it('asks to look at accesses that exposed no code', () => {
    expect(open({ unexplained: 4 })).toEqual(['look'])
  })
})
