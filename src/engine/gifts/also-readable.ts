// Tells from subject and sender which ordinary mails open or describe other accounts: password resets, one-time codes,
// notices of cards, banks and of identity papers. Made for every message of a scan, so it reads the header only, and the
// first kilobytes of the text where the header leaves it open. Careful rather than complete: advertisements, mailing
// lists, answers and imitations are not counted.
import { createHash } from 'node:crypto'
import type { AlsoReadable } from '../../shared/also-readable'
import { lookAtHeader } from '../mime/header-look'
import { decodeHeader, readAddresses } from '../mime/headers'
import type { ParsedMessage } from '../mime/message'
import { parseMessage } from '../mime/parse'
import { claimOf, isFreeMail, ownerOfHost } from './detect/phishing/identity'

export type AlsoReadableMail = {
  kind: AlsoReadable
  /** Names the message, so that a copy of it is not counted twice: its Message-ID, or a hash of its header. Never stored as it is. */
  name: string
}

const any = (...lists: readonly string[]) => new RegExp(`(?:${lists.join('|')})`, 'i')

const RESET = any(
  'パスワード(?:の|を)?(?:再設定|リセット|再発行|再登録|初期化|お忘れ)|パスワード(?:の)?変更(?:の)?(?:手続|ご案内|用|url|リンク)|仮パスワード',
  '(?:reset|change|recover) (?:your |my |the )?(?:\\S+ ){0,2}password|password (?:reset|recovery|assistance|change request)|forg[eo]t(?:ten)? (?:your )?password|reset link|account recovery',
  'passwort (?:zur[uü]cksetzen|vergessen|[aä]ndern)|r[eé]initialis\\S* (?:de )?(?:votre )?mot de passe|restablec\\S* (?:tu |su )?contrase[nñ]a|reimposta\\S* (?:la )?password|redefin\\S* (?:de |sua )?senha|重置密码|密碼重設|비밀번호 ?(?:재설정|변경)',
)
const CODE = any(
  '(?:確認|認証|検証|セキュリティ|ログイン|本人確認|ワンタイム|2段階(?:認証)?)(?:用)?(?:の)?(?:コード|キー)|ワンタイム(?:パスワード|url)|認証(?:番号|キー)|otp',
  '(?:verification|security|confirmation|login|log-in|sign-?in|authentication|access|one[- ]time|2fa|two-factor|temporary)[ -](?:pass ?)?codes?\\b|one[- ]time (?:password|pin|passcode|link)|\\botp\\b|magic link|(?:your|is your) (?:\\S+ ){0,2}code\\b|code (?:is|:) ?\\d{4,8}|\\d{4,8} is your',
  'best[aä]tigungscode|sicherheitscode|einmal(?:code|passwort)|code de (?:v[eé]rification|s[eé]curit[eé])|c[oó]digo de (?:verificaci[oó]n|seguridad|verifica[cç][aã]o|seguran[cç]a|acesso)|codice di (?:verifica|sicurezza)|验证码|驗證碼|인증 ?(?:번호|코드)',
)
/** Codes of another sort: for discounts, gifts, parcels, programs. */
const OTHER_CODE = any('クーポン|プロモ|割引|ギフト|紹介|招待|予約|発券|coupon|promo|discount|gift|voucher|referral|booking|reservation|confirmation code (?:for|of) your (?:stay|trip|flight)|source code|code review|dress code|qr code|tracking|rabatt')
const CARD = any(
  'カード(?:の)?ご?利用(?:の)?(?:お知らせ|通知|確認|明細|速報)|ご利用(?:の)?お知らせ|カード(?:の)?(?:ご)?請求|ご請求(?:額|金額|予定)|利用明細|お支払い?(?:額|金額)(?:の|を)?(?:お知らせ|確定)|デビット.{0,8}利用|クレジットカード.{0,10}(?:登録|変更|発行|利用)',
  '(?:credit|debit) card (?:statement|transaction|purchase|alert|payment|was|has)|card (?:ending|transaction|purchase alert|statement)|transaction alert|statement (?:is )?(?:ready|available)|new charge|purchase alert|you made a (?:purchase|transaction)',
  'kreditkartenabrechnung|kartenumsatz|relev[eé] de carte|extracto de (?:la )?tarjeta|fatura (?:do )?cart[aã]o|estratto conto carta|信用卡(?:账单|帳單|消费|消費)|카드 ?(?:이용|승인|명세)',
)
const BANK = any(
  '(?:振込|振り込み|入金|出金|引き?落とし|口座振替|送金|お振替).{0,12}(?:お知らせ|通知|完了|受付|結果|ありました|予定)|(?:口座|残高|お取引|取引)(?:の)?(?:お知らせ|通知|明細|報告|残高)|取引報告書|電子交付|(?:インターネットバンキング|ネットバンク).{0,14}(?:ログイン|お知らせ|取引)',
  'account statement|e-?statement|direct deposit|(?:deposit|withdrawal|transfer|wire|payment) (?:\\S+ ){0,2}(?:received|sent|completed|posted|notification|alert|confirmation)|you (?:sent|received) (?:a payment|\\$|€|£)|low balance|balance alert|online banking',
  'kontoauszug|[uü]berweisung|relev[eé] de compte|virement|extracto (?:bancario|de cuenta)|transferencia|estratto conto|bonifico|extrato|comprovante|transfer[eê]ncia|对账单|轉帳|입금|출금|이체',
)
const IDENTITY = any(
  '本人確認(?:書類|が完了|の(?:完了|お願い|結果|審査))|マイナンバー|マイナポータル|マイナ保険証|個人番号|e-?tax|確定申告|年金(?:ネット|定期便|記録)|ねんきん|運転免許|免許証|パスポート(?:の)?(?:申請|発給|受取|更新)|住民票|戸籍|在留カード|健康保険(?:証|資格)|源泉徴収票',
  'identity (?:verification|verified|document)|verify your identity|id verification|(?:your )?passport (?:application|renewal|status)|driver.?s licen[cs]e|social security|tax (?:return|document|form)|w-2|1099|visa application|national insurance|green card|birth certificate',
  'personalausweis|steuerbescheid|elster|carte d.identit[eé]|imp[oô]ts|d[eé]claration de revenus|declaraci[oó]n de la renta|\\bdni\\b|\\bspid\\b|cassetto fiscale|carta d.identit[aà]|imposto de renda|身份证|身分證|주민등록|연말정산',
)
/** Talk about these things rather than the things themselves. */
const TALK = any(
  '^\\s*(?:re|fwd?|fw|aw|wg|sv|tr|rv|返信|転送)\\s?[:：]|キャンペーン|プレゼント|抽選|ポイント.{0,6}(?:倍|進呈|還元)|新規(?:入会|発行)|入会(?:で|特典)|お得|セミナー|ウェビナー|コラム|メルマガ|特集|ランキング|のコツ|方法|とは|詐欺|注意(?:喚起|ください)|フィッシング|メンテナンス',
  'newsletter|webinar|how to|tips|guide|best practices|\\d+% ?(?:off|apr)|apply (?:now|today)|pre-?approved|earn (?:up to )?\\d|bonus|limited time|offer|sale\\b|scam|phishing|beware|\\[[\\w. -]{2,24}\\]|issue #|pull request|\\bpatch\\b|maintenance|survey|hiring|join',
)
/** A subject that may stand for one of these, and says nothing more. */
const HINT = any('^(?:【[^】]{1,20}】|\\[[^\\]]{1,20}\\])?\\s*(?:重要な)?(?:お知らせ|ご案内|ご連絡|通知|ご確認|ご確認ください)$|本人確認|アドレスの?確認|登録の?確認|ログイン|アカウント|\\bcode\\b|sign.?in|log.?in|verif|security|action required|konto|compte|cuenta')

