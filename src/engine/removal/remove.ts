// Removing one gift mail, in eight steps: 1 journal the intent, 2 read the whole message without setting \Seen, 3 store it
// in the vault, durably, 4 check in the same SELECT that it is still the same message, 5 remove exactly that one, 6 its
// copies, 7 prove on the server that nothing is left, 8 close the journal with a receipt. Steps 4 to 8: finish.ts.
import type { RemovalResult } from '../../shared/engine-api'
import { toErrorData } from '../../shared/errors'
import type { ReceiptId } from '../../shared/model'
import type { MailSession, MessageFacts } from '../imap/session'
import { seal } from '../vault/vault'
import { connection } from './connection'
import { finish, refuse, type Ending, type Finishing } from './finish'
import { readAttachments } from '../mime/attachments/read-attachments'
import { bodyHashOf } from '../mime/body-hash'
import { parseMessage } from '../mime/parse'
import { bareMessageId, isFoundBySearch, verifyInPlace } from './identity'
import { beginJournal, type Journal } from './journal'
import type { RemovableGift, RemovalDeps } from './removal-deps'
import { inTurn } from './turns'

/** The result for a message that may not be in any list of gift mails. */
export type Removed = Omit<RemovalResult, 'giftId'> & { giftId: RemovalResult['giftId'] | null }

/**
 * Removes one gift mail with its copies. `removed` only with a proof; `unproven`: safe in the vault, and finished at the next
 * start where that can help; `refused`: nothing on the server was changed. Throws only for faults of Koban itself.
 */
export async function removeGift<Id extends RemovableGift['id']>(deps: RemovalDeps & { gift: RemovableGift & { id: Id } }): Promise<Removed & { giftId: Id }> {
  return inTurn(deps.store, deps.gift.accountId, () => removeNow(deps))
}

async function removeNow<Id extends RemovableGift['id']>(deps: RemovalDeps & { gift: RemovableGift & { id: Id } }): Promise<Removed & { giftId: Id }> {
  const { gift } = deps
  const result = (receipt: ReceiptId, copies: number, ending: Ending) => ({ receipt, giftId: gift.id, copies, ...ending })
  let journal: Journal
  try {
    journal = await beginJournal(deps, gift)
  } catch (error) {
    if (toErrorData(error).code === 'internal') throw error
    // Not even the intent could be written down.
    return result('' as ReceiptId, 0, { outcome: 'refused', error: toErrorData(error) })
  }
  const finishing: Finishing = { journal, connection: connection(deps.open), trashPath: deps.trashPath }
  try {
    const ending = (await vaulted(finishing, gift)) ?? (await finish(finishing))
    return result(journal.receipt, journal.messages('copy').filter((m) => m.state === 'gone').length, ending)
  } finally {
    await finishing.connection.close()
  }
}

/** Steps 2 and 3, unless they are done already. An ending only when the delete ends here. */
async function vaulted(finishing: Finishing, gift: RemovableGift): Promise<Ending | undefined> {
  const { journal, connection: held } = finishing
  if (journal.messages('mail').length > 0) return undefined
  try {
    const session = await held.session()
    const { facts, raw, labels, isFound } = await readWhole(session, gift)
    await journal.done('read', gift.ref.folderPath)
    const hash = bodyHashOf(raw)
    const message = await readAttachments(parseMessage(raw))
    journal.store.transaction(() => {
      const vaultId = seal(journal.store, {
        receipt: journal.receipt, giftId: gift.id, accountId: gift.accountId, role: 'gift', raw, bodyHash: hash, at: journal.now(), known: knownFacts(gift), message,
      })
      journal.add({
        role: 'mail', state: 'vaulted', ref: gift.ref, messageId: bareMessageId(facts.messageId), isFoundBySearch: isFound, sizeBytes: facts.sizeBytes, bodyHash: hash,
        flags: facts.flags, internalDate: facts.internalDate, labels, vaultId, movedTo: null, restoredTo: null,
      })
    })
    await journal.done('vault')
    return undefined
  } catch (error) {
    if (journal.messages('mail').length > 0) return undefined
    return refuse(finishing, toErrorData(error), bareMessageId(gift.messageId))
  }
}

function knownFacts({ brand, brandName, money, expires, exposure }: RemovableGift) {
  return {
    ...(brand === undefined ? {} : { brand }), ...(brandName === undefined ? {} : { brandName }), ...(money === undefined ? {} : { money }),
    ...(expires === undefined ? {} : { expires }), ...(exposure === undefined ? {} : { exposure }),
  }
}

async function readWhole(session: MailSession, gift: RemovableGift): Promise<{ facts: MessageFacts; raw: Buffer; labels: string[]; isFound: boolean }> {
  const { folderPath, uid } = gift.ref
  const facts = await verifyInPlace(session, await session.openReadOnly(folderPath), gift)
  return { facts, raw: await session.source(uid), labels: await session.labels(uid), isFound: await isFoundBySearch(session, facts) }
}
