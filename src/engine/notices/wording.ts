// What a notice says has happened, by its words. Providers change their wordings often, so these are lenient about how it is
// said and strict about its being done: conditions ("if your password was changed"), advice and invitations are none.
import type { NoticeKind } from '../../shared/notices'

type Rule = { kind: NoticeKind; says: RegExp }

/** Done, in Japanese: a noun or stem before it. */
const DONE = '(?:が|を|の|は|に|の手続きが|手続きが|処理が)?(?:正常に)?(?:完了|され(?:ました|ています)|しました|いたしました|行われました|ありました|受け付けました|を?承りました)'
const SET = `(?:追加|変更|設定|登録|更新|削除|解除|開始|指定)(?:${DONE}|のお知らせ|完了)`
const ON = '(?:を?(?:開始|許可|有効化|利用開始)(?:されました|しました|いたしました|になりました)|が?(?:有効|オン|ON|利用可能|使える状態|「?許可」?|「?有効」?)(?:に|と)(?:なりました|しました|いたしました|されました|設定されました|変更されました|変更しました|設定しました)|のご?利用(?:が|を)開始|をONにしました|設定が変更されました|の?設定を変更しました)'
const OFF = '(?:無効|解除|オフ|OFF|停止)(?:に|が|を|と)?(?:なりました|しました|されました|いたしました|設定されました|完了|変更されました|行われました)'
const PASSED = '(?:was|were|is|has been|have been|is now|are now|just|was just|was recently|has recently been|was successfully|has been successfully|successfully)'
const CHANGED = '(?:changed|added|updated|removed|deleted|replaced|edited|modified|set|set up|reset)'
const YOU = "(?:you(?:'ve| have)?(?: just| recently| successfully)?|someone(?: has)?(?: just)?)"
const either = (...patterns: string[]): RegExp => new RegExp(patterns.join('|'), 'i')