const KINDS: readonly (readonly [AlsoReadable, RegExp])[] = [['password-reset', RESET], ['one-time-code', CODE], ['identity', IDENTITY], ['card', CARD], ['bank', BANK]]

/** Names by which a bank or card company is known from its sender, for notices with a bare subject. */
const BANK_NAME = /銀行|信用金庫|信金|証券|\bbank\b|banque|sparkasse|banco|banca/i
const CARD_NAME = /カード$|カード株式会社|credit ?card|card services|\bvisa\b|mastercard|american express|amex/i

const BODY_BYTES = 12_000

/** Null for all others. Costs some microseconds; for the few whose subject is vague, a short parse. */
export function alsoReadableOf(raw: Buffer): AlsoReadableMail | null {
  const { field, bodyAt } = lookAtHeader(raw)
  const written = field('subject') ?? ''
  // Most subjects are plain ASCII: nothing to decode or to normalise in them.
  const subject = /^[ -<>-~]*$/.test(written) ? written : decodeHeader(written).normalize('NFKC')
  const named = kindOf(subject)
  if (named === null && !HINT.test(subject)) return null
  if (field('in-reply-to') !== undefined || (field('list-id') !== undefined && field('list-post') !== undefined) || TALK.test(subject)) return null
  const kind = named ?? kindOfText(raw, bodyAt)
  if (kind === null) return null
  const from = readAddresses(field('from') ?? '')[0]
  if (!from || !isCredible(from.name.normalize('NFKC'), from.address)) return null
  return { kind, name: field('message-id')?.trim() || createHash('sha256').update(raw.subarray(0, bodyAt)).digest('hex') }
}

