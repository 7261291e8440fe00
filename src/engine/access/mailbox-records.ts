// What is on record of each mailbox. A mailbox whose provider names no tracks has those that its histories told of.
import type { AccountId, Track } from '../../shared/model'
import type { Context } from '../context'
import { tracksOf } from '../gifts/gift-mails'
import { coverageSpans } from '../store/accesses'
import { listAccounts } from '../store/accounts'
import type { MailboxRecord } from './coverage'

/** Where nothing is known and nothing was imported, nothing is on record on either track. */
const EITHER: readonly Track[] = ['mail-software', 'web']

/**
 * One entry a mailbox, of one account or all. Before any is connected the histories without an account are one mailbox's;
 * afterwards they are nobody's, and no day is on record by them.
 */
export function mailboxRecords({ db }: Pick<Context, 'db'>, accountId?: AccountId): MailboxRecord[] {
  const accounts = listAccounts(db).filter((account) => accountId === undefined || account.id === accountId)
  const mailboxes = accounts.length > 0 ? accounts.map(({ id, provider }) => ({ id, tracks: tracksOf(provider) })) : [{ id: accountId ?? null, tracks: [] }]
  return mailboxes.map(({ id, tracks }) => {
    const coverage = coverageSpans(db, id)
    const told = [...new Set(coverage.map((span) => span.track))]
    return { coverage, tracks: [tracks, told].find((known) => known.length > 0) ?? EITHER }
  })
}
