// A saved web page as inert text: its tables, its headings and its lines. Only the tokenizer of htmlparser2 is used, so
// nothing is loaded or run, missing end tags cost nothing, and nesting of any depth is read in linear time.
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import type { Row } from './table'

export type HtmlPage = {
  /** In document order, nested tables counted separately; every `<tr>` has its row, also empty ones. */
  tables: Row[][]
  /** Title and headings. */
  headings: string[]
  /** All visible text, line by line. */
  lines: string[]
}

const HIDDEN = new Set(['script', 'style', 'textarea', 'template', 'iframe', 'noembed', 'noframes', 'xmp', 'select'])
const HEADINGS = new Set(['title', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
/** Elements that stand on lines of their own. */
const BLOCKS = new Set([
  ...HEADINGS, 'br', 'p', 'div', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'hr', 'pre',
  'blockquote', 'section', 'article', 'header', 'footer', 'nav', 'main', 'aside', 'form', 'fieldset', 'figure', 'figcaption', 'address', 'center',
  'details', 'summary', 'option', 'body', 'head', 'html',
])

/** Whether text is a page at all, by its beginning. */
export function isHtml(text: string): boolean {
  const head = text.slice(0, 4096).trimStart()
  return /^<[a-z!?]/i.test(head) && /<(?:!doctype\s+html|html|head|body|table|tbody|tr|div|title|meta|h[1-6]|p|section|main|center)\b/i.test(head)
}

type OpenTable = { number: number; rows: Row[]; cell: string[] | null }

export function readHtml(text: string): HtmlPage {
  const reader = new PageReader(text)
  const tokenizer = new Tokenizer({ decodeEntities: true }, reader.callbacks())
  tokenizer.write(text)
  tokenizer.end()
  return reader.finish()
}

class PageReader {
  private readonly text: string
  private readonly tables: Row[][] = []
  private readonly open: OpenTable[] = []
  private readonly headings: string[] = []
  private readonly page: string[] = []
  private heading: string[] | null = null
  private hidden: string | null = null
  private tag = ''
  private justClosed = false

  constructor(text: string) {
    this.text = text
  }

  callbacks(): TokenizerCallbacks {
    const nothing = (): void => undefined
    return {
      onattribdata: nothing, onattribentity: nothing, onattribend: nothing, onattribname: nothing,
      oncdata: nothing, oncomment: nothing, ondeclaration: nothing, onprocessinginstruction: nothing, onend: nothing,
      onopentagname: (start, end) => { this.tag = this.text.slice(start, end).toLowerCase() },
      onopentagend: () => this.openTag(this.tag),
      onselfclosingtag: () => this.openTag(this.tag),
      onclosetag: (start, end) => this.closeTag(this.text.slice(start, end).toLowerCase()),
      ontext: (start, end) => this.addText(this.text.slice(start, end)),
      ontextentity: (codePoint) => this.addText(String.fromCodePoint(codePoint)),
    }
  }

  finish(): HtmlPage {
    for (const table of this.open) leaveOpenCell(table)
    return { tables: this.tables, headings: this.headings, lines: tidy(this.page).split('\n').filter((line) => line !== '') }
  }

  private openTag(tag: string): void {
    if (this.hidden) return
    if (HIDDEN.has(tag)) {
      this.hidden = tag
      return
    }
    if (BLOCKS.has(tag)) this.put('\n')
    // `<b>1.2.3.4</b><small>JP</small>`: text of neighbours must not run together.
    else if (this.justClosed) this.put(' ')
    this.justClosed = false
    if (HEADINGS.has(tag)) this.heading = []
    if (tag === 'table') this.openTable()
    else if (tag === 'tr') this.openRow()
    else if (tag === 'td' || tag === 'th') this.openCell()
  }

  private closeTag(tag: string): void {
    if (this.hidden) {
      if (tag === this.hidden) this.hidden = null
      return
    }
    if (BLOCKS.has(tag)) this.put('\n')
    else this.justClosed = true
    if (HEADINGS.has(tag) && this.heading) {
      this.headings.push(tidy(this.heading))
      this.heading = null
    }
    if (tag === 'table') this.closeTable()
    else if (tag === 'td' || tag === 'th' || tag === 'tr') this.closeCell()
  }

  private addText(text: string): void {
    if (this.hidden) return
    this.justClosed = false
    // Line breaks of the source are spaces; only elements break lines.
    this.put(text.replace(/[\t\n\f\r ]+/g, ' '))
  }

  private put(text: string): void {
    this.page.push(text)
    this.heading?.push(text)
    this.open.at(-1)?.cell?.push(text)
  }

  private openTable(): void {
    const rows: Row[] = []
    this.tables.push(rows)
    this.open.push({ number: this.tables.length, rows, cell: null })
  }

  private closeTable(): void {
    this.closeCell()
    this.open.pop()
  }

  private openRow(): void {
    if (this.open.length === 0) this.openTable()
    this.closeCell()
    const table = this.open.at(-1)
    table?.rows.push({ ref: `T${table.number}R${table.rows.length + 1}`, cells: [], problem: null })
  }

  private openCell(): void {
    if ((this.open.at(-1)?.rows.length ?? 0) === 0) this.openRow()
    this.closeCell()
    const table = this.open.at(-1)
    if (table) table.cell = []
  }

  private closeCell(): void {
    const table = this.open.at(-1)
    if (!table?.cell) return
    table.rows.at(-1)?.cells.push(tidy(table.cell))
    table.cell = null
  }
}

/** A cell that is still open when the file ends was cut off: half an address would be another's. A row of one cell before it is no remark. */
function leaveOpenCell(table: OpenTable): void {
  const row = table.rows.at(-1)
  if (row?.cells.length === 1 && table.cell && tidy(table.cell) !== '') row.problem = 'short-row'
  table.cell = null
}

/** Lines without outer space, inner runs as one space, no blank lines. */
function tidy(pieces: readonly string[]): string {
  return pieces.join('').split('\n').map((line) => line.replace(/[ \u00a0]+/g, ' ').trim()).filter((line) => line !== '').join('\n')
}
