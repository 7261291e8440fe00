// The text operators of a PDF content stream (ISO 32000-1, 9.4): strings in their order, line breaks and gaps by
// where they are put. Glyph widths are guessed, which is enough to tell a kerned word from two columns.

export type PdfFonts = { byName: ReadonlyMap<string, ReadonlyMap<string, string>>; only: ReadonlyMap<string, string> | null }

const MAX_TOKENS = 400_000
const TOKEN = /\((?:[^()\\]|\\[\s\S])*\)|<[0-9A-Fa-f\s]*>|\[|\]|\/[^\s/<>[\](){}%]+|[-+]?(?:\d+\.?\d*|\.\d+)|[A-Za-z'"*]+|<<|>>|[()]/g

const OPEN = /^\[$/
const CLOSE = /^\]$/

type Place = { x: number; y: number; lineX: number; lineY: number; scale: number; size: number; leading: number }

export function pdfContentText(content: string, fonts: PdfFonts): string {
  const out: string[] = []
  const at: Place = { x: 0, y: 0, lineX: 0, lineY: 0, scale: 1, size: 10, leading: 0 }
  let font = fonts.only
  let operands: string[] = []
  let shownY: number | null = null
  let endX = 0
  const number = (fromEnd: number) => Number(operands[operands.length - fromEnd] ?? 0) || 0
  const show = (raw: string) => {
    const text = decode(raw, font)
    if (text === '') return
    const size = Math.max(1, Math.abs(at.size * at.scale))
    if (shownY !== null && Math.abs(shownY - at.y) > size * 0.5) out.push('\n')
    else if (shownY !== null && at.x - endX > size * 0.9) out.push('\t')
    out.push(text)
    shownY = at.y
    at.x += [...text].reduce((sum, c) => sum + (c > '\u2e7f' ? 1 : 0.5), 0) * size
    endX = at.x
  }
  const moveTo = (dx: number, dy: number) => {
    at.lineX += dx * at.scale
    at.lineY += dy * at.scale
    at.x = at.lineX
    at.y = at.lineY
  }
  const array: string[] = []
  let inArray = false
  let count = 0
  for (const [token] of content.matchAll(TOKEN)) {
    if (++count > MAX_TOKENS) break
    const isOperator = /^[A-Za-z'"*]/.test(token)
    if (OPEN.test(token)) {
      inArray = true
      array.length = 0
    } else if (CLOSE.test(token)) inArray = false
    else if (inArray) array.push(token)
    else if (!isOperator) {
      if (operands.length < 16) operands.push(token)
    } else {
      switch (token) {
        case 'BT': Object.assign(at, { x: 0, y: 0, lineX: 0, lineY: 0, scale: 1 }); break
        case 'Tf': {
          font = fonts.byName.get((operands.at(-2) ?? '').slice(1)) ?? fonts.only
          at.size = number(1)
          break
        }
        case 'TL': at.leading = number(1); break
        case 'Td': moveTo(number(2), number(1)); break
        case 'TD': at.leading = -number(1); moveTo(number(2), number(1)); break
        case 'Tm': Object.assign(at, { scale: Math.abs(number(6)) || Math.abs(number(5)) || 1, lineX: number(2), lineY: number(1), x: number(2), y: number(1) }); break
        case 'T*': moveTo(0, -(at.leading || at.size * 1.2)); break
        case 'Tj': show(operands.at(-1) ?? ''); break
        case "'":
        case '"': moveTo(0, -(at.leading || at.size * 1.2)); show(operands.at(-1) ?? ''); break
        case 'TJ': showArray(array, at, show); break
        default: break
      }
      operands = []
    }
  }
  return out.join('')
}

/** Kerning moves by thousandths of the size; a move of more than a third of it parts words. */
function showArray(array: readonly string[], at: Place, show: (raw: string) => void): void {
  for (const item of array) {
    if (/^[(<]/.test(item)) show(item)
    else if (Number(item) < -350) {
      const step = (-Number(item) / 1000) * Math.abs(at.size * at.scale)
      at.x += Math.max(step, Math.abs(at.size * at.scale))
    }
  }
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function decode(raw: string, font: ReadonlyMap<string, string> | null): string {
  const bytes = raw.startsWith('<') ? fromHex(raw) : fromLiteral(raw)
  if (font && font.size > 0) {
    const width = [...font.keys()][0]!.length / 2
    let out = ''
    for (let i = 0; i + width <= bytes.length; i += width) out += font.get(Buffer.from(bytes.slice(i, i + width), 'latin1').toString('hex')) ?? ''
    if (out !== '') return out
  }
  if (bytes.startsWith('\xfe\xff')) return Buffer.from(bytes.slice(2).padEnd((bytes.length - 2) + ((bytes.length - 2) % 2), '\0'), 'latin1').swap16().toString('utf16le')
  // Two-byte codes without a table: Latin text still shows through as every second byte.
  if (/^(?:\0[\x20-\x7e])+$/.test(bytes)) return bytes.replace(/\0/g, '')
  return bytes.replace(/[^\x20-\x7e\xa0-\xff\n\t]/g, '')
}

const fromHex = (raw: string) => {
  const digits = raw.replace(/[^0-9A-Fa-f]/g, '')
  return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex').toString('latin1')
}

const fromLiteral = (raw: string) =>
  raw.slice(1, -1).replace(/\\(\d{1,3}|\r\n|[\s\S])/g, (_, c: string) => (/^\d/.test(c) ? String.fromCharCode(parseInt(c, 8) & 0xff) : (ESCAPES[c] ?? (/^[\r\n]/.test(c) ? '' : c))))
