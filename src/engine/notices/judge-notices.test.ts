// A notice beside the rows of a history, from a real store: when it counts, and when it must not.
import { beforeEach, describe, expect, it } from 'vitest'
import type { AccessEvent, AccountId, Place } from '../../shared/model'
import { judgeStore } from '../access/judge'
import type { Context } from '../context'
import { judgeGifts } from '../gifts/gift-mails'
import { addImport } from '../store/accesses'
import { saveAccount } from '../store/accounts'
import { addConfirmation } from '../store/confirmations'
import { openDatabase, type Database } from '../store/database'
import { saveGifts } from '../store/gifts'
import { answerNotice, listNotices, saveNotices, type NoticeFacts } from '../store/notices'
import { writeProfileAnswers } from '../store/settings'
import { judgeNotices } from './judge-notices'
import { noticeFigures, openChanges } from './notices'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 5, 1)
const ago = (days: number) => NOW - days * DAY
const ABROAD = '9.9.9.9'
const HOME = '8.8.8.8'
const placeOf = (country: string | null): Place => ({ country, asn: 1, network: 'Example', isHosting: false, service: null, isRoutable: country !== null })
let db: Database
let ctx: Context
let account: AccountId
beforeEach(() => {
  db = openDatabase(':memory:', 'ab'.repeat(32))
  const places = { lookup: (ip: string | null) => placeOf(ip === ABROAD ? 'CN' : ip === HOME ? 'JP' : null), date: '', credits: [] }
  const used: Pick<Context, 'db' | 'now' | 'changed' | 'defaults' | 'places'> = { db, places, now: () => NOW, changed: () => undefined, defaults: () => ({ language: 'ja', colorScheme: 'auto', zone: 'UTC' }) }
  ctx = used as Context
  account = saveAccount(db, { address: 'haruka@yahoo.co.jp', provider: 'yahoojp', host: 'h', port: 993, tls: 'tls', user: 'haruka' }, null, 1).id
  writeProfileAnswers(db, { countries: ['JP'], usesMailSoftware: 'yes' })
  saveGifts(db, account, [{
    ref: { folderPath: 'INBOX', uidValidity: 7, uid: 1 }, messageId: 'm1@shop.example', sizeBytes: 1000, bodyHash: 'hash', class: 'gift', sure: true, brand: 'amazon', brandName: 'Amazon',
    subject: 'ギフト券', sender: 'shop@shop.example', money: null, expires: null, arrivedAt: ago(10), codes: [], fingerprints: [], reasons: [],
  }], NOW)
})

let uid = 0
function tell(more: Partial<NoticeFacts> = {}): void {
  uid++
  saveNotices(db, account, [{
    kind: 'sign-in', time: ago(5), isTimeStated: true, ip: ABROAD, country: null, place: null, client: null, service: 'web', isVerified: true, ref: { folderPath: 'INBOX', uidValidity: 7, uid },
    messageId: `n${uid}@yahoo.example`, bodyHash: `b${uid}`, subject: 'ログインアラート', sender: 'alert@mail.yahoo.co.jp', sentAt: ago(5), ...more,
  }], NOW)
}
function history(time: number, more: Partial<AccessEvent> = {}, country = 'CN'): void {
  const event: AccessEvent = {
    time, timeZoneKnown: true, timePrecision: 'second', ip: ABROAD, host: null, country: null, countryText: null, region: null, city: null, service: 'web', serviceText: null,
    client: null, result: 'success', provider: 'generic', accountHint: null, rawLineRef: 'L1', ...more,
  }
  addImport(db, { accountId: account, fileName: 'h.csv', format: 'generic-table', zone: 'UTC', importedAt: NOW, ignored: 0, malformed: [] }, [event], [placeOf(country)], [])
  judgeStore(db)
}
const level = () => {
  const { exposure, unexplainedCount, possibleCount } = judgeGifts(ctx)[0]!.mail
  return [exposure, unexplainedCount, possibleCount]
}
const verdict = () => judgeNotices(ctx).map(({ access }) => access?.judgement.verdict)

