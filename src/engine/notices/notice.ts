// A provider's own notice about the mailbox it lies in: a sign-in, mail software let in, a password, forwarding or recovery
// address changed. Pure: a parsed message in, facts out. Advice and invitations ("switch on two-step sign-in") are no notices:
// what counts is said to have happened. Nothing is believed of another domain's mail, or where the authentication failed.
import { NOTICE_SENDERS, type NoticeKind } from '../../shared/notices'
import { countryCode } from '../access/reading/countries'
import { canonicalAddress } from '../access/reading/addresses'
import { readLocation } from '../access/reading/locations'
import { readTime } from '../access/reading/times'
import { fixedClock, type ZoneClock } from '../access/reading/zone-clock'
import { authenticityOf } from '../gifts/detect/authenticity'
import type { ParsedMessage } from '../mime/message'

export type Notice = {
  kind: NoticeKind
  /** UTC ms: what the notice states, else its own date. */
  time: number
  isTimeStated: boolean
  ip: string | null
  country: string | null
  /** As written: `China`, `中国 上海`. */
  place: string | null
  client: string | null
  /** False where nobody vouched for the mail: shown, and never counted as certain. */
  isVerified: boolean
}

export type NoticeRules = {
  /** Id of the mailbox' provider card. */
  provider: string
  /** The provider's own authserv-ids. */
  ownAuthservIds: readonly string[]
}

const READ_CHARS = 6000
const JAPAN = fixedClock(540)
const UTC = fixedClock(0)

type Rule = { kind: NoticeKind; says: RegExp }
/** The first that the subject says wins; then the first that the text says. Completed acts only. */
const RULES: readonly Rule[] = [
  { kind: 'mail-software-on', says: /(?:IMAP|POP3?|SMTP|メールソフト|外部メール)[^。\n]{0,40}(?:を開始しました|が開始されました|が?有効に(?:なりました|しました|設定され)|ご利用が開始|アクセスのご利用を開始|を許可しました|オンに(?:なりました|しました))|\b(?:IMAP|POP3?)\b[^.\n]{0,60}\b(?:was|has been|were) (?:enabled|turned on|switched on|allowed)/i },
  { kind: 'app-password', says: /アプリ(?: ?用?の?)?パスワード[^。\n]{0,20}(?:作成|生成|追加|発行)(?:されました|しました|完了)|app(?:-| )?(?:specific )?password (?:was |has been )?(?:created|generated|added)|(?:created|generated) an app(?:-| )?(?:specific )?password/i },
  { kind: 'forwarding-changed', says: /転送(?:先|設定|メールアドレス)?[^。\n]{0,24}(?:追加|変更|設定|開始|登録|有効に)(?:が完了|完了|されました|しました|いたしました|なりました)|forwarding[^.\n]{0,50}(?:was|has been|is now) (?:added|set up|changed|enabled|turned on|updated)|(?:added|set up|changed) [^.\n]{0,20}forwarding/i },
  { kind: 'two-step-off', says: /(?:2|２|二)段階認証[^。\n]{0,20}(?:無効|解除|オフ)[^。\n]{0,8}(?:なりました|しました|されました|完了)|(?:2|two)-?(?:step|factor) (?:verification|authentication|sign-?in)[^.\n]{0,30}(?:turned off|disabled|removed|deactivated)/i },
  { kind: 'recovery-changed', says: /(?:再設定用|連絡用|復旧用|予備の?|アカウント復元用?の?|信頼できる)(?:の)?(?:メール ?アドレス|電話番号|連絡先|情報)[^。\n]{0,24}(?:変更|追加|登録|更新|削除)(?:が完了|完了|されました|しました|いたしました)|(?:recovery|backup|alternate|rescue|trusted)[- ](?:email|e-mail|phone|number|info|information|address)[^.\n]{0,40}(?:was|has been|were) (?:changed|added|updated|removed|deleted)|security info (?:was|has been) (?:added|changed|replaced|deleted)/i },
  { kind: 'password-changed', says: /パスワード(?:の)?(?:再設定|変更|リセット)?(?:が|を|の)?(?:変更|再設定|リセット|更新|手続き|設定)?(?:が|を)?(?:完了|変更|再設定|リセット|更新)(?:が完了)?(?:されました|しました|いたしました|のお知らせ|完了)|password[^.\n]{0,30}(?:was|has been) (?:changed|reset|updated)|your password changed/i },
  { kind: 'sign-in-blocked', says: /(?:ログイン|サインイン|アクセス)[^。\n]{0,24}(?:をブロック|を拒否|が?阻止|を制限しました|を停止しました)|(?:blocked|prevented|stopped) [^.\n]{0,40}(?:sign-?in|log-?in)|sign-?in (?:attempt )?(?:was )?(?:blocked|prevented)/i },
  { kind: 'sign-in', says: /ログインアラート|ログイン通知|(?:新しい|新規|不審な|通常とは異なる|見覚えのない|別の|初めての)[^。\n]{0,24}(?:ログイン|サインイン)|(?:ログイン|サインイン)(?:が(?:ありました|行われました|検出|確認されました)|しました|のお知らせ|を検知)|(?:new|unusual|suspicious|recent|unexpected|successful) (?:sign-?in|log-?in)|(?:signed|logged) in(?:to)? (?:on|from|to)|was used to sign in|sign-?in activity/i },
]
/** Asks or advises: what it names has not happened. */
const ADVICE = /しましょう|しませんか|をおすすめ|のお願い|お試し|してください】|キャンペーン|ご存じですか|重要性|方法をご|セミナー|\bhow to\b|\btips?\b|\bplease (?:turn|switch|set) (?:on|up)\b|\bturn on\b|\bwhy you should\b|\bsoon\b|する必要が|まもなく|終了します|開始予定/i

