// Made-up mails for tests: header lines, charset and transfer encoding by name.

export type TestMail = { headers?: Record<string, string>; text?: string; html?: string; charset?: string; encoding?: 'base64' | 'quoted-printable' | '8bit' | '7bit' }

const utf8Word = (text: string) => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`
export const headerText = (text: string): string => (/^[\x00-\x7f]*$/.test(text) ? text : (text.match(/.{1,12}/gsu) ?? []).map(utf8Word).join('\r\n '))

let cells: Map<string, [number, number]> | null = null

/** Row and cell of JIS X 0208, from Node's EUC-JP decoder. */
function jisCells(): Map<string, [number, number]> {
  if (cells) return cells
  cells = new Map()
  for (let high = 0xa1; high <= 0xf4; high++) {
    for (let low = 0xa1; low <= 0xfe; low++) {
      const char = new TextDecoder('euc-jp').decode(Uint8Array.of(high, low))
      if (char.length === 1 && char !== '\ufffd' && !cells.has(char)) cells.set(char, [high, low])
    }
  }
  return cells
}

/** `text` in utf-8, iso-2022-jp, euc-jp or shift_jis; characters that the set lacks become `?`. */
export function encode(text: string, charset: string): Buffer {
  if (charset === 'utf-8') return Buffer.from(text)
  const out: number[] = []
  let wide = false
  for (const char of text) {
    const cell = char < '\x80' ? undefined : jisCells().get(char)
    if (charset === 'iso-2022-jp' && (cell !== undefined) !== wide) {
      out.push(...(cell ? [0x1b, 0x24, 0x42] : [0x1b, 0x28, 0x42]))
      wide = cell !== undefined
    }
    if (!cell) out.push(char < '\x80' ? char.charCodeAt(0) : 63)
    else out.push(...pair(cell, charset))
  }
  if (wide) out.push(0x1b, 0x28, 0x42)
  return Buffer.from(out)
}

function pair([high, low]: [number, number], charset: string): number[] {
  if (charset === 'euc-jp') return [high, low]
  if (charset === 'iso-2022-jp') return [high & 0x7f, low & 0x7f]
  const [row, cell] = [high - 0xa1, low - 0xa1]
  return [(row >> 1) + (row < 62 ? 0x81 : 0xc1), row % 2 === 0 ? cell + 0x40 + (cell >= 63 ? 1 : 0) : cell + 0x9f]
}

export function transfer(bytes: Buffer, encoding: NonNullable<TestMail['encoding']>): string {
  if (encoding === 'base64') return bytes.toString('base64').replace(/.{76}/g, '$&\r\n')
  if (encoding !== 'quoted-printable') return bytes.toString('latin1')
  let line = ''
  const lines: string[] = []
  for (const byte of bytes) {
    const part = byte === 10 ? '\n' : (byte > 32 && byte < 127 && byte !== 61) || byte === 32 ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    if (part === '\n') {
      lines.push(line)
      line = ''
    } else if (line.length + part.length > 75) {
      lines.push(`${line}=`)
      line = part
    } else line += part
  }
  return [...lines, line].join('\r\n')
}

/** One message of one part. */
export function testMail({ headers = {}, text, html, charset = 'utf-8', encoding = 'base64' }: TestMail): Buffer {
  const all = { From: 'Someone <someone@example.com>', To: 'me@example.jp', Subject: 'hello', Date: 'Mon, 3 Mar 2025 10:00:00 +0900', 'Message-ID': '<1@example.com>', 'MIME-Version': '1.0', 'Content-Type': `text/${html === undefined ? 'plain' : 'html'}; charset=${charset}`, 'Content-Transfer-Encoding': encoding, ...headers }
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}`).join('\r\n')
  return Buffer.from(`${head}\r\n\r\n${transfer(encode(html ?? text ?? '', charset), encoding)}\r\n`, 'latin1')
}
