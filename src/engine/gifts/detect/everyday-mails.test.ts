// Short mails of everyday life in eleven tongues, four classes side by side: what families and small shops hand over,
// receipts, frauds, and the many numbers that are no gift's.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { GiftClass } from '../../../shared/model'
import { headerText, testMail } from '../../mime/test-mail'
import { parseMessage } from '../../mime/parse'
import { detect } from '../detect'
import { normalForm } from '../mask'

type EverydayMail = { class: GiftClass; from: string; subject: string; text?: string; html?: string; auth?: string | null; list?: boolean; codes: string[]; pins?: string[]; links?: number; amount?: number; expires?: string }

const mails = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../fixtures/mail/everyday-mails.json'), 'utf8')) as EverydayMail[]
const plain = (codes: readonly string[]) => codes.map((code) => normalForm(code).toUpperCase()).sort()

function messageOf({ from, subject, text, html, auth = 'pass', list }: EverydayMail) {
  const [, name = '', address = ''] = /^(.*?)\s*<([^>]+)>$/.exec(from) ?? []
  const domain = address.split('@')[1] ?? ''
  return parseMessage(testMail({
    ...(html === undefined ? { text: text ?? '' } : { html }),
    headers: {
      From: `${headerText(name)} <${address}>`,
      Subject: headerText(subject),
      ...(auth ? { 'Authentication-Results': `mx.mail.example.jp; spf=${auth} smtp.mailfrom=${domain}; dkim=${auth} header.d=${domain}; dmarc=${auth} header.from=${domain}` } : {}),
      ...(list ? { 'List-Unsubscribe': '<https://list.example.com/u>' } : {}),
    },
  }))
}

describe.each(['gift', 'purchase', 'phishing', 'ordinary'] as const)('everyday mails: %s', (kind) => {
  it.each(mails.filter((mail) => mail.class === kind).map((mail) => [`${mail.from}: ${mail.subject}`, mail] as const))('%s', (_, mail) => {
    const found = detect(messageOf(mail))
    expect(found.class).toBe(kind)
    if (kind !== 'gift') {
      expect([found.codes, found.pins, found.links]).toEqual([[], [], []])
      return
    }
    expect(plain(found.codes)).toEqual(plain(mail.codes))
    expect(found.pins).toEqual(mail.pins ?? [])
    expect(found.links.length).toBe(mail.links ?? 0)
    if (mail.amount !== undefined) expect(found.amount).toBe(mail.amount)
    expect(found.expires).toBe(mail.expires ?? null)
  })
})
