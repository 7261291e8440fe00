// What the vault keeps of a raw message beside its bytes: the codes, and the words that lists show.
import { maskCode, maskIn, maskLink } from '../gifts/mask'
import { detect } from '../gifts/detect'
import type { GiftBrand } from '../../shared/model'
import type { ParsedMessage } from '../mime/message'
import { parseMessage } from '../mime/parse'
import type { VaultFacts } from '../store/vault'

/** What the caller knows already goes before what is read here. */
export type KnownFacts = Partial<Pick<VaultFacts, 'brand' | 'brandName' | 'money' | 'expires' | 'exposure'>>

/** Reads the codes of a raw message; `message`: the same, its pictures and PDFs opened. Subject and sender hold no code in clear. */
export function vaultFacts(raw: Buffer, known: KnownFacts = {}, message: ParsedMessage = parseMessage(raw), brands: readonly GiftBrand[] = []): VaultFacts {
  const found = detect(message, { brands })
  const secrets = [...found.codes, ...found.pins, ...found.links]
  const brand = known.brand ?? found.brand
  const sender = message.from
  return {
    brand,
    brandName: known.brandName ?? brand ?? '',
    subject: maskIn(message.subject, secrets),
    from: maskIn(sender ? (sender.name === '' ? sender.address : `${sender.name} <${sender.address}>`) : '', secrets),
    masked: [...found.codes.map(maskCode), ...found.links.map(maskLink)],
    codes: { codes: found.codes, pins: found.pins, links: found.links },
    money: known.money ?? null,
    expires: known.expires ?? found.expires,
    exposure: known.exposure ?? 'unknown',
  }
}