function kindOf(text: string): AlsoReadable | null {
  const found = KINDS.find(([kind, pattern]) => pattern.test(text) && !(kind === 'one-time-code' && OTHER_CODE.test(text)))
  return found?.[0] ?? null
}

/** A vague subject ("お知らせ", "Security alert") of a mail whose first lines say what it is. */
function kindOfText(raw: Buffer, headLength: number): AlsoReadable | null {
  const message = readStart(raw.subarray(0, headLength + BODY_BYTES))
  if (message === null) return null
  if (message.headers.has('list-unsubscribe') && !BANK_NAME.test(message.from?.name ?? '') && !CARD_NAME.test(message.from?.name ?? '')) return null
  const text = message.parts.filter(({ kind }) => kind === 'text' || kind === 'html').map((part) => part.text.slice(0, 1200)).join('\n').normalize('NFKC')
  if (/配信停止|unsubscribe/i.test(text.slice(0, 300)) || /詐欺|フィッシング|注意喚起|\bscam|phishing/i.test(text)) return null
  const name = message.from?.name.normalize('NFKC') ?? ''
  // The body of any mail may speak of passwords; only what stands beside a code, or comes from a bank, counts.
  if (CODE.test(text) && !OTHER_CODE.test(text) && /(?<![\d-])\d{4,8}(?![\d-])/.test(text)) return 'one-time-code'
  if (/(?:下記|以下|次|こちら)の?(?:url|リンク|ボタン).{0,40}パスワード|パスワード.{0,12}再設定.{0,40}https?:|https?:\S{1,300}reset|reset your password/i.test(text)) return 'password-reset'
  if (CARD_NAME.test(name) && CARD.test(text)) return 'card'
  return BANK_NAME.test(name) && BANK.test(text) ? 'bank' : null
}

function readStart(raw: Buffer): ParsedMessage | null {
  try {
    return parseMessage(raw)
  } catch {
    // What cannot be read is reported by the scan, which parses it too.
    return null
  }
}

/** An imitation of a bank opens nothing; people write from free mailboxes, services do not. */
function isCredible(name: string, address: string): boolean {
  const host = address.split('@').at(-1)?.toLowerCase() ?? ''
  if (host === '' || isFreeMail(host)) return false
  const claim = claimOf(name)
  const owner = ownerOfHost(host)
  return claim === null || !claim.isWhole || claim.identities.some((identity) => identity === owner || identity.domains.some((domain) => owner?.domains.includes(domain)))
}
