// A chart as one PNG, drawn here and nowhere else: its SVG layers and the words around them are copied into one SVG with
// every colour and font written out, that is painted on a canvas. No foreignObject and nothing loaded, so that the
// canvas stays readable under the window's policy.

const SVG = 'http://www.w3.org/2000/svg'
const PAD = 24
const HEAD = 64
const SHARPNESS = 2
/** What a copied element takes over from its style sheet. */
const STYLES = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linejoin', 'stroke-linecap', 'opacity', 'paint-order', 'font-size', 'font-weight', 'font-family',
  'text-anchor', 'dominant-baseline', 'color', 'display', 'visibility',
]

type Words = { title: string; period: string; /** Drawn under the period, e.g. what the filter leaves. */ note?: string | undefined }

const make = (name: string, attributes: Readonly<Record<string, string | number>>): SVGElement => {
  const element = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  return element
}

/** The copy of an SVG with its styles written out: variables and classes mean nothing outside the page. */
function withStyles(original: Element, copy: Element): void {
  const style = getComputedStyle(original)
  for (const name of STYLES) {
    const value = style.getPropertyValue(name)
    if (value !== '') copy.setAttribute(name, value.startsWith('url(') ? (original.getAttribute(name) ?? value) : value)
  }
  copy.removeAttribute('class')
  copy.removeAttribute('style')
  for (let i = 0; i < original.children.length; i++) {
    const [from, to] = [original.children[i], copy.children[i]]
    if (from && to) withStyles(from, to)
  }
}

/** As much of a text as its box shows; the style sheet's own ellipsis is not part of the text. */
function shortened(range: Range, node: Node, width: number): string {
  const all = node.textContent ?? ''
  let [fits, none] = [0, all.length]
  while (none - fits > 1) {
    const middle = (fits + none) >> 1
    range.setEnd(node, middle)
    if (range.getBoundingClientRect().width <= width - 12) fits = middle
    else none = middle
  }
  return `${all.slice(0, fits).trim()}…`
}

/** Words of the page that stand beside the SVG: labels of rows, legends. */
function textsIn(root: HTMLElement, origin: DOMRect): SVGElement[] {
  const texts: SVGElement[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    const words = node.textContent?.trim() ?? ''
    if (!parent || words === '' || parent.closest('svg, [data-no-picture], [aria-live]')) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const box = range.getBoundingClientRect()
    if (box.width === 0 || box.height === 0) continue
    const style = getComputedStyle(parent)
    const size = parseFloat(style.fontSize)
    const text = make('text', {
      x: box.left - origin.left, y: box.top - origin.top + box.height / 2 + size * 0.36, fill: style.color, 'font-size': style.fontSize, 'font-weight': style.fontWeight, 'font-family': style.fontFamily,
    })
    text.textContent = box.width > parent.clientWidth + 1 && style.overflow !== 'visible' && parent.clientWidth > 0 ? shortened(range, node, parent.clientWidth) : words
    texts.push(text)
  }
  return texts
}

function layersOf(root: HTMLElement): { layers: SVGElement[]; width: number; height: number } {
  const origin = root.getBoundingClientRect()
  const layers: SVGElement[] = []
  for (const svg of root.querySelectorAll('svg')) {
    if (svg.parentElement?.closest('svg') || svg.closest('[data-no-picture]')) continue
    const box = svg.getBoundingClientRect()
    if (box.width === 0) continue
    const copy = svg.cloneNode(true) as SVGSVGElement
    withStyles(svg, copy)
    for (const part of copy.querySelectorAll('[data-no-picture]')) part.remove()
    for (const [key, value] of Object.entries({ x: box.left - origin.left, y: box.top - origin.top, width: box.width, height: box.height, overflow: 'visible' })) copy.setAttribute(key, String(value))
    layers.push(copy)
  }
  return { layers: [...layers, ...textsIn(root, origin)], width: origin.width, height: origin.height }
}

/** One SVG of chart and legend under a title, on the card's colour. */
export function pictureSvg(chart: HTMLElement, legend: HTMLElement | null, { title, period, note }: Words): { svg: SVGElement; width: number; height: number } {
  const style = getComputedStyle(chart)
  const role = (name: string) => style.getPropertyValue(`--k-${name}`).trim()
  const drawn = layersOf(chart)
  // What is for the hand only, as the brush, is not in the picture; nor is its place.
  const height = Number(chart.querySelector('[data-picture-height]')?.getAttribute('data-picture-height') ?? drawn.height)
  const key = legend && legend.getBoundingClientRect().width > 0 ? layersOf(legend) : null
  const head = HEAD + (note ? 20 : 0)
  const foot = key ? key.height + 16 : 0
  const width = Math.ceil(Math.max(drawn.width, key?.width ?? 0, 420) + PAD * 2)
  const whole = Math.ceil(head + height + foot + PAD * 1.5)
  const svg = make('svg', { xmlns: SVG, width, height: whole, viewBox: `0 0 ${width} ${whole}`, 'font-family': style.fontFamily })
  const line = (text: string, y: number, size: number, weight: number, fill: string) => {
    const element = make('text', { x: PAD, y, fill, 'font-size': size, 'font-weight': weight, 'font-family': style.fontFamily })
    element.textContent = text
    return element
  }
  svg.append(make('rect', { width, height: whole, fill: role('surface') }), line(title, 34, 15, 600, role('text')), line(period, 54, 12, 400, role('dim')))
  if (note) svg.append(line(note, 74, 12, 400, role('dim')))
  const at = (x: number, y: number, parts: readonly SVGElement[]) => {
    const group = make('g', { transform: `translate(${x} ${y})` })
    group.append(...parts)
    svg.append(group)
  }
  at(PAD, head, drawn.layers)
  if (key) at(PAD, head + height + 16, key.layers)
  return { svg, width, height: whole }
}

/** Rejects when the picture cannot be drawn. */
export async function pngOf(chart: HTMLElement, legend: HTMLElement | null, words: Words): Promise<Uint8Array> {
  const { svg, width, height } = pictureSvg(chart, legend, words)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * SHARPNESS
  canvas.height = height * SHARPNESS
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.scale(SHARPNESS, SHARPNESS)
  context.drawImage(image, 0, 0)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('no picture')
  return new Uint8Array(await blob.arrayBuffer())
}
