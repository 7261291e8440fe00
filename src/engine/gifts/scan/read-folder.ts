// One folder of a scan: which UIDs are new, in which portions they are read, and what is said of each portion.
import { KobanError } from '../../../shared/errors'
import { readBodyStructure, type BodyPart } from '../../imap/body-structure'
import type { Folder, OpenFolder, ReadItems, ReadRow, ScanSession } from '../../imap/session'
import { common, countUids, formatUidSet, hasUid, minus, parseUidSet, takeNewest, uidSetOf, uidsOf, unionOf, type UidSet } from '../../imap/uid-set'
import type { FolderState } from '../../store/folder-states'
import { alsoReadableOf, type AlsoReadableMail } from '../also-readable'
import type { Beside, FoundBeside, LookBeside } from './beside'
import type { Examiner } from './examiner'
import type { Finding } from './finding'
import { assembleLarge, planLarge } from './large-message'

export type FolderChunk = {
  state: FolderState
  findings: Finding[]
  besides: FoundBeside[]
  /** Ordinary mails that open or describe other accounts. */
  alsoReadable: (AlsoReadableMail & { /** UTC ms; null when the server gave none. */ internalDate: number | null })[]
  /** Set when the folder has been read to its end: gift mails of it that are not in here have left it. */
  isPresent: ((uid: number) => boolean) | null
}
export type FolderReading = {
  session: ScanSession
  folder: Folder
  known: FolderState | undefined
  examiner: Examiner
  beside?: LookBeside | null
  onMessage(): void
  onFinding(finding: Finding): void
  onChunk(chunk: FolderChunk): void
  onSkipped(skipped: { folder: string; uid: number | null; reason: string }): void
  isStopped(): boolean
}

/** Up to this size a message is fetched whole: asking for its parts would cost more than its bytes. */
const WHOLE_BYTES = 64 << 10
const FIRST_CHUNK = 100
const LARGEST_CHUNK = 5000
/** Of one chunk: what is lost at most when the connection is, and read again. */
const CHUNK_BYTES = 48 << 20
/** Large messages whose parts are asked for in one command. */
const LARGE_GROUP = 50
/** A folder in which this many commands in a row are refused is given up. */
const MOST_REFUSALS = 20

/** Throws the connection codes; a folder or message that the server will not give is reported and left. */
export async function readFolder(reading: FolderReading): Promise<void> {
  const { session, folder } = reading
  let open: OpenFolder
  let present: UidSet
  try {
    open = await session.openReadOnly(folder.path)
    present = await session.uidsPresent()
  } catch (error) {
    if (!isRefusal(error)) throw error
    return reading.onSkipped({ folder: folder.path, uid: null, reason: error.code })
  }
  const known = reading.known?.uidValidity === open.uidValidity ? reading.known : undefined
  const work = new FolderWork(reading, open, common(parseUidSet(known?.done ?? ''), present))
  await work.readAll(minus(present, work.done))
  // A row that did not come was expunged meanwhile, or swallowed by the server: those still there get a second chance.
  const missing = minus(present, unionOf(work.done, work.refused))
  if (countUids(missing) > 0) {
    present = await session.uidsPresent()
    await work.readAll(common(missing, present))
    for (const uid of uidsOf(minus(common(missing, present), unionOf(work.done, work.refused)))) work.skip(uid, 'message-unreadable')
  }
  await work.finish(present)
}

const isRefusal = (error: unknown): error is KobanError => error instanceof KobanError && (error.code === 'server-refused' || error.code === 'folder-missing')

class FolderWork {
  /** Read, or found unreadable for good. */
  done: UidSet
  /** Not given by the server; the next scan tries again. */
  refused: UidSet = []
  private readonly reading: FolderReading
  private readonly open: OpenFolder
  private findings: Finding[] = []
  private besides: FoundBeside[] = []
  private alsoReadable: FolderChunk['alsoReadable'] = []
  private seen: number[] = []
  private averageBytes = 8 << 10
  private refusals = 0

  constructor(reading: FolderReading, open: OpenFolder, done: UidSet) {
    this.reading = reading
    this.open = open
    this.done = done
  }

