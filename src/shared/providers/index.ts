import type { MailProvider } from '../model'
export const PROVIDERS: readonly MailProvider[] = []
