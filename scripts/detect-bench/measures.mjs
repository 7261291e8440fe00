// How well detections fit their labels: precision and recall of each class, what was taken out exactly, the four
// confusions that harm, and time. Pure. What counts: a `maybe` counts as its class; a label's `alt_class` is as good as
// its class; codes and links are judged in gift mails only, those in pictures or marked `hard` apart; optional codes
// and PINs shown as codes are neither right nor wrong.

const CLASSES = ['gift', 'purchase', 'phishing', 'ordinary']
const DASHES_AND_BLANKS = /[\s\u00ad\u200b-\u200d\u2010-\u2015\u2060\u2212\u30fc\ufeff-]/g

/** Codes are equal whatever their width, case, dashes and blanks. */
export const codeForm = (code) => String(code).normalize('NFKC').replace(DASHES_AND_BLANKS, '').toUpperCase()
/** Links are equal but for entities and one slash or hash at the end. */
export const linkForm = (link) => String(link).trim().replace(/&amp;/g, '&').replace(/[#/]$/, '')

const setOf = (list, form) => new Set((list ?? []).map(form))
const common = (a, b) => [...a].filter((item) => b.has(item)).length
const ratio = (part, whole) => (whole === 0 ? null : part / whole)

/** Hits, misses and inventions of one kind of value, added up over mails. */
class Tally {
  right = 0
  wanted = 0
  given = 0

  add(wanted, given, allowed = new Set()) {
    this.right += common(wanted, given)
    this.wanted += wanted.size
    this.given += [...given].filter((item) => wanted.has(item) || !allowed.has(item)).length
  }

  get recall() {
    return ratio(this.right, this.wanted)
  }

  get precision() {
    return ratio(this.right, this.given)
  }
}

class Share {
  right = 0
  all = 0

  add(isRight) {
    this.all++
    if (isRight) this.right++
  }

  get value() {
    return ratio(this.right, this.all)
  }
}

function percentile(sorted, part) {
  return sorted.length === 0 ? null : sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
}

export function timesOf(milliseconds) {
  const sorted = [...milliseconds].sort((a, b) => a - b)
  return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), max: sorted.at(-1) ?? null }
}

/** `labels`: `{ file, class, alt_class?, codes?, codes_optional?, pins?, links?, amount?, currency?, expires?, ocr_required?, hard? }`; `found`: detection by file name. */
export function measure(labels, found) {
  const confusion = Object.fromEntries(CLASSES.map((row) => [row, Object.fromEntries(CLASSES.map((column) => [column, 0]))]))
  const [codes, hardCodes, pins, links] = [new Tally(), new Tally(), new Tally(), new Tally()]
  const [amount, expiry, whole] = [new Share(), new Share(), new Share()]
  const wrong = []
  let amountsInvented = 0
  for (const label of labels) {
    const detection = found.get(label.file) ?? { class: 'ordinary' }
    const given = detection.class === label.alt_class ? label.class : detection.class
    confusion[label.class][given]++
    if (given !== label.class) wrong.push(`${label.file}: ${label.class} taken for ${given}`)
    if (label.class !== 'gift') continue
    const wantedPins = setOf(label.pins, codeForm)
    const wantedCodes = setOf(label.codes, codeForm)
    const givenCodes = setOf(detection.codes, codeForm)
    const givenPins = setOf(detection.pins, codeForm)
    const wantedLinks = setOf(label.links, linkForm)
    const givenLinks = setOf(detection.links, linkForm)
    const allowed = new Set([...setOf(label.codes_optional, codeForm), ...wantedPins])
    const isHard = Boolean(label.ocr_required || label.hard)
    ;(isHard ? hardCodes : codes).add(wantedCodes, givenCodes, allowed)
    if (!isHard) {
      pins.add(wantedPins, givenPins)
      links.add(wantedLinks, givenLinks)
      const isWhole = common(wantedCodes, givenCodes) === wantedCodes.size && [...givenCodes].every((code) => wantedCodes.has(code) || allowed.has(code)) && common(wantedLinks, givenLinks) === wantedLinks.size && [...wantedPins].every((pin) => givenPins.has(pin) || givenCodes.has(pin))
      whole.add(isWhole)
      if (!isWhole && given === 'gift') wrong.push(`${label.file}: codes, PINs or links differ`)
    }
    if (label.amount != null) amount.add(detection.amount != null && Math.abs(detection.amount - label.amount) < 0.005 && (detection.currency ?? label.currency) === label.currency)
    else if (detection.amount != null && !label.items) amountsInvented++
    if (label.expires) expiry.add(detection.expires === label.expires)
  }
  const sum = (rows, column) => rows.reduce((total, row) => total + confusion[row][column], 0)
  const classes = Object.fromEntries(CLASSES.map((name) => {
    const right = confusion[name][name]
    const all = CLASSES.reduce((total, column) => total + confusion[name][column], 0)
    return [name, { precision: ratio(right, sum(CLASSES, name)), recall: ratio(right, all), mails: all }]
  }))
  return {
    classes,
    exact: { codeRecall: codes.recall, codePrecision: codes.precision, codeRecallHard: hardCodes.recall, pinRecall: pins.recall, linkRecall: links.recall, linkPrecision: links.precision, wholeMails: whole.value, amount: amount.value, expiry: expiry.value },
    harm: { giftMissed: confusion.gift.ordinary + confusion.gift.purchase, ordinaryAsGift: confusion.ordinary.gift, phishingAsGift: confusion.phishing.gift, giftAsPhishing: confusion.gift.phishing, ordinaryAsPhishing: confusion.ordinary.phishing, amountsInvented },
    wrong,
  }
}
