// Gmail's own rules, which no free server has: labels are folders, EXPUNGE outside the Trash only takes a label off, and a
// message is gone only when it is expunged in the Trash. A small model of them stands for the server.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AccountId, MessageRef } from '../../shared/model'
import type { Folder, MailSession, MessageFacts } from '../imap/session'
import { openDatabase, type Database } from '../store/database'
import { removeGift, undo, type RemovableGift } from './removal'

type Mail = { raw: Buffer; labels: Set<string>; inTrash: boolean; flags: Set<string>; internalDate: number }
const LABEL_OF: Record<string, string> = { INBOX: '\\Inbox', '[Gmail]/Starred': '\\Starred', Gifts: 'Gifts' }
const ALL = '[Gmail]/All Mail'
const TRASH = '[Gmail]/Trash'

function gmail(options: { hasTrash: boolean } = { hasTrash: true }) {
  const mails: Mail[] = []
  const uids = new Map<string, Mail[]>()
  const isIn = (mail: Mail, path: string) => (path === TRASH ? mail.inTrash : !mail.inTrash && (path === ALL || mail.labels.has(LABEL_OF[path] ?? '')))
  const seen = (path: string) => {
    const list = uids.get(path) ?? []
    uids.set(path, list)
    for (const mail of mails) if (isIn(mail, path) && !list.includes(mail)) list.push(mail)
    return list
  }
  const view = (path: string) => seen(path).flatMap((mail, i) => (mails.includes(mail) && isIn(mail, path) ? [{ uid: i + 1, mail }] : []))
  const leave = (path: string, mail: Mail) => {
    const list = seen(path)
    list[list.indexOf(mail)] = { ...mail } // the UID is spent: whoever comes back gets a new one
    if (path === TRASH) mails.splice(mails.indexOf(mail), 1)
    else if (path !== ALL) mail.labels.delete(LABEL_OF[path] ?? '')
  }
  const session = (): MailSession => {
    let open = ''
    const at = (uid: number) => view(open).find((entry) => entry.uid === uid)?.mail
    const facts = (uid: number, mail: Mail): MessageFacts => ({
      uid, sizeBytes: mail.raw.length, flags: [...mail.flags], internalDate: mail.internalDate, messageId: /Message-ID: <(.*)>/.exec(mail.raw.toString())?.[1] ?? null,
    })
    const select = (path: string, readOnly: boolean) => {
      open = path
      return Promise.resolve({ path, uidValidity: 7, uidNext: 99, exists: view(path).length, readOnly })
    }
    const folder = (path: string, specialUse: string | null): Folder => ({ path, delimiter: '/', specialUse, selectable: path !== '[Gmail]', messages: null, uidNext: null, uidValidity: null, highestModseq: null })
    return {
      capabilities: { uidPlus: true, move: true, condstore: true, qresync: false, specialUse: true, gmail: true, all: ['X-GM-EXT-1'] },
      traffic: { bytesReceived: 0, roundTrips: 0 },
      folders: () => Promise.resolve([folder('INBOX', null), folder('[Gmail]', null), folder(ALL, '\\All'), folder('Gifts', null), folder('[Gmail]/Starred', '\\Flagged'), ...(options.hasTrash ? [folder(TRASH, '\\Trash')] : [])]),
      openReadOnly: (path) => select(path, true),
      openForChange: (path) => select(path, false),
      refresh: () => Promise.resolve(),
      facts: (list) => Promise.resolve(list.flatMap((uid) => { const mail = at(uid); return mail ? [facts(uid, mail)] : [] })),
      source: (uid) => Promise.resolve(at(uid)?.raw ?? Buffer.alloc(0)),
      findByMessageId: (id) => Promise.resolve(view(open).filter(({ mail }) => mail.raw.includes(id)).map(({ uid }) => uid)),
      findDeleted: () => Promise.resolve(view(open).filter(({ mail }) => mail.flags.has('\\Deleted')).map(({ uid }) => uid)),
      allUids: () => Promise.resolve(view(open).map(({ uid }) => uid)),
      addFlags: (list, flags) => Promise.resolve(list.forEach((uid) => flags.forEach((f) => at(uid)?.flags.add(f)))),
      removeFlags: (list, flags) => Promise.resolve(list.forEach((uid) => flags.forEach((f) => at(uid)?.flags.delete(f)))),
      uidExpunge(list) {
        for (const mail of list.map(at)) if (mail?.flags.delete('\\Deleted')) leave(open, mail)
        return Promise.resolve()
      },
      expungeFolder: () => Promise.reject(new Error('never on Gmail')),
      move(uid, toPath) {
        const mail = at(uid)
        if (mail && toPath === TRASH) {
          leave(open, mail)
          mail.labels.clear()
          mail.inTrash = true
        }
        return Promise.resolve({ uid: view(toPath).at(-1)?.uid ?? null, uidValidity: 7 })
      },
      labels: (uid) => Promise.resolve([...(at(uid)?.labels ?? [])].filter((label) => label !== LABEL_OF[open])),
      addLabels: (uid, labels) => Promise.resolve(labels.forEach((label) => at(uid)?.labels.add(label))),
      append(path, raw, flags, internalDate) {
        mails.push({ raw, flags: new Set(flags), internalDate, labels: new Set(LABEL_OF[path] === undefined ? [] : [LABEL_OF[path]]), inTrash: path === TRASH })
        return Promise.resolve({ uid: view(path).at(-1)?.uid ?? null, uidValidity: 7 })
      },
      close: () => Promise.resolve(),
    }
  }
  return { mails, session }
}

const RAW = Buffer.from('Message-ID: <g@example.com>\r\nSubject: gift\r\n\r\ncode\r\n')
const newMail = (labels: string[]): Mail => ({ raw: RAW, labels: new Set(labels), inTrash: false, flags: new Set(['\\Seen']), internalDate: 5000 })
const giftAt = (folderPath: string): RemovableGift => ({ id: null, accountId: 1 as AccountId, ref: { folderPath, uidValidity: 7, uid: 1 } satisfies MessageRef, messageId: 'g@example.com', sizeBytes: RAW.length })

describe('a delete on Gmail', () => {
  let store: Database
  beforeEach(() => {
    store = openDatabase(':memory:', '0'.repeat(64))
  })
  afterEach(() => store.close())

  for (const folder of ['INBOX', ALL]) {
    test(`takes the message out of every label, found in ${folder}, and an undo brings back message and labels`, async () => {
      const server = gmail()
      server.mails.push(newMail(['\\Inbox', 'Gifts']))
      const deps = { store, clock: () => 1, open: () => Promise.resolve(server.session()) }
      const result = await removeGift({ ...deps, gift: giftAt(folder) })
      expect(result).toMatchObject({ outcome: 'removed', error: null })
      expect(server.mails).toEqual([])
      expect(await undo(deps, result.receipt)).toMatchObject({ restored: 1 })
      expect(server.mails).toMatchObject([{ raw: RAW, internalDate: 5000, inTrash: false, labels: new Set(['\\Inbox', 'Gifts']), flags: new Set(['\\Seen']) }])
    })
  }

  test('without a Trash that is certain is refused before anything is changed', async () => {
    const server = gmail({ hasTrash: false })
    server.mails.push(newMail(['\\Inbox']))
    const result = await removeGift({ store, clock: () => 1, open: () => Promise.resolve(server.session()), gift: giftAt('INBOX') })
    expect(result).toMatchObject({ outcome: 'refused', error: { code: 'trash-unknown' } })
    expect(server.mails).toEqual([newMail(['\\Inbox'])])
  })
})
