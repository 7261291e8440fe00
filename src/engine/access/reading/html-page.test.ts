// Saved pages are untrusted text: read whole, never run.
import { describe, expect, it } from 'vitest'
import { isHtml, readHtml } from './html-page'

const cells = (html: string): string[][][] => readHtml(html).tables.map((rows) => rows.map((row) => row.cells))

describe('readHtml', () => {
  it('reads rows and cells whose end tags are missing', () => {
    expect(cells('<table><tr><th>日時<th>IP<tr><td>a<td>b</table>')).toEqual([[['日時', 'IP'], ['a', 'b']]])
  })

  it('counts nested tables separately and leaves their text out of the outer cell', () => {
    const page = readHtml('<table><tr><td>left<table><tr><td>inner</td></tr></table>right</td></tr></table><table><tr><td>last</td></tr></table>')
    expect(page.tables.map((rows) => rows.map((row) => [row.ref, ...row.cells]))).toEqual([[['T1R1', 'left\nright']], [['T2R1', 'inner']], [['T3R1', 'last']]])
  })

  it('counts every row, also empty ones and headers', () => {
    expect(readHtml('<table><thead><tr><th>a</th></tr></thead><tbody><tr></tr><tr><td>b</td></tr></tbody></table>').tables[0]?.map((row) => row.ref)).toEqual(['T1R1', 'T1R2', 'T1R3'])
  })

  it('reads rows without a table around them', () => {
    expect(cells('<tbody><tr><td>a</td></tr></tbody>')).toEqual([[['a']]])
  })

  it('does not glue neighbouring elements together, and keeps inline words whole', () => {
    expect(readHtml('<ul><li>a@b.com</li><li>Terms</ul>').lines).toEqual(['a@b.com', 'Terms'])
    expect(cells('<table><tr><td><span>1.2.3.4</span><span>JP</span></td><td>Yahoo<b>!</b>メール</td><td>x<br>y</td></tr></table>')).toEqual([[['1.2.3.4 JP', 'Yahoo!メール', 'x\ny']]])
  })

  it('decodes character references, also in names', () => {
    expect(cells('<table><tr><td>ヤフオク&#33;&nbsp;</td><td>&lt;td&gt;&#x3042;&amp;amp;</td></tr></table>')).toEqual([[['ヤフオク!', '<td>あ&amp;']]])
  })

  it('never reads scripts, styles, comments or hidden fields as rows', () => {
    const html = '<script>document.write("<table><tr><td>1</td></tr></table>")</script><style>td::after{content:"2"}</style><!-- <table><tr><td>3</td></tr></table> -->' +
      '<textarea><table><tr><td>4</td></tr></table></textarea><template><table><tr><td>5</td></tr></table></template><iframe><table><tr><td>6</table></iframe>'
    expect(readHtml(html)).toEqual({ tables: [], headings: [], lines: [] })
  })

  it('drops a cell that the end of the file cut off', () => {
    expect(cells('<table><tr><td>2024/08/20 08:03</td><td>45.55.12')).toEqual([[['2024/08/20 08:03']]])
  })

  it('collects title and headings', () => {
    expect(readHtml('<title>履歴 - Y</title><h1>ログイン<b>履歴</b></h1><p>x').headings).toEqual(['履歴 - Y', 'ログイン履歴'])
  })

  it('reads 100,000 levels of nesting in linear time', () => {
    const deep = '<table><tr><td>'.repeat(100_000) + '</b></i></x>'.repeat(100_000)
    const start = performance.now()
    expect(readHtml(deep).tables.length).toBe(100_000)
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})

describe('isHtml', () => {
  it('knows pages and fragments by their beginning', () => {
    for (const html of ['<!DOCTYPE html><html>', ' \n<!-- saved from url=(0029)https://example.jp/ -->\n<html>', '<?xml version="1.0"?><html>', '<table><tr>', '<HTML>']) expect(isHtml(html)).toBe(true)
  })

  it('does not take logs or angle brackets for pages', () => {
    for (const text of ['<22>1 2026-02-02T22:09:21Z mail dovecot 24 - - x', 'Time,IP\n<html>', '<x>', 'a < b']) expect(isHtml(text)).toBe(false)
  })
})
