import { connect } from 'node:tls'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OLD_CAPABILITY, startDovecot, type Dovecot } from './dovecot'
import { fromModifiedUtf7, toModifiedUtf7 } from './raw-imap'

let dovecot: Dovecot
beforeAll(async () => {
  dovecot = await startDovecot()
})
afterAll(() => dovecot.stop())

test('keeps bytes, flags and date of a message in a folder with a Japanese name', async () => {
  const raw = Buffer.from('Message-ID: <a@example.jp>\r\nSubject: gift\r\n\r\n日本語 {5}\r\nend\r\n')
  const internalDate = Date.UTC(2024, 1, 29, 23, 59, 58)
  await dovecot.deliver('保存 & 控え', raw, { flags: ['\\Flagged', 'koban'], internalDate })
  const client = await dovecot.client()
  expect(await client.folders()).toEqual(expect.arrayContaining(['INBOX', 'Trash', '保存 & 控え']))
  expect(await client.messages('保存 & 控え')).toEqual([{ uid: 1, flags: ['\\Flagged', 'koban'], internalDate, raw }])
  expect(await client.messages('INBOX')).toEqual([])
  expect((await client.status('保存 & 控え')).messages).toBe(1)
})

test('spells folder names as RFC 3501 does', () => {
  expect(toModifiedUtf7('ゴミ箱')).toBe('&MLQw33ux-')
  expect(fromModifiedUtf7('&MLQw33ux-')).toBe('ゴミ箱')
})

test('presents the certificate that it hands out', async () => {
  const socket = connect({ host: '127.0.0.1', port: dovecot.tlsPort, ca: dovecot.certPem })
  await once(socket, 'secureConnect')
  expect(socket.authorized).toBe(true)
  socket.destroy()
})

test('says only the capabilities it is told to', async () => {
  const old = await startDovecot({ capability: OLD_CAPABILITY, specialUse: false })
  try {
    const client = await old.client()
    const [line] = await client.command('CAPABILITY')
    expect(line?.text).not.toMatch(/UIDPLUS|MOVE|SPECIAL-USE/)
    expect(await client.folders()).toEqual(['INBOX'])
  } finally {
    await old.stop()
  }
})
