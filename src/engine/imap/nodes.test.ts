import { describe, expect, it } from 'vitest'
import { readFetchRow } from './fetch-row'
import { parseNodes } from './nodes'
import type { Node } from './wire'

const row = (line: string, literals: Buffer[] = []) => readFetchRow({ tag: '*', command: 'FETCH', attributes: parseNodes(line, literals) })
const plain = (node: Node): unknown => (Array.isArray(node) ? node.map(plain) : node && (Buffer.isBuffer(node.value) ? node.value.toString() : node.value))

describe('the tokens of an answer', () => {
  it('give the row of a message with its literals in their places', () => {
    const got = row('FETCH (UID 5 RFC822.SIZE 44 INTERNALDATE "17-Jul-1996 02:44:25 -0700" FLAGS (\\Seen $Kept) BODY[] {3} BODY[HEADER.FIELDS (MESSAGE-ID)] {5} BODY[1.2.MIME] NIL BODY[2]<0> "x")', [Buffer.from('abc'), Buffer.from('hello')])
    expect(got).toMatchObject({ uid: 5, sizeBytes: 44, flags: ['\\Seen', '$Kept'], internalDate: Date.UTC(1996, 6, 17, 9, 44, 25) })
    expect([...got.sections].map(([name, bytes]) => [name, bytes.toString()])).toEqual([['', 'abc'], ['HEADER.FIELDS', 'hello'], ['2', 'x']])
  })

  it('read quoted text with its escapes, also in UTF-8', () => {
    const wire = Buffer.from('("a \\"b\\" \\\\c" "写真.jpg" NIL)').toString('latin1')
    expect(plain(parseNodes(wire, []))).toEqual([['a "b" \\c', '写真.jpg', null]])
  })

  it('read what is cut off, unbalanced or odd without hanging', () => {
    for (const text of ['(UID 1', '(UID 1 BODY[', '"open', '(a))) b', ']][[', '{5}', '(((((', 'BODY[1]<0', '~{2}']) expect(Array.isArray(parseNodes(text, [])), text).toBe(true)
    expect(() => parseNodes('('.repeat(10_000), [])).toThrow('too deep')
    expect(() => parseNodes('A['.repeat(10_000), [])).toThrow('too deep')
  })

  it('of a long line are read in a time that grows with its length', () => {
    const startedAt = performance.now()
    parseNodes(`(${'("TEXT" "PLAIN" NIL) '.repeat(50_000)})`, [])
    expect(performance.now() - startedAt).toBeLessThan(2000)
  })
})
