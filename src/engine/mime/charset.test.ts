import { describe, expect, it } from 'vitest'
import { decodeText } from './charset'
import { decodeHeader } from './headers'
import { encode } from './test-mail'

const bytes = (...parts: (string | readonly number[])[]) => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))
const KATAKANA = [0x25, 0x2e, 0x25, 0x55, 0x25, 0x48] // ギフト in JIS

describe('ISO-2022-JP', () => {
  it.each(['iso-2022-jp', '', 'utf-8', 'us-ascii', 'shift_jis', 'cp50220'])('is read by its escapes when labelled %j', (label) => {
    expect(decodeText(bytes('Amazon\x1b$B', KATAKANA, '\x1b(B: AB12'), label)).toBe('Amazonギフト: AB12')
  })

  it('has the characters of NEC and IBM', () => {
    expect(decodeText(bytes('\x1b$B', [0x2d, 0x21, 0x7c, 0x62], '\x1b(B'), 'cp50220')).toBe('①髙')
  })

  it('has half-width kana by escape, by shift and as bare bytes', () => {
    expect(decodeText(bytes('\x1b(I', [0x37, 0x5e, 0x4c, 0x44], '\x1b(B!'), 'cp50221')).toBe('ｷﾞﾌﾄ!')
    expect(decodeText(bytes([0x0e, 0x37, 0x5e, 0x4c, 0x44, 0x0f], '!'), 'iso-2022-jp')).toBe('ｷﾞﾌﾄ!')
    expect(decodeText(bytes([0xb7, 0xde, 0xcc, 0xc4], ' \x1b$B', KATAKANA, '\x1b(B'), 'iso-2022-jp')).toBe('ｷﾞﾌﾄ ギフト')
  })

  it('goes on after a forgotten escape, and reads a footer in another charset', () => {
    expect(decodeText(bytes('\x1b$B', KATAKANA, '\nCode: AB12-CDEF34-GH56'), 'iso-2022-jp')).toBe('ギフト\nCode: AB12-CDEF34-GH56')
    expect(decodeText(Buffer.concat([bytes('\x1b$B', KATAKANA, '\x1b(B\n'), Buffer.from('配信停止はこちら')]), 'iso-2022-jp')).toBe('ギフト\n配信停止はこちら')
  })

  it('keeps what follows half a character', () => {
    expect(decodeText(bytes('\x1b$B', KATAKANA.slice(0, 3), '\x1b(BAB12'), 'iso-2022-jp')).toBe('ギAB12')
  })

  it('joins characters that were cut between two escapes', () => {
    expect(decodeText(bytes('\x1b$B', KATAKANA.slice(0, 3), '\x1b(B\x1b$B', KATAKANA.slice(3), '\x1b(B'), 'iso-2022-jp')).toBe('ギフト')
  })
})