/** Null when it is no such notice, or not to be believed at all. */
export function noticeOf(message: ParsedMessage, rules: NoticeRules): Notice | null {
  if (!isFromProvider(message.from?.address ?? '', rules.provider)) return null
  const authenticity = authenticityOf(message, rules.ownAuthservIds)
  if (authenticity === 'fail') return null
  const text = message.parts.filter(({ kind, depth }) => depth === 0 && (kind === 'text' || kind === 'html')).map((part) => part.text).join('\n').slice(0, READ_CHARS).normalize('NFKC')
  const subject = message.subject.normalize('NFKC')
  const kind = kindOf(subject, text)
  if (kind === null) return null
  const facts = factsOf(text, rules.provider.endsWith('jp') || /[ぁ-ん]/.test(text) ? JAPAN : UTC)
  const time = facts.time ?? message.date
  if (time === null) return null
  return { kind, ip: facts.ip, country: facts.country, place: facts.place, client: facts.client, time, isTimeStated: facts.time !== null, isVerified: authenticity === 'pass' }
}

/** Whether mails of this sender can be notices about a mailbox of `provider`: cheap, before anything is parsed. */
export function isFromProvider(address: string, provider: string): boolean {
  const host = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  return (NOTICE_SENDERS[provider] ?? []).some((own) => host === own || host.endsWith(`.${own}`))
}

function kindOf(subject: string, text: string): NoticeKind | null {
  if (ADVICE.test(subject)) return null
  const bySubject = RULES.find(({ says }) => says.test(subject))
  // Of a sign-in, the text may tell that it was stopped.
  if (bySubject && bySubject.kind !== 'sign-in') return bySubject.kind
  const opening = text.slice(0, 1200)
  const said = RULES.find(({ says }) => sentences(opening).some((sentence) => says.test(sentence) && !ADVICE.test(sentence)))
  if (bySubject) return said?.kind === 'sign-in-blocked' ? 'sign-in-blocked' : 'sign-in'
  // A subject that names security or the account, and a text that says what happened.
  return said && /セキュリティ|アカウント|お知らせ|通知|確認|設定|ログイン|パスワード|security|account|alert|notice|password|sign-?in/i.test(subject) ? said.kind : null
}

const sentences = (text: string): string[] => text.split(/[。\n]|\.(?=\s)/).map((s) => s.slice(0, 300))

type Facts = { time: number | null; ip: string | null; country: string | null; place: string | null; client: string | null }
const LABELS = {
  time: /^(?:(?:ログイン|サインイン|アクセス|変更|ご?利用|設定|発生|操作)?(?:された)?(?:日時|時刻|時間|日付と時刻)|date(?: and time|\/time)?|time|when)$/i,
  ip: /^(?:(?:アクセス元|接続元|ログイン元)?の? ?IP ?(?:アドレス|address)?|ip address(?:es)?|アクセス元アドレス)$/i,
  place: /^(?:(?:アクセス|ログイン|サインイン|接続)?(?:した)?(?:場所|地域|国|国\/地域|国または地域|所在地|アクセス元)(?: ?[(（].{0,10}[)）])?|(?:country|country\/region|location|region|near|place|approximate location|where)(?: \(approximate\))?)$/i,
  client: /^(?:(?:ご?利用)?(?:端末|デバイス|環境|ブラウザー?|機器|アプリ|OS|プラットフォーム|メールソフト|サービス)(?:名|の種類)?|device|browser|platform|operating system|app(?:lication)?|client)$/i,
} as const

/** Lines `項目：値`, or a label line with its value on the next. */
function factsOf(text: string, clock: ZoneClock): Facts {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^[\s■□●○・◆◇▼*|>-]{0,12}/, '').trim().slice(0, 200)).filter((line) => line !== '')
  const values: Partial<Record<keyof typeof LABELS, string>> = {}
  lines.forEach((line, i) => {
    const cut = /^([^:：]{1,30}?)\s?[:：]\s?(.*)$/.exec(line)
    const label = (cut?.[1] ?? line).replace(/[\s[\]【】]/g, (c) => (c === ' ' ? ' ' : '')).trim()
    for (const name of Object.keys(LABELS) as (keyof typeof LABELS)[]) {
      if (values[name] === undefined && LABELS[name].test(label)) values[name] = cut?.[2] || lines[i + 1]
    }
  })
  const stated = values.time === undefined ? null : timeIn(values.time, clock)
  const place = values.place ?? null
  const country = place === null ? null : (readLocation(place).country ?? countryCode(place))
  return { time: stated, ip: addressIn(values.ip ?? ''), country, place, client: values.client ?? null }
}

/** `3/1/2024 4:31 AM (GMT)`, `2024年3月1日(金) 12時34分 頃`. */
function timeIn(text: string, clock: ZoneClock): number | null {
  const isUtc = /\((?:GMT|UTC)\)|\b(?:GMT|UTC)\b(?![+-]\d)/.test(text)
  const bare = text.replace(/\((?:GMT|UTC|JST|日本時間|月|火|水|木|金|土|日)\)|\b(?:JST|GMT|UTC)\b(?![+-]\d)|[頃ごろ]|日本時間/g, ' ').replace(/\s+/g, ' ').trim()
  return readTime(bare, { clock: isUtc ? UTC : clock })?.time ?? null
}

const addressIn = (text: string): string | null => text.split(/[\s,()（）]+/).map((token) => (/[.:]/.test(token) ? canonicalAddress(token) : null)).find((ip) => ip !== null) ?? null
