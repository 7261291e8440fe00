// Servers that do not keep to the rules: what a scan does with refused, swallowed and unreadable messages. The well-behaved
// ones are in test/scan.test.ts, with a real server.
import { describe, expect, it } from 'vitest'
import { KobanError } from '../../../shared/errors'
import type { Folder, ReadItems, ReadRow, ScanSession } from '../../imap/session'
import { hasUid, uidSetOf, uidsOf, type UidSet } from '../../imap/uid-set'
import type { FolderState } from '../../store/folder-states'
import { examineHere } from './examiner'
import type { Examined } from './finding'
import { readFolder, type FolderChunk } from './read-folder'

const FOLDER: Folder = { path: 'INBOX', delimiter: '/', specialUse: null, selectable: true, messages: 0, uidNext: null, uidValidity: 7, highestModseq: 5n }
const examined = (messageId: string): Examined => ({
  messageId, date: null, bodyHash: '', subject: '', from: '',
  detection: { class: 'gift', sure: true, brand: null, codes: [], pins: [], links: [], amount: null, currency: null, expires: null, authenticity: 'none', reasons: [], partial: [] },
})

/** A folder with messages 1 to `count`; `onRead` may refuse a command, or leave messages out of its answer. */
function bed(count: number, onRead: (set: UidSet, items: ReadItems) => { without?: number[] } | void = () => undefined, known?: FolderState) {
  const uids = Array.from({ length: count }, (_, i) => i + 1)
  const reads: number[][] = []
  const record = { messages: 0, found: [] as string[], chunks: [] as FolderChunk[], skipped: [] as { uid: number | null; reason: string }[] }
  const session = {
    openReadOnly: () => Promise.resolve({ path: 'INBOX', uidValidity: 7, uidNext: count + 1, exists: count, readOnly: true }),
    uidsPresent: () => Promise.resolve(uidSetOf(uids)),
    uidsLargerThan: () => Promise.resolve([]),
    read: async (set: UidSet, items: ReadItems, onRow: (row: ReadRow) => void | Promise<void>) => {
      reads.push([...uidsOf(set)])
      const { without = [] } = onRead(set, items) ?? {}
      for (const uid of uids) {
        if (hasUid(set, uid) && !without.includes(uid)) await onRow({ uid, sizeBytes: 10, internalDate: 1000 + uid, sections: new Map([['', Buffer.from(`m${uid}`)]]), structure: null })
      }
    },
  } as unknown as ScanSession
  const run = async () => {
    const { settled } = await readFolder({
      session, folder: FOLDER, known, examiner: examineHere((raw) => examined(raw.toString())), isStopped: () => false,
      onMessage: () => record.messages++, onFinding: (f) => record.found.push(f.messageId!), onChunk: (chunk) => record.chunks.push(chunk),
      onSkipped: ({ uid, reason }) => record.skipped.push({ uid, reason }),
    })
    await settled
  }
  return { run, reads, record, last: () => record.chunks.at(-1)! }
}
const refuse = () => {
  throw new KobanError('server-refused')
}

describe('reading a folder', () => {
  it('takes the newest first and growing portions', async () => {
    const { run, reads, record } = bed(1000)
    await run()
    expect(reads.map((r) => r.length)).toEqual([100, 200, 400, 300])
    expect(reads[0]![0]).toBe(901)
    expect(record.messages).toBe(1000)
  })

  it('goes around one message for which the server refuses the whole command', async () => {
    const { run, record, last } = bed(100, (set) => void (hasUid(set, 37) && refuse()))
    await run()
    expect(record.found).toHaveLength(99)
    expect(new Set(record.found).size).toBe(99)
    expect(record.skipped).toEqual([{ uid: 37, reason: 'server-refused' }])
    expect(last().state).toMatchObject({ done: '1:36,38:100', uidNext: null })
  })

  it('tries a refused message again in the next scan', async () => {
    const { run, reads } = bed(100, undefined, { path: 'INBOX', uidValidity: 7, uidNext: null, highestModseq: null, done: '1:36,38:100', messages: 100 })
    await run()
    expect(reads).toEqual([[37]])
  })

  it('gives up a folder in which everything is refused, and says so once', async () => {
    const { run, reads, record, last } = bed(5000, refuse)
    await run()
    expect(reads.length).toBeLessThan(200)
    expect(record.skipped.at(-1)).toEqual({ uid: null, reason: 'server-refused' })
    expect(record.skipped.filter((s) => s.uid === null)).toHaveLength(1)
    expect(last().state.uidNext).toBeNull()
  })

  it('asks again for a message that the server left out, and reports it when it does so twice', async () => {
    let times = 0
    const once = bed(50, (set) => (hasUid(set, 9) && times++ === 0 ? { without: [9] } : undefined))
    await once.run()
    expect(once.record.found).toHaveLength(50)
    expect(once.record.skipped).toEqual([])
    const never = bed(50, () => ({ without: [9] }))
    await never.run()
    expect(never.record.skipped).toEqual([{ uid: 9, reason: 'message-unreadable' }])
    expect(never.last().state).toMatchObject({ done: '1:50', uidNext: 51 })
  })

  it('passes on what came before the connection was lost', async () => {
    const { run, record } = bed(300, (set) => {
      if (hasUid(set, 1)) throw new KobanError('server-hung-up')
    })
    await expect(run()).rejects.toMatchObject({ code: 'server-hung-up' })
    expect(record.chunks.map((c) => c.state.done)).toEqual(['201:300', '201:300'])
    expect(record.chunks.every((c) => c.isPresent === null && c.state.uidNext === null)).toBe(true)
    expect(record.chunks.flatMap((c) => c.findings)).toHaveLength(100)
  })

  it('leaves a folder that cannot be opened, and goes on', async () => {
    const { record } = bed(1)
    const session = { openReadOnly: () => Promise.reject(new KobanError('folder-missing')) } as unknown as ScanSession
    await readFolder({ session, folder: FOLDER, known: undefined, examiner: examineHere(() => null), isStopped: () => false, onMessage: () => undefined, onFinding: () => undefined, onChunk: (c) => record.chunks.push(c), onSkipped: (s) => record.skipped.push({ uid: s.uid, reason: s.reason }) })
    expect(record).toMatchObject({ chunks: [], skipped: [{ uid: null, reason: 'folder-missing' }] })
  })
})
