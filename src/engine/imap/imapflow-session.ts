// The mail session on imapflow 2.10.2: the library connects, signs in, compresses, lists and parses; the commands on
// messages go through wire.ts. Its `false` for failure and its many error codes end here.
import type { Socket } from 'node:net'
import type { ImapFlow, ListResponse } from 'imapflow'
import { KobanError } from '../../shared/errors'
import { readFetchRow, type FetchRow } from './fetch-row'
import { encodeFolderPath } from './folder-name'
import { isLoopbackAddress, loopbackAddressOf } from './loopback'
import { explainSignInError } from './refusal'
import { watchGreeting } from './greeting'
import type { Capabilities, Folder, MessageFacts, OpenFolder, ReadItems, ReadRow, ScanSession, SignIn } from './session'
import { isTimeout, translate } from './translate'
import { countUids, formatUidSet, parseUidSet, uidSetOf, uidsOf, type UidSet } from './uid-set'
import { atom, numberOf, responseCode, text, uids, wireOf, type Answer, type Argument, type Node, type Wire } from './wire'

const CONNECT_TIMEOUT_MS = 30_000
/** A server that says nothing for this long in the middle of a command is gone. */
const SILENCE_TIMEOUT_MS = 60_000
/** A response larger than this is no mail: the connection is dropped before memory is. */
const MAX_RESPONSE_BYTES = 300 * 2 ** 20
const MAX_LINE_BYTES = 64 * 2 ** 20

type Inner = { client: ImapFlow; wire: Wire; user: string; secrets: string[]; failure: () => unknown; bytes: () => number }

/**
 * Connects and signs in once, as one IMAP user name. Throws the codes of refusal.ts, `insecure-refused`, and `server-timeout`
 * when connecting and signing in together take longer than `timeoutMs` (30 s).
 */
export async function openSession(signIn: SignIn): Promise<ScanSession> {
  const deadlineMs = signIn.timeoutMs ?? CONNECT_TIMEOUT_MS
  const host = signIn.tls === 'insecure-loopback' ? await loopbackAddressOf(signIn.host) : signIn.host
  const client = await clientFor(signIn, host, deadlineMs)
  const wire = wireOf(client)
  let failure: unknown
  client.on('error', (error: unknown) => {
    failure ??= error
  })
  let deadline: NodeJS.Timeout | undefined
  let isLate = false
  try {
    // One deadline over everything: imapflow's own cover the connection and the greeting, not a sign-in that hangs.
    const late = new Promise<never>((_, reject) => {
      deadline = setTimeout(() => {
        isLate = true
        reject(new KobanError('server-timeout'))
        client.close()
      }, deadlineMs)
    })
    const connected = client.connect()
    // Losing the race below must not leave its rejection without an owner.
    connected.catch(() => undefined)
    const { socket } = client as unknown as { socket: Socket | false | null }
    await Promise.race([connected, late, ...(socket ? [watchGreeting(socket)] : [])])
  } catch (error) {
    client.close()
    throw isLate ? new KobanError('server-timeout', undefined, { cause: error }) : explainSignInError(error, 'other', [signIn.password, signIn.user])
  } finally {
    clearTimeout(deadline)
  }
  return sessionOf({ client, wire, user: signIn.user, secrets: [signIn.password, signIn.user], failure: () => failure, bytes: bytesOf(client) })
}

