// What the removal door is given: the store, a way to the server, a clock, and the mail to remove.
import type { RemovalStep } from '../../shared/engine-api'
import type { AccountId, ExposureLevel, GiftId, MessageRef, Money } from '../../shared/model'
import type { MailSession } from '../imap/session'
import type { Database } from '../store/database'

/** After each of these the journal tells the truth about the server, whatever happens next. */
export type CheckpointName =
  | RemovalStep
  | 'foreign-vaulted' | 'foreign-unflagged' | 'flagged' | 'expunged' | 'foreign-repaired' | 'moved-to-trash'
  | 'copy-vaulted' | 'copy-removed'
  | 'undo-intent' | 'undo-appended' | 'undo-restored' | 'undo-done'
/** Called when the point is reached: tests stop the process there. */
export type Checkpoint = (at: CheckpointName) => void | Promise<void>

export type RemovalDeps = {
  store: Database
  /** Signs in to the account of the gift mail. Whoever removes many may hand out one session and keep its `close` to itself. */
  open: () => Promise<MailSession>
  /** UTC ms. */
  clock: () => number
  checkpoint?: Checkpoint
  /** The Trash that the user named, where the server marks none. */
  trashPath?: string
}

/** What is known of the mail before it is read; the vault's item shows these facts where given. */
export type RemovableGift = {
  /** Null for a message that no scan has listed. */
  id: GiftId | null
  accountId: AccountId
  ref: MessageRef
  messageId: string | null
  sizeBytes: number | null
  brand?: string | null
  brandName?: string
  money?: Money | null
  expires?: string | null
  exposure?: ExposureLevel
}
