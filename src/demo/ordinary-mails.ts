// The rest of an ordinary mailbox: family, shop, school, bank, newsletters, and the password resets and one-time
// codes that also lie open when somebody reads along. All people, shops and numbers are invented.
import { jst, type Calendar } from './calendar'
import { MAYUMI, type Letter, type Person } from './compose'
import type { Placed } from './gift-mails'
import { randomFrom, type Random } from './random'

const FIRST_DAY = 62

type Words = { random: Random; month: number; day: number; n: number }
type Series = {
  from: Person
  folder: Placed['folder']
  /** Every so many days, beginning so many days ago. */
  every: number
  firstDay: number
  time: string
  isBulk?: boolean
  write(words: Words): { subject: string; text: string; html?: string }
}
type Note = { days: number; time: string; from: Person; to?: Person; folder: Placed['folder']; subject: string; text: string; flags?: string[]; authentication?: null; foundBy?: string }

export function ordinaryMails(calendar: Calendar): Placed[] {
  const random = randomFrom(7_310)
  const regular = SERIES.flatMap((series) => expand(series, calendar, random))
  const notes = NOTES.map((note): Placed => {
    const isOwn = note.from === MAYUMI
    const letter: Letter = {
      from: note.from, subject: note.subject, text: note.text, time: calendar.at(note.days, note.time), id: random.hex(16),
      ...(note.to ? { to: note.to } : {}), ...(isOwn || note.authentication === null ? { authentication: null } : {}), ...(note.foundBy === undefined ? {} : { foundBy: note.foundBy }),
    }
    return { folder: note.folder, letter, flags: note.flags ?? ['\\Seen'] }
  })
  return [...regular, ...notes, ...notices(calendar, random)]
}

/** The provider's own: mail software was let in by night, just before it was used, and a sign-in from abroad that nobody vouches for. */
function notices(calendar: Calendar, random: Random): Placed[] {
  const from: Person = { name: 'Yahoo! JAPAN', address: 'login-alert@mail.yahoo.co.jp' }
  const letter = (time: number, subject: string, text: string, more: Partial<Letter>): Placed => ({ folder: 'INBOX', letter: { from, time, subject, text, id: random.hex(16), ...more }, flags: ['\\Seen'] })
  const opened = calendar.at(37, '02:58:10')
  const signedIn = calendar.at(4, '23:51')
  const fields = (time: number) => {
    const t = jst(time)
    return `${t.year}年${t.month}月${t.day}日 ${Number(t.hour)}時${t.minute}分`
  }
  return [
    letter(opened, 'IMAPアクセスのご利用を開始しました', `小林 真由美 様\n\nYahoo!メールで、IMAPアクセスのご利用を開始しました。\n\n■設定日時：${fields(opened)}\n\nお心当たりがない場合は、パスワードを変更してください。\n`, { foundBy: 'mta.mail.yahoo.co.jp' }),
    letter(signedIn + 40_000, 'ログインアラート', `次のログインがありました。\n\n■ログイン日時：${fields(signedIn)}\n■IPアドレス：14.177.64.39\n■国・地域：ベトナム\n■ご利用端末：パソコン\n\nお心当たりがない場合は、パスワードを変更してください。\n`, { authentication: null }),
  ]
}

function expand(series: Series, calendar: Calendar, random: Random): Placed[] {
  const placed: Placed[] = []
  for (let days = series.firstDay, n = 0; days > 0 && days <= FIRST_DAY; days -= series.every, n++) {
    const time = calendar.at(days, series.time) + random.below(50 * 60_000)
    const { month, day } = jst(time)
    const written = series.write({ random, month, day, n })
    const letter: Letter = { from: series.from, time, id: random.hex(16), ...written, ...(series.isBulk ? { isBulk: true } : {}) }
    // Recent newsletters lie unread.
    const isUnread = days <= 4 && (series.isBulk ?? false)
    placed.push({ folder: series.folder, letter, flags: isUnread ? [] : ['\\Seen'] })
  }
  return placed
}

