import { describe, expect, it } from 'vitest'
import { holdsAmazonLike, holdsCodeBehind, holdsCodeLike } from './code-like'

const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))
const holds = (raw: Buffer) => holdsCodeLike(raw)
/** Bytes of a JIS row and cell for each character, between the escapes. */
const jis = (pairs: string) => `\x1b$B${pairs}\x1b(B`

describe('holdsCodeLike', () => {
  it.each([
    ['groups with dashes', 'Code: AQ7K-M2XW9P-4TZD.'],
    ['groups with blanks', '4821 9931 7720 5514'],
    ['capitals without a digit', 'XKQW-PLMT-ZRVB'],
    ['small letters and a digit, once, far in', 'abc-def-gh1'],
    ['one run', 'code GX7Q2M9KPL4T here'],
    ['digits alone', '6352814907'],
    ['cut by tags', '<b>AQ7K</b>-<b>M2XW</b>-<i>9P4T</i>'],
    ['ended by a tag', '<td>GX7Q2M9KP</td><td>Valid</td>'],
    ['cut by a soft line end', 'GX7Q2=\r\nM9KPL4T'],
    ['cut by an invisible character', 'GX7Q2\xe2\x80\x8bM9KPL4T'],
    ['numeric entities', 'AQ7K&#45;M2XW&#x2d;9P4T'],
    ['full-width in UTF-8', Buffer.from('ＡＱ７Ｋ－Ｍ２ＸＷ', 'utf8').toString('latin1')],
    ['full-width amid ISO-2022-JP', jis('%3!<%I#A#Q#7#K!]#M#2#X#W!]#9#P#4#T$G$9')],
    ['after ISO-2022-JP', `${jis('%3!<%I')} GX7Q2M9KPL4T`],
  ])('sees %s', (_, text) => {
    expect(holds(bytes(text))).toBe(true)
  })

  it.each([
    ['words', 'We look forward to seeing you at the next meeting in March 2026'],
    ['characters of ISO-2022-JP whose bytes look like a code', jis('$9$K9X$9$k4G<19F2o1D9HC9Ev')],
    ['an address', 'https://example.com/AQ7K-M2XW-9P4T/GX7Q2M9KPL4T'],
    ['the inside of a tag or a style', '<style>.GX7Q2M9KPL4T{}</style><p id="GX7Q2M9KPL4T">Hello</p>'],
    ['a date', '2026-10-12 18:30'],
  ])('passes over %s', (_, text) => {
    expect(holds(bytes(text))).toBe(false)
  })
})

describe('holdsAmazonLike', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('sees the end of 4-6-4 behind %i characters', (n) => {
    expect(holdsAmazonLike(bytes('x'.repeat(n), '-M2XW9P-4TZD'))).toBe(true)
  })
  it.each(['-M2XW9-4TZD', '-M2XW9PQ-4TZD', '-M2XW9P-4TZ', '-m2xw9p-4tzd', 'M2XW9P-4TZD'])('passes over %s', (text) => {
    expect(holdsAmazonLike(bytes('text ', text))).toBe(false)
  })
})

describe('holdsCodeBehind', () => {
  const behind = (text: string) => holdsCodeBehind(Buffer.from(text, 'utf8'), 0)

  it.each([': QHAJLF77', '</b>&nbsp;<b>7792A6DD</b>', '： <span>Q</span><span>H</span><span>A</span><span>J</span><span>L</span><span>F</span><span>7</span><span>7</span>', ' is GLV9BWLBEQ.', ': igca66z7qp7snnmy', ': iuuy maes uchc yxhx'])('sees %j', (text) => {
    expect(behind(text)).toBe(true)
  })

  it.each([' is 123456.', ' of conduct, see the agenda', ': 2026', `</p>${' '.repeat(80)}QHAJLF77`])('sees none in %j', (text) => {
    expect(behind(text)).toBe(false)
  })
})
