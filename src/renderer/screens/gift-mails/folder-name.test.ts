import { describe, expect, it } from 'vitest'
import { folderName } from './folder-name'

const names = { inbox: '受信箱', sent: '送信済み', drafts: '下書き', trash: 'ゴミ箱', junk: '迷惑メール', archive: 'アーカイブ' }

describe('folderName', () => {
  it.each([
    ['INBOX', '受信箱'], ['Sent', '送信済み'], ['INBOX.Sent Items', '送信済み'], ['[Gmail]/Trash', 'ゴミ箱'], ['Deleted Messages', 'ゴミ箱'], ['Bulk Mail', '迷惑メール'], ['Junk E-mail', '迷惑メール'],
    ['Draft', '下書き'], ['Archive', 'アーカイブ'],
  ])('names %s, which every mailbox has, as the user knows it', (path, name) => {
    expect(folderName(path, names)).toBe(name)
  })

  it.each([['INBOX/お買い物', 'お買い物'], ['Archive/2024', '2024'], ['Sent to shops', 'Sent to shops'], ['', '']])('leaves a name of the user’s own as it is: %s', (path, name) => {
    expect(folderName(path, names)).toBe(name)
  })
})
