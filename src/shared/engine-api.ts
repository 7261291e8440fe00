// The contract between the window and the engine: all that the window can ask (EngineApi) or hear
// (EngineEvents). A method is `noun.verb`, takes one argument object and gives one plain result. Anything over
// a second is a job: the call returns its id at once, `job.progressed` follows (ten a second at most) and then
// exactly one `job.finished` or `job.failed`. Lists come in pages of at most 500 rows.
import type { AlsoReadable } from './also-readable'
import type {
  AccessEvent, AccessId, AccessResult, AccessRow, AccessService, Account, AccountId, Answer, Connection, CoverageSpan, ErrorData,
  ExposureLevel, GiftId, GiftMail, GiftState, HomeProfile, ImportId, ImportWarning, JobId, Judgement, Language, Malformed, Money, NoticeId,
  Reason, ReceiptId, Span, Track, VaultId, Verdict,
} from './model'
import type { ColumnMapping, ColumnsOffer } from './columns'
import type { NoticeAnswer, NoticeKind, NoticeService } from './notices'
import type { OwnBrand, OwnBrandInput } from './own-brand'

export const PAGE_LIMIT = 500

export type StoreState =
  /** No store yet and no keychain: a passphrase must be set before secrets can be kept. */
  | 'needs-passphrase'
  /** A passphrase opens it. */
  | 'locked'
  /** The keychain no longer opens the key; nothing was wiped: enter the passphrase, or start a new store beside it. */
  | 'key-lost'
  | 'ready'

export type AppStatus = {
  store: StoreState
  protectedBy: 'keychain' | 'passphrase' | 'both' | 'nothing-kept'
  isDemo: boolean
  /** `YYYY-MM` of the places database. */
  placesDate: string
  credits: string[]
  version: string
  error: ErrorData | null
}

export type Settings = {
  language: Language
  colorScheme: 'light' | 'dark' | 'auto'
  /** IANA zone that times are shown in. */
  zone: string
}

export type NewAccount = Connection & { address: string; provider: string; password: string; rememberPassword: boolean }
export type SignInTest = { folders: number; messages: number; capabilities: string[]; user: string }

export type AccessFilter = {
  accountId?: AccountId
  span?: Span
  verdicts?: Verdict[]
  countries?: (string | null)[]
  tracks?: Track[]
  results?: AccessResult[]
  /** `AS4713` names a network by its number, other text by its name; null is one that is not known. */
  networks?: (string | null)[]
  /** Cells of the heat map, on the wall clock of `zone`: [weekday 0=Mon, hour]. */
  weekHours?: { zone: string; cells: [weekday: number, hour: number][] }
  /** Words that all must be found in an access: in its address, network, client, place, service or account. */
  text?: string
}

export type ImportPreview = {
  /** Held by the engine until imported, replaced, or 30 minutes old. */
  previewId: string
  fileName: string
  format: string
  formatTitle: Record<Language, string>
  encoding: string | null
  tracks: Track[]
  records: number
  events: number
  ignored: number
  malformed: Malformed[]
  warnings: Partial<Record<ImportWarning, number>>
  /** False: the user should look at the zone before importing. */
  timeZoneKnown: boolean
  zone: string
  span: Span | null
  /** First 200, newest first; `isNew` is judged against `accountId` when it was given. */
  rows: (AccessEvent & { isNew: boolean; placeCountry: string | null; network: string | null })[]
  newCount: number
  /** Networks of homes and phones among `rows`, as `HomeProfile.networks` names them; most rows first, 12 at most. */
  networks: { name: string; country: string | null; rows: number }[]
  coverageBefore: CoverageSpan[]
  coverageAfter: CoverageSpan[]
  /** The row at which exports of this kind end, when the file has exactly so many: more is likely missing. */
  cutOffAt: number | null
  /** Whose word it is which column is which: the format's own, a guess by the titles, or the user's (now or for an earlier file). */
  columns: 'own' | 'guessed' | 'saved' | 'chosen'
}
export type ImportReport = {
  importId: ImportId; added: number; known: number; ignored: number; malformed: number; unexplained: number
  /** When the logs that the file tells about will lose rows that were not imported. */
  rollOff: RollOff[]
}

