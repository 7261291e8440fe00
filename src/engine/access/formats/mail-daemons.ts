// What mail servers log about sign-ins: Dovecot, Postfix, Courier, Cyrus and Exim. Sources: fail2ban's collected log lines,
// and public logs for accepted sign-ins. User names come from strangers: addresses are taken from behind them.
 
import type { AccessResult, AccessService } from '../../../shared/model'

export type SignIn = { service: AccessService; daemon: string; result: AccessResult; user: string | null; address: string }

/** A program whose lines this reader knows; a line of such a program whose time cannot be read is malformed. */
const DAEMON = /(?:^|[\s/])(?:dovecot|imap-login|pop3-login|submission-login|managesieve-login|postfix\/(?:\w{1,20}\/)?smtpd|imapd(?:-ssl)?|pop3d(?:-ssl)?|courier(?:pop3|imap)login|cyrus\/\w{1,20}|exim\d?|dovecot_login)(?:\[\d{1,10}\])?(?:\(|:| )/

export function namesDaemon(line: string): boolean {
  return DAEMON.test(line)
}

/** @param program as syslog names it, without its process number. Null: a line about something else. */
export function signInOf(program: string, message: string): SignIn | null {
  if (program === 'dovecot' || program.endsWith('-login')) return dovecot(program, message)
  if (program.startsWith('postfix') && program.endsWith('/smtpd')) return postfix(program, message)
  if (/^(?:imapd|pop3d|imapd-ssl|pop3d-ssl|courierpop3login|courierimaplogin|imaplogin|pop3login)$/.test(program)) return courier(program, message)
  if (message.includes(' authenticator failed for ')) return exim(message)
  return /^(?:cyrus\/)?(?:imaps?|pop3s?|nntps?|sieve|timsieved)$/.test(program) ? cyrus(program, message) : null
}

const DOVECOT_SERVICES = new Map<string, AccessService>([['imap-login', 'imap'], ['pop3-login', 'pop'], ['submission-login', 'smtp'], ['managesieve-login', 'other']])
const DOVECOT_FAILURES = ['auth failed', 'auth_failed', 'tried to use disallowed plaintext auth', 'tried to use disabled plaintext auth', 'proxy dest auth failed']

/** `imap-login: Login: user=<u>, …, rip=1.2.3.4`, behind `dovecot: ` in syslog, before `Info: ` in Dovecot's own file. */
function dovecot(program: string, message: string): SignIn | null {
  let daemon = program
  let text = message
  if (program === 'dovecot') {
    const colon = message.indexOf(': ')
    daemon = message.slice(0, colon)
    text = message.slice(colon + 2)
  }
  const service = DOVECOT_SERVICES.get(daemon)
  if (!service) return null
  text = text.replace(/^(?:Info|Warning|Error|Debug): /, '')
  const details = text.indexOf('user=<')
  const verdict = details < 0 ? text : text.slice(0, details)
  const isFailure = DOVECOT_FAILURES.some((words) => verdict.includes(words))
  if (!isFailure && !text.startsWith('Login: ')) return null
  const userEnd = text.lastIndexOf('>, ', text.lastIndexOf(', rip=') + 1)
  const user = details >= 0 && userEnd > details ? text.slice(details + 6, userEnd).replace(/>, method=.*$/, '') : ''
  return { service, daemon, result: isFailure ? 'failure' : 'success', user: user || null, address: valueAfter(text, 'rip=', text.lastIndexOf('rip=')) }
}

/** Up to the next comma or space. */
function valueAfter(text: string, key: string, at: number): string {
  if (at < 0) return ''
  const rest = text.slice(at + key.length, at + key.length + 100)
  const end = rest.search(/[,\s]/)
  return end < 0 ? rest : rest.slice(0, end)
}

function postfix(program: string, message: string): SignIn | null {
  const failed = /^warning: [^[\s]{0,255}\[([^\]]{1,60})\](?::\d{1,5})?: SASL \S{1,40} authentication failed/.exec(message)
  const accepted = failed ? null : /^[0-9A-Za-z]{1,40}: client=[^[\s]{0,255}\[([^\]]{1,60})\](?::\d{1,5})?, .{0,200}?sasl_username=/.exec(message)
  const match = failed ?? accepted
  if (!match) return null
  const at = message.indexOf('sasl_username=', match.index)
  return { service: 'smtp', daemon: program, result: failed ? 'failure' : 'success', user: valueAfter(message, 'sasl_username=', at) || null, address: match[1] ?? '' }
}

function courier(program: string, message: string): SignIn | null {
  const result = message.startsWith('LOGIN FAILED, ') ? 'failure' : message.startsWith('LOGIN, ') ? 'success' : null
  if (!result) return null
  const at = message.lastIndexOf('ip=[')
  const address = at < 0 ? '' : message.slice(at + 4, at + 64).replace(/\].*$/s, '')
  return { service: program.includes('pop') ? 'pop' : 'imap', daemon: program, result, user: valueAfter(message, 'user=', message.indexOf('user=')) || null, address }
}

/** `login: host [1.2.3.4] user plaintext User logged in`, `badlogin: host [1.2.3.4] plaintext user SASL(-13): …`. */
function cyrus(program: string, message: string): SignIn | null {
  const match = /^(login|badlogin): (?:[^[\s]{1,255} )?\[([^\]]{1,60})\] (\S{1,255}) (\S{1,255})/.exec(message)
  if (!match) return null
  const isFailure = match[1] === 'badlogin'
  const user = (isFailure ? match[4] : match[3]) ?? ''
  const name = program.replace(/^cyrus\//, '')
  const service = name.startsWith('imap') ? 'imap' : name.startsWith('pop3') ? 'pop' : 'other'
  return { service, daemon: program, result: isFailure ? 'failure' : 'success', user: /^(?:\[|SASL\()/.test(user) ? null : user, address: match[2] ?? '' }
}

/** `dovecot_login authenticator failed for (X) [1.2.3.4]:21298 I=[…]: 535 … (set_id=u)`; X is what the client says of itself. */
function exim(message: string): SignIn | null {
  const rest = message.slice(message.indexOf(' authenticator failed for ') + 26)
  const address = /(?:^| )\[([0-9A-Fa-f.:]{2,60})\]/.exec(rest)
  if (!address) return null
  const user = /\(set_id=([^()]{1,255})\)\s*$/.exec(rest)
  return { service: 'smtp', daemon: 'exim', result: 'failure', user: user?.[1] ?? null, address: address[1] ?? '' }
}
