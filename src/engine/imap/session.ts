// What the engine asks of a mail server. One implementation (imapflow-session.ts) translates the library: its
// `false` for failure becomes a KobanError here and nowhere else. `mailbox` is IMAP's word and stays in this folder.
import type { Connection, MessageRef } from '../../shared/model'
import type { UidSet } from './uid-set'
import type { Node } from './wire'

export type Folder = {
  /** Decoded path, the server's own delimiter. */
  path: string
  delimiter: string
  /** `\\Trash`, `\\Junk`, `\\All`, `\\Sent` … by SPECIAL-USE only, else null. */
  specialUse: string | null
  selectable: boolean
  messages: number | null
  uidNext: number | null
  uidValidity: number | null
  highestModseq: bigint | null
}

export type OpenFolder = { path: string; uidValidity: number; uidNext: number; exists: number; readOnly: boolean }

export type MessageFacts = {
  uid: number
  sizeBytes: number
  flags: string[]
  /** UTC ms. */
  internalDate: number
  /** Without angle brackets; null when the header is missing. */
  messageId: string | null
}

export type Capabilities = { uidPlus: boolean; move: boolean; condstore: boolean; qresync: boolean; specialUse: boolean; gmail: boolean; all: string[] }

/**
 * One authenticated connection. Every method throws KobanError: `server-hung-up`, `server-timeout`, `server-refused`,
 * `folder-missing`. Folders are opened read-only (EXAMINE) unless `openForChange` was called. UIDs only.
 */
export type MailSession = {
  readonly capabilities: Capabilities
  folders(): Promise<Folder[]>
  /** EXAMINE: nothing on the server can change. */
  openReadOnly(path: string): Promise<OpenFolder>
  /** SELECT: for the removal and undo doors only. */
  openForChange(path: string): Promise<OpenFolder>
  /** NOOP: the server tells this session what others did to the open folder meanwhile; a search alone may answer from before. */
  refresh(): Promise<void>
  /** Facts of these UIDs in the open folder; missing ones are absent from the answer. */
  facts(uids: number[]): Promise<MessageFacts[]>
  /** The whole message by BODY.PEEK[]: \Seen never changes. Throws `message-gone`. */
  source(uid: number): Promise<Buffer>
  /** UIDs in the open folder whose Message-ID header is this one. */
  findByMessageId(messageId: string): Promise<number[]>
  /** UIDs in the open folder that carry \Deleted. */
  findDeleted(): Promise<number[]>
  allUids(): Promise<number[]>
  addFlags(uids: number[], flags: string[]): Promise<void>
  removeFlags(uids: number[], flags: string[]): Promise<void>
  /** UID EXPUNGE of exactly these; throws `not-allowed` without UIDPLUS. */
  uidExpunge(uids: number[]): Promise<void>
  /** Plain EXPUNGE of the open folder: removal/ only, after foreign \Deleted flags were taken off. */
  expungeFolder(): Promise<void>
  /** UID MOVE; throws `not-allowed` without MOVE. The new UID when the server tells it (COPYUID), else null. */
  move(uid: number, toPath: string): Promise<{ uid: number | null; uidValidity: number | null }>
  /** Gmail: labels of a message in the open folder (X-GM-LABELS); empty elsewhere. */
  labels(uid: number): Promise<string[]>
  /** Gmail: adds labels as `labels` gave them; does nothing elsewhere. */
  addLabels(uid: number, labels: string[]): Promise<void>
  /** UIDs in the open folder with this X-GM-MSGID; empty on servers that are not Gmail. */
  append(path: string, message: Buffer, flags: string[], internalDate: number): Promise<{ uid: number | null; uidValidity: number | null }>
  /** Bytes read from and turns taken with the server so far. */
  readonly traffic: { bytesReceived: number; roundTrips: number }
  close(): Promise<void>
}

/** What a bulk read asks for besides UID, size and date; sections are read by PEEK. */
export type ReadItems = { source?: boolean; structure?: boolean; parts?: { section: string; maxBytes?: number }[] }
export type ReadRow = {
  uid: number
  sizeBytes: number | null
  /** UTC ms. */
  internalDate: number | null
  /** By upper-case section name; '' is the whole message. */
  sections: ReadonlyMap<string, Buffer>
  structure: Node
}

/** What the scan needs on top: bulk reads that never hold more than one message. */
export type ScanSession = MailSession & {
  /** The IMAP user name that was accepted. */
  readonly user: string
  /** One FETCH over a UID set of the open folder. Rows come as they arrive; nothing more is read while `onRow` works. */
  read(set: UidSet, items: ReadItems, onRow: (row: ReadRow) => void): Promise<void>
  uidsPresent(): Promise<UidSet>
  uidsLargerThan(sizeBytes: number): Promise<UidSet>
  /** Drops the connection at once; commands under way throw `server-hung-up`. */
  abort(): void
}

export type SignIn = Connection & { password: string; /** Refuse certificates that do not verify: always, except an extra CA in tests. */ ca?: string; timeoutMs?: number; /** Some servers refuse AUTHENTICATE where LOGIN works. */ loginMethod?: 'LOGIN'; /** COMPRESS=DEFLATE where the server has it; default: not on this computer. */ compress?: boolean }

/** Connects and signs in once. Throws the sign-in and connection codes of the error table. */
export type OpenSession = (signIn: SignIn) => Promise<ScanSession>

export type { MessageRef }