/** The user's own database of cities. */
export type CityDatabaseInfo = { /** As it calls itself. */ type: string; /** When it was made; 0 when it does not say. */ date: number; bytes: number }

/** When a provider's log will lose rows that no import has seen yet. */
export type RollOff = {
  accountId: AccountId
  track: Track
  /** Of the newest import. */
  rows: number
  /** What the provider keeps: the newest rows, the last days, or both. */
  keepsRows: number | null
  keepsDays: number | null
  /** False: it is said as "about". */
  isSure: boolean
  /** The newest import was as long as the log: older rows were lost before it. */
  isFull: boolean
  /** How far the record reaches. */
  to: number
  /** Null when there are too few rows to tell a pace by. */
  lostFrom: number | null
  /** Time to be reminded. */
  isDue: boolean
}

/** Ready series: the chart draws them and computes nothing. */
export type Timeline = Span & {
  zone: string
  bucket: 'hour' | 'day' | 'week' | 'month' | 'year'
  /** Start of each bucket, ascending; `counts` below run parallel to it. */
  starts: number[]
  tracks: { track: Track; countries: { country: string | null; counts: number[]; /** Successful ones among the counts. */ unexplained: number[] }[]; covered: Span[]; gaps: Span[] }[]
  /** Most frequent abroad first; fixes each country's colour: home has slot 0, others keep theirs for good. */
  countries: { country: string | null; colorSlot: number; count: number; unexplained: number }[]
  /** Successful unexplained accesses; at most 500, the newest. */
  unexplained: { accessId: AccessId; time: number; country: string | null; track: Track }[]
  lanes: GiftLane[]
}
export type GiftLane = Span & {
  giftId: GiftId
  brandName: string
  money: Money | null
  exposure: ExposureLevel
  state: GiftState
  /** Times of the unexplained accesses that crossed it, ascending. */
  hits: number[]
}

export type Overview = {
  accounts: number
  gifts: number
  unexplained: number
  /** Unexplained accesses while an exposed gift mail lay there: what the one sentence counts. */
  unexplainedDuring: number
  unexplainedByTrack: Record<Track, number>
  /** Exposed, ever: stays on record after removal. */
  exposed: { count: number; sums: Money[] }
  /** Exposed or possibly exposed, in the mailbox and not redeemed. */
  savable: { count: number; sums: Money[]; giftIds: GiftId[] }
  usedByAnother: { count: number; sums: Money[] }
  unanswered: number
  /** Gift mails, ever, that may be exposed or cannot be judged: while there is one, nothing is clear. */
  undecided: number
  coverage: { days: number; ofDays: number; gaps: number; tracks: { track: Track; span: Span | null; days: number }[] }
  /** True when an account's provider keeps a mail-software log that has not been imported. */
  missesMailSoftwareLog: boolean
  /** Changes of the mailbox that notices tell of, not answered or not closed yet; newest first, of the last year. */
  changes: NoticeItem[]
  timeline: Timeline
  places: { country: string | null; count: number; unexplained: number; colorSlot: number }[]
  /** Mails that open or describe other accounts, and came on days (UTC) on which somebody unexplained was in their mailbox; kinds without any are left out. */
  alsoReadable: { kind: AlsoReadable; count: number }[]
  lastScanAt: number | null
}

export type PlaceFigures = { country: string | null; count: number; unexplained: number; colorSlot: number }
export type NetworkFigures = {
  /** What a filter names it by: `AS4713`, else its name; null for addresses of no known network. */
  key: string | null
  asn: number | null
  name: string | null
  /** The country that most of its accesses came from. */
  country: string | null
  colorSlot: number
  isHosting: boolean
  count: number
  unexplained: number
  verdicts: Record<Verdict, number>
}
/** One log of one mailbox. `accountId` null: imported before an account was connected. */
export type TrackFigures = { accountId: AccountId | null; track: Track; count: number; /** Failures are no accesses, and are not among them. */ unexplained: number; unlocated: number; failures: number }

export type HeatMap = { /** [weekday 0=Mon][hour] */ counts: number[][]; unexplained: number[][]; zone: string }

