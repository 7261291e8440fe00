// One journal that was left open: rolled back when nothing was safe yet (then the server is untouched), else finished.
import { KobanError, toErrorData } from '../../shared/errors'
import { finish, type Ending, type Finishing } from './finish'
import type { Journal } from './journal'

/** True: nothing had reached the vault, so nothing was changed on the server, and the journal is closed now. */
export function rollBackUnsafe(journal: Journal): boolean {
  if (journal.removal().state !== 'open' || journal.messages('mail').length > 0) return false
  journal.close('refused', toErrorData(new KobanError('removal-refused')))
  return true
}

export async function recoverOne(finishing: Finishing): Promise<Ending> {
  if (rollBackUnsafe(finishing.journal)) return { outcome: 'refused', error: toErrorData(new KobanError('removal-refused')) }
  return finish(finishing)
}
