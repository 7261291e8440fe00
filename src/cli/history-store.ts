// `koban history --data DIR`: the same reading, merged into the store that DIR holds. Without --data nothing is opened.
import type { HistoryReading } from '../engine/access/read-history'
import { listAccounts } from '../engine/store/accounts'
import { runHistory } from './history'
import type { Io } from './io'

/** Exit codes of `runHistory`; each printed line then also says how many accesses the file added, and how many there are. */
export async function runHistoryInto(args: string[], io: Io): Promise<number> {
  const at = args.findIndex((arg) => arg === '--data' || arg.startsWith('--data='))
  const dir = at < 0 ? undefined : args[at] === '--data' ? args[at + 1] : args[at]?.slice('--data='.length)
  if (!dir) return runHistory(args, io)
  const engine = await io.openStore(dir)
  try {
    // With one mailbox it is that one's history; with several the file does not say whose it is.
    const [only, ...others] = listAccounts(engine.context.db)
    const accountId = only && others.length === 0 ? only.id : null
    const merge = (reading: HistoryReading, fileName: string) => {
      const { added, total } = engine.importer.importReading(reading, { fileName, zone: engine.context.defaults().zone, accountId })
      return Promise.resolve({ added, total })
    }
    return await runHistory(args, { ...io, merge })
  } finally {
    await engine.stop()
  }
}
