// One folder of a scan: which UIDs are new, in which portions they are read, and what is said of each portion.
import { readBodyStructure, type BodyPart } from '../../imap/body-structure'
import type { Folder, OpenFolder, ReadItems, ReadRow, ScanSession } from '../../imap/session'
import { common, countUids, formatUidSet, hasUid, minus, parseUidSet, takeNewest, uidSetOf, uidsOf, unionOf, type UidSet } from '../../imap/uid-set'
import type { FolderState } from '../../store/folder-states'
import { alsoReadableOf, type AlsoReadableMail } from '../also-readable'
import type { Examiner } from './examiner'
import type { Beside, FoundBeside, LookBeside } from './beside'
import type { Finding } from './finding'
import { assembleLarge, planLarge } from './large-message'
import { isRefusal, PatientReading } from './patient-reading'
import { Verdicts } from './verdicts'

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
/** Portions that are being judged at once. */
const MOST_OPEN = 4

/**
 * Throws the connection codes; a folder or message that the server will not give is reported and left. When it resolves, all has
 * been fetched; `settled` resolves when all of it has been judged and its last portion told, and throws what that threw.
 */
export async function readFolder(reading: FolderReading): Promise<{ settled: Promise<void> }> {
  const { session, folder } = reading
  let open: OpenFolder
  let present: UidSet
  try {
    open = await session.openReadOnly(folder.path)
    present = await session.uidsPresent()
  } catch (error) {
    if (!isRefusal(error)) throw error
    reading.onSkipped({ folder: folder.path, uid: null, reason: error.code })
    return { settled: Promise.resolve() }
  }
  const known = reading.known?.uidValidity === open.uidValidity ? reading.known : undefined
  const work = new FolderWork(reading, open, common(parseUidSet(known?.done ?? ''), present))
  await work.readAll(minus(present, work.came))
  // A row that did not come was expunged meanwhile, or swallowed by the server: those still there get a second chance.
  const missing = minus(present, unionOf(work.came, work.refused))
  if (countUids(missing) > 0) {
    present = await session.uidsPresent()
    await work.readAll(common(missing, present))
    for (const uid of uidsOf(minus(common(missing, present), unionOf(work.came, work.refused)))) work.skip(uid, 'message-unreadable')
  }
  const settled = work.finish(present)
  // Whoever awaits it later hears of its failure; until then it is nobody's.
  settled.catch(() => undefined)
  return { settled }
}

/** What was fetched together: it is told of, and the folder's state saved, when all of it has been judged. */
class Portion {
  readonly findings: Finding[] = []
  readonly besides: FoundBeside[] = []
  readonly alsoReadable: FolderChunk['alsoReadable'] = []
  /** What came whole, and large ones whose parts were enough. */
  readonly seen: number[] = []
  readonly verdicts = new Verdicts()
}

/** Large messages whose parts were read: those that are to be read whole, and the others. */
type Large = { verdicts: Verdicts; hits: number[]; others: { uid: number; failed: boolean; mail: AlsoReadableMail | null; internalDate: number | null }[] }

class FolderWork {
  /** Judged and told of. */
  private done: UidSet
  /** Read, or found unreadable for good. */
  came: UidSet
  /** Not given by the server; the next scan tries again. */
  refused: UidSet = []
  private readonly reading: FolderReading
  private readonly open: OpenFolder
  private portion = new Portion()
  private told: Promise<void> = Promise.resolve()
  private averageBytes = 8 << 10
  private readonly patient: PatientReading

  constructor(reading: FolderReading, open: OpenFolder, done: UidSet) {
    this.reading = reading
    this.open = open
    this.done = done
    this.came = done
    this.patient = new PatientReading(reading.session, reading.isStopped, (uid, reason) => {
      this.refused = unionOf(this.refused, [[uid, uid]])
      reading.onSkipped({ folder: open.path, uid, reason })
    })
  }

  /** Newest first, in growing portions: the first results come at once, the many small commands do not. While some are judged the next are fetched. */
  async readAll(set: UidSet): Promise<void> {
    if (countUids(set) === 0) return
    const large = await this.largeOf(set)
    const open: Promise<void>[] = []
    let left = set
    let size = FIRST_CHUNK
    let before: Large | null = null
    try {
      while (countUids(left) > 0 && !this.patient.isRefused) {
        const { newest, rest } = takeNewest(left, Math.min(size, Math.max(FIRST_CHUNK, Math.floor(CHUNK_BYTES / this.averageBytes))))
        left = rest
        size = Math.min(size * 2, LARGEST_CHUNK)
        const next = await this.readLarge(common(newest, large))
        await this.readWhole(minus(newest, large))
        // The verdicts on the large ones of the portion before have come meanwhile.
        if (before) await this.settleLarge(before)
        before = next
        open.push(this.tell(null))
        if (open.length >= MOST_OPEN) await open.shift()
      }
      if (before) await this.settleLarge(before)
    } catch (error) {
      // The connection was lost in the middle: what came is told of, and need not come again.
      await this.tell(null)
      throw error
    }
    void this.tell(null)
    if (this.patient.isRefused) this.giveUp(set)
  }

  finish(present: UidSet): Promise<void> {
    return this.tell(present)
  }

  skip(uid: number, reason: string): void {
    this.portion.seen.push(uid)
    this.reading.onSkipped({ folder: this.open.path, uid, reason })
  }

