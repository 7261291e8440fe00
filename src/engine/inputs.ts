// The form of every message from the window. It is checked here, where it enters; handlers trust what they get.
import { z } from 'zod'
import { OFFER_BYTES } from '../shared/columns'
import { PAGE_LIMIT, type EngineApi } from '../shared/engine-api'
import { KobanError } from '../shared/errors'
import type { Input } from '../shared/rpc'

const HISTORY_LIMIT = 300 * 1024 * 1024
const BLOCK_LIMIT = 2 * 1024 * 1024
const nothing = z.object({}).strict()
const id = z.number().int().positive()
const time = z.number().int().min(0).max(8.64e15)
const page = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(PAGE_LIMIT) }
const text = (max: number) => z.string().max(max)
const country = z.string().regex(/^[A-Z]{2}$/)
const answer = z.enum(['yes', 'no', 'unknown'])
const span = z.object({ from: time, to: time })
const zone = text(64).refine((value) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}, 'no such zone')
const secret = z.string().min(1).max(1024)
const verdict = z.enum(['yours', 'own-service', 'relay', 'unexplained', 'unknown'])
const filter = z.object({
  accountId: id.optional(),
  span: span.optional(),
  verdicts: z.array(verdict).min(1).max(5).optional(),
  countries: z.array(country.nullable()).min(1).max(300).optional(),
  tracks: z.array(z.enum(['web', 'mail-software'])).min(1).max(2).optional(),
  results: z.array(z.enum(['success', 'failure', 'unknown'])).min(1).max(3).optional(),
  networks: z.array(z.string().min(1).max(200).nullable()).min(1).max(100).optional(),
  weekHours: z.object({ zone, cells: z.array(z.tuple([z.number().int().min(0).max(6), z.number().int().min(0).max(23)])).min(1).max(168) }).optional(),
  text: text(200).optional(),
})
const at = z.number().int().min(0).max(1000).optional()
const mapping = z.object({
  hasHeader: z.boolean(),
  columns: z.object({ time: at, clock: at, ip: at, place: at, service: at, result: at, client: at, account: at }).strict(),
  dateOrder: z.enum(['auto', 'mdy', 'dmy']),
}).optional()
const newAccount = z.object({
  host: z.string().min(1).max(253).regex(/^[A-Za-z0-9.:_-]+$/),
  port: z.number().int().min(1).max(65535),
  tls: z.enum(['tls', 'starttls', 'insecure-loopback']),
  user: secret,
  address: text(320),
  provider: text(40),
  password: secret,
  rememberPassword: z.boolean(),
})
const target = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event'), accessId: id }),
  z.object({ kind: z.literal('network'), network: z.string().min(1).max(200) }),
  z.object({ kind: z.literal('country'), country }),
  z.object({ kind: z.literal('days'), from: time, to: time }),
])

