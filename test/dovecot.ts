// A real, throw-away Dovecot 2.3 on loopback and free ports, with a temporary folder of its own. As root it runs as
// `nobody`. Needs Debian's dovecot-imapd and openssl; without them a test fails and says so, it never passes idly.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectRaw, type RawImap } from './raw-imap'

export type DovecotOptions = {
  /** What the server says it can do, e.g. without UIDPLUS or MOVE; the default is Dovecot's own list. */
  capability?: string
  /** The first is `user` of the answer; all have the same password. */
  users?: string[]
  /** Trash, Sent, Junk and Archive exist and are marked; default true. False: INBOX alone. */
  specialUse?: boolean
  mailPlugins?: string
  /** More lines for dovecot.conf. */
  settings?: string
}

export type Dovecot = {
  host: '127.0.0.1'
  /** Plain, with STARTTLS. */
  port: number
  tlsPort: number
  user: string
  password: string
  /** Self-signed for localhost and 127.0.0.1: good as `ca`. */
  certPem: string
  pid: number
  /** Puts a message into a folder, which is made if missing, through IMAP APPEND. */
  deliver(folder: string, raw: Buffer | string, options?: { flags?: string[]; internalDate?: number }): Promise<void>
  /** An independent client; closed by `stop` at the latest. */
  client(user?: string): Promise<RawImap>
  /** What Dovecot has logged so far. */
  log(): string
  stop(): Promise<void>
}

/** Capabilities of a plain old server: no UIDPLUS, no MOVE, no SPECIAL-USE, no CONDSTORE. */
export const OLD_CAPABILITY = 'IMAP4rev1 SASL-IR LOGIN-REFERRALS ID LITERAL+ AUTH=PLAIN AUTH=LOGIN'
const PASSWORD = 'koban-test-password'

function needs(program: string, packageName: string): string {
  try {
    return execFileSync(program, [program === 'openssl' ? 'version' : '--version'], { encoding: 'utf8', env: environment })
  } catch (error) {
    throw new Error(`this test needs ${program}: install the package ${packageName}`, { cause: error })
  }
}
const environment = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` }

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

function runAs(): { uid: number; gid: number; name: string; group: string } {
  const name = process.getuid?.() === 0 ? 'nobody' : execFileSync('id', ['-un'], { encoding: 'utf8' }).trim()
  const id = (option: string) => execFileSync('id', [option, name], { encoding: 'utf8' }).trim()
  return { uid: Number(id('-u')), gid: Number(id('-g')), name, group: id('-gn') }
}

function configuration(o: { dir: string; as: ReturnType<typeof runAs>; port: number; tlsPort: number; options: DovecotOptions }): string {
  const { dir, as, options } = o
  const special = options.specialUse === false ? '' : ['Trash', 'Sent', 'Junk', 'Archive'].map((n) => `  mailbox ${n} {\n    auto = subscribe\n    special_use = \\${n}\n  }`).join('\n')
  return `