/** What a provider's own mail told of a mailbox. */
export type NoticeItem = {
  id: NoticeId
  accountId: AccountId
  kind: NoticeKind
  time: number
  isTimeStated: boolean
  ip: string | null
  /** Looked up, else as the notice states it. */
  country: string | null
  /** As the notice writes it. */
  place: string | null
  network: string | null
  client: string | null
  service: NoticeService
  isVerified: boolean
  /** Of a sign-in, done or refused. */
  judgement: Judgement | null
  /** The same sign-in is in an imported history, and counts there. */
  isInHistory: boolean
  answer: NoticeAnswer | null
  folder: string
  subject: string
  sender: string
  /** Date of the mail. */
  sentAt: number
}

export type GiftFilter = { accountId?: AccountId; text?: string; show?: 'all' | 'savable' | 'to-check' | 'recorded' }
export type GiftDetail = GiftMail & {
  from: string
  /** Plain text, never HTML; codes masked; at most 20,000 characters. Empty when it could not be read now. */
  preview: string
  previewError: ErrorData | null
  hits: { /** Null: only a provider's notice tells of it. */ accessId: AccessId | null; time: number; country: string | null; service: AccessService; network: string | null; reasons: string[] }[]
  redeemUrlHost: string | null
  copyRefs: { folder: string }[]
}
/** Full codes: only ever the answer to a click; never stored by the window. */
export type RevealedCodes = { codes: string[]; pins: string[]; links: string[] }

export type RemovalStep = 'intent' | 'read' | 'vault' | 'verify' | 'remove' | 'copies' | 'prove' | 'receipt'
export type RemovalResult = {
  receipt: ReceiptId
  giftId: GiftId
  outcome: 'removed' | 'unproven' | 'refused'
  copies: number
  error: ErrorData | null
}
export type UndoResult = {
  receipt: ReceiptId
  restored: number
  /** A live code went back to a box with unexplained accesses. */
  stillExposed: boolean
  /** Folders that are no longer there: their messages went to INBOX. */
  missingFolders?: string[]
  /** Copies that the server did not take back; they are still in the vault. */
  notRestored?: number
}
export type RecoveryReport = { finished: number; rolledBack: number; open: number; receipts: ReceiptId[] }

export type VaultItem = {
  id: VaultId
  receipt: ReceiptId
  giftId: GiftId | null
  accountId: AccountId
  brand: string | null
  brandName: string
  subject: string
  from: string
  codes: GiftMail['codes']
  money: Money | null
  expires: string | null
  state: 'unused' | 'redeemed' | 'used-by-another'
  exposure: ExposureLevel
  storedAt: number
  /** Journal lines: what was done on the server, when. */
  steps: { step: RemovalStep | 'undo' | 'used' | 'redeemed'; at: number; folder: string | null }[]
  inMailbox: boolean
  /** The server showed that nothing was left of it. False while the delete is open, and for one that could not be proven. */
  isProven: boolean
  redeemUrlHost: string | null
}

export type JobKind = 'scan' | 'import' | 'removal' | 'undo'
export type JobProgress = { done: number; total: number | null; ratePerSecond: number; secondsLeft: number | null; note?: string }

