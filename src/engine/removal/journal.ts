// The journal of one delete: it says what may have happened to the server before it happens. Whatever stops the
// program, the rows written here are enough to finish, to roll back, or to undo.
import { randomBytes } from 'node:crypto'
import { KobanError } from '../../shared/errors'
import type { ErrorData, ReceiptId } from '../../shared/model'
import type { Database } from '../store/database'
import {
  addRemoval, addStep, addTouched, changeTouched, findRemoval, openRemovals, setGiftRemoved, setGiftRestored, setRemovalState, touchedMessages,
  type JournalMessage, type JournalStep, type Removal, type RemovalState, type TouchedMessage,
} from '../store/removals'
import type { CheckpointName, RemovableGift, RemovalDeps } from './removal-deps'

export type Journal = {
  readonly receipt: ReceiptId
  readonly store: Database
  readonly now: () => number
  removal(): Removal
  messages(role?: TouchedMessage['role']): JournalMessage[]
  /** The mail itself; throws `internal` before it was vaulted. */
  mail(): JournalMessage
  add(message: TouchedMessage): JournalMessage
  change(message: JournalMessage, change: Parameters<typeof changeTouched>[2]): JournalMessage
  /** Writes that a step is done, once: a delete that goes on after a crash does some of them again. */
  note(step: JournalStep['step'], folder?: string | null): void
  /** The same, and a place where a test may stop. */
  done(step: JournalStep['step'], folder?: string | null): Promise<void>
  /** Nothing to write: only a place where a test may stop. */
  at(name: CheckpointName): Promise<void>
  /** The end: `removed` with a proof (proof and receipt are written in this one moment), else with an error. Gift mails that are gone are shown so from the same moment on. */
  close(state: RemovalState, error?: ErrorData | null): void
  /** Opens it again for an undo: what an earlier undo restored is looked for afresh. */
  beginUndo(): void
  /** All that the vault had is back: the gift mails are shown in the mailbox from the same moment on. */
  endUndo(): void
  /** Notes an error and stays open for the next start. */
  leaveOpen(error: ErrorData): void
}

type JournalDeps = Pick<RemovalDeps, 'store' | 'clock' | 'checkpoint'>

/** A journal that was begun before. Throws `receipt-unknown`. */
export function readJournal(deps: JournalDeps, receipt: ReceiptId): Journal {
  const { store, clock } = deps
  const removal = (): Removal => {
    const row = findRemoval(store, receipt)
    if (!row) throw new KobanError('receipt-unknown')
    return row
  }
  const messages: Journal['messages'] = (role) => touchedMessages(store, receipt).filter((m) => role === undefined || m.role === role)
  const at: Journal['at'] = async (name) => deps.checkpoint?.(name)
  const note: Journal['note'] = (step, folder = null) => {
    if (!removal().steps.some((s) => s.step === step && s.folder === folder)) addStep(store, receipt, { step, at: clock(), folder })
  }
  removal()
  return {
    receipt, store, now: clock, removal, messages, at,
    mail() {
      const mail = messages('mail')[0]
      if (!mail) throw new KobanError('internal', 'the mail is not in the journal yet')
      return mail
    },
    add: (message) => ({ ...message, receipt, id: addTouched(store, receipt, message) }),
    change(message, change) {
      store.transaction(() => changeTouched(store, message.id, change))
      return { ...message, ...change }
    },
    note,
    async done(step, folder = null) {
      note(step, folder)
      if (step !== 'undo') await at(step)
    },
    close(state, error = null) {
      store.transaction(() => {
        const { accountId } = removal()
        const finishedAt = clock()
        if (state === 'removed' || state === 'unproven') {
          for (const m of messages()) {
            if (m.state === 'gone') setGiftRemoved(store, { accountId, ref: m.ref, receipt, at: finishedAt })
          }
        }
        if (state === 'removed') {
          note('prove')
          note('receipt')
        }
        setRemovalState(store, receipt, { state, finishedAt, error })
      })
    },
    beginUndo() {
      store.transaction(() => {
        for (const m of messages()) {
          if (m.state === 'restored') changeTouched(store, m.id, { state: 'gone', restoredTo: null })
        }
        setRemovalState(store, receipt, { state: 'undoing', finishedAt: null, error: null })
      })
    },
    endUndo() {
      store.transaction(() => {
        const { accountId } = removal()
        for (const m of messages()) {
          if (m.state === 'restored' && m.restoredTo) setGiftRestored(store, { accountId, ref: m.ref, now: m.restoredTo })
        }
        addStep(store, receipt, { step: 'undo', at: clock(), folder: messages('mail')[0]?.restoredTo?.folderPath ?? null })
        setRemovalState(store, receipt, { state: 'undone', finishedAt: clock(), error: null })
      })
    },
    leaveOpen: (error) => setRemovalState(store, receipt, { state: removal().state, finishedAt: null, error }),
  }
}

/** Journals the intent, or finds the delete of this gift mail that is still open. Nothing has touched the server yet. */
export async function beginJournal(deps: JournalDeps, gift: RemovableGift): Promise<Journal> {
  const waiting = gift.id === null ? undefined : openRemovals(deps.store).find((r) => r.giftId === gift.id && r.accountId === gift.accountId && r.state === 'open')
  if (waiting) return readJournal(deps, waiting.receipt)
  const receipt = randomBytes(12).toString('hex') as ReceiptId
  addRemoval(deps.store, { receipt, accountId: gift.accountId, giftId: gift.id, intentAt: deps.clock() })
  const journal = readJournal(deps, receipt)
  await journal.at('intent')
  return journal
}
