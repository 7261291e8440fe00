// The whole engine without window or Electron: the same code runs in the utility process, on the command line and in
// tests. createEngine gives the handlers of the contract; `begin` opens the store and repairs what a crash left.
import type { AppStatus, EngineApi, EngineEvents, Settings } from '../shared/engine-api'
import { toErrorData } from '../shared/errors'
import type { DemoServer, RollOffReminder } from '../shared/host-api'
import type { Account, AccountId, Language } from '../shared/model'
import type { Handlers } from '../shared/rpc'
import { createAccess } from './access/access'
import { createRollOffReminder } from './access/roll-off-reminder'
import { measureWith } from './access/city-distance'
import type { Importer } from './access/import'
import { connectAccount, createAccounts } from './accounts/accounts'
import type { Context, Topic } from './context'
import { createGifts, type Gifts } from './gifts/gifts'
import { createOwnBrands } from './gifts/own-brands'
import { openSession } from './imap/imapflow-session'
import { createScans } from './gifts/scans'
import { createWatch } from './gifts/watch'
import { createJobs, type Emit } from './jobs'
import { createNotices, toldSignIns } from './notices/notices'
import { createOverview } from './overview/overview'
import { createCities } from './places/cities'
import { openPlaces } from './places/places'
import { createRemoval, type RemovalFeature } from './removal/removal-feature'
import { listAccounts, saveAccount } from './store/accounts'
import { listGifts, markGift } from './store/gifts'
import { createStore, type Keychain } from './store/store'
import { readSettings, writeProfileAnswers, writeSettings } from './store/settings'
import { createVault } from './vault/vault-feature'

export type EngineOptions = {
  dataDir: string
  placesDir: string
  version: string
  language: Language
  keychain: Keychain
  demo: DemoServer | null
  emit: Emit
  /** Looks for new mails by itself; the command line and tests scan when they are told. */
  watches?: boolean
  /** Tells the user of a log that is about to lose rows while the window is not looked at; gives whether it could. */
  remind?: (reminder: RollOffReminder) => Promise<boolean>
  /** Tests shorten it. */
  lingerMs?: number
  now?: () => number
}

export type Engine = {
  handlers: Handlers<EngineApi>
  importer: Importer
  gifts: Gifts
  removal: RemovalFeature
  context: Context
  /** Opens the store if that needs no question, then finishes or rolls back what a crash left. */
  begin(): Promise<void>
  /** Ends jobs, closes the store. */
  stop(): Promise<void>
}

const CHANGED_EVERY_MS = 250
const LINGER_MS = 10_000