export type EngineApi = {
  'app.status': (_: Record<string, never>) => AppStatus
  /** Opens a store sealed by a passphrase. Throws `passphrase-wrong`. */
  'app.unlock': (_: { passphrase: string }) => AppStatus
  /** Sets the passphrase (at least 8 characters) for a new store, or adds one beside the keychain. */
  'app.setPassphrase': (_: { passphrase: string }) => AppStatus
  /** Tries again to open the store: the other Koban was closed, the disk has room, the keychain was unlocked. */
  'app.retry': (_: Record<string, never>) => AppStatus
  /** After `key-lost`: keeps the old file under another name and begins a new store. */
  'app.startOver': (_: Record<string, never>) => AppStatus
  'settings.get': (_: Record<string, never>) => Settings
  'settings.set': (_: Partial<Settings>) => Settings

  'account.list': (_: Record<string, never>) => Account[]
  'account.test': (_: NewAccount) => SignInTest
  'account.add': (_: NewAccount) => Account
  'account.setPassword': (_: { accountId: AccountId; password: string; rememberPassword: boolean }) => Account
  /** The folders a delete may go through; asked when a delete was refused with `trash-unknown`. */
  'account.folders': (_: { accountId: AccountId }) => { folders: string[] }
  /** `path` null: forget the choice. */
  'account.setTrash': (_: { accountId: AccountId; path: string | null }) => Account
  /** `abandonsOpen`: deletes not at their end are closed as unproven, for a server that is gone for good. */
  'account.remove': (_: { accountId: AccountId; abandonsOpen?: boolean }) => { removed: true }

  /** Without a stored password, `password` is needed. Finishes with ScanSummary. */
  'scan.start': (_: { accountId: AccountId; password?: string }) => { jobId: JobId }
  'job.cancel': (_: { jobId: JobId }) => { cancelled: boolean }

  /**
   * A file too big for one message comes in blocks of at most 2 MB, 300 MB in all: `uploadId` is null with the first and the
   * answer's with the others. It is dropped 30 minutes after the last block.
   */
  'access.feed': (_: { uploadId: string | null; bytes: Uint8Array }) => { uploadId: string }
  /**
   * `bytes`: the file, at most 300 MB; `uploadId`: one that was fed; or `text`: what was pasted. Throws the file errors of the table.
   * This and `access.import` answer when they are done; meanwhile `job.progressed` of kind `import` tells of them (`note`: `read` or
   * `store`, in bytes), and `job.cancel` ends them with `job-cancelled` and nothing left.
   */
  'access.preview': (_: { fileName: string; bytes?: Uint8Array; uploadId?: string; text?: string; zone?: string; accountId?: AccountId; format?: string; /** When the page was saved or copied, if known: coverage then reaches to it. */ observedAt?: number; /** Which column is which, as the user says; kept with the import. */ mapping?: ColumnMapping }) => ImportPreview
  /** A table's columns, for the user to name. Of `bytes` a file's beginning is enough. Throws `unknown-format` when there is no table. */
  'access.columns': (_: { fileName: string; bytes?: Uint8Array; text?: string; zone?: string; mapping?: ColumnMapping }) => ColumnsOffer
  /** Soonest first. */
  'access.rollOff': (_: Record<string, never>) => { rows: RollOff[] }
  /** The tables that the user has named the columns of, newest first. */
  'access.mappings': (_: Record<string, never>) => { rows: { signature: string; titles: string[]; fileName: string; savedAt: number }[] }
  'access.forgetMapping': (_: { signature: string }) => { forgotten: true }
  'access.import': (_: { previewId: string; accountId: AccountId | null; zone?: string }) => ImportReport
  /** What was imported, newest first; each can be taken back. */
  'access.imports': (_: Record<string, never>) => { rows: { importId: ImportId; accountId: AccountId | null; fileName: string; format: string; importedAt: number; events: number; malformed: number }[] }
  'access.undoImport': (_: { importId: ImportId }) => { removed: number }
  'access.list': (_: { filter: AccessFilter; offset: number; limit: number }) => { total: number; counts: Record<Verdict, number>; rows: AccessRow[] }
  'access.timeline': (_: { filter: AccessFilter; bucket?: Timeline['bucket'] }) => Timeline
  'access.heatMap': (_: { filter: AccessFilter }) => HeatMap
  /** By country, most accesses first. */
  'access.places': (_: { filter: AccessFilter }) => { places: PlaceFigures[] }
  /** Unexplained ones first, then by count; `total` networks in all. */
  'access.networks': (_: { filter: AccessFilter; offset?: number; limit: number }) => { total: number; rows: NetworkFigures[] }
  'access.coverage': (_: { accountId?: AccountId }) => { spans: (CoverageSpan & { accountId: AccountId | null })[]; tracks: TrackFigures[]; rollOff: { accountId: AccountId; track: Track; rows: number; limit: number }[] }
  /** "This was me" / "not me"; relabels the history at once. */
  'access.confirm': (_: { isMe: boolean; target: { kind: 'event'; accessId: AccessId } | { kind: 'network'; network: string } | { kind: 'country'; country: string } | { kind: 'days'; from: number; to: number } }) => { changed: number }
  'access.unconfirm': (_: { id: number }) => { changed: number }

  /** Gift brands that the user added. */
  'brand.list': (_: Record<string, never>) => { brands: OwnBrand[] }
  /** Sets running scans aside; the next scan of each account reads all of its mails again. Throws `bad-request` for what readOwnBrand refuses, and beyond 50. */
  'brand.add': (_: OwnBrandInput) => OwnBrand
  /** Mails that were found by it stay in the list. */
  'brand.remove': (_: { name: string }) => { removed: true }

  /** Null when the user has added none. */
  'places.city': (_: Record<string, never>) => { database: CityDatabaseInfo | null }
  /** Of a file that was sent with `access.feed`. Throws `not-a-city-database`, `preview-expired`. */
  'places.setCity': (_: { uploadId: string }) => CityDatabaseInfo
  'places.removeCity': (_: Record<string, never>) => { removed: true }

  'profile.get': (_: Record<string, never>) => HomeProfile
  'profile.set': (_: { countries?: string[]; networks?: string[]; usesMailSoftware?: Answer; readsInGmail?: Answer; readsInOutlookApp?: Answer }) => HomeProfile

  /** Newest first. */
  'notice.list': (_: { accountId?: AccountId; span?: Span; offset: number; limit: number }) => { total: number; rows: NoticeItem[] }
  /** The mail it stands in, as plain text; empty with the error when it cannot be read now. Throws `notice-unknown`. */
  'notice.preview': (_: { noticeId: NoticeId }) => { preview: string; previewError: ErrorData | null }
  /** Null takes an answer back. Throws `notice-unknown`. */
  'notice.answer': (_: { noticeId: NoticeId; answer: NoticeAnswer | null }) => NoticeItem

  'overview.get': (_: Record<string, never>) => Overview

  'gift.list': (_: { filter: GiftFilter; offset: number; limit: number }) => { total: number; groups: { exposure: ExposureLevel | 'recorded'; count: number; sums: Money[] }[]; rows: GiftMail[] }
  'gift.detail': (_: { giftId: GiftId }) => GiftDetail
  'gift.reveal': (_: { giftId: GiftId }) => RevealedCodes
  /** `redeemedAt` null: the date is not known, and clears no exposure. */
  'gift.markRedeemed': (_: { giftId: GiftId; redeemedAt: number | null }) => GiftMail
  'gift.markUsedByAnother': (_: { giftId: GiftId }) => GiftMail
  'gift.unmark': (_: { giftId: GiftId }) => GiftMail

  /** One click, no dialogue. Finishes with RemovalResult[], one per gift mail. */
  'removal.start': (_: { giftIds: GiftId[] }) => { jobId: JobId }
  /** Finishes with UndoResult. */
  'removal.undo': (_: { receipt: ReceiptId }) => { jobId: JobId }

  'vault.list': (_: { offset: number; limit: number }) => { total: number; rows: VaultItem[] }
  'vault.reveal': (_: { vaultId: VaultId }) => RevealedCodes
  'vault.mark': (_: { vaultId: VaultId; state: VaultItem['state'] }) => VaultItem
  /** The raw message; the window hands it to the shell's save dialog. */
  'vault.exportEml': (_: { vaultId: VaultId }) => { fileName: string; bytes: Uint8Array }
  /** `confirmation` must be 破棄 or SHRED. Throws `not-allowed` otherwise. */
  'vault.shred': (_: { vaultId: VaultId; confirmation: string }) => { shredded: true }
}

export type ScanSummary = { messages: number; bytesReceived: number; roundTrips: number; findings: number; ms: number; skipped: { folder: string; uid: number | null; reason: string }[] }

export type JobResult =
  | { kind: 'scan'; result: ScanSummary }
  | { kind: 'removal'; result: RemovalResult[] }
  | { kind: 'undo'; result: UndoResult }
  /** What came of it is the answer of the call. */
  | { kind: 'import'; result: null }

export type EngineEvents = {
  'job.progressed': { jobId: JobId; kind: JobKind; accountId: AccountId | null } & JobProgress
  'job.finished': { jobId: JobId; accountId: AccountId | null } & JobResult
  'job.failed': { jobId: JobId; kind: JobKind; accountId: AccountId | null; error: ErrorData }
  /** Something a screen shows has changed; screens ask again. At most four a second. */
  'data.changed': { topics: ('accounts' | 'access' | 'gifts' | 'vault' | 'profile')[] }
  /** The journal was finished or rolled back at start. */
  'removal.recovered': RecoveryReport
  'app.statusChanged': AppStatus
}

export type Reasons = Reason[]
