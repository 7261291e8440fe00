// Other programs at work in the same folder, servers that refuse, and folders one may not change.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { recover, removeGift, undo, type CheckpointName, type RemovalDeps } from '../src/engine/removal/removal'
import type { MailSession } from '../src/engine/imap/session'
import { addImport } from '../src/engine/store/accesses'
import { listGifts } from '../src/engine/store/gifts'
import { findRemoval, openRemovals } from '../src/engine/store/removals'
import { writeProfileAnswers } from '../src/engine/store/settings'
import { createVault } from '../src/engine/vault/vault'
import { KobanError } from '../src/shared/errors'
import type { AccessEvent, Place } from '../src/shared/model'
import { OLD_CAPABILITY, startDovecot, type Dovecot, type DovecotOptions } from './dovecot'
import type { RawImap } from './raw-imap'
import { ARRIVED, carrying, CODE, contents, giftMail, listed, mailbox, plainMail, signIn, storeBed, type StoreBed } from './removal-bed'

let dovecot: Dovecot
let bed: StoreBed
let client: RawImap
let user = ''
const users = Array.from({ length: 12 }, (_, i) => `user${i}`)

function server(options: () => DovecotOptions): void {
  const free = [...users]
  beforeAll(async () => {
    dovecot = await startDovecot({ users, ...options() })
  })
  afterAll(() => dovecot.stop())
  beforeEach(async () => {
    user = free.pop() ?? ''
    bed = storeBed(dovecot, user)
    client = await dovecot.client(user)
  })
  afterEach(async () => {
    bed.done()
    await client.close()
  })
}
const deps = (checkpoint?: RemovalDeps['checkpoint']): RemovalDeps => ({ store: bed.store, clock: Date.now, open: () => signIn(dovecot, user), ...(checkpoint ? { checkpoint } : {}) })
/** Does something once, as another program, when the delete comes to a point. */
const once = (point: CheckpointName, work: () => Promise<unknown>) => {
  let isDone = false
  return async (at: CheckpointName) => {
    if (at !== point || isDone) return
    isDone = true
    await work()
  }
}
const put = (folder: string, raw: Buffer, flags: string[] = [], internalDate = ARRIVED) => client.append(folder, raw, { flags, internalDate })

describe('without UIDPLUS, another program in the same folder', () => {
  server(() => ({ capability: OLD_CAPABILITY }))

  test('a foreign message that it expunges in the race is put back from the vault, with flags and date', async () => {
    await put('INBOX', plainMail(1), ['\\Deleted', 'Keyword1'], ARRIVED - 5000)
    await put('INBOX', plainMail(2), ['\\Deleted', '\\Seen'])
    await put('INBOX', giftMail())
    const before = await mailbox(client)
    const gift = await listed(bed, client, 'INBOX')
    const race = once('foreign-unflagged', async () => {
      await client.uid('INBOX', 'STORE 1 +FLAGS (\\Deleted)')
      await client.command('EXPUNGE')
    })
    const result = await removeGift({ ...deps(race), gift })
    expect(result).toMatchObject({ outcome: 'removed' })
    const after = await mailbox(client)
    expect(contents(after)).toEqual(contents({ ...before, INBOX: before['INBOX']?.slice(0, 2) ?? [] }))
    expect(after['INBOX']?.[0]).toEqual(before['INBOX']?.[1])
  })

  test('what it flags for deletion at the last moment is not swept away with ours', async () => {
    await put('INBOX', plainMail(1))
    await put('INBOX', plainMail(2), ['\\Deleted'])
    await put('INBOX', giftMail())
    const before = await mailbox(client)
    const gift = await listed(bed, client, 'INBOX')
    const result = await removeGift({ ...deps(once('foreign-unflagged', () => client.uid('INBOX', 'STORE 1 +FLAGS (\\Deleted)'))), gift })
    expect(result).toMatchObject({ outcome: 'removed' })
    expect(await client.messages('INBOX')).toEqual(before['INBOX']?.slice(0, 2).map((m) => ({ ...m, flags: ['\\Deleted'] })))
  })

  test('one that keeps flagging gets the right of way: refused, and every flag is as that program left it', async () => {
    for (let n = 1; n <= 9; n++) await put('INBOX', plainMail(n), n === 1 ? ['\\Deleted'] : [])
    await put('INBOX', giftMail(), ['\\Seen'])
    const gift = await listed(bed, client, 'INBOX')
    let next = 2
    const result = await removeGift({ ...deps(async (at) => void (at === 'foreign-unflagged' && next < 10 && (await client.uid('INBOX', `STORE ${next++} +FLAGS (\\Deleted)`)))), gift })
    expect(result).toMatchObject({ outcome: 'refused', error: { code: 'server-refused' } })
    const after = await client.messages('INBOX')
    expect(after.map((m) => m.flags.join())).toEqual([...Array.from({ length: 9 }, (_, i) => (i + 1 < next ? '\\Deleted' : '')), '\\Seen'])
    expect(openRemovals(bed.store)).toEqual([])
    expect(listGifts(bed.store)[0]?.state).toBe('in-mailbox')
  })

  test('a gift mail that carried \\Deleted already is removed, and comes back with that flag', async () => {
    await put('INBOX', giftMail(), ['\\Deleted', '\\Seen'])
    const before = await mailbox(client)
    const { receipt, outcome } = await removeGift({ ...deps(), gift: await listed(bed, client, 'INBOX') })
    expect(outcome).toBe('removed')
    await undo(deps(), receipt)
    expect(contents(await mailbox(client))).toEqual(contents(before))
  })
})

