// The stored half of a scan: what is known before it, and each portion in one transaction. Here codes turn into masks and
// keyed fingerprints; what a finding holds in full goes no further.
import { randomBytes } from 'node:crypto'
import { findBrand } from '../../../shared/brands/index'
import type { AccountId, Detection, GiftBrand, Money, Reason } from '../../../shared/model'
import { saveAlsoReadable } from '../../store/also-readable'
import type { Database } from '../../store/database'
import { folderStates, forgetFolders, saveFolderState, type FolderState } from '../../store/folder-states'
import { markFoldersGone, markVanished, saveGifts, type GiftFacts } from '../../store/gifts'
import { saveNotices, type NoticeFacts } from '../../store/notices'
import { fingerprintKey } from '../../store/settings'
import { ownBrands } from '../own-brands'
import { fingerprint, maskCode, maskIn, maskLink } from '../mask'
import type { FoundBeside } from './beside'
import type { Finding } from './finding'
import type { FolderChunk } from './read-folder'

export type ScanStore = { known: FolderState[]; brands: readonly GiftBrand[]; onFolders(paths: ReadonlySet<string>): void; onChunk(chunk: FolderChunk): void }

/** To be spread into the options of a scan. `onSaved` is told of each portion that changed something to see, and whether notices are among it. */
export function scanStore(db: Database, accountId: AccountId, now: () => number, onSaved: (hasNotices: boolean) => void = () => undefined): ScanStore {
  const begunAt = now()
  const key = fingerprintKey(db, () => randomBytes(32).toString('hex'))
  return {
    known: folderStates(db, accountId),
    brands: ownBrands(db),
    onFolders(paths) {
      const gone = db.transaction(() => {
        forgetFolders(db, accountId, paths)
        return markFoldersGone(db, accountId, paths, now())
      })
      if (gone > 0) onSaved(false)
    },
    onChunk({ state, findings, besides, alsoReadable, isPresent }) {
      let told = 0
      const gone = db.transaction(() => {
        told = saveNotices(db, accountId, besides.map(noticeFactsOf), now())
        saveGifts(db, accountId, findings.map((finding) => giftFactsOf(finding, key)), now(), begunAt)
        saveAlsoReadable(db, accountId, alsoReadable.flatMap(({ name, kind, internalDate }) => (internalDate === null ? [] : [{ mark: fingerprint(name, key), kind, arrivedAt: internalDate }])))
        saveFolderState(db, accountId, state)
        return isPresent === null ? 0 : markVanished(db, { accountId, path: state.path, uidValidity: state.uidValidity, isPresent }, now())
      })
      if (findings.length + gone + told > 0) onSaved(told > 0)
    },
  }
}

const noticeFactsOf = ({ notice, ref, internalDate }: FoundBeside): NoticeFacts => ({ ...notice, ref, sentAt: notice.sentAt ?? internalDate ?? notice.time })

/** What is kept of a finding. */
export function giftFactsOf(finding: Finding, keyHex: string): GiftFacts {
  const { detection } = finding
  const secrets = [...detection.codes, ...detection.pins, ...detection.links]
  return {
    ref: finding.ref, messageId: finding.messageId, sizeBytes: finding.sizeBytes, bodyHash: finding.bodyHash,
    class: detection.class === 'ordinary' ? 'gift' : detection.class,
    sure: detection.sure, brand: detection.brand, brandName: brandNameOf(finding),
    subject: finding.subject, sender: finding.from, money: moneyOf(detection), expires: detection.expires,
    arrivedAt: finding.internalDate ?? finding.date ?? 0,
    codes: [...detection.codes.map(maskCode), ...detection.links.map(maskLink)],
    fingerprints: [...detection.codes, ...detection.links].map((code) => fingerprint(code, keyHex)),
    reasons: detection.reasons.map((reason): Reason => (reason.text === undefined ? reason : { code: reason.code, text: maskIn(reason.text, secrets) })),
  }
}

function brandNameOf({ detection, from }: Finding): string {
  if (detection.brand !== null) return findBrand(detection.brand)?.name.ja ?? detection.brand
  const [, name, address] = /^(.*?)\s*<([^>]*)>$/.exec(from) ?? [null, '', from]
  return name !== '' ? (name ?? '') : (address ?? '').slice((address ?? '').lastIndexOf('@') + 1)
}

function moneyOf({ amount, currency }: Detection): Money | null {
  if (amount === null || currency === null || !/^[A-Z]{3}$/.test(currency)) return null
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  return { amountMinor: Math.round(amount * 10 ** digits), currency }
}