base_dir = ${dir}/base
state_dir = ${dir}/base
log_path = ${dir}/log
info_log_path = ${dir}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = ${as.name}
default_internal_group = ${as.group}
default_login_user = ${as.name}
first_valid_uid = 1
auth_mechanisms = plain login
disable_plaintext_auth = no
auth_failure_delay = 0
passdb {
  driver = passwd-file
  args = ${dir}/passwd
}
userdb {
  driver = passwd-file
  args = ${dir}/passwd
}
ssl = yes
ssl_cert = <${dir}/cert.pem
ssl_key = <${dir}/key.pem
mail_location = sdbox:~/sdbox
mail_max_userip_connections = 100
mail_fsync = never
${options.mailPlugins === undefined ? '' : `mail_plugins = ${options.mailPlugins}`}
${options.capability === undefined ? '' : `imap_capability = ${options.capability}`}
service anvil {
  chroot =
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  service_count = 0
  inet_listener imap {
    port = ${o.port}
  }
  inet_listener imaps {
    port = ${o.tlsPort}
    ssl = yes
  }
}
namespace inbox {
  inbox = yes
  separator = /
${special}
}
${options.settings ?? ''}
`
}

function prepare(options: DovecotOptions, ports: { port: number; tlsPort: number }, users: string[]) {
  const as = runAs()
  const dir = mkdtempSync(join(tmpdir(), 'koban-dovecot-'))
  chmodSync(dir, 0o711)
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30', '-subj', '/CN=localhost',
    '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', join(dir, 'key.pem'), '-out', join(dir, 'cert.pem')], { stdio: 'ignore' })
  const homes = users.map((user) => join(dir, 'mail', user))
  writeFileSync(join(dir, 'passwd'), users.map((user, i) => `${user}:{PLAIN}${PASSWORD}:${as.uid}:${as.gid}::${homes[i]}\n`).join(''))
  writeFileSync(join(dir, 'dovecot.conf'), configuration({ dir, as, ...ports, options }))
  const folders = [join(dir, 'base'), join(dir, 'mail'), ...homes]
  for (const path of folders) mkdirSync(path)
  for (const path of [dir, ...folders, ...['key.pem', 'cert.pem', 'passwd', 'dovecot.conf'].map((f) => join(dir, f))]) chownSync(path, as.uid, as.gid)
  return { as, dir }
}

async function untilItAnswers(child: ChildProcess, attempt: () => Promise<RawImap>, log: () => string): Promise<RawImap> {
  const deadline = Date.now() + 20_000
  for (;;) {
    if (child.exitCode !== null) throw new Error(`dovecot ended at once:\n${log()}`)
    try {
      return await attempt()
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`dovecot does not answer:\n${log()}`, { cause: error })
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  }
}

/** Starts a server with empty mailboxes and waits until a sign-in works. Throws, naming the package, when Dovecot 2.3 is not installed. */
export async function startDovecot(options: DovecotOptions = {}): Promise<Dovecot> {
  const version = needs('dovecot', 'dovecot-imapd')
  if (!version.startsWith('2.3.')) throw new Error(`this test needs Dovecot 2.3 (package dovecot-imapd), not ${version.trim()}`)
  needs('openssl', 'openssl')
  const users = options.users ?? ['koban']
  const user = users[0] ?? 'koban'
  const port = await freePort()
  const tlsPort = await freePort()
  const { as, dir } = prepare(options, { port, tlsPort }, users)
  const child = spawn('dovecot', ['-F', '-c', join(dir, 'dovecot.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'], env: environment, ...(process.getuid?.() === 0 ? { uid: as.uid, gid: as.gid } : {}),
  })
  const exited = once(child, 'exit')
  let said = ''
  child.stderr.on('data', (data: Buffer) => (said += data.toString()))
  const log = () => {
    try {
      return said + readFileSync(join(dir, 'log'), 'utf8')
    } catch {
      return said
    }
  }
  const killWithUs = () => child.kill('SIGTERM')
  process.once('exit', killWithUs)
  const clients: RawImap[] = []
  const client = async (name = user) => {
    const raw = await connectRaw({ host: '127.0.0.1', port, user: name, password: PASSWORD })
    clients.push(raw)
    return raw
  }
  const stop = async () => {
    await Promise.all(clients.map((raw) => raw.close()))
    process.off('exit', killWithUs)
    child.kill('SIGTERM')
    await exited
    rmSync(dir, { recursive: true, force: true })
  }
  const first = await untilItAnswers(child, client, log).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return {
    host: '127.0.0.1', port, tlsPort, user, password: PASSWORD, certPem: readFileSync(join(dir, 'cert.pem'), 'utf8'), pid: child.pid ?? 0,
    async deliver(folder, raw, deliverOptions) {
      if (!(await first.folders()).includes(folder)) await first.create(folder)
      await first.append(folder, raw, deliverOptions)
    },
    client, log, stop,
  }
}