describe('other charsets', () => {
  it('reads EUC-JP as cp51932, with ① and half-width kana', () => {
    expect(decodeText(bytes([0xad, 0xa1, 0x8e, 0xb7, 0xa5, 0xae]), 'cp51932')).toBe('①ｷギ')
  })

  it('reads UTF-7, named and unnamed', () => {
    expect(decodeText(bytes('+MK4w1TDI- code +- AB12'), 'utf-7')).toBe('ギフト code + AB12')
    expect(decodeText(bytes('+MK4w1TDI- code AB12'), '')).toBe('ギフト code AB12')
    expect(decodeText(bytes('1+1=2, a+bcdefghijkl-m'), '')).toBe('1+1=2, a+bcdefghijkl-m')
  })

  it('reads UTF-16 by its mark, its label or its zeros', () => {
    const big = Buffer.from('ギフト AB12', 'utf16le').swap16()
    expect(decodeText(Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from('ギフト', 'utf16le')]), 'utf-8')).toBe('ギフト')
    expect(decodeText(Buffer.concat([Buffer.of(0xfe, 0xff), big]), '')).toBe('ギフト AB12')
    expect(decodeText(big, 'utf-16be')).toBe('ギフト AB12')
    expect(decodeText(big, 'utf-16')).toBe('ギフト AB12')
    expect(decodeText(Buffer.from('code AB12', 'utf16le'), 'utf-16')).toBe('code AB12')
  })

  it.each(['shift_jis', 'euc-jp', 'gb2312', 'big5', 'euc-kr', 'windows-1250', 'iso-8859-1', ''])('reads UTF-8 that is labelled %j', (label) => {
    for (const text of ['礼品卡已送达，兑换码 AB12', 'ギフト券番号：AB12', '기프트카드 AB12', 'ギフト']) expect(decodeText(Buffer.from(text), label)).toBe(text)
  })

  it.each(['utf-8', 'iso-8859-1', 'windows-1252', 'iso-2022-jp', ''])('reads Shift_JIS and EUC-JP that are labelled %j', (label) => {
    for (const charset of ['shift_jis', 'euc-jp']) expect(decodeText(encode('ギフト券番号：AB12', charset), label)).toBe('ギフト券番号：AB12')
  })

  it('reads Chinese and Korean under their names, and long enough without', () => {
    const korean = bytes([0xbe, 0xc8, 0xb3, 0xe7, 0xc7, 0xcf, 0xbc, 0xbc, 0xbf, 0xe4])
    expect(decodeText(korean, 'ks_c_5601-1987')).toBe('안녕하세요')
    expect(decodeText(Buffer.concat(Array<Buffer>(5).fill(korean)), '')).toBe('안녕하세요'.repeat(5))
    expect(decodeText(bytes([0xc0, 0xf1, 0xc6, 0xb7, 0xbf, 0xa8]), 'gb2312')).toBe('礼品卡')
    expect(decodeText(bytes([0x81, 0x30, 0x81, 0x30, 0xbf, 0xa8]), 'gb18030')).toBe('\u0080卡')
    expect(decodeText(bytes([0xc2, 0xa7, 0xab, 0x7e]), 'big5')).toBe('禮品')
  })

  it('keeps Latin text of Eastern and Western Europe', () => {
    expect(decodeText(bytes([0x9a, 0x6b, 0x6f, 0x64, 0x61]), 'windows-1250')).toBe('škoda')
    expect(decodeText(bytes('Gutschein f', [0xfc], 'r Sie'), '')).toBe('Gutschein für Sie')
  })
})

describe('encoded words', () => {
  it('joins base64 that was cut anywhere', () => {
    const data = Buffer.from('ギフト券').toString('base64')
    for (const at of [1, 2, 3, 5, 6, 7]) expect(decodeHeader(`=?UTF-8?B?${data.slice(0, at)}?= =?UTF-8?B?${data.slice(at)}?=`)).toBe('ギフト券')
  })

  it('keeps neighbours of another charset or encoding apart', () => {
    const jis = encode('券', 'iso-2022-jp').toString('base64')
    expect(decodeHeader(`=?UTF-8?B?44Ku?= =?ISO-2022-JP?B?${jis}?= =?UTF-8?Q?=E3=83=95?=`)).toBe('ギ券フ')
  })
})

it.each(['windows-1252', 'iso-8859-1', 'cp1252', ''])('reads the euro sign and curly quotes of western Windows mail labelled %j', (label) => {
  expect(decodeText(Buffer.from('Gutschein \x80 25 f\xfcr \x93Gr\xfc\xdfe\x94', 'latin1'), label)).toBe('Gutschein € 25 für “Grüße”')
})

describe('Latin letters with accents', () => {
  it.each([
    ['Su número: 4471 2290', 'iso-8859-1'], ['Il tuo buono è qui', 'windows-1252'], ['Ihr Gutschein über 25 ist gültig', ''], ['A £20 card', 'iso-8859-1'], ['Votre chèque-cadeau a été créé', 'us-ascii'],
  ])('are not taken for Japanese: %s', (text, label) => {
    expect(decodeText(Buffer.from(text, 'latin1'), label)).toBe(text)
  })

  it('leave Japanese without a label alone, short or among Latin words', () => {
    for (const text of ['ギフト券', 'ギフト', 'Amazonギフト券 3000円', '番号', 'QUOカード']) {
      expect(decodeText(encode(text, 'shift_jis'), 'iso-8859-1')).toBe(text)
      expect(decodeText(encode(text, 'euc-jp'), '')).toBe(text)
    }
  })
})
