// The most memory that a process ever had that did nothing but the import.
import { contextOf, emptyStore, figure, importInto, print } from './bed.mjs'

const db = emptyStore('memory')
await importInto(contextOf(db))
db.close()
print([figure('most memory of the importing process (MB)', Math.round(process.resourceUsage().maxRSS / 1000), 250)])