/** Loads the library only now: it takes longer than all the rest of the engine, and start-up needs no server. */
async function clientFor(signIn: SignIn, host: string, timeoutMs: number): Promise<ImapFlow> {
  const { ImapFlow } = await import('imapflow')
  const client = new ImapFlow({
    host,
    port: signIn.port,
    secure: signIn.tls === 'tls',
    // True: refuse to go on without TLS. False: never ask for it.
    doSTARTTLS: signIn.tls === 'tls' ? undefined : signIn.tls === 'starttls',
    auth: { user: signIn.user, pass: signIn.password, ...(signIn.loginMethod ? { loginMethod: signIn.loginMethod } : {}) },
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(signIn.ca === undefined ? {} : { ca: signIn.ca }) },
    clientInfo: { name: 'Koban', vendor: 'Koban', 'support-url': '' },
    logger: false,
    disableAutoIdle: true,
    // UTF8=ACCEPT and IMAP4rev2 change how names and searches look; nothing here needs them.
    disableAutoEnable: true,
    disableIMAP4rev2: true,
    // Compression wins on a real link; on this computer it only costs time.
    disableCompression: !(signIn.compress ?? !(isLoopbackAddress(host) || host === 'localhost')),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: Math.max(SILENCE_TIMEOUT_MS, timeoutMs),
    maxLiteralSize: MAX_RESPONSE_BYTES - MAX_LINE_BYTES,
    maxResponseSize: MAX_RESPONSE_BYTES,
    maxLineLength: MAX_LINE_BYTES,
  })
  return client
}

/** Bytes off the wire, also after the connection has gone. */
function bytesOf(client: ImapFlow): () => number {
  const { socket } = client as unknown as { socket: { bytesRead: number } | null | false }
  let seen = 0
  return () => (seen = Math.max(seen, (socket && socket.bytesRead) || client.stats().received))
}

function capabilitiesOf(client: ImapFlow): Capabilities {
  const all = [...client.capabilities.keys()].map((c) => c.toUpperCase())
  const has = (name: string) => all.includes(name)
  return {
    uidPlus: has('UIDPLUS'), move: has('MOVE'), condstore: has('CONDSTORE'), qresync: has('QRESYNC'),
    specialUse: has('SPECIAL-USE') || has('XLIST'), gmail: has('X-GM-EXT-1'), all,
  }
}

function folderOf(entry: ListResponse): Folder {
  const status = entry.status
  const usable = status !== undefined && !('error' in status && status.error)
  return {
    path: entry.path,
    delimiter: entry.delimiter ?? '/',
    // imapflow also guesses from names in many languages; a guess may not decide what Trash is.
    specialUse: entry.specialUseSource === 'extension' && entry.specialUse !== '\\Inbox' ? (entry.specialUse ?? null) : null,
    selectable: !entry.flags.has('\\Noselect') && !entry.flags.has('\\NonExistent'),
    messages: usable ? (status.messages ?? null) : null,
    uidNext: usable ? (status.uidNext ?? null) : null,
    uidValidity: usable && status.uidValidity !== undefined ? Number(status.uidValidity) : null,
    highestModseq: usable && status.highestModseq ? BigInt(status.highestModseq) : null,
  }
}

function messageIdOf(header: Buffer | undefined): string | null {
  const value = /^message-id:([^]*?)(?:\r?\n(?![ \t])|$)/i.exec(header?.toString('latin1') ?? '')?.[1]?.replace(/\s+/g, '') ?? ''
  const bare = value.replace(/^<|>$/g, '')
  return bare === '' ? null : bare
}

const FACTS: Argument = [
  atom('UID'), atom('RFC822.SIZE'), atom('FLAGS'), atom('INTERNALDATE'),
  { type: 'ATOM', value: 'BODY.PEEK', section: [atom('HEADER.FIELDS'), [atom('MESSAGE-ID')]] as Argument[] },
]
const peek = (section: string, partial?: number[]): Argument => ({
  type: 'ATOM', value: 'BODY.PEEK', section: section === '' ? [] : [atom(section)], ...(partial ? { partial } : {}),
})