export function createEngine(options: EngineOptions): Engine {
  const now = options.now ?? Date.now
  const store = createStore(options.dataDir, options.keychain, options.demo !== null)
  const places = openPlaces(options.placesDir)
  const cities = createCities(options.dataDir)
  let isMarked = false
  const emit: Emit = (event, data) => {
    if (event === 'job.finished' && 'kind' in data && data.kind !== 'import' && options.demo && !isMarked) {
      isMarked = true
      markDemo(context, options.demo)
    }
    // The screens hear what changed before they hear that the job has ended: no list shows a mail that is gone.
    if (event === 'job.finished' || event === 'job.failed') changes.flush()
    options.emit(event, data)
  }
  const jobs = createJobs(emit, now)
  const changes = gather(options.emit)
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const defaults: Settings = { language: options.language, colorScheme: 'auto', zone: zone === 'UTC' ? 'Asia/Tokyo' : zone }
  const context: Context = {
    get db() { return store.db },
    places, cities, openSession, jobs, now,
    isDemo: options.demo !== null,
    defaults: () => defaults,
    changed: changes.add,
    status,
    heldPasswords: new Map(),
    lingerMs: options.lingerMs ?? LINGER_MS,
    releaseReaders: (accountId) => gifts.releaseReaders(accountId),
    releaseRemovals: (accountId) => removal.release(accountId),
    isWorking: (accountId) => jobs.isBusy(accountId) || removal.isRecovering(accountId),
    pauseScan: (accountId) => scans.pause(accountId),
    recover: (accountId, password) => recover(accountId, password),
    recoverSoon(accountId) {
      // A running job of the account either recovers by itself or must not be disturbed.
      if (jobs.isBusy(accountId) || isStopping) return
      recovering = recovering.then(() => removal.release(accountId)).then(() => recover(accountId)).catch(told)
    },
    connect: (account: Account, password?: string) => connectAccount(context, account, password),
  }
  const scans = createScans(context)
  const gifts = createGifts(context, scans)
  const access = createAccess(context, gifts.lanes, (filter) => toldSignIns(context, filter))
  let opening: Promise<void> = Promise.resolve()
  let recovering: Promise<void> = Promise.resolve()
  let isStopping = false
  const removal = createRemoval(context)
  const watch = createWatch(context, scans)
  const reminder = options.remind && !options.demo ? createRollOffReminder(context, options.remind) : null

  function status(): AppStatus {
    return {
      store: store.state, protectedBy: store.protectedBy, isDemo: options.demo !== null, placesDate: places.date, credits: [...places.credits],
      version: options.version, error: store.error,
    }
  }
  async function opened(): Promise<AppStatus> {
    if (store.state === 'ready') {
      measureWith(store.db, cities)
      if (options.demo) setUpDemo(context, options.demo, access.importer)
      access.importer.begin().catch(told)
      reminder?.begin()
      // First what a crash left, then anything else that touches the accounts.
      recovering = recover().catch(told).then(() => {
        if (options.watches && !isStopping) watch.begin()
      })
    }
    options.emit('app.statusChanged', status())
    return status()
  }
  async function recover(accountId?: AccountId, password?: string): Promise<void> {
    const report = await removal.recover(accountId, password)
    if (report.finished + report.rolledBack + report.open > 0) options.emit('removal.recovered', report)
  }
  // The journal stays open and is tried again before the next scan; the screens show its mails as unproven.
  const told = (error: unknown) => void process.stderr.write(`recovery: ${toErrorData(error).code}\n`)

  /** One after the other, and only while it is closed. */
  function open(): Promise<void> {
    opening = opening.then(async () => {
      if (store.state === 'ready') return
      await store.begin()
      await opened()
    })
    return opening
  }

  /** Calls that look at the accesses wait until those are in memory; all others are answered meanwhile. */
  function afterLoading<H extends object>(handlers: H): H {
    const waiting = Object.entries(handlers as Record<string, (input: unknown) => unknown>).map(([method, handler]) => [
      method, (input: unknown) => access.importer.loading()?.then(() => handler(input)) ?? handler(input),
    ])
    return Object.fromEntries(waiting) as H
  }

  const handlers: Handlers<EngineApi> = {
    // The first answer waits for the keychain, so that the window never flashes a question that answers itself.
    'app.status': async () => {
      await opening
      return status()
    },
    'app.unlock': async ({ passphrase }) => {
      await store.unlock(passphrase)
      return opened()
    },
    'app.setPassphrase': async ({ passphrase }) => {
      const wasOpen = store.state === 'ready'
      await store.setPassphrase(passphrase)
      return wasOpen ? status() : opened()
    },
    'app.retry': async () => {
      await open()
      return status()
    },
    'app.startOver': async () => {
      await store.startOver(now())
      return opened()
    },
    'settings.get': () => (store.state === 'ready' ? readSettings(store.db, defaults) : defaults),
    'settings.set': (change) => {
      const settings = writeSettings(store.db, change, defaults)
      changes.add('access', 'gifts')
      return settings
    },
    'job.cancel': ({ jobId }) => ({ cancelled: jobs.cancel(jobId) }),
    ...createAccounts(context),
    ...afterLoading(access.handlers),
    ...afterLoading(gifts.handlers),
    ...createOwnBrands(context),
    ...removal.handlers,
    ...createVault(context),
    ...afterLoading(createNotices(context, gifts.reader)),
    ...afterLoading(createOverview(context, gifts)),
  }

  return {
    handlers, gifts, removal, context, importer: access.importer,
    begin() {
      return open()
    },
    async stop() {
      isStopping = true
      watch.stop()
      reminder?.stop()
      scans.stop()
      await opening
      await jobs.stopAll()
      await access.importer.stop().catch(told)
      await recovering
      await removal.stop()
      changes.flush()
      store.close()
    },
  }
}

/** `data.changed`, gathered: at most four a second, and never lost. */
function gather(emit: Emit): { add(...topics: Topic[]): void; flush(): void } {
  const waiting = new Set<Topic>()
  let timer: NodeJS.Timeout | null = null
  const flush = () => {
    if (timer) clearTimeout(timer)
    timer = null
    if (waiting.size === 0) return
    const data: EngineEvents['data.changed'] = { topics: [...waiting] }
    waiting.clear()
    emit('data.changed', data)
  }
  return {
    add(...topics) {
      for (const topic of topics) waiting.add(topic)
      timer ??= setTimeout(flush, CHANGED_EVERY_MS)
    },
    flush,
  }
}

/** The invented person's account, answers and histories; the window starts the scan, in sight of the user. */
function setUpDemo(context: Context, demo: DemoServer, importer: Importer): void {
  if (listAccounts(context.db).length > 0) return
  const connection = { host: demo.host, port: demo.port, tls: 'insecure-loopback', user: demo.user } as const
  const account = saveAccount(context.db, { ...connection, address: demo.address, provider: demo.provider }, demo.password, context.now())
  writeProfileAnswers(context.db, demo.profile)
  for (const { fileName, text, observedAt } of demo.histories) importer.importNow({ fileName, text, observedAt, zone: 'Asia/Tokyo', accountId: account.id })
}

/** What the invented person has said about her gifts, once the first scan has found them. */
function markDemo(context: Context, demo: DemoServer): void {
  for (const { messageId, state, at } of demo.marks) {
    const gift = listGifts(context.db).find((row) => row.messageId === messageId && row.state === 'in-mailbox')
    if (gift) markGift(context.db, gift.id, state, state === 'redeemed' ? at : null)
  }
  context.changed('gifts')
}
