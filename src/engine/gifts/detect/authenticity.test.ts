// Authentication-Results of several providers' wordings, and who may be believed.
import { describe, expect, it } from 'vitest'
import { parseMessage } from '../../mime/parse'
import { authenticityOf, isUnsigned } from './authenticity'

const mail = (from: string, ...results: string[]) => parseMessage(Buffer.from(`${results.map((result) => `Authentication-Results: ${result}\r\n`).join('')}From: ${from}\r\nSubject: x\r\n\r\nx`))
const judge = (from: string, ...results: string[]) => authenticityOf(mail(from, ...results), ['mx.example.jp', 'mail.yahoo.co.jp'])

describe('authenticityOf', () => {
  it('says nothing without a header', () => expect(judge('a@amazon.co.jp')).toBe('none'))

  it('believes a pass of the own provider only', () => {
    expect(judge('a@shop.example.com', 'mx.example.jp; dkim=pass header.d=shop.example.com; spf=pass smtp.mailfrom=b@shop.example.com; dmarc=pass')).toBe('pass')
    expect(judge('a@shop.example.com', 'elsewhere.example; dmarc=pass')).toBe('none')
  })

  it('takes a pass by DKIM for the domain in From, and not by another’s signature', () => {
    expect(judge('a@shop.acme.jp', 'mx.example.jp; dkim=pass header.i=@mail.acme.jp')).toBe('pass')
    expect(judge('a@acme.jp', 'mx.example.jp; dkim=fail header.d=list.example.org; dkim=pass header.d=acme.jp')).toBe('pass')
    expect(judge('a@acme.jp', 'mx.example.jp; dkim=pass header.d=sender.net')).toBe('none')
  })

  it('counts DMARC failing, whoever writes it, and what Microsoft sums up', () => {
    expect(judge('a@acme.jp', 'elsewhere.example; dmarc=fail header.from=acme.jp')).toBe('fail')
    expect(judge('a@acme.jp', 'spf=none (sender IP is 1.2.3.4); dkim=none (message not signed);dmarc=none;compauth=fail reason=001')).toBe('fail')
  })

  it('counts SPF and DKIM when both speak against and none for it', () => {
    expect(judge('a@acme.jp', 'mx.example.jp; spf=fail smtp.mailfrom=acme.jp; dkim=fail header.d=acme.jp')).toBe('fail')
    expect(judge('a@acme.jp', 'mx.example.jp; spf=fail smtp.mailfrom=acme.jp; dkim=none')).toBe('fail')
    expect(judge('a@acme.jp', 'mx.example.jp; spf=fail smtp.mailfrom=acme.jp; dkim=pass header.d=acme.jp')).toBe('pass')
    expect(judge('a@acme.jp', 'mx.example.jp; spf=softfail; dkim=none')).toBe('none')
  })

  it('expects known organisations to sign with their own domain, and small ones not', () => {
    const sentByAnother = 'mx.example.jp; spf=pass smtp.mailfrom=bounce@bulk.net; dkim=pass header.d=bulk.net; dmarc=none'
    expect(judge('a@paypal.com', sentByAnother)).toBe('fail')
    expect(judge('a@acme.jp', sentByAnother)).toBe('none')
  })

  it('reads the top header, and those of the same server that follow it', () => {
    expect(judge('a@acme.jp', 'mx.example.jp; spf=pass', 'mx.example.jp; dmarc=fail')).toBe('fail')
    expect(judge('a@acme.jp', 'mx.example.jp; dmarc=none', 'forged.example; dmarc=fail', 'mx.example.jp; dmarc=pass')).toBe('none')
  })

  it('knows results that speak for nobody', () => {
    expect(isUnsigned(mail('a@acme.jp', 'mx.example.jp; spf=softfail; dkim=none; dmarc=none'))).toBe(true)
    expect(isUnsigned(mail('a@acme.jp', 'mta1.mail.yahoo.co.jp from=acme.jp; domainkeys=neutral (no sig); dkim=pass (ok); header.i=@acme.jp'))).toBe(false)
    expect(isUnsigned(mail('a@acme.jp'))).toBe(false)
  })
})