function sessionOf(inner: Inner): ScanSession {
  const { client, wire } = inner
  const capabilities = capabilitiesOf(client)
  let isClosed = false
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw translate(error, inner.failure(), inner.secrets)
    }
  }
  const run = (command: string, args?: Argument[], untagged?: Parameters<Wire['run']>[2]) => guard(() => wire.run(command, args, untagged))
  let current: OpenFolder | null = null
  const open = (command: 'SELECT' | 'EXAMINE', path: string) =>
    guard(async () => {
      current = null
      return (current = await openFolder(wire, command, path))
    })
  // Dovecot 2.3 answers OK to a STORE in an EXAMINEd folder and does nothing: success must not be told from that.
  const change = async (command: string, args?: Argument[], untagged?: Parameters<Wire['run']>[2]) => {
    if (!current || current.readOnly) throw new KobanError('not-allowed', 'the folder is open for reading only')
    return run(command, args, untagged)
  }
  const search = (criteria: Argument[]) => guard(() => searchUids(wire, capabilities, criteria))

  return {
    capabilities,
    user: inner.user,
    get traffic() {
      return { bytesReceived: inner.bytes(), roundTrips: wire.commands }
    },
    folders: () =>
      guard(async () => {
        const statusQuery = { messages: true, uidNext: true, uidValidity: true, ...(capabilities.condstore ? { highestModseq: true } : {}) }
        return (await client.list({ statusQuery })).map(folderOf)
      }),
    openReadOnly: (path) => open('EXAMINE', path),
    openForChange: async (path) => {
      const folder = await open('SELECT', path)
      if (folder.readOnly) throw new KobanError('server-refused', 'the folder cannot be changed')
      return folder
    },
    async refresh() {
      await run('NOOP')
    },
    facts: (list) => guard(() => (list.length === 0 ? Promise.resolve([]) : factsOf(wire, list))),
    source: (uid) =>
      guard(async () => {
        let source: Buffer | undefined
        await wire.run('UID FETCH', [uids(String(uid)), [atom('UID'), peek('')]], {
          FETCH: (answer) => {
            const row = readFetchRow(answer)
            if (row.uid === uid) source = row.sections.get('') ?? source
          },
        })
        if (!source) throw new KobanError('message-gone')
        return source
      }),
    read: (set, items, onRow) => guard(() => readRows({ wire, set, items, onRow })),
    findByMessageId: async (messageId) => [...uidsOf(await search([atom('HEADER'), text('Message-ID'), text(messageId.replace(/^<|>$/g, ''))]))],
    findDeleted: async () => [...uidsOf(await search([atom('DELETED')]))],
    allUids: async () => [...uidsOf(await search([atom('ALL')]))],
    uidsPresent: () => search([atom('ALL')]),
    uidsLargerThan: (sizeBytes) => search([atom('LARGER'), atom(String(sizeBytes))]),
    addFlags: (list, flags) => storeFlags({ run: change, list, flags, sign: '+' }),
    removeFlags: (list, flags) => storeFlags({ run: change, list, flags, sign: '-' }),
    async uidExpunge(list) {
      if (!capabilities.uidPlus) throw new KobanError('not-allowed', 'the server has no UID EXPUNGE')
      if (list.length > 0) await change('UID EXPUNGE', [uids(formatUidSet(uidSetOf(list)))])
    },
    async expungeFolder() {
      await change('EXPUNGE')
    },
    async move(uid, toPath) {
      if (!capabilities.move) throw new KobanError('not-allowed', 'the server has no MOVE')
      return moveOne({ run: change, uid, toPath })
    },
    async labels(uid) {
      if (!capabilities.gmail) return []
      let labels: string[] = []
      await run('UID FETCH', [uids(String(uid)), [atom('UID'), atom('X-GM-LABELS')]], {
        FETCH: (answer) => {
          const row = readFetchRow(answer)
          if (row.uid === uid) labels = row.labels
        },
      })
      return labels
    },
    async addLabels(uid, labels) {
      if (!capabilities.gmail || labels.length === 0) return
      // Gmail's own labels are written as flags (\Inbox), the user's as strings.
      await run('UID STORE', [uids(String(uid)), atom('+X-GM-LABELS'), labels.map((label) => (label.startsWith('\\') ? atom(label) : text(label)))])
    },
    append: (path, message, flags, internalDate) => appendMessage({ run, path, message, flags, internalDate }),
    async close() {
      if (isClosed) return
      isClosed = true
      inner.bytes()
      await quit(client)
    },
    abort() {
      isClosed = true
      inner.bytes()
      client.close()
    },
  }
}