const cycle = <T>(list: readonly [T, ...T[]], n: number): T => list[n % list.length] ?? list[0]
const yen = (n: number) => `${n.toLocaleString('en-US')}円`
const number = (random: Random, digits: number) => Array.from({ length: digits }, (_, i) => String(i === 0 ? 1 + random.below(9) : random.below(10))).join('')
const simpleHtml = (title: string, text: string) =>
  `<!DOCTYPE html><html lang="ja"><head><style>body{margin:0;background:#fff}h1{font-size:20px}</style></head><body><h1>${title}</h1>${text.split('\n\n').map((p) => `<p>${p.replaceAll('\n', '<br>')}</p>`).join('')}</body></html>`

const SERIES: Series[] = [
  {
    from: { name: 'くらしの手もと便り', address: 'news@temoto.example' }, folder: 'INBOX', every: 7, firstDay: 60, time: '07:00', isBulk: true,
    write({ n }) {
      const [subject, text] = cycle([
        ['新じゃがをおいしくゆでる', '今週は新じゃがの季節です。水からゆでて、火を止めてから十分蒸らすのがこつです。\n\n来週は、包丁のとぎ方をお届けします。'],
        ['包丁は月に一度だけとぐ', '家庭の包丁は、月に一度で十分です。砥石は20分ほど水につけてからお使いください。\n\n来週は、衣がえの前の点検です。'],
        ['衣がえの前に見ておくこと', 'しまう前に、えり汚れとポケットの中を見ておきましょう。\n\n来週は、雨の日の洗濯です。'],
        ['雨の日の洗濯が乾く並べ方', '長いものと短いものを交互に。真ん中を高くしないのがこつです。\n\n来週は、麦茶の話です。'],
      ], n)
      return { subject: `くらしの手もと便り 第${412 + n}号 ${subject}`, text, html: simpleHtml(subject, text) }
    },
  },
  {
    from: { name: 'まるはちストア', address: 'chirashi@maruhachi-store.example' }, folder: 'INBOX', every: 4, firstDay: 61, time: '06:30', isBulk: true,
    write({ month, day, n }) {
      const item = cycle(['新玉ねぎ', '国産豚こま', '塩さば', 'たけのこ', 'いちご', '木綿豆腐'], n)
      return { subject: `【本日のちらし】${item}がお買い得 ${month}月${day}日`, text: `${month}月${day}日のお買い得です。\n\n・${item}\n・牛乳 1リットル 198円\n・食パン 6枚切り 128円\n\nポイント5倍デーは毎週火曜日です。\n` }
    },
  },
  {
    from: { name: '緑川生協', address: 'tsuhan@midorikawa-coop.example' }, folder: 'shopping', every: 7, firstDay: 59, time: '18:00',
    write({ random, month, day }) {
      return { subject: `ご注文を承りました（${month}月${day}日締め切り分）`, text: `小林 真由美 様\n\n今週のご注文を承りました。\n\n受付番号: ${number(random, 8)}\n点数: ${8 + random.below(14)}点\n合計: ${yen(4000 + random.below(5000))}\n\n配達は次の木曜日です。\n` }
    },
  },
  {
    from: { name: 'しおり書店', address: 'order@shiori-books.example' }, folder: 'shopping', every: 16, firstDay: 55, time: '21:15',
    write({ random, n }) {
      const title = cycle(['はじめての編み込み', '東京の坂道', '子どもと読む星座', '一汁一菜の台所'], n)
      return { subject: `ご注文の確認（${title}）`, text: `小林 真由美 様\n\nしおり書店をご利用いただきありがとうございます。\n\n注文番号: SH-${number(random, 7)}\n書名: ${title}\n合計: ${yen(1540 + random.below(900))}（送料無料）\n\n発送の際にあらためてご連絡します。\n` }
    },
  },
  {
    from: { name: 'しおり書店', address: 'order@shiori-books.example' }, folder: 'shopping', every: 16, firstDay: 53, time: '11:40',
    write({ random }) {
      return { subject: '商品を発送しました', text: `小林 真由美 様\n\n本日、ご注文の品を発送しました。\n\n運送会社: みなと運輸\nお問い合わせ番号: ${number(random, 4)}-${number(random, 4)}-${number(random, 4)}\n\n到着まで1〜2日お待ちください。\n` }
    },
  },
  {
    from: { name: 'あおば銀行', address: 'info@aoba-bank.example' }, folder: 'INBOX', every: 10, firstDay: 58, time: '09:10',
    write({ random, n, month, day }) {
      const [subject, what] = cycle([['入金のお知らせ', '入金'], ['口座引き落としのお知らせ', '引き落とし'], ['振込受付のお知らせ', '振込']], n)
      return { subject: `【あおば銀行】${subject}`, text: `小林 真由美 様\n\n次のお取り引きがありました。\n\n日付: ${month}月${day}日\n内容: ${what}\n金額: ${yen(3000 + random.below(60_000))}\n口座: 普通 ****${number(random, 3)}\n\nお心当たりがない場合は、お取引店へご連絡ください。\n` }
    },
  },
  {
    from: { name: 'ひばりカード', address: 'notice@hibari-card.example' }, folder: 'INBOX', every: 6, firstDay: 60, time: '13:20',
    write({ random, month, day, n }) {
      return { subject: 'カードご利用のお知らせ', text: `小林 真由美 様\n\nひばりカードのご利用がありました。\n\nご利用日: ${month}月${day}日\nご利用先: ${cycle(['まるはちストア', 'しおり書店', 'ミナト薬局', '喫茶こまどり', '東京西交通'], n)}\nご利用金額: ${yen(480 + random.below(8000))}\nカード番号: ****-****-****-${number(random, 4)}\n` }
    },
  },
  {
    from: { name: '武蔵野でんき', address: 'billing@musashino-denki.example' }, folder: 'archive', every: 30, firstDay: 57, time: '10:00',
    write({ random, month }) {
      return { subject: `${month}月分の電気ご使用量のお知らせ`, text: `小林 真由美 様\n\n${month}月分のご使用量は ${180 + random.below(120)} kWh、ご請求額は ${yen(5200 + random.below(3000))} です。\n\nお支払い方法: 口座振替\n` }
    },
  },
  {
    from: { name: 'なぎさ水道局', address: 'noreply@nagisa-suido.example' }, folder: 'archive', every: 60, firstDay: 44, time: '10:30',
    write({ random }) {
      return { subject: '水道料金のお知らせ', text: `今期のご請求額は ${yen(4100 + random.below(900))} です。口座振替日は今月27日です。\n` }
    },
  },
  {
    from: { name: 'そらいろモバイル', address: 'mypage@sorairo-mobile.example' }, folder: 'archive', every: 30, firstDay: 50, time: '08:00',
    write({ random, month }) {
      return { subject: `${month}月分のご利用料金が確定しました`, text: `ご利用料金: ${yen(2178 + random.below(600))}\nデータ量: ${3 + random.below(5)}.${random.below(10)} GB\n\n明細はマイページでご確認ください。\n` }
    },
  },
  {
    from: { name: 'ひかり小学校PTA', address: 'pta@hikari-sho.example' }, folder: 'INBOX', every: 12, firstDay: 56, time: '16:45',
    write({ n }) {
      const [subject, text] = cycle([
        ['交通当番のお願い', '来週の交通当番は3年2組です。7時45分に正門前へお越しください。旗は用務員室にあります。'],
        ['運動会の持ち物について', '水筒、帽子、タオルに記名をお願いします。お弁当は教室で食べます。'],
        ['図書ボランティア募集', '月に一度、図書室の本の修理をお手伝いいただける方を募集しています。'],
      ], n)
      return { subject: `【ひかり小】${subject}`, text: `保護者の皆さま\n\n${text}\n\nひかり小学校PTA\n` }
    },
  },
  {
    from: { name: '西の森図書館', address: 'lib@nishinomori-lib.example' }, folder: 'INBOX', every: 15, firstDay: 52, time: '09:30',
    write({ n }) {
      return n % 2 === 0
        ? { subject: 'ご予約の資料が用意できました', text: '小林 真由美 様\n\nご予約の資料1点が用意できました。取り置きは7日間です。\n\n西の森図書館 カウンター\n' }
        : { subject: '返却期限のお知らせ', text: '小林 真由美 様\n\nお借りの資料3点の返却期限は3日後です。延長はホームページからできます。\n' }
    },
  },
  {
    from: { name: 'てしごと手帖 ブログ', address: 'comment@teshigoto-blog.example' }, folder: 'side-job', every: 7, firstDay: 61, time: '22:10',
    write({ n }) {
      const [who, comment] = cycle([
        ['みちる', 'かぎ針の持ち方、写真がとても分かりやすかったです。'], ['nobu', '毛糸はどこで買っていますか?'],
        ['はる', '編み図をまねして、母に贈りました。喜んでくれました。'], ['Emily', 'I made the granny square blanket from your pattern. Thank you!'],
      ], n)
      return { subject: `「てしごと手帖」に新しいコメントがあります`, text: `${who} さんからコメントがありました。\n\n「${comment}」\n\n承認する場合は管理画面を開いてください。\n` }
    },
  },
  {
    from: { name: 'つなぐASP', address: 'report@tsunagu-asp.example' }, folder: 'side-job', every: 30, firstDay: 41, time: '09:00',
    write({ random, month }) {
      return { subject: `${month}月の成果レポート`, text: `小林 真由美 様\n\nクリック数: ${300 + random.below(400)}\n発生: ${4 + random.below(9)}件\n確定: ${2 + random.below(4)}件\n\nお支払いは翌月末、あおば銀行の口座へのお振り込みです。\n` }
    },
  },
  {
    from: { name: 'Knitting Weekly', address: 'hello@knitting-weekly.example' }, folder: 'INBOX', every: 7, firstDay: 58, time: '23:05', isBulk: true,
    write({ n }) {
      const [subject, text] = cycle([
        ['Five ways to weave in ends', 'This week: five ways to weave in ends that will not come loose, and a reader who knits on trains.'],
        ['The cotton question', 'Cotton or linen for summer? We tried both, and washed them ten times.'],
        ['A shawl in one weekend', 'Two balls of yarn, one weekend, no purling. The chart is in the mail.'],
        ['Letters from readers', 'You asked about left-handed charts. Here is what our readers do.'],
      ], n)
      return { subject: `Knitting Weekly: ${subject}`, text: `${text}\n\nHappy knitting,\nthe editors\n`, html: simpleHtml(subject, text) }
    },
  },
  {
    from: { name: 'ミナト薬局', address: 'news@minato-yakkyoku.example' }, folder: 'Trash', every: 9, firstDay: 60, time: '12:00', isBulk: true,
    write({ n }) {
      return { subject: cycle(['日用品まとめ買い 10%引きクーポン', '花粉の季節のマスクとティッシュ', 'ポイント3倍の週末です'], n), text: 'どなたでもお使いいただけます。レジでこのメールをお見せください。\n\n配信停止はマイページから。\n' }
    },
  },
  {
    from: { name: 'みどり百貨店オンライン', address: 'mag@midori-depart.example' }, folder: 'Trash', every: 11, firstDay: 57, time: '17:30', isBulk: true,
    write({ n }) {
      return { subject: cycle(['春のタオルと寝具', '母の日の花とお菓子 ご予約受付中', '紳士肌着 まとめ買い', '初夏の和菓子'], n), text: '送料は5,400円以上のお買い上げで無料です。\n\nお問い合わせは店頭まで。\n' }
    },
  },
]

