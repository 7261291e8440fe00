// Encodings are found from the bytes alone.
import { describe, expect, it } from 'vitest'
import { decodeText } from './decode-text'

const TABLE = '日時\tサービス\tIPアドレス\r\n2024/08/20 08:03\tメール受信(IMAP)\t45.55.124.175\r\n'
const utf8 = new TextEncoder()

/** Node has no encoders for these; the bytes are iconv's. */
const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))

function utf16(text: string, isLittle: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), isLittle)
  return bytes
}

describe('decodeText', () => {
  it('knows byte order marks and drops them', () => {
    expect(decodeText(utf8.encode(`\ufeff${TABLE}`))).toEqual({ text: TABLE, encoding: 'utf-8-bom' })
    expect(decodeText(utf16(`\ufeff${TABLE}`, true))).toEqual({ text: TABLE, encoding: 'utf-16le' })
    expect(decodeText(utf16(`\ufeff${TABLE}`, false))).toEqual({ text: TABLE, encoding: 'utf-16be' })
  })

  it('knows UTF-16 without a mark by its NULs', () => {
    const latin = 'Time,IP\r\n2024-08-20 08:03,45.55.124.175\r\n'
    expect(decodeText(utf16(latin, true))).toEqual({ text: latin, encoding: 'utf-16le' })
    expect(decodeText(utf16(latin, false))).toEqual({ text: latin, encoding: 'utf-16be' })
  })

  it('reads UTF-8 that was cut inside a character', () => {
    const whole = utf8.encode('日時,国')
    expect(decodeText(whole.subarray(0, whole.length - 1))).toEqual({ text: '日時,', encoding: 'utf-8' })
    expect(decodeText(whole.subarray(0, whole.length - 2)).encoding).toBe('utf-8')
  })

  it('tells Shift_JIS, EUC-JP and ISO-2022-JP apart', () => {
    // 日時,ログイン in each
    expect(decodeText(hex('93fa 8e9e 2c 838d 834f 8343 8393'))).toEqual({ text: '日時,ログイン', encoding: 'shift_jis' })
    expect(decodeText(hex('c6fc bbfe 2c a5ed a5b0 a5a4 a5f3'))).toEqual({ text: '日時,ログイン', encoding: 'euc-jp' })
    expect(decodeText(hex('1b2442 467c 3b7e 1b2842 2c 1b2442 256d 2530 2524 2573 1b2842'))).toEqual({ text: '日時,ログイン', encoding: 'iso-2022-jp' })
  })

  it('reads the characters that only the Windows superset of Shift_JIS has', () => {
    expect(decodeText(hex('8740 938c 8b9e 93fa 967b'))).toEqual({ text: '①東京日本', encoding: 'shift_jis' })
  })

  it('does not take accented Latin text for kanji', () => {
    expect(decodeText(Uint8Array.from(Buffer.from('Land;Stadt\r\nÖsterreich;Klosterneuburg\r\nFrance;Orléans', 'latin1')))).toMatchObject({ encoding: 'windows-1252' })
  })

  it('prefers what decodes without damage over known words', () => {
    // EUC-JP with one broken byte pair is damaged in both; kana and words decide.
    expect(decodeText(hex('c6fc bbfe 2c a5ed a5b0 a5a4 a5f3 ff 2c b9f1')).encoding).toBe('euc-jp')
  })

  it('refuses bytes that no text has', () => {
    expect(() => decodeText(Uint8Array.from([65, 66, 0, 67, 68, 69, 70, 71, 72, 73, 74, 75]))).toThrowError(expect.objectContaining({ code: 'not-a-log', details: { kind: 'binary' } }))
  })

  it('reads the dashes, quotes and the euro sign of western Windows', () => {
    // Zürich – “Süd” 5 €
    expect(decodeText(hex('5a fc 72 69 63 68 20 96 20 93 53 fc 64 94 20 35 20 80'))).toEqual({ text: 'Zürich – “Süd” 5 €', encoding: 'windows-1252' })
  })
})