describe('a mailbox with a quota', () => {
  server(() => ({ mailPlugins: 'quota', settings: 'plugin {\n  quota = count:User quota\n  quota_vsizes = yes\n  quota_rule = *:storage=64k\n}\n' }))

  test('an undo that the server refuses says so, keeps the mail in the vault, and works once there is room', async () => {
    await put('INBOX', giftMail(), ['\\Flagged'])
    const before = await mailbox(client)
    const { receipt } = await removeGift({ ...deps(), gift: await listed(bed, client, 'INBOX') })
    await put('Archive', plainMail(1, 'x'.repeat(65_300)))
    await expect(undo(deps(), receipt)).rejects.toMatchObject({ code: 'undo-failed' })
    expect(findRemoval(bed.store, receipt)).toMatchObject({ state: 'removed' })
    expect(openRemovals(bed.store)).toEqual([])
    expect(listGifts(bed.store)[0]).toMatchObject({ state: 'removed', receipt })
    await client.uid('Archive', 'STORE 1 +FLAGS (\\Deleted)')
    await client.command('EXPUNGE')
    expect(await undo(deps(), receipt)).toMatchObject({ restored: 1 })
    expect(contents(await mailbox(client))).toEqual(contents(before))
  })
})

describe('a mailbox that has room for one of two', () => {
  server(() => ({ mailPlugins: 'quota', settings: 'plugin {\n  quota = count:User quota\n  quota_vsizes = yes\n  quota_rule = *:storage=64k\n}\n' }))

  test('an undo brings the mail back and says that its copy did not fit', async () => {
    await put('INBOX', giftMail(), ['\\Flagged'])
    await put('Archive', giftMail({ extra: `X-Pad: ${'y'.repeat(900)}` }))
    const { receipt } = await removeGift({ ...deps(), gift: await listed(bed, client, 'INBOX') })
    await put('Archive', plainMail(1, 'x'.repeat(64_000)))
    expect(await undo(deps(), receipt)).toEqual({ receipt, restored: 1, stillExposed: false, notRestored: 1 })
    expect(carrying(await mailbox(client), CODE)).toEqual(['INBOX'])
    expect(openRemovals(bed.store)).toEqual([])
    expect(bed.store.get('select count(*) as n from vault')).toEqual({ n: 2 })
  })

  test('an undo after IMAP was switched off says so, and changes nothing', async () => {
    await put('INBOX', giftMail())
    const { receipt } = await removeGift({ ...deps(), gift: await listed(bed, client, 'INBOX') })
    const closed = () => Promise.reject(new KobanError('auth-imap-disabled'))
    await expect(undo({ ...deps(), open: closed }, receipt)).rejects.toMatchObject({ code: 'auth-imap-disabled' })
    expect(findRemoval(bed.store, receipt)).toMatchObject({ state: 'removed' })
    expect(openRemovals(bed.store)).toEqual([])
  })
})