/** In this order; the first that matches wins. Everything is bounded: subjects and sentences are cut before. */
const RULES: readonly Rule[] = [
  {
    kind: 'app-password',
    says: either(
      `アプリ(?:固有|専用|用|ケーション)?の? ?パスワード[^。\\n]{0,24}(?:作成|生成|追加|発行|登録)(?:${DONE}|のお知らせ)`, `(?:IMAP|メール)?専用パスワード[^。\\n]{0,24}(?:発行|作成|生成|再発行)(?:${DONE}|のお知らせ)`,
      `app(?:lication)?(?:-| )?(?:specific )?password[^.\\n]{0,40}\\b${PASSED} (?:created|generated|added|issued)`, '(?:created|generated|added) (?:an?|the) (?:new )?app(?:lication)?(?:-| )?(?:specific )?password', 'new app(?:lication)?(?:-| )?(?:specific )?password (?:created|generated|added)',
      '^app(?:lication)?(?:-| )?(?:specific )?password (?:created|generated|added)',
    ),
  },
  {
    kind: 'forwarding-changed',
    says: either(
      `転送(?:先|設定|機能|サービス|アドレス|メールアドレス|ルール)?[^。\\n]{0,24}${SET}`, `転送(?:設定|機能)?[^。\\n]{0,10}${ON}`,
      `(?:forwarding|auto-forward)[^.\\n]{0,60}\\b${PASSED} (?:${CHANGED}|enabled|turned on|switched on|activated)`, `${YOU} (?:added|set up|changed|enabled|turned on) [^.\\n]{0,30}forwarding`, 'forwarding (?:address|rule)? ?(?:added|changed|enabled|created)', `emails? (?:is|are) (?:now )?being forwarded`,
    ),
  },
  {
    kind: 'mail-software-on',
    says: either(
      `(?:IMAP|POP3?|SMTP|メールソフト|メールクライアント|メールアプリ|外部メール|公式サービス以外|他社アプリ|外部アプリ)[^。\\n]{0,40}${ON}`,
      `\\b(?:IMAP|POP3?|SMTP|mail (?:apps?|clients?|programs?)|less secure apps?|third[- ]party (?:apps?|mail))\\b[^.\\n]{0,60}\\b${PASSED} (?:enabled|turned on|switched on|allowed|activated)`, `(?:enabled|turned on|switched on|activated|allowed) (?:IMAP|POP3?|access (?:by|for|from) (?:IMAP|POP3?|mail))`, '\\b(?:IMAP|POP3?)(?:/(?:IMAP|POP3?|SMTP))?(?: access)? (?:enabled|turned on|activated)',
    ),
  },
  {
    kind: 'two-step-off',
    says: either(
      `(?:(?:2|二)段階(?:認証|の?確認)|(?:2|二)要素認証|(?:多|二)要素認証|ワンタイムパスワード|SMS認証|パスキー)[^。\\n]{0,24}(?:${OFF}|削除(?:されました|しました))`,
      `(?:(?:2|two)[- ]?(?:step|factor)(?: verification| authentication| sign-?in)?|multi-factor(?: authentication)?|2fa|passkey)[^.\\n]{0,40}\\b(?:turned off|disabled|removed|deactivated|switched off|deleted)`, '(?:turned off|disabled|switched off|removed) (?:your )?(?:(?:2|two)[- ]?(?:step|factor)|multi-factor|2fa)',
    ),
  },
  {
    kind: 'recovery-changed',
    says: either(
      `(?:再設定用|連絡用|連絡先|復旧用|回復用|復元用|予備の?|サブの?|アカウント(?:復元|復旧|再設定)用?の?|信頼できる|セキュリティ|本人確認用)(?:の)? ?(?:メール ?アドレス|メール|電話番号|携帯(?:電話)?番号|連絡先|連絡先情報|情報)[^。\\n]{0,40}${SET}`, `登録(?:メールアドレス|電話番号|携帯番号|情報)[^。\\n]{0,24}(?:変更|追加|更新)${DONE}`, '秘密の質問[^。\\n]{0,16}(?:変更|再設定|設定)(?:され|し|いたし)ました',
      `(?:recovery|backup|alternate|rescue|trusted|security|contact|secondary)[- ](?:e-?mail|phone|number|info(?:rmation)?|contact|method)s?(?: (?:address|number|info(?:rmation)?))?[^.\\n]{0,50}\\b${PASSED} ${CHANGED}`, `(?:recovery|backup|alternate|rescue|trusted|security) (?:e-?mail|phone|number|info(?:rmation)?)(?: address| number)? ${CHANGED}`,
      `${YOU} (?:added|changed|updated|removed) (?:a |the |your )?(?:new )?(?:recovery|backup|alternate|rescue|trusted|security) (?:e-?mail|phone|number|info)`,
    ),
  },
  {
    kind: 'password-changed',
    says: either(
      `パスワード(?!(?:を|の)?(?:忘れ|確認))[^。\\n「」]{0,16}(?:変更|再設定|リセット|更新|再発行|初期化)${DONE}`, 'パスワード(?:の)?変更(?:完了)?のお知らせ', 'パスワード(?:の)?(?:再設定|リセット)完了',
      `password[^.\\n]{0,40}\\b${PASSED} (?:changed|reset|updated|modified)`, `password (?:changed|updated)\\b|password (?:change|reset) (?:was |is )?(?:successful|complete|confirmation)`, `${YOU} (?:changed|updated|reset) (?:your|the) (?:[\\w!.]{1,20} ){0,3}password`,
    ),
  },
  {
    kind: 'sign-in-blocked',
    says: either(
      '(?:ログイン|サインイン|アクセス)[^。\\n]{0,24}(?:ブロック|拒否|阻止|遮断|制限|防止)(?:しました|されました|いたしました)', '(?:ログイン|サインイン)(?:に|が)?(?:失敗|できません)', 'アカウント[^。\\n]{0,12}(?:を|が)(?:一時的に)?(?:ロック|凍結|停止)(?:しました|されました|いたしました)',
      '(?:blocked|prevented|stopped|denied) [^.\\n]{0,40}(?:sign-?in|log-?in|access)', '(?:sign-?in|log-?in)(?: attempts?)? (?:(?:was|has been|were) )?(?:blocked|prevented|stopped|denied|unsuccessful)', 'failed (?:sign-?in|log-?in)', 'account (?:has been|was|is) (?:temporarily )?locked',
    ),
  },
  {
    kind: 'sign-in',
    says: either(
      'ログインアラート(?![^。\\n]{0,6}(?:設定|登録|機能|サービス|を|の(?:ご|設定)))', '(?:ログイン|サインイン)(?:の|時の?)?(?:通知|お知らせ)', '(?:新しい|新規|不審な|通常と(?:は)?異なる|いつもと(?:は)?(?:違う|異なる)|見覚えのない|見慣れない|未登録の|別の|他の|初めての|新たな|海外からの)[^。\\n]{0,24}(?:ログイン|サインイン|アクセス)',
      '(?:ログイン|サインイン)(?:アクティビティ|(?:が|を)?(?:ありました|行われました|検出|検知|確認|され(?:ました|ています)|しました))', '(?:IMAP|POP3?|SMTP|メールソフト|海外)[^。\\n]{0,16}からの?(?:アクセス|接続)(?:が|を)(?:ありました|検知|確認|行われました)',
      `(?:new|unusual|suspicious|recent|unexpected|successful|unfamiliar|unrecognized) (?:device )?(?:sign-?in|log-?in|sign-?on)`, '(?:sign|log)(?:ed)?[- ]?in(?:to)? (?:on|from|with|to|via|using|by|at) (?:a |an |your )?(?:new|another|different|unfamiliar|unrecognized)', `(?:signed|logged) in(?:to)?\\b[^.\\n]{0,20}\\b(?:on|from|to|with|using|via)\\b`, '(?:was|has been|is being) used to (?:sign|log) in', 'sign-?in activity|(?:sign-?in|log-?in) (?:notification|alert|detected)',
    ),
  },
]