  /** Newest first, in growing portions: the first results come at once, the many small commands do not. */
  async readAll(set: UidSet): Promise<void> {
    if (countUids(set) === 0) return
    const large = await this.largeOf(set)
    let left = set
    let size = FIRST_CHUNK
    while (countUids(left) > 0) {
      const { newest, rest } = takeNewest(left, Math.min(size, Math.max(FIRST_CHUNK, Math.floor(CHUNK_BYTES / this.averageBytes))))
      left = rest
      size = Math.min(size * 2, LARGEST_CHUNK)
      try {
        await this.readWhole(minus(newest, large))
        await this.readLarge(common(newest, large))
      } finally {
        // Also when the connection is lost in the middle: what came has been judged and need not come again.
        await this.flush(null)
      }
      if (this.refusals >= MOST_REFUSALS) return this.giveUp(set)
    }
  }

  finish(present: UidSet): Promise<void> {
    return this.flush(present)
  }

  skip(uid: number, reason: string): void {
    this.seen.push(uid)
    this.reading.onSkipped({ folder: this.open.path, uid, reason })
  }

  private giveUp(set: UidSet): void {
    this.refused = unionOf(this.refused, minus(set, this.done))
    this.reading.onSkipped({ folder: this.open.path, uid: null, reason: 'server-refused' })
  }

  private async flush(present: UidSet | null): Promise<void> {
    await this.reading.examiner.settled()
    this.done = unionOf(this.done, uidSetOf(this.seen))
    this.seen = []
    const { findings, besides, alsoReadable } = this
    this.findings = []
    this.besides = []
    this.alsoReadable = []
    const isWhole = present !== null && this.refused.length === 0
    const { path, uidValidity, uidNext } = this.open
    const done = present === null ? this.done : common(this.done, present)
    this.reading.onChunk({
      state: {
        path, uidValidity, done: formatUidSet(done), messages: countUids(present ?? this.done),
        uidNext: isWhole && uidNext > 0 ? uidNext : null, highestModseq: isWhole ? this.reading.folder.highestModseq : null,
      },
      findings, besides, alsoReadable,
      isPresent: present === null ? null : (uid) => hasUid(present, uid),
    })
  }

  private async largeOf(set: UidSet): Promise<UidSet> {
    const { session } = this.reading
    try {
      return common(set, await session.uidsLargerThan(WHOLE_BYTES))
    } catch (error) {
      if (!isRefusal(error)) throw error
    }
    const large: number[] = []
    await this.patiently(set, {}, (row) => {
      if ((row.sizeBytes ?? 0) > WHOLE_BYTES) large.push(row.uid)
    })
    return uidSetOf(large)
  }

  private async readWhole(set: UidSet): Promise<void> {
    let bytes = 0
    let count = 0
    await this.patiently(set, { source: true }, (row) => {
      const raw = row.sections.get('')
      if (!raw) return this.skip(row.uid, 'message-unreadable')
      bytes += raw.length
      count++
      this.judge(row, raw)
    })
    if (count > 0) this.averageBytes = Math.max(1024, bytes / count)
  }

  private async readLarge(set: UidSet): Promise<void> {
    const groups = new Map<string, { items: ReadItems; members: Map<number, { root: BodyPart; partial: string[] }> }>()
    await this.patiently(set, { structure: true }, (row) => {
      const root = readBodyStructure(row.structure)
      const plan = root ? planLarge(root) : { wanted: [{ section: '' }], key: '', partial: [] }
      const group = groups.get(plan.key) ?? { items: { parts: plan.wanted }, members: new Map() }
      groups.set(plan.key, group)
      // Without a structure the whole message is the one part that is left to ask for.
      group.members.set(row.uid, { root: root ?? WHOLE, partial: plan.partial })
    })
    const hits: number[] = []
    for (const { items, members } of groups.values()) {
      let left = uidSetOf(members.keys())
      while (countUids(left) > 0) {
        const { newest, rest } = takeNewest(left, LARGE_GROUP)
        left = rest
        await this.patiently(newest, items, (row) => {
          const member = members.get(row.uid)
          if (!member) return
          const raw = member.root === WHOLE ? (row.sections.get('') ?? Buffer.alloc(0)) : assembleLarge(member.root, row.sections)
          const tells = this.tellsBeside(row.uid, raw) !== null
          this.reading.examiner.examine(raw, member.partial, ({ examined, failed, wantsWhole }) => {
            if (examined || wantsWhole || tells) return void hits.push(row.uid)
            if (failed) this.reading.onSkipped({ folder: this.open.path, uid: row.uid, reason: 'message-unreadable' })
            else this.count(raw, row.internalDate)
            this.passed(row.uid)
          })
        })
      }
    }
    await this.reading.examiner.settled()
    for (const uid of hits) await this.readHit(uid)
  }

