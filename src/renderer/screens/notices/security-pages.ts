// Where a provider's own settings for closing a door are, by the id of the provider card.
import type { LinkId } from '../../../shared/links'

export const SECURITY_PAGES: Partial<Record<string, LinkId>> = {
  yahoojp: 'yahoo-jp-security',
  gmail: 'google-security',
  outlook: 'microsoft-activity',
  icloud: 'apple-account',
  yahoo: 'yahoo-security',
  aol: 'aol-security',
  docomo: 'docomo-security',
  au: 'au-id',
  'softbank-i': 'my-softbank',
}
