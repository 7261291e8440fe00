// Imitations of known senders, and what must not be taken for one: their genuine notices, warnings about fraud,
// lists that discuss it, people who speak of gift cards.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ORGANISATIONS } from '../../../shared/organisations'
import { headerText, testMail } from '../../mime/test-mail'
import { parseMessage } from '../../mime/parse'
import { detect } from '../detect'
import { readMail } from './context'
import { suspicionOf } from './phishing'
import { claimOf, misspeltIn, ownerOfHost } from './phishing/identity'

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
