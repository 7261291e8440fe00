import { describe, expect, it } from 'vitest'
import type { Folder } from '../../imap/session'
import type { FolderState } from '../../store/folder-states'
import { foldersToScan, isUnchanged } from './folder-order'

const folder = (path: string, specialUse: string | null = null, more: Partial<Folder> = {}): Folder => ({
  path, delimiter: '/', specialUse, selectable: true, messages: 10, uidNext: 21, uidValidity: 7, highestModseq: 30n, ...more,
})
const paths = (folders: Folder[], isGmail = false) => foldersToScan(folders, isGmail).map((f) => f.path)

describe('the folders of a scan', () => {
  it('begin with INBOX and end with Trash, Junk and views of the rest; what cannot be opened is left out', () => {
    const folders = [folder('All', '\\All'), folder('Junk', '\\Junk'), folder('Trash', '\\Trash'), folder('Sent', '\\Sent'), folder('ギフト'), folder('Archive', '\\Archive'), folder('INBOX'), folder('Root', null, { selectable: false })]
    expect(paths(folders)).toEqual(['INBOX', 'Archive', 'ギフト', 'Sent', 'Trash', 'Junk', 'All'])
  })

  it('are All Mail, Trash and Spam on Gmail, where labels show the same messages again', () => {
    const gmail = [folder('INBOX'), folder('Work'), folder('[Gmail]/Spam', '\\Junk'), folder('[Gmail]/Trash', '\\Trash'), folder('[Gmail]/All Mail', '\\All')]
    expect(paths(gmail, true)).toEqual(['[Gmail]/All Mail', '[Gmail]/Trash', '[Gmail]/Spam'])
  })

  it('are the labels on Gmail when All Mail is hidden', () => {
    expect(paths([folder('INBOX'), folder('Work'), folder('[Gmail]/Trash', '\\Trash')], true)).toEqual(['INBOX', 'Work', '[Gmail]/Trash'])
  })
})

describe('a folder read before', () => {
  const known: FolderState = { path: 'INBOX', uidValidity: 7, uidNext: 21, highestModseq: 30n, done: '1:20', messages: 10 }
  it('is left alone only when nothing can have arrived or left', () => {
    expect(isUnchanged(folder('INBOX'), known)).toBe(true)
    expect(isUnchanged(folder('INBOX'), undefined)).toBe(false)
    for (const change of [{ uidNext: 22 }, { messages: 9 }, { uidValidity: 8 }, { highestModseq: 31n }, { uidNext: null }] as Partial<Folder>[]) expect(isUnchanged(folder('INBOX', null, change), known)).toBe(false)
    expect(isUnchanged(folder('INBOX', null, { highestModseq: null }), known)).toBe(true)
    expect(isUnchanged(folder('INBOX'), { ...known, highestModseq: null })).toBe(true)
  })
  it('and not to its end is read on', () => {
    expect(isUnchanged(folder('INBOX'), { ...known, uidNext: null })).toBe(false)
  })
})
