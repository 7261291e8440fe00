import { describe, expect, test } from 'vitest'
import type { Folder } from '../imap/session'
import { trashOf } from './trash'

const folder = (path: string, more: Partial<Folder> = {}): Folder => ({ path, delimiter: '/', specialUse: null, selectable: true, messages: 0, uidNext: 1, uidValidity: 1, highestModseq: null, ...more })

describe('the Trash', () => {
  test('is the folder that the server marks, whatever others are called', () => {
    expect(trashOf([folder('Trash'), folder('Abfall', { specialUse: '\\Trash' })])).toBe('Abfall')
  })
  for (const path of ['ゴミ箱', 'ｺﾞﾐ箱', 'TRASH', 'INBOX/Trash', 'Deleted Messages', '[Gmail]/Bin', 'Papierkorb']) {
    test(`is known by the name ${path}`, () => expect(trashOf([folder('INBOX'), folder(path)])).toBe(path))
  }
  test('is not a folder of the user that happens to be called so', () => {
    expect(trashOf([folder('Projects/Trash'), folder('Trash talk')])).toBeNull()
  })
  test('is not guessed between two', () => {
    expect(trashOf([folder('Trash'), folder('Deleted Items')])).toBeNull()
    expect(trashOf([folder('A', { specialUse: '\\Trash' }), folder('B', { specialUse: '\\Trash' })])).toBeNull()
  })
  test('is the one that the user named, if it can be opened', () => {
    expect(trashOf([folder('Trash'), folder('Deleted Items')], 'Deleted Items')).toBe('Deleted Items')
    expect(trashOf([folder('Trash'), folder('Old', { selectable: false })], 'Old')).toBe('Trash')
  })
})
