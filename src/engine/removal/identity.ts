// Which message is the same message. A UID names one only under its UIDVALIDITY (RFC 9051 section 2.3.1.1); anywhere
// else a copy has an equal Message-ID and an equal body hash, since headers differ between a sent and a received copy.
import { KobanError } from '../../shared/errors'
import type { MessageRef } from '../../shared/model'
import { bodyHashOf } from '../mime/body-hash'
import type { MailSession, MessageFacts, OpenFolder } from '../imap/session'

/** A Message-ID as facts give it: without brackets and spaces. */
export const bareMessageId = (messageId: string | null): string | null => messageId?.replace(/[<>\s]/g, '') || null
/** Whether a server can be asked for it: a header search of raw 8-bit bytes is refused or finds nothing. */
export const isSearchable = (messageId: string | null): messageId is string => messageId !== null && /^[\x21-\x7e]+$/.test(messageId)

/** `isFoundBySearch`: the server's search for its Message-ID has shown it before; else every UID is listed and compared. */
export type Identity = { messageId: string | null; isFoundBySearch: boolean; sizeBytes: number; bodyHash: string }
export type Found = { facts: MessageFacts; raw: Buffer }

/**
 * Checks in the open folder that UIDVALIDITY, UID, Message-ID and size still name the message; null size: not known
 * before. Throws `message-moved`.
 */
export async function verifyInPlace(session: MailSession, folder: OpenFolder, wanted: { ref: MessageRef; messageId: string | null; sizeBytes: number | null }): Promise<MessageFacts> {
  if (folder.uidValidity !== wanted.ref.uidValidity) throw new KobanError('message-moved', 'UIDVALIDITY has changed')
  const facts = (await session.facts([wanted.ref.uid]))[0]
  if (!facts) throw new KobanError('message-moved', 'the UID is no longer there')
  if (bareMessageId(facts.messageId) !== bareMessageId(wanted.messageId)) throw new KobanError('message-moved', 'the Message-ID is another')
  if (wanted.sizeBytes !== null && facts.sizeBytes !== wanted.sizeBytes) throw new KobanError('message-moved', 'the size is another')
  return facts
}

/** All messages of the open folder that are this one, ascending by UID; reads the bodies of the candidates. */
export async function findSame(session: MailSession, wanted: Identity, except: ReadonlySet<number> = new Set()): Promise<Found[]> {
  const hasId = isSearchable(wanted.messageId)
  const uids = hasId && wanted.isFoundBySearch ? await session.findByMessageId(wanted.messageId ?? '') : await session.allUids()
  const facts = await session.facts(uids.filter((uid) => !except.has(uid)))
  // A server's header search finds substrings too. Without a Message-ID, size keeps us from reading the whole folder.
  const candidates = facts.filter((f) => bareMessageId(f.messageId) === wanted.messageId && (hasId || f.sizeBytes === wanted.sizeBytes))
  const found: Found[] = []
  for (const candidate of candidates.sort((a, b) => a.uid - b.uid)) {
    const raw = await sourceIfThere(session, candidate.uid)
    if (raw && bodyHashOf(raw) === wanted.bodyHash) found.push({ facts: candidate, raw })
  }
  return found
}

async function sourceIfThere(session: MailSession, uid: number): Promise<Buffer | undefined> {
  try {
    return await session.source(uid)
  } catch (error) {
    if (error instanceof KobanError && error.code === 'message-gone') return undefined
    throw error
  }
}

/**
 * Every message of the account that is this one, by a fresh search in every selectable folder, Trash included. Nothing
 * for a message without a Message-ID: its search would read every folder whole. Throws when a folder cannot be searched, and
 * `server-refused` when one that is listed cannot be opened.
 */
export async function* findEverywhere(session: MailSession, wanted: Identity): AsyncGenerator<{ folder: OpenFolder; found: Found }> {
  if (!isSearchable(wanted.messageId)) return
  for (const { path, selectable, messages } of await session.folders()) {
    if (!selectable || messages === 0) continue
    const folder = await openListed(session, path)
    if (!folder) continue
    for (const found of await findSame(session, wanted)) yield { folder, found }
  }
}

/** Opens read-only; undefined when another client has removed the folder since it was listed. */
export async function openIfThere(session: MailSession, path: string): Promise<OpenFolder | undefined> {
  try {
    return await session.openReadOnly(path)
  } catch (error) {
    if (error instanceof KobanError && error.code === 'folder-missing') return undefined
    throw error
  }
}

/** Opens read-only; undefined when the server no longer lists it. Throws `server-refused` while it does: then nobody knows what is in it. */
export async function openListed(session: MailSession, path: string): Promise<OpenFolder | undefined> {
  const folder = await openIfThere(session, path)
  if (!folder && (await session.folders()).some((f) => f.selectable && f.path === path)) throw new KobanError('server-refused', 'a folder that is listed cannot be opened')
  return folder
}

/** The control of the later proof, in the folder open now: a search that does not show the message that is there says nothing when it is gone. */
export async function isFoundBySearch(session: MailSession, { uid, messageId }: MessageFacts): Promise<boolean> {
  const bare = bareMessageId(messageId)
  return isSearchable(bare) && (await session.findByMessageId(bare)).includes(uid)
}

/** Whether any folder has a message of this Message-ID; false for a message without one. */
export async function isAnywhere(session: MailSession, messageId: string | null): Promise<boolean> {
  if (!isSearchable(messageId)) return false
  for (const { path, selectable } of await session.folders()) {
    if (selectable && (await openIfThere(session, path)) && (await session.findByMessageId(messageId)).length > 0) return true
  }
  return false
}
