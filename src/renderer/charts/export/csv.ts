// A table as CSV for Excel and its kin: RFC 4180 quoting, CRLF, a byte order mark so that Excel reads UTF-8. Text that
// a spreadsheet would run as a formula is disarmed by an apostrophe (OWASP, "CSV Injection"): names of networks and
// places come from files that strangers may have written.

export type CsvCell = string | number

/** What begins a formula, also in full width and behind blanks; tab and return begin one after the cell is split. */
const FORMULA = /^[\s\u200b\ufeff]*[=+\-@＝＋－＠\t\r\n|%]/u

function cell(value: CsvCell): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function csvOf(rows: readonly (readonly CsvCell[])[]): Uint8Array {
  return new TextEncoder().encode(`\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`)
}

/** A name for a saved file: title and days, without what a file system refuses. */
export function fileNameOf(title: string, days: string, extension: 'csv' | 'png'): string {
  const plain = [...`Koban ${title} ${days}`].map((c) => (/[\\/:*?"<>|\p{Cc}]/u.test(c) ? '-' : c)).join('')
  return `${plain.slice(0, 120).trim()}.${extension}`
}
