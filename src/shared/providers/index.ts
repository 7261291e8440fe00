// The provider cards, in the order they are shown. A new provider is one file and one line here.
import type { MailProvider } from '../model'
import { aol } from './aol'
import { au } from './au'
import { biglobe } from './biglobe'
import { docomo } from './docomo'
import { fastmail } from './fastmail'
import { gmail } from './gmail'
import { gmxCom } from './gmx-com'
import { gmxNet } from './gmx-net'
import { icloud } from './icloud'
import { nifty } from './nifty'
import { ocn } from './ocn'
import { other } from './other'
import { outlook } from './outlook'
import { softbankI } from './softbank-i'
import { yahoo } from './yahoo'
import { yahoojp } from './yahoojp'
import { zoho } from './zoho'
import { zohoJp } from './zoho-jp'

export const PROVIDERS: readonly MailProvider[] = [
  yahoojp, gmail, icloud, docomo, au, outlook, softbankI, yahoo, aol, nifty, biglobe, ocn, fastmail, gmxNet, gmxCom, zoho, zohoJp, other,
]

/** By the address's domain; `other` when none is known. Nothing is looked up. */
export function providerForAddress(address: string): MailProvider {
  const domain = address.slice(address.lastIndexOf('@') + 1).trim().toLowerCase().replace(/\.$/, '')
  return PROVIDERS.find((p) => p.domains.some((d) => d === domain || (d.startsWith('*.') && domain.endsWith(d.slice(1))))) ?? other
}