  /** A large message with something in it is read once more, whole: its hash names it, and nothing of it is left out. */
  private async readHit(uid: number): Promise<void> {
    await this.patiently([[uid, uid]], { source: true }, (row) => {
      const raw = row.sections.get('')
      if (raw) this.judge(row, raw)
      else this.skip(uid, 'message-unreadable')
    })
    // It may be large: the next is fetched when this one is done.
    await this.reading.examiner.settled()
  }

  private judge(row: ReadRow, raw: Buffer): void {
    const { path, uidValidity } = this.open
    const { uid, internalDate } = row
    const sizeBytes = row.sizeBytes ?? raw.length
    const beside = this.tellsBeside(uid, raw)
    if (beside) this.besides.push({ ...beside, ref: { folderPath: path, uidValidity, uid }, internalDate })
    this.reading.examiner.examine(raw, [], ({ examined, failed }) => {
      if (failed) this.reading.onSkipped({ folder: path, uid, reason: 'message-unreadable' })
      else if (!examined) this.count(raw, internalDate)
      this.passed(uid)
      if (!examined) return
      const finding: Finding = { ...examined, ref: { folderPath: path, uidValidity, uid }, internalDate, sizeBytes }
      this.findings.push(finding)
      this.reading.onFinding(finding)
    })
  }

  private tellsBeside(uid: number, raw: Buffer): Beside | null {
    const { beside, folder } = this.reading
    try {
      return beside?.(raw, folder.specialUse === '\\Junk') ?? null
    } catch {
      // Like a message that breaks the examiner: reported, and the others go on.
      this.reading.onSkipped({ folder: this.open.path, uid, reason: 'message-unreadable' })
      return null
    }
  }

  private count(raw: Buffer, internalDate: number | null): void {
    const mail = alsoReadableOf(raw)
    if (mail) this.alsoReadable.push({ ...mail, internalDate })
  }

  private passed(uid: number): void {
    this.seen.push(uid)
    this.reading.onMessage()
  }

  /** Some servers refuse a whole FETCH because of one message (Yahoo: SERVERBUG): the set is halved until it stands alone. */
  private async patiently(set: UidSet, items: ReadItems, onRow: (row: ReadRow) => void): Promise<void> {
    if (countUids(set) === 0 || this.refusals >= MOST_REFUSALS) return
    const came: number[] = []
    try {
      await this.reading.session.read(set, items, (row) => {
        if (this.reading.isStopped()) throw new KobanError('job-cancelled')
        if (!hasUid(set, row.uid) || !isAnswer(row, items)) return
        came.push(row.uid)
        onRow(row)
      })
      this.refusals = 0
    } catch (error) {
      if (!isRefusal(error)) throw error
      const rest = minus(set, uidSetOf(came))
      if (countUids(rest) > 1) {
        const { newest, rest: older } = takeNewest(rest, Math.ceil(countUids(rest) / 2))
        await this.patiently(newest, items, onRow)
        return this.patiently(older, items, onRow)
      }
      this.refusals++
      for (const uid of uidsOf(rest)) {
        this.refused = unionOf(this.refused, [[uid, uid]])
        this.reading.onSkipped({ folder: this.open.path, uid, reason: error.code })
      }
    }
  }
}

const WHOLE: BodyPart = { section: '', contentType: '', params: new Map(), encoding: '', sizeBytes: 0, disposition: '', fileName: null, children: [] }

/** An unasked FETCH only tells of changed flags. */
function isAnswer(row: ReadRow, items: ReadItems): boolean {
  if (row.sizeBytes === null) return false
  if (items.source) return row.sections.size > 0
  return items.parts ? row.sections.size > 0 : true
}
