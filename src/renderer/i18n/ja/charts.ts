// Words of the charts, in Japanese.
import type { Track } from '../../../shared/model'

export const charts = {
  unexplained: '心当たりなし',
  gapLegend: '記録がない期間',
  otherCountries: 'その他の国',
  unknownPlace: '場所不明',
  trackDetail: { web: 'ブラウザー・アプリ', 'mail-software': 'POP・IMAP・SMTP' } satisfies Record<Track, string>,
  trackRecord: { web: 'ウェブの記録', 'mail-software': 'メールソフトの記録' } satisfies Record<Track, string>,
  usedByAnother: '他人が使用',
  times: (n: string) => `${n}回`,
  placeTimes: (place: string, n: string) => `${place} ${n}回`,
  moreLanes: (n: string) => `ほか${n}件のギフト券メール`,
  noAccess: 'アクセスなし',
  partlyNoRecord: '一部の記録なし',
  comma: '、',
  colon: '、',
  semicolon: '。',
  chartRole: 'グラフ',
  keys: '左右の矢印キーで移動、上下の矢印キーで心当たりのないアクセスへ移動します。',
  rangeShown: '表示する期間',
  rangeFrom: '表示する期間の始まり',
  rangeTo: '表示する期間の終わり',
  rangeReset: '全期間に戻す',
  summary: (p: { span: string; total: string; unexplained: string; countries: string; gifts: string }) =>
    `${p.span}のアクセス${p.total}回。内訳は${p.countries}。うち心当たりなし${p.unexplained}回。ギフト券メール${p.gifts}件を重ねて表示しています。`,
  summaryEmpty: (span: string) => `${span}のアクセスはありません。`,
  table: { when: '日時', total: '合計', coverage: '記録', place: '場所', count: 'アクセス', covered: 'あり', weekday: '曜日' },
  map: {
    summary: (places: string) => `アクセス元の地図。${places}。`,
    unplaced: (n: string) => `場所がわからないアクセス ${n}回`,
    empty: 'アクセスの記録がまだありません。',
  },
  heat: {
    weekdays: ['月', '火', '水', '木', '金', '土', '日'],
    /** Width of the weekday column, in pixels. */
    gutter: 22,
    hour: (h: number) => `${h}時`,
    few: '少ない',
    many: '多い',
    cell: (p: { weekday: string; hour: number; count: string; unexplained: number }) =>
      `${p.weekday}曜 ${p.hour}時台 ${p.count}回${p.unexplained > 0 ? `、うち心当たりなし${p.unexplained}回` : ''}`,
    summary: (unexplained: string) => `心当たりなしは合わせて${unexplained}回。矢印キーでマスを移動します。`,
  },
  mini: {
    arrived: (date: string) => `${date} 到着`,
    stillThere: '今日もメールボックスにあります',
    removed: (date: string) => `${date} 削除`,
    redeemed: (date: string) => `${date} 登録`,
    usedByAnother: (date: string) => `${date} 他人が使用`,
    endUnknown: '終わりの日は不明',
    summary: (p: { from: string; to: string; hits: string }) => `${p.from}から${p.to}まで。その間に心当たりのないアクセス${p.hits}回。`,
  },
}