const YUKA: Person = { name: '由香', address: 'yuka.ohara@example.jp' }
const MOTHER: Person = { name: '母', address: 'kobayashi.setsuko@example.ne.jp' }
const TAKASHI: Person = { name: '小林 隆', address: 'takashi.kobayashi@example.co.jp' }
const CHINATSU: Person = { name: '千夏', address: 'chinatsu@example.ne.jp' }
const EMILY: Person = { name: 'Emily Hart', address: 'emily.hart@example.com' }
const YADOKARI: Person = { name: 'やどかりトラベル', address: 'noreply@yadokari-travel.example' }
const SNS: Person = { name: 'つぶやき広場', address: 'security@tsubuyaki.example' }
const FRIMA: Person = { name: 'フリマのたね', address: 'noreply@frima-tane.example' }

const NOTES: Note[] = [
  { days: 61, time: '20:14', from: MOTHER, folder: 'INBOX', subject: 'お米', text: 'お米を送りました。土曜の午前に着くそうです。\n隆さんにもよろしく。\n' },
  { days: 61, time: '21:02', from: MAYUMI, to: MOTHER, folder: 'Sent', subject: 'Re: お米', text: 'ありがとう。ちょうど切れるところでした。\n連休には帰ります。\n' },
  { days: 57, time: '12:41', from: TAKASHI, folder: 'INBOX', subject: '帰りの電車', text: '遅れているので、夕飯は先に食べていて。\n' },
  { days: 54, time: '19:30', from: CHINATSU, folder: 'INBOX', subject: '引っ越し当日のこと', text: '日曜は9時に旧居へ来てもらえると助かります。軍手はこちらで用意します。\n' },
  { days: 54, time: '21:48', from: MAYUMI, to: CHINATSU, folder: 'Sent', subject: 'Re: 引っ越し当日のこと', text: '9時に行きます。おにぎりを持っていくね。\n' },
  { days: 51, time: '08:22', from: { name: 'さくら住まい', address: 'eigyo@sakura-sumai.example' }, folder: 'INBOX', subject: 'リフォームお見積もりの件', text: '小林様\n\n先日はありがとうございました。浴室のお見積もりを来週お届けします。\n\n担当 野口\n' },
  { days: 47, time: '22:10', from: EMILY, folder: 'INBOX', subject: 'Greetings from Leeds', text: 'Hi Mayumi,\n\nit is still cold here. The yarn you sent has become a hat for my nephew. Photos soon!\n\nEmily\n' },
  { days: 46, time: '20:37', from: MAYUMI, to: EMILY, folder: 'Sent', subject: 'Re: Greetings from Leeds', text: 'Dear Emily,\n\nI am so glad. The cherry trees are out here. I will send you a picture.\n\nMayumi\n' },
  { days: 45, time: '13:08', from: { name: '喫茶こまどり', address: 'komadori@example.jp' }, folder: 'archive', subject: '編み物の会のご予約', text: '第2土曜の14時から、奥の席を6名様でご用意します。\n' },
  { days: 43, time: '19:55', from: YUKA, folder: 'INBOX', subject: '母の日どうする?', text: '今年はふたりで旅行券にしない? 箱根あたり。\n' },
  { days: 42, time: '07:58', from: MAYUMI, to: YUKA, folder: 'Sent', subject: 'Re: 母の日どうする?', text: 'いいね。宿はこちらで調べてみる。\n' },
  { days: 40, time: '11:26', from: SNS, folder: 'INBOX', subject: '確認コード: 418206', text: 'つぶやき広場の確認コードは 418206 です。10分以内に入力してください。\n\nお心当たりがない場合は、このメールを無視してください。\n' },
  { days: 38, time: '15:02', from: { name: 'みやび歯科', address: 'yoyaku@miyabi-shika.example' }, folder: 'INBOX', subject: 'ご予約の確認', text: '小林 真由美 様\n\n次の水曜 10:30 にお待ちしております。保険証をお持ちください。\n' },
  { days: 36, time: '20:44', from: YADOKARI, folder: 'archive', subject: 'ご予約が確定しました（箱根・1泊2日）', text: '小林 真由美 様\n\n予約番号: YDK-4471902\n宿泊: 湯の宿 かえで\n人数: 3名\n合計: 58,200円（現地払い）\n' },
  { days: 35, time: '09:12', from: MAYUMI, to: YUKA, folder: 'Sent', subject: '宿、取れました', text: 'かえで、取れたよ。現地払い。母には内緒で。\n' },
  { days: 35, time: '12:30', from: YUKA, folder: 'INBOX', subject: 'Re: 宿、取れました', text: 'ありがとう! 半分はこんど渡すね。\n', flags: ['\\Seen', '\\Answered'] },
  { days: 33, time: '05:31', from: FRIMA, folder: 'INBOX', subject: 'パスワード再設定のご案内', text: 'パスワードの再設定を受け付けました。\n\n次のページから、30分以内に新しいパスワードを設定してください。\nhttps://frima-tane.example/reset\n\nお心当たりがない場合は、何もしなくてかまいません。\n' },
  { days: 32, time: '18:19', from: { name: 'ひばりカード', address: 'notice@hibari-card.example' }, folder: 'INBOX', subject: '会員サイトのワンタイムパスワード', text: 'ワンタイムパスワード: 730914\n\n有効期限は5分です。だれにも教えないでください。\n' },
  { days: 29, time: '10:05', from: { name: 'てしごと手帖 読者', address: 'harumi.s@example.net' }, folder: 'side-job', subject: '編み図についての質問', text: 'はじめまして。3段目の増し目がうまくいきません。こつがありましたら教えてください。\n' },
  { days: 28, time: '22:16', from: MAYUMI, to: { name: '', address: 'harumi.s@example.net' }, folder: 'Sent', subject: 'Re: 編み図についての質問', text: '読んでくださってありがとうございます。\n増し目の前に、目数リングをひとつ入れてみてください。\n' },
  { days: 25, time: '17:50', from: TAKASHI, folder: 'INBOX', subject: '健康診断の紙', text: '冷蔵庫に貼ってあるやつ、撮って送ってもらえる?\n' },
  { days: 25, time: '17:58', from: MAYUMI, to: TAKASHI, folder: 'Sent', subject: 'Re: 健康診断の紙', text: '受付は8:30、2階です。朝食は抜きで。\n' },
  { days: 22, time: '20:20', from: MOTHER, folder: 'INBOX', subject: 'たけのこ', text: '裏の山でたけのこが採れました。取りに来られますか。\n' },
  { days: 19, time: '04:12', from: SNS, folder: 'INBOX', subject: '新しい端末からのログインがありました', text: '新しい端末からログインがありました。\n\n端末: パソコン\n\nお心当たりがない場合は、パスワードを変更してください。\n', flags: [] },
  { days: 18, time: '19:41', from: EMILY, folder: 'INBOX', subject: 'The hat', text: 'Hi Mayumi,\n\nhere is the hat, on its owner. He refuses to take it off.\n\nEmily\n' },
  { days: 15, time: '21:33', from: CHINATSU, folder: 'INBOX', subject: '新居に来てね', text: 'やっと片付きました。来月のどこかで、お茶しに来てください。\n' },
  { days: 13, time: '20:08', from: MAYUMI, to: YUKA, folder: 'Sent', subject: 'ありがとう', text: '誕生日おぼえていてくれてありがとう。大事に使います。\n' },
  { days: 12, time: '08:40', from: { name: 'ひかり小学校', address: 'office@hikari-sho.example' }, folder: 'INBOX', subject: '家庭訪問の日程', text: '保護者の皆さま\n\n家庭訪問は来週から始まります。日程は配布のプリントをご覧ください。\n' },
  { days: 9, time: '19:15', from: YUKA, folder: 'INBOX', subject: '箱根の持ち物', text: '母の薬と、羽織るもの。あとはなくても大丈夫。\n' },
  { days: 7, time: '12:03', from: { name: 'さくら住まい', address: 'eigyo@sakura-sumai.example' }, folder: 'INBOX', subject: '工事日程のご相談', text: '小林様\n\n浴室の工事は来月の第2週ではいかがでしょうか。\n\n担当 野口\n' },
  { days: 6, time: '09:47', from: MAYUMI, to: { name: '野口', address: 'eigyo@sakura-sumai.example' }, folder: 'Sent', subject: 'Re: 工事日程のご相談', text: 'お世話になっております。第2週でお願いいたします。\n小林\n' },
  { days: 3, time: '07:22', from: MOTHER, folder: 'INBOX', subject: 'Re: 箱根', text: 'とても楽しかったです。写真を送ってください。\n', flags: [] },
  { days: 2, time: '12:20', from: MAYUMI, to: { name: '', address: 'support@tsunagu-asp.example' }, folder: 'Sent', subject: '支払い方法の変更について', text: 'ギフト券での受け取りを、銀行振込に変えたいです。手続きを教えてください。\n小林\n' },
  { days: 1, time: '10:34', from: { name: 'つなぐASP サポート', address: 'support@tsunagu-asp.example' }, folder: 'INBOX', subject: 'Re: 支払い方法の変更について', text: '小林様\n\n管理画面の「お支払い」から、あおば銀行の口座をご登録ください。次回のお支払いから切り替わります。\n', flags: [] },
]