/** LOGOUT, but never longer than two seconds: whoever closes wants to be gone. */
async function quit(client: ImapFlow): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, 2000)
  })
  const logout = client.logout().then(
    () => undefined,
    // The connection has gone already, which is what was wanted.
    () => undefined,
  )
  await Promise.race([logout, patience])
  clearTimeout(timer)
  client.close()
}

async function openFolder(wire: Wire, command: 'SELECT' | 'EXAMINE', path: string): Promise<OpenFolder> {
  const folder: OpenFolder = { path, uidValidity: 0, uidNext: 0, exists: 0, readOnly: command === 'EXAMINE' }
  let answer: Answer
  try {
    answer = await wire.run(command, [text(encodeFolderPath(path))], {
      EXISTS: (untagged) => {
        folder.exists = numberOf(untagged.command) ?? folder.exists
      },
      OK: (untagged) => {
        const [name, value] = responseCode(untagged)
        if (name?.toUpperCase() === 'UIDVALIDITY') folder.uidValidity = numberOf(value) ?? 0
        if (name?.toUpperCase() === 'UIDNEXT') folder.uidNext = numberOf(value) ?? 0
      },
    })
  } catch (error) {
    // Not every server names the reason in a code; a NO to SELECT has no other everyday meaning (RFC 9051 section 6.3.2).
    const isNo = error instanceof Error && (error as { responseStatus?: string }).responseStatus === 'NO'
    if (isNo && !isTimeout(error) && isMissing(error)) throw new KobanError('folder-missing', undefined, { cause: error })
    throw error
  }
  if (responseCode(answer)[0]?.toUpperCase() === 'READ-ONLY') folder.readOnly = true
  // Without UIDVALIDITY a UID names nothing for longer than this session (RFC 9051 section 6.3.2).
  if (folder.uidValidity === 0) throw new KobanError('server-refused', 'the server gives no UIDVALIDITY')
  return folder
}

function isMissing(error: Error): boolean {
  const said = (error as { responseText?: string }).responseText ?? ''
  return /exist|not found|no such|unknown (mailbox|folder)|見つかりません|存在しません/i.test(said)
}

async function factsOf(wire: Wire, list: number[]): Promise<MessageFacts[]> {
  const wanted = new Set(list)
  const found = new Map<number, MessageFacts>()
  await wire.run('UID FETCH', [uids(formatUidSet(uidSetOf(list))), FACTS], {
    FETCH: (answer) => {
      const row = readFetchRow(answer)
      // An unasked FETCH tells of a flag change and carries no size.
      if (row.uid === null || !wanted.has(row.uid) || row.sizeBytes === null || row.internalDate === null) return
      const header = [...row.sections].find(([name]) => name.startsWith('HEADER.FIELDS'))?.[1]
      found.set(row.uid, { uid: row.uid, sizeBytes: row.sizeBytes, flags: row.flags ?? [], internalDate: row.internalDate, messageId: messageIdOf(header) })
    },
  })
  return [...found.values()]
}

