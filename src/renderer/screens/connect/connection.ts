// From what was typed to what the engine is asked for. Pure.
import type { NewAccount } from '../../../shared/engine-api'
import type { MailProvider, TlsMode } from '../../../shared/model'

export type ConnectionForm = { address: string; user: string; password: string; host: string; port: string; tls: TlsMode; remember: boolean }
export type FormFault = 'missing' | 'address'

const LOOPBACK = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1)$/i
export const isLoopback = (host: string): boolean => LOOPBACK.test(host.trim())
/** Full-width letters and digits come easily from a Japanese keyboard; no mail server has them. */
export const halfWidth = (text: string): string => text.normalize('NFKC').trim()

export const emptyForm = (provider?: MailProvider, address = ''): ConnectionForm => ({
  address, user: '', password: '', host: provider?.imap?.host ?? '', port: String(provider?.imap?.port ?? 993), tls: provider?.imap?.tls ?? 'tls', remember: true,
})
/** A server that no maker's page confirms is shown and can be changed: a wrong preset would fail without a reason. */
export const asksServer = (provider: MailProvider): boolean => provider.imap === null || provider.confidence === 'C' || provider.confidence === 'U'
export const asksUser = (provider: MailProvider): boolean => provider.userName === 'ask' || provider.imap === null

/** What is not filled in, by field; empty when the form can be sent. */
export function faultsOf(provider: MailProvider, form: ConnectionForm): Partial<Record<keyof ConnectionForm, FormFault>> {
  const faults: Partial<Record<keyof ConnectionForm, FormFault>> = {}
  if (!/^[^@\s]+@[^@\s]+$/.test(halfWidth(form.address))) faults.address = form.address.trim() === '' ? 'missing' : 'address'
  if (form.password === '') faults.password = 'missing'
  if (provider.userName === 'ask' && provider.imap !== null && form.user.trim() === '') faults.user = 'missing'
  if (asksServer(provider) && form.host.trim() === '') faults.host = 'missing'
  if (asksServer(provider) && !(Number(halfWidth(form.port)) > 0 && Number(halfWidth(form.port)) < 65536)) faults.port = 'missing'
  return faults
}

/** An app password is shown in groups; the spaces are not part of it. Any other password is taken as typed. */
export function newAccountOf(provider: MailProvider, form: ConnectionForm): NewAccount {
  const address = halfWidth(form.address)
  const server = provider.imap && !asksServer(provider) ? provider.imap : { host: halfWidth(form.host), port: Number(halfWidth(form.port)), tls: form.tls }
  return {
    ...server,
    address,
    provider: provider.id,
    user: asksUser(provider) && form.user.trim() !== '' ? form.user.trim() : address,
    password: provider.signIn === 'app-password' ? form.password.replace(/\s/g, '') : form.password,
    rememberPassword: form.remember,
  }
}
