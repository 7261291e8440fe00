// Mails made to hurt whoever reads them. The detector has to end on each within a second, and say what it left out.

const head = (type, more = '') => `From: a@shop.example\r\nSubject: Your gift card\r\nMIME-Version: 1.0\r\n${more}Content-Type: ${type}\r\n\r\n`
const text = (body, type = 'text/plain; charset=utf-8') => head(type) + body
const part = (type, body, more = '') => `Content-Type: ${type}\r\n${more}\r\n${body}\r\n`
const CODE = 'Gift card claim code: QF72-WF8DL2-Q3TG\r\n'

function nested(depth) {
  let body = part('text/plain', CODE)
  for (let i = depth; i > 0; i--) body = `${part(`multipart/mixed; boundary=b${i}`, `--b${i}\r\n${body}--b${i}--`)}`
  return `From: a@shop.example\r\nSubject: gift\r\n${body}`
}

function inMessages(depth) {
  let mail = text(CODE)
  for (let i = 0; i < depth; i++) mail = head('message/rfc822') + mail
  return mail
}

const MILLION = 1_000_000
/** Name and raw message of each. */
export const HOSTILE = {
  'empty': '',
  'one-line': 'gift'.repeat(300_000),
  'nul-bytes': text('\0'.repeat(MILLION) + CODE),
  'nested-multiparts': nested(400),
  'nested-messages': inMessages(300),
  'same-boundary': head('multipart/mixed; boundary=b') + `--b\r\n${part('multipart/mixed; boundary=b', `--b\r\n${part('text/plain', CODE)}`)}`.repeat(3000),
  'no-boundary': head('multipart/mixed') + CODE.repeat(20_000),
  'ten-thousand-parts': head('multipart/mixed; boundary=b') + `--b\r\n${part('text/plain', 'x')}`.repeat(10_000) + '--b--',
  'huge-header': `From: a@shop.example\r\nSubject: gift ${'=?UTF-8?B?44Ku44OV44OI?= '.repeat(40_000)}\r\n\r\n${CODE}`,
  'many-headers': `From: a@shop.example\r\n${'X-A: b\r\n'.repeat(60_000)}\r\n${CODE}`,
  'open-tags': text(`<p>${CODE}${'<div><b>'.repeat(120_000)}`, 'text/html; charset=utf-8'),
  'attributes': text(`<a ${'href="'.repeat(150_000)}>${CODE}`, 'text/html; charset=utf-8'),
  'comments': text(`${'<!--'.repeat(250_000)}${CODE}`, 'text/html; charset=utf-8'),
  'entities': text(`${'&#x1F381;&amp;'.repeat(80_000)}${CODE}`, 'text/html; charset=utf-8'),
  'code-like-runs': text('Amazon gift card AB12-CDEF34-GH5K '.repeat(30_000)),
  'labels': text('ギフト券番号: PIN 有効期限: ¥1,'.repeat(20_000)),
  'links': text('https://pay.example.jp/Ab2Cd3Ef4Gh5Jk6L7?u=https: '.repeat(20_000)),
  'addresses': text('a@'.repeat(MILLION / 2)),
  'quotes': text(`${'> '.repeat(4000)}\r\n`.repeat(120)),
  'demands': text('send me the gift card codes, confirm your account password, call +1 888 555 0100 to cancel '.repeat(11_000)),
  'broken-base64': head('text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64\r\n') + '=A=='.repeat(250_000),
  'unknown-charset': text(CODE, 'text/plain; charset=x-klingon'),
  'escape-sequences': text('\x1b$B\x1b(B\x1b$@\x1b(J'.repeat(80_000) + CODE, 'text/plain; charset=iso-2022-jp'),
  'utf-7': text('+ADw-+AGcAaQBmAHQ-'.repeat(60_000) + CODE, 'text/plain; charset=utf-7'),
}