async function readRows(o: { wire: Wire; set: UidSet; items: ReadItems; onRow: (row: ReadRow) => void }): Promise<void> {
  if (countUids(o.set) === 0) return
  const { items } = o
  const args = ['UID', 'RFC822.SIZE', 'INTERNALDATE']
  if (items.structure) args.push('BODYSTRUCTURE')
  if (items.source) args.push('BODY.PEEK[]')
  for (const { section, maxBytes } of items.parts ?? []) {
    // Section names come from a server's BODYSTRUCTURE by way of our own numbering; nothing else may reach the wire.
    if (!/^[0-9A-Z.]*$/.test(section)) throw new KobanError('internal', 'no section name')
    args.push(`BODY.PEEK[${section}]${maxBytes === undefined ? '' : `<0.${maxBytes}>`}`)
  }
  await o.wire.bulk(formatUidSet(o.set), `(${args.join(' ')})`, (answer) => {
    const row: FetchRow = readFetchRow(answer)
    if (row.uid !== null) o.onRow({ uid: row.uid, sizeBytes: row.sizeBytes, internalDate: row.internalDate, sections: row.sections, structure: row.structure })
  })
}

async function searchUids(wire: Wire, capabilities: Capabilities, criteria: Argument[]): Promise<UidSet> {
  const numbers: number[] = []
  let all: UidSet = []
  const onSearch = (answer: Answer) => {
    if (answer.numbers) for (const n of answer.numbers) numbers.push(n)
    else for (const node of answer.attributes ?? []) numbers.push(numberOf(node) ?? 0)
  }
  const onEsearch = (answer: Answer) => {
    const list: Node[] = answer.attributes ?? []
    const at = list.findIndex((node) => node !== null && !Array.isArray(node) && node.type === 'ATOM' && String(node.value).toUpperCase() === 'ALL')
    const value = at < 0 ? null : list[at + 1]
    if (value && !Array.isArray(value)) all = parseUidSet(String(value.value))
  }
  const extended = capabilities.all.includes('ESEARCH')
  await wire.run('UID SEARCH', [...(extended ? [atom('RETURN'), [atom('ALL')]] : []), ...criteria], { SEARCH: onSearch, ESEARCH: onEsearch })
  return numbers.length > 0 ? uidSetOf(numbers.filter((n) => Number.isSafeInteger(n) && n > 0)) : all
}

type Run = (command: string, args?: Argument[], untagged?: Parameters<Wire['run']>[2]) => Promise<Answer>

async function storeFlags(o: { run: Run; list: number[]; flags: string[]; sign: '+' | '-' }): Promise<void> {
  if (o.list.length === 0 || o.flags.length === 0) return
  await o.run('UID STORE', [uids(formatUidSet(uidSetOf(o.list))), atom(`${o.sign}FLAGS.SILENT`), o.flags.map(atom)])
}

async function moveOne(o: { run: Run; uid: number; toPath: string }): Promise<{ uid: number | null; uidValidity: number | null }> {
  let code: string[] = []
  const keep = (answer: Answer) => {
    const found = responseCode(answer)
    if (found[0]?.toUpperCase() === 'COPYUID') code = found
  }
  keep(await o.run('UID MOVE', [uids(String(o.uid)), text(encodeFolderPath(o.toPath))], { OK: keep }))
  return { uid: numberOf(code[3]), uidValidity: numberOf(code[1]) }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** RFC 9051 date-time in UTC. */
function dateTime(ms: number): string {
  const d = new Date(ms)
  return `${String(d.getUTCDate()).padStart(2, ' ')}-${MONTHS[d.getUTCMonth()]}-${d.getUTCFullYear()} ${d.toISOString().slice(11, 19)} +0000`
}

async function appendMessage(o: { run: Run; path: string; message: Buffer; flags: string[]; internalDate: number }): Promise<{ uid: number | null; uidValidity: number | null }> {
  // The server owns \Recent; sending it back is refused by some.
  const flags = o.flags.filter((f) => f.toLowerCase() !== '\\recent')
  const answer = await o.run('APPEND', [text(encodeFolderPath(o.path)), flags.map(atom), text(dateTime(o.internalDate)), { type: 'LITERAL', value: o.message }])
  const [name, uidValidity, uid] = responseCode(answer)
  return name?.toUpperCase() === 'APPENDUID' ? { uid: numberOf(uid), uidValidity: numberOf(uidValidity) } : { uid: null, uidValidity: null }
}