/** Asks, advises or sets a condition: what it names has not happened. */
const ADVICE =
  /しましょう|しませんか|をおすすめ|をお勧め|推奨|のお願い|お試し|してください】|キャンペーン|ご存[じ知]ですか|重要性|方法(?:を|の|について)|セミナー|する必要が|まもなく|終了します|開始予定|できるようになりました|対応しました|予定です|\bhow to\b|\btips?\b|\bplease (?:turn|switch|set) (?:on|up)\b|^(?:re:|fwd?:)|\bwhy you should\b|\bsoon\b|\bwill be\b|\bremember to\b|\bget started\b/i
const CONDITION = /場合|(?:たら|れば|たとき|た際|た方)(?:[、,はにのも]|$)|(?:ました|ません)か[??]?$|かどうか|^(?:if|when|whenever|in case|unless|did)\b|\bif (?:you|your|someone|this|it|there)\b|\bhaven't\b|\byou can\b|\bto (?:sign|log) in\b/i

/** No subject of a notice is without one of these: what a scan asks before it reads a provider's mail. */
export const NOTICE_SUBJECT =
  /ログイン|サインイン|アクセス|パスワード|セキュリティ|アカウント|お知らせ|通知|警告|アラート|確認|設定|転送|認証|パスキー|登録|連絡|変更|メールソフト|アプリ|重要|IMAP|POP|SMTP|sign|log-?in|logged|password|passkey|passwort|security|account|alert|notice|notification|warning|verification|verify|recovery|forwarding|enabled|detected|changed|changes|device|unusual|\bID\b/i

const OPENING = 1500
const SENTENCE = 300

export function kindOf(subjectRaw: string, text: string): NoticeKind | null {
  const subject = subjectRaw.slice(0, SENTENCE)
  if (!NOTICE_SUBJECT.test(subject) || ADVICE.test(subject) || CONDITION.test(subject)) return null
  const bySubject = RULES.find(({ says }) => says.test(subject))?.kind
  // Of a sign-in, the text may tell that it was stopped.
  if (bySubject !== undefined && bySubject !== 'sign-in') return bySubject
  const said = saidIn(text.slice(0, OPENING))
  if (bySubject === undefined) return said
  return said === 'sign-in-blocked' ? said : 'sign-in'
}

/** The first sentence that says that something happened decides: what follows is advice and explanation. */
function saidIn(opening: string): NoticeKind | null {
  for (const sentence of sentencesOf(opening)) {
    if (ADVICE.test(sentence) || CONDITION.test(sentence)) continue
    const rule = RULES.find(({ says }) => says.test(sentence))
    if (rule) return rule.kind
  }
  return null
}

const sentencesOf = (text: string): string[] => text.split(/[。\n]|[.!](?=\s)/).map((sentence) => sentence.trim().slice(0, SENTENCE)).filter((sentence) => sentence !== '')
