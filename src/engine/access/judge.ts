// Applies the verdict rule to what the store holds and writes back what changed. Runs after every import, answer and
// confirmation, so that the whole history is relabelled at once.
import type { AccountId, HomeProfile } from '../../shared/model'
import { accessesToJudge, accountsWithAccesses, saveJudgements } from '../store/accesses'
import { ownSignIns } from '../store/accounts'
import { listConfirmations } from '../store/confirmations'
import type { Database } from '../store/database'
import { readProfileAnswers } from '../store/settings'
import { judgeAll } from './verdict'

export const readProfile = (db: Database): HomeProfile => ({ ...readProfileAnswers(db), confirmations: listConfirmations(db) })

/** Judges every account's history again. The number of accesses whose verdict changed. */
export function judgeStore(db: Database): number {
  const profile = readProfile(db)
  return accountsWithAccesses(db).reduce((changed, accountId) => changed + judgeAccount(db, accountId, profile), 0)
}

function judgeAccount(db: Database, accountId: AccountId | null, profile: HomeProfile): number {
  const accesses = accessesToJudge(db, accountId)
  const judgements = judgeAll(accesses, profile, accountId === null ? [] : ownSignIns(db, accountId))
  let relabelled = 0
  const changed = accesses.flatMap((access, i) => {
    const judgement = judgements[i]
    if (!judgement || (judgement.verdict === access.stored.verdict && JSON.stringify(judgement.reasons) === access.stored.reasons)) return []
    if (judgement.verdict !== access.stored.verdict) relabelled++
    return [{ id: access.id, judgement }]
  })
  saveJudgements(db, changed)
  return relabelled
}
