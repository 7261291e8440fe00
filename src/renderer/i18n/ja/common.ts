// Words used on several screens: marks, states, tracks, buttons.
import type { AccessResult, AccessService, ExposureLevel, GiftState, Track, Verdict } from '../../../shared/model'

const verdict: Record<Verdict, string> = {
  yours: 'ご本人',
  'own-service': '自分のサービス?',
  relay: '中継・VPN',
  unexplained: '心当たりなし',
  unknown: '不明',
}
const exposure: Record<ExposureLevel, string> = {
  exposed: '流出',
  'possibly-exposed': '流出の可能性',
  unknown: '不明',
  'not-exposed': '流出なし',
}
const giftState: Record<GiftState, string> = {
  'in-mailbox': '受信箱にあります',
  removed: '削除済み',
  redeemed: '登録済み',
  'used-by-another': '他人が使用済み',
}
const track: Record<Track, string> = { web: 'ウェブ', 'mail-software': 'メールソフト' }
const service: Record<AccessService, string> = { imap: 'IMAP', pop: 'POP', smtp: 'SMTP', web: 'ウェブ', api: 'アプリ連携', other: 'その他' }
const result: Record<AccessResult, string> = { success: '成功', failure: '失敗', unknown: '不明' }

export const common = {
  verdict,
  exposure,
  giftState,
  track,
  service,
  result,
  cancel: 'やめる',
  stop: 'やめる',
  close: '閉じる',
  back: '戻る',
  next: '次へ',
  save: '保存する',
  change: '変更する',
  edit: '編集',
  retry: 'もう一度試す',
  undo: '元に戻す',
  yes: 'はい',
  no: 'いいえ',
  notSure: 'わからない',
  loading: '読み込んでいます',
  asTable: '表で見る',
  asChart: '図で見る',
  noRecord: '記録なし',
  unknown: '不明',
  show: '表示する',
  hide: '隠す',
  copy: 'コピー',
  openPage: 'ページを開く',
  serverSays: 'サーバーの返事',
  opens: (host: string) => `開くのは ${host} です`,
  mails: (n: string) => `${n}通`,
  items: (n: string) => `${n}件`,
  times: (n: string) => `${n}回`,
  days: (n: string) => `${n}日`,
  progress: (done: string, total: string | null) => (total === null ? `${done}通` : `${done} / ${total}通`),
  progressBytes: (done: string, total: string | null) => (total === null ? `${done}MB` : `${done} / ${total}MB`),
  rateBytes: (n: string) => `毎秒${n}MB`,
  rate: (perSecond: string) => `毎秒${perSecond}通`,
  left: (duration: string) => `あと${duration}`,
  showPassword: 'パスワードを表示',
  hidePassword: 'パスワードを隠す',
  joiner: '・',
}
