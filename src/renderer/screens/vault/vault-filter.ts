// Which of the vault's mails a segment and a search show. Full and half width, upper and lower case are one.
import type { VaultItem } from '../../../shared/engine-api'

export const SHOWS = ['all', 'unused', 'used'] as const
export type VaultShow = (typeof SHOWS)[number]

const fold = (text: string) => text.normalize('NFKC').toLowerCase()

export function vaultMatches(item: Pick<VaultItem, 'state' | 'brandName' | 'subject' | 'from'>, show: VaultShow, text: string): boolean {
  if (show !== 'all' && (item.state === 'unused') !== (show === 'unused')) return false
  return fold(`${item.brandName} ${item.subject} ${item.from}`).includes(fold(text))
}