  private giveUp(set: UidSet): void {
    this.refused = unionOf(this.refused, minus(set, this.came))
    this.reading.onSkipped({ folder: this.open.path, uid: null, reason: 'server-refused' })
  }

  /** After the portions before it, when all of this one has been judged. Begins a new one. */
  private tell(present: UidSet | null): Promise<void> {
    const { portion, told } = this
    this.portion = new Portion()
    this.came = unionOf(this.came, uidSetOf(portion.seen))
    this.told = told.then(() => portion.verdicts.settled()).then(() => this.tellNow(portion, present))
    this.told.catch(() => undefined)
    return this.told
  }

  private tellNow({ findings, besides, alsoReadable, seen }: Portion, present: UidSet | null): void {
    this.done = unionOf(this.done, uidSetOf(seen))
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
    await this.patient.read(set, {}, (row) => {
      if ((row.sizeBytes ?? 0) > WHOLE_BYTES) large.push(row.uid)
    })
    return uidSetOf(large)
  }

  private async readWhole(set: UidSet): Promise<void> {
    let bytes = 0
    let count = 0
    await this.patient.read(set, { source: true }, (row) => {
      const raw = row.sections.get('')
      if (!raw) return this.skip(row.uid, 'message-unreadable')
      bytes += raw.length
      count++
      this.judge(row, raw)
    })
    if (count > 0) this.averageBytes = Math.max(1024, bytes / count)
  }

  /** Their parts; `settleLarge` waits for the verdicts. */
  private async readLarge(set: UidSet): Promise<Large> {
    const groups = new Map<string, { items: ReadItems; members: Map<number, { root: BodyPart; partial: string[] }> }>()
    await this.patient.read(set, { structure: true }, (row) => {
      const root = readBodyStructure(row.structure)
      const plan = root ? planLarge(root) : { wanted: [{ section: '' }], key: '', partial: [] }
      const group = groups.get(plan.key) ?? { items: { parts: plan.wanted }, members: new Map() }
      groups.set(plan.key, group)
      // Without a structure the whole message is the one part that is left to ask for.
      group.members.set(row.uid, { root: root ?? WHOLE, partial: plan.partial })
    })
    const read: Large = { verdicts: new Verdicts(), hits: [], others: [] }
    for (const { items, members } of groups.values()) {
      let left = uidSetOf(members.keys())
      while (countUids(left) > 0) {
        const { newest, rest } = takeNewest(left, LARGE_GROUP)
        left = rest
        await this.patient.read(newest, items, ({ uid, sections, internalDate }) => {
          const member = members.get(uid)
          if (!member) return
          const raw = member.root === WHOLE ? (sections.get('') ?? Buffer.alloc(0)) : assembleLarge(member.root, sections)
          const tells = this.tellsBeside(uid, raw) !== null
          read.verdicts.ask(this.reading.examiner, raw, member.partial, ({ examined, failed, wantsWhole }) => {
            if (examined || wantsWhole || tells) read.hits.push(uid)
            else read.others.push({ uid, failed, mail: failed ? null : alsoReadableOf(raw), internalDate })
          })
        })
      }
    }
    return read
  }

  private async settleLarge({ verdicts, hits, others }: Large): Promise<void> {
    await verdicts.settled()
    for (const { uid, failed, mail, internalDate } of others) {
      if (failed) this.reading.onSkipped({ folder: this.open.path, uid, reason: 'message-unreadable' })
      if (mail) this.portion.alsoReadable.push({ ...mail, internalDate })
      this.portion.seen.push(uid)
      this.reading.onMessage()
    }
    for (const uid of hits) await this.readHit(uid)
  }

  /** A large message with something in it is read once more, whole: its hash names it, and nothing of it is left out. */
  private async readHit(uid: number): Promise<void> {
    await this.patient.read([[uid, uid]], { source: true }, (row) => {
      const raw = row.sections.get('')
      if (raw) this.judge(row, raw)
      else this.skip(uid, 'message-unreadable')
    })
    // It may be large: the next is fetched when this one is done.
    await this.portion.verdicts.settled()
  }

  private judge(row: ReadRow, raw: Buffer): void {
    const { path, uidValidity } = this.open
    const { uid, internalDate } = row
    const sizeBytes = row.sizeBytes ?? raw.length
    const { portion } = this
    const beside = this.tellsBeside(uid, raw)
    if (beside) portion.besides.push({ ...beside, ref: { folderPath: path, uidValidity, uid }, internalDate })
    portion.seen.push(uid)
    portion.verdicts.ask(this.reading.examiner, raw, [], ({ examined, failed }) => {
      if (failed) this.reading.onSkipped({ folder: path, uid, reason: 'message-unreadable' })
      else if (!examined) this.count(portion, raw, internalDate)
      this.reading.onMessage()
      if (!examined) return
      const finding: Finding = { ...examined, ref: { folderPath: path, uidValidity, uid }, internalDate, sizeBytes }
      portion.findings.push(finding)
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

  private count({ alsoReadable }: Portion, raw: Buffer, internalDate: number | null): void {
    const mail = alsoReadableOf(raw)
    if (mail) alsoReadable.push({ ...mail, internalDate })
  }
}

const WHOLE: BodyPart = { section: '', contentType: '', params: new Map(), encoding: '', sizeBytes: 0, disposition: '', fileName: null, children: [] }