const inputs: Record<keyof EngineApi, z.ZodType> = {
  'app.status': nothing,
  'app.unlock': z.object({ passphrase: secret }),
  'app.setPassphrase': z.object({ passphrase: secret }),
  'app.retry': nothing,
  'app.startOver': nothing,
  'settings.get': nothing,
  'settings.set': z.object({ language: z.enum(['ja', 'en']), colorScheme: z.enum(['light', 'dark', 'auto']), zone }).partial(),
  'account.list': nothing,
  'account.test': newAccount,
  'account.add': newAccount,
  'account.setPassword': z.object({ accountId: id, password: secret, rememberPassword: z.boolean() }),
  'account.folders': z.object({ accountId: id }),
  'account.setTrash': z.object({ accountId: id, path: z.string().min(1).max(1000).nullable() }),
  'account.remove': z.object({ accountId: id, abandonsOpen: z.boolean().optional() }),
  'scan.start': z.object({ accountId: id, password: secret.optional() }),
  'job.cancel': z.object({ jobId: text(64) }),
  'access.feed': z.object({ uploadId: text(64).nullable(), bytes: z.instanceof(Uint8Array).refine((b) => b.byteLength <= BLOCK_LIMIT) }),
  'access.preview': z.object({
    fileName: text(1000),
    uploadId: text(64).optional(),
    bytes: z.instanceof(Uint8Array).refine((b) => b.byteLength <= HISTORY_LIMIT).optional(),
    text: text(HISTORY_LIMIT / 4).optional(),
    zone: zone.optional(),
    accountId: id.optional(),
    format: text(64).optional(),
    observedAt: time.optional(),
    mapping,
  }),
  'access.columns': z.object({
    fileName: text(1000), bytes: z.instanceof(Uint8Array).refine((b) => b.byteLength <= OFFER_BYTES).optional(), text: text(OFFER_BYTES).optional(), zone: zone.optional(), mapping,
  }),
  'access.mappings': nothing,
  'access.rollOff': nothing,
  'access.forgetMapping': z.object({ signature: text(64) }),
  'access.import': z.object({ previewId: text(64), accountId: id.nullable(), zone: zone.optional() }),
  'access.imports': nothing,
  'access.undoImport': z.object({ importId: id }),
  'access.list': z.object({ filter, ...page }),
  'access.timeline': z.object({ filter, bucket: z.enum(['hour', 'day', 'week', 'month', 'year']).optional() }),
  'access.heatMap': z.object({ filter }),
  'access.places': z.object({ filter }),
  'access.networks': z.object({ filter, offset: page.offset.optional(), limit: page.limit }),
  'access.coverage': z.object({ accountId: id.optional() }),
  'access.confirm': z.object({ isMe: z.boolean(), target }),
  'access.unconfirm': z.object({ id }),
  'brand.list': nothing,
  'brand.add': z.object({ name: text(200), sender: text(400), example: text(200) }),
  'brand.remove': z.object({ name: text(200) }),
  'places.city': nothing,
  'places.setCity': z.object({ uploadId: text(64) }),
  'places.removeCity': nothing,
  'profile.get': nothing,
  'profile.set': z.object({ countries: z.array(country).max(50), networks: z.array(z.string().min(1).max(200)).max(50), usesMailSoftware: answer, readsInGmail: answer, readsInOutlookApp: answer }).partial(),
  'notice.list': z.object({ accountId: id.optional(), span: span.optional(), ...page }),
  'notice.preview': z.object({ noticeId: id }),
  'notice.answer': z.object({ noticeId: id, answer: z.enum(['mine', 'not-mine', 'closed']).nullable() }),
  'overview.get': nothing,
  'gift.list': z.object({ filter: z.object({ accountId: id.optional(), text: text(200).optional(), show: z.enum(['all', 'savable', 'to-check', 'recorded']).optional() }), ...page }),
  'gift.detail': z.object({ giftId: id }),
  'gift.reveal': z.object({ giftId: id }),
  'gift.markRedeemed': z.object({ giftId: id, redeemedAt: time.nullable() }),
  'gift.markUsedByAnother': z.object({ giftId: id }),
  'gift.unmark': z.object({ giftId: id }),
  'removal.start': z.object({ giftIds: z.array(id).min(1).max(1000) }),
  'removal.undo': z.object({ receipt: text(64) }),
  'vault.list': z.object(page),
  'vault.reveal': z.object({ vaultId: id }),
  'vault.mark': z.object({ vaultId: id, state: z.enum(['unused', 'redeemed', 'used-by-another']) }),
  'vault.exportEml': z.object({ vaultId: id }),
  'vault.shred': z.object({ vaultId: id, confirmation: text(20) }),
}

/** Throws `bad-request` and names the method only: the input may hold a secret. A history that is too big is `file-too-big`. */
export function checkInput<M extends keyof EngineApi>(method: M, input: unknown): Input<EngineApi, M> {
  const parsed = inputs[method].safeParse(input ?? {})
  if (parsed.success) return parsed.data as Input<EngineApi, M>
  const tooBig = method === 'access.preview' && parsed.error.issues.some((issue) => issue.path[0] === 'bytes' || issue.path[0] === 'text')
  throw new KobanError(tooBig ? 'file-too-big' : 'bad-request', `${method}: not of the agreed form`)
}
