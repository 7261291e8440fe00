// HTML to plain text, inert and linear: nothing is loaded, run or kept as markup. Block elements break lines,
// table cells become tabs, inline elements never split a word, and hidden text is included: a thief's program
// reads it too. It works on tokens alone, since keeping a tree costs square time on hostile nesting.
import { Tokenizer } from 'htmlparser2'
import type { HtmlLink } from './message'

export type HtmlText = {
  text: string
  links: HtmlLink[]
  attributes: string[]
  asksPassword: boolean
  /** Drawn by the HTML itself (`data:` URIs). */
  pictures: { contentType: string; base64: string }[]
}

const names = (list: string) => new Set(list.split(' '))
const BLOCK = names('address article aside blockquote body center caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol option p pre section select summary table tbody tfoot thead title tr ul')
const SILENT = names('script style')
const SHOWN = names('alt title value placeholder aria-label aria-description')
/** What scripts and buttons of pages copy or fill in. */
const SHOWN_DATA = /^data-.{0,40}(?:clip|code|copy|gift|number|pin|serial|text|token|value|voucher)/
const LINKS = names('href action xlink:href')
const MAX_LINKS = 2000
const MAX_ATTRIBUTES = 2000
const MAX_ATTRIBUTE_CHARS = 4000
const MAX_PICTURES = 20
const MAX_PICTURE_CHARS = 2 << 20

/** `html` should be bounded by the caller; at most 2000 links, as many attributes and 20 pictures are kept. */
export function htmlText(html: string): HtmlText {
  const reader = new Reader(html)
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, reader)
  tokenizer.write(html)
  tokenizer.end()
  return reader.result()
}

class Reader {
  private readonly html: string
  private readonly out: string[] = []
  private readonly links: HtmlLink[] = []
  private readonly attributes: string[] = []
  private asksPassword = false
  private readonly pictures: HtmlText['pictures'] = []
  private tag = ''
  private attribute = ''
  private value: string[] = []
  private type = ''
  /** Microdata: `<meta itemprop content>` holds what the page shows elsewhere, or nowhere. */
  private isData = false
  private content = ''
  /** Inside <script> or <style>; JSON-LD is collected, the rest dropped. */
  private silent = false
  private jsonLd: string[] | null = null
  /** The link being read, and where its words start in `out`. */
  private open: { href: string; start: number } | null = null

  constructor(html: string) {
    this.html = html
  }

  result(): HtmlText {
    this.closeLink()
    return { text: tidy(this.out.join('')), links: this.links, attributes: this.attributes, asksPassword: this.asksPassword, pictures: this.pictures }
  }

  ontext(start: number, end: number): void {
    const text = this.html.slice(start, end)
    if (this.jsonLd) this.jsonLd.push(text)
    else if (!this.silent) this.out.push(text.replace(/[\t\n\f\r ]+/g, ' '))
  }

  ontextentity(codePoint: number): void {
    if (!this.silent) this.out.push(String.fromCodePoint(codePoint))
  }

  onopentagname(start: number, end: number): void {
    this.tag = this.html.slice(start, end).toLowerCase()
    this.type = ''
    this.isData = false
    this.content = ''
  }

  onopentagend(): void {
    this.openTag(false)
  }

  onselfclosingtag(): void {
    this.openTag(true)
  }

  private openTag(selfClosing: boolean): void {
    const { tag } = this
    if (this.isData && this.content) this.keep(this.content)
    if (tag === 'br') this.out.push('\n')
    else if (tag === 'td' || tag === 'th') this.out.push('\t')
    else if (BLOCK.has(tag)) this.out.push('\n')
    if (SILENT.has(tag) && !selfClosing) {
      this.silent = true
      if (tag === 'script' && this.type.includes('json')) this.jsonLd = []
    }
    if (tag === 'input' && this.type === 'password') this.asksPassword = true
  }

  onclosetag(start: number, end: number): void {
    const tag = this.html.slice(start, end).trim().toLowerCase()
    if (SILENT.has(tag)) {
      this.silent = false
      if (this.jsonLd) this.keep(this.jsonLd.join(''))
      this.jsonLd = null
    }
    if (tag === 'a') this.closeLink()
    else if (tag === 'td' || tag === 'th') this.out.push('\t')
    else if (BLOCK.has(tag)) this.out.push('\n')
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.html.slice(start, end).toLowerCase()
    this.value = []
  }

  onattribdata(start: number, end: number): void {
    this.value.push(this.html.slice(start, end))
  }

  onattribentity(codePoint: number): void {
    this.value.push(String.fromCodePoint(codePoint))
  }

  onattribend(): void {
    const value = this.value.join('').trim()
    if (!value) return
    if (this.attribute === 'type') this.type = value.toLowerCase()
    else if (LINKS.has(this.attribute)) this.openLink(value)
    else if (this.attribute === 'itemprop') this.isData = true
    else if (this.attribute === 'content') this.content = value
    else if (this.attribute === 'src') this.keepPicture(value)
    else if (SHOWN.has(this.attribute) || SHOWN_DATA.test(this.attribute)) this.keep(value)
  }

  private keep(value: string): void {
    if (this.attributes.length < MAX_ATTRIBUTES) this.attributes.push(value.slice(0, MAX_ATTRIBUTE_CHARS))
  }

  private keepPicture(value: string): void {
    const [head, contentType] = /^data:(image\/(?:png|jpe?g|gif|bmp))[^,]{0,60};base64,/i.exec(value) ?? []
    if (head && contentType && value.length <= MAX_PICTURE_CHARS && this.pictures.length < MAX_PICTURES) this.pictures.push({ contentType: contentType.toLowerCase(), base64: value.slice(head.length) })
  }

  private openLink(href: string): void {
    const url = href.replace(/[\t\n\r]+/g, '').slice(0, 8000)
    if (this.tag !== 'a') {
      if (this.links.length < MAX_LINKS) this.links.push({ href: url, text: '' })
      return
    }
    this.closeLink()
    this.open = { href: url, start: this.out.length }
  }

  private closeLink(): void {
    if (!this.open) return
    const { href, start } = this.open
    this.open = null
    const text = this.out.slice(start, start + 50).join('').replace(/\s+/g, ' ').trim()
    if (this.links.length < MAX_LINKS) this.links.push({ href, text: text.slice(0, 300) })
  }

  oncdata(start: number, end: number, endOffset: number): void {
    this.ontext(start, end - endOffset)
  }
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}
}

/** Lines trimmed, runs of blanks and empty lines made one; cells of a row stay apart by a tab. */
function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[ \u00a0]*\t[\t \u00a0]*/g, '\t').replace(/ {2,}/g, ' ').replace(/^[\t ]+|[\t ]+$/g, ''))
    .filter((line, i, all) => line !== '' || (i > 0 && all[i - 1] !== ''))
    .join('\n')
    .trim()
}
