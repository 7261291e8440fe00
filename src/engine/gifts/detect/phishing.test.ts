// Imitations of known senders, and what must not be taken for one: their genuine notices, warnings about fraud,
// lists that discuss it, people who speak of gift cards.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BRANDS, findBrand } from '../../../shared/brands/index'
import type { GiftBrand } from '../../../shared/model'
import { ORGANISATIONS } from '../../../shared/organisations'
import { headerText, testMail } from '../../mime/test-mail'
import { parseMessage } from '../../mime/parse'
import { detect } from '../detect'
import { readMail } from './context'
import { suspicionOf } from './phishing'
import { hostOf } from './phishing/hosts'
import { claimOf, misspeltIn, ownerOfHost } from './phishing/identity'
import { textsOf } from './phishing/sentences'
import { ASKS, CARDS, CODES, SECRETS, stemsIn } from './phishing/stems'

type Sample = { phishing: boolean; from: string; subject: string; text: string; html?: string; auth?: string | null; headers?: Record<string, string> }
const samples = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../fixtures/mail/imitations.json'), 'utf8')) as Sample[]

function messageOf({ from, subject, text, html, auth = 'pass', headers = {} }: Sample) {
  const [, name = '', address = from] = /^(.*?)\s*<([^>]+)>$/.exec(from) ?? []
  const domain = address.split('@')[1] ?? ''
  const results: Record<string, string> = auth ? { 'Authentication-Results': `mx.mail.example.jp; spf=${auth} smtp.mailfrom=${domain}; dkim=${auth} header.d=${domain}; dmarc=${auth} header.from=${domain}` } : {}
  const head = { From: `${headerText(name)} <${address}>`, Subject: headerText(subject), ...results, ...headers }
  return parseMessage(testMail({ headers: head, ...(html === undefined ? { text } : { html: `<p>${text.replace(/\n/g, '<br>')}</p>${html}` }) }))
}
const short = (sample: Partial<Sample>) => detect(messageOf({ phishing: true, from: 'Someone <someone@example.com>', subject: 'hello', text: '', ...sample }))

describe('imitations', () => {
  it.each(samples.filter(({ phishing }) => phishing).map((sample) => [sample.from, sample.subject, sample] as const))('%s: %s is one', (_, __, sample) => {
    const found = detect(messageOf(sample))
    expect(found.class).toBe('phishing')
    expect(found.reasons.length).toBeGreaterThan(0)
    expect([found.codes, found.links]).toEqual([[], []])
  })

  it.each(samples.filter(({ phishing }) => !phishing).map((sample) => [sample.from, sample.subject, sample] as const))('%s: %s is none', (_, __, sample) => {
    expect(detect(messageOf(sample)).class).not.toBe('phishing')
  })
})

describe('the same words', () => {
  const text = '第三者による不正利用の可能性があるため、カードのご利用を一時的に制限しています。24時間以内に本人確認を行ってください。\n'

  it('are a notice from the organisation itself and an imitation from elsewhere', () => {
    expect(short({ from: '三井住友カード <mail@contact.vpass.ne.jp>', text: `${text}https://www.smbc-card.com/mem/` }).class).toBe('ordinary')
    expect(short({ from: '三井住友カード <mail@smcc-info.com>', text: `${text}https://smcc-info.com/mem/` }).class).toBe('phishing')
  })

  it('are an imitation when the organisation’s own domain fails its checks', () => {
    expect(short({ from: '三井住友カード <mail@contact.vpass.ne.jp>', auth: 'fail', text: `${text}https://vpass-card.example.icu/` }).class).toBe('phishing')
  })

  it('warn when the sentence denies them', () => {
    // Only a doubtful sender's words are weighed.
    const all = (body: string) => suspicionOf(readMail(messageOf({ phishing: false, from: 'Bank <info@bank.q7xk2v.top>', subject: 'notice', text: body }), []), false).points
    const points = (body: string) => all(body) - all('Good morning.')
    expect(points('Enter your password and PIN on the page below to restore your account.')).toBeGreaterThanOrEqual(4)
    expect(points('We never ask you to enter your password or PIN.')).toBeLessThan(1)
    expect(points('パスワードや暗証番号の入力をお願いすることはありません。')).toBeLessThan(1)
  })
})

describe('asking for codes', () => {
  it('is a fraud when cards are to be bought and their codes sent, in any order and tongue', () => {
    for (const text of [
      'コンビニでプリペイドカードを3枚買って、裏の番号を写真に撮って送ってください。会議中で電話に出られません。',
      'Could you get three eBay gift cards and send me the codes? I will reimburse you.',
      'Bitte besorge 4 Amazon Gutscheine und schick mir die Codes.',
      'Peux-tu acheter deux cartes Neosurf et m’envoyer les codes ?',
      'Necesito que compres tarjetas de regalo y me envíes los códigos.',
    ]) expect(short({ from: 'Boss <the.boss.desk@gmail.com>', text }).class).toBe('phishing')
  })

  it('is none when the writer gives the code, buys himself, or asks for a receipt', () => {
    for (const text of ['I bought you a Steam gift card and will send you the code tonight.', '景品用にギフト券を購入してください。領収書の写真を送ってください。', 'Please buy two gift cards for the raffle and bring them along.']) {
      expect(short({ from: 'Kim <kim.park@gmail.com>', text }).class).not.toBe('phishing')
    }
  })
})

