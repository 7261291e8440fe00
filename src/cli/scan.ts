// `koban scan`: every gift, purchase and phishing mail of a mailbox, one JSON line each as it is found; the summary goes
// to stderr. Without --data nothing is written anywhere; with it, a later scan reads only what is new.
import { parseArgs } from 'node:util'
import { prepareScan, scan, type Finding, type ScanOptions } from '../engine/gifts/scan'
import type { ScanSession } from '../engine/imap/session'
import { signIn } from '../engine/imap/sign-in'
import type { ScanSummary } from '../shared/engine-api'
import type { Connection, MailProvider } from '../shared/model'
import { addOwnSignIn, saveAccount, setScanned, listAccounts } from '../engine/store/accounts'
import type { Database } from '../engine/store/database'
import { CONNECTION_OPTIONS, connectionOf, mailPassword, providerOf } from './connection'
import { detectionLine } from './detection-line'
import type { Io } from './io'

const USAGE = 'usage: koban scan --host H --port P --user U [--tls|--starttls|--insecure] [--data DIR] [--reveal [--yes]]'

type Asked = { connection: Connection; data: string | undefined; isRevealed: boolean }

/** Exit code: 0 when the scan came to its end, 64 for wrong arguments. Throws the connection codes. */
export async function runScan(args: string[], io: Io): Promise<number> {
  const asked = readArgs(args, io)
  if (!asked) return 64
  const password = await mailPassword(io.env)
  const provider = providerOf(asked.connection)
  const print = (finding: Finding) => io.stdout(JSON.stringify(lineOf(finding, asked.isRevealed)))
  const run = async (options: ScanOptions): Promise<ScanSummary> => {
    prepareScan()
    const session = await signIn(asked.connection, password, provider)
    return withInterrupt(session, (signal) => scan(session, { authservId: provider.authservId, now: () => performance.now(), onFinding: print, signal, ...options }))
  }
  const summary = asked.data === undefined ? await run({}) : await runStored({ io, dir: asked.data, connection: asked.connection, provider, run })
  for (const { folder, uid, reason } of summary.skipped) io.stderr(`${folder}${uid === null ? '' : ` ${uid}`}: ${reason}`)
  const { messages, bytesReceived, roundTrips, findings, ms } = summary
  io.stderr(JSON.stringify({ messages, bytesReceived, roundTrips, findings, ms }))
  return 0
}

function readArgs(args: string[], io: Io): Asked | null {
  try {
    const { values } = parseArgs({ args, options: { ...CONNECTION_OPTIONS, data: { type: 'string' }, reveal: { type: 'boolean' }, yes: { type: 'boolean' } } })
    if (values.reveal && !io.isTerminal && !values.yes) throw new TypeError('--reveal prints codes in full: it needs a terminal, or --yes')
    return { connection: connectionOf(values), data: values.data, isRevealed: values.reveal === true }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    io.stderr(error.message)
    io.stderr(USAGE)
    return null
  }
}

async function runStored(o: { io: Io; dir: string; connection: Connection; provider: MailProvider; run: (options: ScanOptions) => Promise<ScanSummary> }): Promise<ScanSummary> {
  const [engine, { scanStore }] = await Promise.all([o.io.openStore(o.dir), import('../engine/gifts/scan/scan-store')])
  try {
    const { db } = engine.context
    const account = accountFor(db, o)
    addOwnSignIn(db, account.id, o.io.now())
    const summary = await o.run(scanStore(db, account.id, o.io.now))
    setScanned(db, account.id, o.io.now(), account.messagesSeen + summary.messages)
    return summary
  } finally {
    await engine.stop()
  }
}

function accountFor(db: Database, { connection, provider, io }: { connection: Connection; provider: MailProvider; io: Io }) {
  const { host, port, user } = connection
  return (
    listAccounts(db).find((a) => a.host === host && a.port === port && (a.user === user || a.address === user)) ??
    saveAccount(db, { ...connection, address: user, provider: provider.id }, null, io.now())
  )
}

/** Ctrl-C ends the scan in order: what was read is kept. */
async function withInterrupt<T>(session: ScanSession, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController()
  const stop = () => abort.abort()
  process.once('SIGINT', stop)
  try {
    return await work(abort.signal)
  } finally {
    process.off('SIGINT', stop)
    await session.close()
  }
}

/** The keys that `koban detect` prints, and where the message lies. */
function lineOf({ detection, ref, messageId, internalDate }: Finding, isRevealed: boolean): Record<string, unknown> {
  return {
    ...detectionLine(detection, isRevealed), error: null,
    folder: ref.folderPath, uid: ref.uid, uidValidity: ref.uidValidity, messageId, internalDate: internalDate === null ? null : new Date(internalDate).toISOString(),
  }
}
