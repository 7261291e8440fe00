// The one door to the user's browser. What may be opened is in two tables of our own: the links by name, and each
// brand's own pages. A link from a mail has no way in.
import { shell } from 'electron'
import { BRANDS } from '../shared/brands/index'
import { KobanError } from '../shared/errors'
import { LINKS } from '../shared/links'
import type { OpenTarget } from '../shared/shell-api'

/** Throws `link-refused`. */
export async function openLink(target: { kind: 'link'; id: string } | Extract<OpenTarget, { kind: 'brand' }>): Promise<void> {
  const url = new Map(target.kind === 'link' ? Object.entries(LINKS) : brandPages(target.brandId)).get(target.kind === 'link' ? target.id : target.page)
  if (!url || !url.startsWith('https://')) throw new KobanError('link-refused')
  await shell.openExternal(url)
}

function brandPages(brandId: string): [string, string][] {
  const brand = BRANDS.find(({ id }) => id === brandId)
  return Object.entries({ redeem: brand?.redeemUrl, report: brand?.reportUrl }).filter((page): page is [string, string] => typeof page[1] === 'string')
}