describe('a sender’s twin', () => {
  const text = 'Could you order an Amazon gift card for my niece and have it sent to niece.farrow@outlook.com? My bank card is declined, I will pay you back. Please do not ring.'

  it('is seen in where answers go', () => {
    const reasons = (reply: string) => suspicionOf(readMail(messageOf({ phishing: true, from: 'Lucy Farrow <lucyfarrow@btinternet.com>', subject: 'Catching up', text, headers: { 'Reply-To': reply } }), []), false).reasons.map(({ code }) => code)
    expect(reasons('lucyfarow@btlnternet.co')).toContain('reply-elsewhere')
    expect(reasons('lucyfarrow@btinternet.com')).not.toContain('reply-elsewhere')
    expect(reasons('lucy.home@gmail.com')).not.toContain('reply-elsewhere')
  })
})

describe('a brand that the user added', () => {
  const minato: GiftBrand = { ...(findBrand('amazon') ?? BRANDS[0]!), id: 'u-minato', name: { ja: 'みなと商品券', en: 'Minato voucher' }, aliases: ['みなと商品券'], senderDomains: ['minato-voucher.jp'], codes: [], bearerLinks: [] }
  const from = (sender: string, host: string) => detect(messageOf({ phishing: true, from: `みなと商品券 <${sender}>`, subject: '受取のご案内', text: `10,000円分を受け取るには、本人確認のためログインしてください。\nhttps://${host}/login` }), { brands: [minato] }).class

  it('is claimed by its name, and only its own domains bear that out', () => {
    expect(from('info@kaiin-center.com', 'kaiin-center.com')).toBe('phishing')
    expect(from('info@minato-voucher.jp', 'minato-voucher.jp')).not.toBe('phishing')
  })
})

describe('hosts', () => {
  it('are imitations when a whole domain, or a suffix, stands before the registrable name', () => {
    expect(hostOf('www.jal.co.jp.q7xk2v.cyou')).toMatchObject({ imitates: 'JAL', isGenerated: true, hasInnerSuffix: true })
    expect(hostOf('tolls.com-pay8812.info').hasInnerSuffix).toBe(true)
    for (const host of ['go.example-shop.com', 'www.jal.co.jp', 'www.jal.co.jp.edgekey.net', 'mail.shop.com.au', 'www.impots.gouv.fr', 'store.line.me']) expect(hostOf(host)).toMatchObject({ imitates: null, hasInnerSuffix: false })
  })
})

describe('what is read', () => {
  it('is an HTML part and its plain twin once', () => {
    const words = Array.from({ length: 60 }, (_, i) => `sentence number${i} about nothing.`).join(' ')
    const mail = (plain: string) => readMail(parseMessage(Buffer.from(`From: a@b.example.com\r\nSubject: x\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n${plain}\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>${words} And a footer.</p>\r\n--b--\r\n`)), [])
    expect(textsOf(mail(words))).toHaveLength(2)
    expect(textsOf(mail(words.replaceAll('about', 'without').replaceAll('number', 'figure')))).toHaveLength(3)
  })

  it('finds the stems of every kind in any letters', () => {
    expect(stemsIn('Please SEND\n  me the Codes of the gift cards') & (ASKS | CODES | CARDS)).toBe(ASKS | CODES | CARDS)
    expect(stemsIn('パスワードを入力') & SECRETS).toBe(SECRETS)
    expect(stemsIn('See you at the lake on Sunday.')).toBe(0)
  })
})

describe('known organisations', () => {
  it('have lower-case domains, each listed by one line, and a name', () => {
    for (const { name, aliases, domains } of ORGANISATIONS) {
      expect(name).not.toBe('')
      expect(new Set(aliases).size).toBe(aliases.length)
      for (const domain of domains) expect(domain).toMatch(/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:[a-z]{2,}|\*)$/)
    }
  })

  it('own their sub-domains and no host that only looks like them', () => {
    expect(ownerOfHost('contact.vpass.ne.jp')?.name).toBe('三井住友カード')
    expect(ownerOfHost('www.carrefour.es')?.name).toBe('Carrefour')
    for (const host of ['vpass.ne.jp.example.icu', 'carrefour.top', 'carrefour-cadeau.fr', 'xvpass.ne.jp', 'gmail.com']) expect(ownerOfHost(host)).toBeNull()
  })

  it('are recognised in a sender’s name with what companies add to it, and not in another’s name', () => {
    expect(claimOf('PayPal Support Team')).toMatchObject({ isWhole: true })
    expect(claimOf('【楽天カード株式会社】')).toMatchObject({ isWhole: true })
    expect(claimOf('小川屋 楽天市場店')).toBeNull()
    expect(claimOf('Peter Target-Smith')).toBeNull()
    expect(misspeltIn('PayPaI Service')?.name).toBe('PayPal')
    expect(misspeltIn('PayPal Service')).toBeNull()
  })
})

describe('hostile text', () => {
  it.each(['confirm your ', 'your account ', 'send me ', 'call ', 'a ', '番号 ', 'を送って', 'https://a.b/?u=https: ', 'get gift card send me the codes '])('costs little: %j', (piece) => {
    const mail = readMail(messageOf({ phishing: false, from: 'PayPal <a@b.example.com>', subject: piece.repeat(40), text: `gift card ${piece.repeat(300_000 / piece.length)}` }), [])
    const start = process.cpuUsage()
    suspicionOf(mail, false)
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1000).toBeLessThan(1000)
  })
})