describe('a sign-in that a notice tells of', () => {
  it('exposes a mail that lay there when it is verified and unexplained', () => {
    tell()
    expect([verdict(), level()]).toEqual([['unexplained'], ['exposed', 1, 0]])
  })

  it('does so only for mails that lay there then', () => {
    tell({ time: ago(11) })
    expect(level()).toEqual(['unknown', 0, 0])
  })

  it('only may expose it when nobody vouches for the mail', () => {
    tell({ isVerified: false })
    expect([level(), noticeFigures(ctx)]).toEqual([['possibly-exposed', 0, 1], { unexplained: { web: 0, 'mail-software': 0 }, unanswered: 1 }])
  })

  it('does not become certain when the user denies what nobody vouches for', () => {
    tell({ isVerified: false })
    answerNotice(db, listNotices(db)[0]!.id, 'not-mine', NOW)
    expect([verdict(), level()]).toEqual([['unexplained'], ['possibly-exposed', 0, 1]])
  })

  it('never does when it was refused', () => {
    tell({ kind: 'sign-in-blocked' })
    expect(level()).toEqual(['unknown', 0, 0])
  })

  it('from the home country, or of the user’s own word, is the user’s', () => {
    tell({ ip: HOME })
    expect([verdict(), level()]).toEqual([['yours'], ['unknown', 0, 0]])
    tell()
    answerNotice(db, listNotices(db).find(({ ip }) => ip === ABROAD)!.id, 'mine', NOW)
    expect([verdict(), level()]).toEqual([['yours', 'yours'], ['unknown', 0, 0]])
  })

  it('is cleared by what the user said of the country, and not by what was said of a row with the same number', () => {
    tell()
    history(ago(300))
    addConfirmation(db, true, { kind: 'event', accessId: 1 as never }, NOW)
    judgeStore(db)
    expect(listNotices(db)[0]!.id).toBe(1)
    expect(level()).toEqual(['exposed', 1, 0])
    addConfirmation(db, true, { kind: 'country', country: 'CN' }, NOW)
    judgeStore(db)
    expect(level()).toEqual(['unknown', 0, 0])
  })

  it('counts on the track of the protocol it names', () => {
    tell({ service: 'imap' })
    expect(noticeFigures(ctx).unexplained).toEqual({ web: 0, 'mail-software': 1 })
  })

  it('of an unknown place only may expose', () => {
    tell({ ip: null })
    expect(level()).toEqual(['possibly-exposed', 0, 1])
  })
})

describe('a sign-in that the history shows too', () => {
  it('counts once: within two minutes from the same address', () => {
    tell()
    history(ago(5) + 110_000)
    expect([judgeNotices(ctx)[0]!.isInHistory, level()]).toEqual([true, ['exposed', 1, 0]])
  })

  it.each([
    ['another address', ago(5), { ip: '9.9.9.10' }],
    ['another time', ago(5) + 3 * 60_000, {}],
    ['a failure', ago(5), { result: 'failure' as const }],
  ])('counts beside %s', (_, time, more) => {
    tell()
    history(time, more)
    expect(judgeNotices(ctx)[0]!.isInHistory).toBe(false)
  })

  it('is known by its country where the notice names no address', () => {
    tell({ ip: null, country: 'CN' })
    history(ago(5))
    expect([judgeNotices(ctx)[0]!.isInHistory, level()]).toEqual([true, ['exposed', 1, 0]])
    tell({ ip: null, country: 'US' })
    expect(judgeNotices(ctx).map(({ isInHistory }) => isInHistory).sort()).toEqual([false, true])
  })

  it('of another mailbox does not count for this one', () => {
    const other = saveAccount(db, { address: 'm@yahoo.co.jp', provider: 'yahoojp', host: 'h', port: 993, tls: 'tls', user: 'm' }, null, 1).id
    tell()
    const mine = account
    account = other
    history(ago(5))
    account = mine
    expect(judgeNotices(ctx)[0]!.isInHistory).toBe(false)
  })
})

describe('a change of the mailbox', () => {
  it('is asked about until the user knows it, or has closed what it opened; it exposes nothing by itself', () => {
    tell({ kind: 'mail-software-on', ip: null })
    tell({ kind: 'sign-in' })
    tell({ kind: 'password-changed', time: ago(400) })
    answerNotice(db, 2 as never, 'mine', NOW)
    const [open] = openChanges(ctx)
    expect(openChanges(ctx).map(({ kind, judgement }) => [kind, judgement])).toEqual([['mail-software-on', null]])
    expect(level()).toEqual(['unknown', 0, 0])
    answerNotice(db, open!.id, 'not-mine', NOW)
    expect(openChanges(ctx).map(({ answer }) => answer)).toEqual(['not-mine'])
    answerNotice(db, open!.id, 'closed', NOW)
    expect(openChanges(ctx)).toEqual([])
    answerNotice(db, open!.id, null, NOW)
    answerNotice(db, open!.id, 'mine', NOW)
    expect(openChanges(ctx)).toEqual([])
  })
})

describe('the same notice', () => {
  it('in another folder or read again is one, and keeps what was said of it; the better word of two counts', () => {
    const same = { messageId: 'same@yahoo.example', bodyHash: 'same' }
    tell({ ...same, isVerified: false })
    answerNotice(db, listNotices(db)[0]!.id, 'mine', NOW)
    tell({ ...same, ref: { folderPath: 'Trash', uidValidity: 9, uid: 4 } })
    expect(listNotices(db).map(({ ref, isVerified, answer }) => [ref.folderPath, isVerified, answer])).toEqual([['Trash', true, 'mine']])
    tell({ ...same, kind: 'password-changed' })
    tell({ ...same, bodyHash: 'other' })
    expect(listNotices(db)).toHaveLength(3)
  })

  it('goes with its mailbox', () => {
    tell()
    db.run('delete from account where id = ?', account)
    expect(listNotices(db)).toEqual([])
  })
})
