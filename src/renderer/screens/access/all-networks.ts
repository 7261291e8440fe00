// Every network of a filter, for the file: the screen shows the first few hundred.
import { PAGE_LIMIT, type NetworkFigures } from '../../../shared/engine-api'

type Page = { total: number; rows: NetworkFigures[] }

/** Page after page, each network once, though an import may shift them in between. */
export async function allNetworks(ask: (at: { offset: number; limit: number }) => Promise<Page>): Promise<NetworkFigures[]> {
  const found = new Map<string | null, NetworkFigures>()
  for (let offset = 0; ; offset += PAGE_LIMIT) {
    const { total, rows } = await ask({ offset, limit: PAGE_LIMIT })
    for (const network of rows) found.set(network.key, network)
    if (rows.length === 0 || offset + rows.length >= total) return [...found.values()]
  }
}
