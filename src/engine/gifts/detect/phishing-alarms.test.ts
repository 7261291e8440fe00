// Ordinary mails that sound alarming without being fraud (quoted spam, bounces, office mail that asks for numbers,
// real resets and parcel notices, forwarded jokes), and frauds of every kind beside them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { headerText, testMail } from '../../mime/test-mail'
import { parseMessage } from '../../mime/parse'
import { detect } from '../detect'
import { readMail } from './context'
import { suspicionOf } from './phishing'
import { hostFor } from './phishing/hosts'
import { textsOf } from './phishing/sentences'

type Sample = { phishing: boolean; from: string; subject: string; text: string; html?: string; auth?: string | null; headers?: Record<string, string> }
const samples = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../fixtures/mail/alarms.json'), 'utf8')) as Sample[]

function messageOf({ from, subject, text, html, auth = 'pass', headers = {} }: Sample) {
  const [, name = '', address = from] = /^(.*?)\s*<([^>]+)>$/.exec(from) ?? []
  const domain = address.split('@')[1] ?? ''
  const results: Record<string, string> = auth ? { 'Authentication-Results': `mx.mail.example.jp; spf=${auth} smtp.mailfrom=${domain}; dkim=${auth} header.d=${domain}; dmarc=${auth} header.from=${domain}` } : {}
  const head = { From: `${headerText(name)} <${address}>`, Subject: headerText(subject), ...results, ...headers }
  return parseMessage(testMail({ headers: head, ...(html === undefined ? { text } : { html: `<p>${text.replace(/\n/g, '<br>')}</p>${html}` }) }))
}
const of = (phishing: boolean) => samples.filter((sample) => sample.phishing === phishing).map((sample) => [sample.from, sample.subject, sample] as const)
const mailOf = (sample: Partial<Sample>) => readMail(messageOf({ phishing: false, from: 'Someone <someone@example.com>', subject: 'hello', text: '', auth: null, ...sample }), [])

describe('mails that sound alarming', () => {
  it.each(of(false))('%s: %s is no imitation', (_, __, sample) => {
    const message = messageOf(sample)
    expect(detect(message).class).not.toBe('phishing')
    expect(suspicionOf(readMail(message, []), false).level).toBe('none')
  })

  it.each(of(true))('%s: %s is one', (_, __, sample) => {
    expect(detect(messageOf(sample)).class).toBe('phishing')
  })
})

describe('what others wrote', () => {
  const quoted = '> Dear member, your account is suspended.\n> Please confirm your password.\n'

  it('is not the writer’s when quoted in an answer', () => {
    expect(textsOf(mailOf({ text: `Has anybody else got this one today?\n\n${quoted}` })).join('\n')).not.toContain('password')
  })

  it('is read when a mail says nothing else', () => {
    expect(textsOf(mailOf({ text: quoted })).join('\n')).toContain('password')
  })
})

describe('a suffix that is cheap abroad', () => {
  it('is not held against a mail in the tongue of its country', () => {
    const risk = (text: string) => hostFor(mailOf({ text }), 'lanjing-tech.cn').risk
    expect(risk('各位同事：公司为每位员工准备了中秋生鲜礼包一份，请点击链接填写收货地址。')).toBe(0)
    expect(risk('お荷物をお届けできませんでした。住所の確認をお願いします。')).toBe(1)
    expect(risk('Your parcel could not be delivered today.')).toBe(1)
  })
})

describe('a bill with a telephone number', () => {
  const call = (text: string, to = 'reader@elsewhere.example.org') => suspicionOf(mailOf({ from: 'Dana <dana@gascoenergy.com>', text, headers: { To: to } }), false).reasons.map(({ code }) => code)
  const bill = 'Your subscription was renewed for $349.99. If you did not authorize this charge, call our help desk at 1-888-555-0190 for a refund.'

  it('wants the call when the reader is to undo a charge he never made', () => {
    expect(call(bill)).toContain('asks-call')
  })

  it('is office mail when a person gives his own number, or when it comes from the reader’s own company', () => {
    expect(call('The invoice was not paid and I did not authorize a refund; please call me at 713-853-4417.')).not.toContain('asks-call')
    expect(call(bill, 'tom@gascoenergy.com')).not.toContain('asks-call')
  })
})