describe('folders in which one may not delete', () => {
  const dir = mkdtempSync(join(tmpdir(), 'koban-acl-'))
  server(() => {
    const file = join(dir, 'acl')
    writeFileSync(file, 'Archive owner lrwspi\n')
    chmodSync(dir, 0o755)
    return { mailPlugins: 'acl', settings: `plugin {\n  acl = vfile:${file}\n}\n` }
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  test('a gift mail there is refused and left as it was', async () => {
    await put('Archive', giftMail(), ['\\Seen'])
    const before = await mailbox(client)
    const result = await removeGift({ ...deps(), gift: await listed(bed, client, 'Archive') })
    expect(result).toMatchObject({ outcome: 'refused', error: { code: 'server-refused' } })
    expect(await mailbox(client)).toEqual(before)
    expect(bed.store.get('select count(*) as n from vault')).toEqual({ n: 0 })
    expect(openRemovals(bed.store)).toEqual([])
  })

  test('a copy there makes the delete unproven, never "removed"; the mail itself is gone and can be undone', async () => {
    await put('INBOX', giftMail(), ['\\Seen'])
    await put('Archive', giftMail())
    const before = await mailbox(client)
    const result = await removeGift({ ...deps(), gift: await listed(bed, client, 'INBOX') })
    expect(result).toMatchObject({ outcome: 'unproven', error: { code: 'removal-unproven' } })
    expect(carrying(await mailbox(client), CODE)).toEqual(['Archive'])
    expect(await recover({ store: bed.store, clock: Date.now, open: () => signIn(dovecot, user) })).toEqual({ finished: 0, rolledBack: 0, open: 0, receipts: [] })
    await undo(deps(), result.receipt)
    expect(contents(await mailbox(client))).toEqual(contents(before))
  })
})

describe('a proof that the server cannot give', () => {
  server(() => ({}))
  /** The real connection, but for what is given. */
  const but = async (change: (session: MailSession) => Partial<MailSession>): Promise<MailSession> => {
    const session = await signIn(dovecot, user)
    return Object.assign(Object.create(session) as MailSession, change(session))
  }
  const item = () => createVault({ store: bed.store, clock: Date.now, redeemHost: () => null }).list({ offset: 0, limit: 1 }).rows[0]
  const steps = () => item()?.steps.filter(({ step }) => ['remove', 'copies', 'prove', 'receipt'].includes(step)).map(({ step, folder }) => [step, folder])

  test('a search that does not even find what is there is not trusted: every folder is listed, and the copy goes too', async () => {
    await put('INBOX', giftMail(), ['\\Seen'])
    await put('Archive', plainMail(1))
    await put('Archive', giftMail())
    const before = await mailbox(client)
    const open = () => but(() => ({ findByMessageId: () => Promise.resolve([]) }))
    const result = await removeGift({ ...deps(), open, gift: await listed(bed, client, 'INBOX') })
    expect(result).toMatchObject({ outcome: 'removed', copies: 1 })
    expect(carrying(await mailbox(client), CODE)).toEqual([])
    expect(steps()).toEqual([['remove', 'INBOX'], ['copies', 'Archive'], ['prove', null], ['receipt', null]])
    await undo({ ...deps(), open }, result.receipt)
    expect(contents(await mailbox(client))).toEqual(contents(before))
  })

  test('a folder that is listed and cannot be opened makes it unproven, and the journal claims no proof and no copies', async () => {
    await put('INBOX', giftMail())
    const open = () => but((session) => ({
      openReadOnly: (path) => (path === 'Archive' ? Promise.reject(new KobanError('folder-missing')) : session.openReadOnly(path)),
      folders: async () => (await session.folders()).map((f) => (f.path === 'Archive' ? { ...f, messages: 1 } : f)),
    }))
    const result = await removeGift({ ...deps(), open, gift: await listed(bed, client, 'INBOX') })
    expect(result).toMatchObject({ outcome: 'unproven', error: { code: 'removal-unproven' } })
    expect(steps()).toEqual([['remove', 'INBOX']])
    expect(item()).toMatchObject({ isProven: false, inMailbox: false })
  })

  test('a delete that is proven says so in the vault, and tells of no copies where there were none', async () => {
    await put('INBOX', giftMail())
    await removeGift({ ...deps(), gift: await listed(bed, client, 'INBOX') })
    expect(steps()).toEqual([['remove', 'INBOX'], ['prove', null], ['receipt', null]])
    expect(item()).toMatchObject({ isProven: true })
  })

  test('a server that shows a copy again and again: no line says that nothing is left', async () => {
    await put('INBOX', giftMail())
    // Another program files it once more after each look.
    const open = () => but((session) => ({ uidExpunge: async (uids) => { await session.uidExpunge(uids); await put('Archive', giftMail()) } }))
    expect(await removeGift({ ...deps(), open, gift: await listed(bed, client, 'INBOX') })).toMatchObject({ outcome: 'unproven' })
    expect(steps()).toEqual([['remove', 'INBOX'], ['copies', 'Archive']])
  })
})

describe('unexplained access', () => {
  server(() => ({}))
  test('an undo warns while the account still has it', async () => {
    await put('INBOX', giftMail())
    const { receipt } = await removeGift({ ...deps(), gift: await listed(bed, client, 'INBOX') })
    writeProfileAnswers(bed.store, { countries: ['JP'], usesMailSoftware: 'yes' })
    const abroad: Place = { country: 'CN', asn: 1, network: 'Example', isHosting: true, service: null, isRoutable: true }
    const event: AccessEvent = {
      time: ARRIVED, timeZoneKnown: true, timePrecision: 'minute', ip: '9.9.9.9', host: null, country: null, countryText: null, region: null, city: null, service: 'imap', serviceText: null,
      client: null, result: 'success', provider: 'yahoo-jp', accountHint: null, rawLineRef: 'L1',
    }
    addImport(bed.store, { accountId: bed.accountId, fileName: 'h.csv', format: 'generic-table', zone: 'UTC', importedAt: ARRIVED, ignored: 0, malformed: [] }, [event], [abroad], [])
    expect(await undo(deps(), receipt)).toMatchObject({ restored: 1, stillExposed: true })
  })
})
