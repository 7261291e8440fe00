// `koban history --data DIR`: the same reading, merged into the store that DIR holds. Without --data nothing is opened.
import { accessData } from '../engine/store/access-columns'
import { listAccounts } from '../engine/store/accounts'
import { savedMappings } from '../engine/store/mappings'
import { runHistory, type HistoryIo } from './history'
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
    const { db } = engine.context
    const merge: HistoryIo['merge'] = async (source, { fileName, assumedTimeZone: zone, now, format }) => {
      const { added } = await engine.importer.importFrom(source, { fileName, zone, now, accountId, ...(format === undefined ? {} : { format }) })
      return { added, total: accessData(db).columns.count }
    }
    return await runHistory(args, { ...io, merge, mappings: { saved: savedMappings(db), keepsZone: true } })
  } finally {
    await engine.stop()
  }
}
