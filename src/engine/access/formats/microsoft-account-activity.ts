// Microsoft personal account, "Recent activity", copied from the page with its entries opened: blocks of `Label: value`
// lines. No official export was found, and no labels in other languages.
import { addEvent } from '../reading/access-rows'
import type { TextFormat } from '../reading/access-format'
import { readLocation } from '../reading/locations'
import { relativeTime } from '../reading/relative-times'
import { reject, type Run } from '../reading/tally'
import { textLines } from '../reading/text-lines'
import { readTime, slashDate, type ReadTime } from '../reading/times'
import { serviceOf } from '../reading/words'
import type { AccessResult } from '../../../shared/model'

const LABEL = /^(Protocol|Time|IP|Approximate location|Account alias|Type|Device\/platform|Browser\/app|Session activity):[ \t]*(.*)$/i
const HEAD_CHARS = 65_536
const TELLING = [/^Time:/im, /^IP:/im, /^(?:Approximate location|Account alias|Protocol|Session activity):/im]

export const microsoftAccountActivity: TextFormat = {
  id: 'microsoft-account-activity',
  title: { ja: 'Microsoft アカウント 最近のアクティビティ', en: 'Microsoft account recent activity' },
  provider: 'microsoft-account',
  source: 'https://account.live.com/activity, copied page; labels from Microsoft and a write-up of 2023',
  checked: '2026-11',
  tracks: ['web', 'mail-software'],
  shape: 'text',
  recognises: (text) => TELLING.every((pattern) => pattern.test(text.slice(0, HEAD_CHARS))),
  parse(text, run) {
    let block: Block | null = null
    for (const { number, text: line } of textLines(text)) {
      const match = LABEL.exec(line.trim())
      const name = (match?.[1] ?? '').toLowerCase()
      if (block && (line.trim() === '' || block.fields.has(name))) {
        addBlock(run, block)
        block = null
      }
      if (!match) continue
      block ??= { ref: `L${number}`, fields: new Map() }
      block.fields.set(name, (match[2] ?? '').trim())
    }
    if (block) addBlock(run, block)
  },
}

type Block = { ref: string; fields: Map<string, string> }

function addBlock(run: Run, { ref, fields }: Block): void {
  const field = (name: string): string | null => fields.get(name) || null
  const time = field('time')
  const when = time === null ? null : blockTime(time, run)
  if (!when) {
    reject(run.tally, ref, time === null ? 'missing-time' : 'bad-time')
    return
  }
  const serviceText = field('protocol')
  const client = field('browser/app') ?? field('device/platform')
  const location = field('approximate location')
  addEvent(run, ref, 'microsoft-account', when, false, field('ip'), {
    service: serviceText !== null ? serviceOf(serviceText) : field('browser/app') ? 'web' : 'other',
    serviceText,
    client,
    result: typeResult(field('type') ?? field('session activity') ?? ''),
    accountHint: field('account alias'),
    ...(location === null ? {} : readLocation(location)),
  })
}

/** The page writes US dates; only a day above 12 in front says otherwise. */
function blockTime(text: string, run: Run): ReadTime | null {
  const slash = slashDate(text)
  return relativeTime(text, run.now) ?? readTime(text, { clock: run.clock, slashOrder: slash && slash[0] > 12 ? 'dmy' : 'mdy' })
}

function typeResult(type: string): AccessResult {
  if (/unsuccessful|incorrect|fail|denied|blocked/i.test(type)) return 'failure'
  return /successful/i.test(type) ? 'success' : 'unknown'
}
