import { describe, expect, it } from 'vitest'
import { htmlText } from './html-text'

describe('htmlText', () => {
  it('breaks lines at blocks and never inside a word', () => {
    expect(htmlText('<p>番号<br><b>AB</b><i>12</i>-<!-- x --><span>CD</span>EF<wbr>34</p><div>next</div>').text).toBe('番号\nAB12-CDEF34\n\nnext')
  })

  it('keeps cells of a row apart by tabs', () => {
    expect(htmlText('<table><tr><td>金額</td><td>¥500</td></tr><tr><td>PIN</td><td>1234</td></tr></table>').text).toBe('金額\t¥500\n\nPIN\t1234')
  })

  it('reads entities, in text and in links', () => {
    const { text, links } = htmlText('<a href="https://g.example/r?a=1&amp;b=2">&#x41;&#66;&shy;C &amp; D</a>')
    expect(text).toBe('AB\u00adC & D')
    expect(links).toEqual([{ href: 'https://g.example/r?a=1&b=2', text: 'AB\u00adC & D' }])
  })

  it('collects what is shown or copied from attributes, and microdata', () => {
    expect(htmlText('<img alt="番号 AB12"><button data-clipboard-text="CD34">copy</button><input value="EF56"><meta itemprop="code" content="GH78"><meta name="viewport" content="width=1">').attributes).toEqual(['番号 AB12', 'CD34', 'EF56', 'GH78'])
  })

  it('includes hidden text, and leaves styles and scripts out but for JSON-LD', () => {
    const { text, attributes } = htmlText('<style>a{b:c}</style><script>alert(1)</script><script type="application/ld+json">{"code":"AB12"}</script><div style="display:none">secret</div>')
    expect(text).toBe('secret')
    expect(attributes).toEqual(['{"code":"AB12"}'])
  })

  it('tells of a form that asks for a password', () => {
    expect(htmlText('<form action="https://x.example/p"><input type=password></form>')).toMatchObject({ asksPassword: true, links: [{ href: 'https://x.example/p' }] })
    expect(htmlText('<input type=text>').asksPassword).toBe(false)
  })

  it.each(['<', '<b>', '<a><b></z>', '<a href="', '<!--', '<table><tr><td>', '&amp;', '<script>', '<![CDATA['])('stays quick on a megabyte of %s', (piece) => {
    const start = performance.now()
    htmlText(piece.repeat(1_000_000 / piece.length))
    expect(performance.now() - start).toBeLessThan(3000)
  })
})
