// The gift mails of the demo, and their neighbours that are none: a purchase notice and a phishing mail. Codes and
// link tokens are made up; no shop issued them. Real shops' sender domains stand here because their mails are
// known by them; everyone else writes from .example.
import type { Calendar } from './calendar'
import { jst } from './calendar'
import { messageIdOf, type Letter, type Person, MAYUMI } from './compose'

export type Placed = { folder: 'INBOX' | 'archive' | 'shopping' | 'side-job' | 'Sent' | 'Trash'; letter: Letter; flags: string[] }

const AMAZON: Person = { name: 'Amazonギフトカード', address: 'gc-orders@gc.email.amazon.co.jp' }
const SISTER: Person = { name: '由香', address: 'yuka.ohara@example.jp' }

/** What the owner has said about her gifts before the demo begins, by Message-ID. */
export type Mark = { messageId: string; state: 'redeemed' | 'used-by-another'; at: number }

export function giftMails(calendar: Calendar): { mails: Placed[]; marks: Mark[] } {
  const { at } = calendar
  const april = payout(calendar, { days: 21, monthsBack: 0, yen: '8,000', code: 'M4QX-7HTR2V-BCK7', id: 'd1f07c2e8000' })
  const march = payout(calendar, { days: 39, monthsBack: 1, yen: '5,000', code: 'T9RC-VLE8DN-6PW2', id: 'a94b30e75000' })
  const february = payout(calendar, { days: 49, monthsBack: 2, yen: '3,240', code: 'JX3P-WQ5ZGH-8LT5', id: '77e1c05d3240' })
  const quo = quoCard(at(51, '15:42'))
  const coffee = starbucks(at(44, '12:07'))
  const nanaco = nanacoGift(calendar.hoursAgo(4))
  const seen = ['\\Seen']
  return {
    mails: [
      { folder: 'INBOX', letter: april, flags: seen },
      { folder: 'archive', letter: april, flags: seen },
      { folder: 'side-job', letter: april, flags: seen },
      { folder: 'INBOX', letter: march, flags: [...seen, '\\Flagged'] },
      { folder: 'INBOX', letter: february, flags: seen },
      { folder: 'INBOX', letter: apple(at(14, '07:30')), flags: [...seen, '\\Flagged'] },
      { folder: 'INBOX', letter: googlePlay(at(3, '18:20')), flags: seen },
      { folder: 'INBOX', letter: quo, flags: seen },
      { folder: 'INBOX', letter: coffee, flags: [...seen, '\\Answered'] },
      { folder: 'INBOX', letter: nanaco, flags: [] },
      { folder: 'Sent', letter: replyTo(nanaco, calendar.hoursAgo(3)), flags: seen },
      { folder: 'shopping', letter: purchase(at(27, '13:14')), flags: seen },
      { folder: 'INBOX', letter: phishing(at(8, '05:48')), flags: [] },
    ],
    marks: [
      { messageId: messageIdOf(march), state: 'used-by-another', at: at(2, '12:30') },
      { messageId: messageIdOf(february), state: 'redeemed', at: at(48, '21:05') },
      { messageId: messageIdOf(quo), state: 'redeemed', at: at(50, '12:40') },
      { messageId: messageIdOf(coffee), state: 'redeemed', at: at(43, '16:30') },
    ],
  }
}

/** An affiliate programme pays by gift card: monthly, odd amounts, easily overlooked. */
function payout(calendar: Calendar, o: { days: number; monthsBack: number; yen: string; code: string; id: string }): Letter {
  const time = calendar.at(o.days, '10:02')
  const newest = jst(calendar.at(21, '10:02')).month
  const month = ((newest - o.monthsBack + 11) % 12) + 1
  const { year, month: arrived } = jst(time)
  const lines = {
    greeting: `${MAYUMI.name} 様`,
    text: `いつもご利用ありがとうございます。${month}月分の成果報酬として、ギフトカードをお送りします。`,
    expires: `${year + 10}年${arrived}月末日`,
  }
  return {
    from: AMAZON,
    subject: `成果報酬のお支払い（${month}月分）`,
    time,
    id: o.id,
    text: `${lines.greeting}\n\n${lines.text}\n\nHere is your Amazon Associates payment.\n\n金額: ${o.yen}円\nギフトカード番号: ${o.code}\n有効期限: ${lines.expires}\n\nご利用方法: サインインのうえ、お支払い画面で上の番号を入力してください。\nAmazonアソシエイト・プログラム\n`,
    html: `<!DOCTYPE html><html lang="ja"><head><style>.claimCodeBox{letter-spacing:1px}</style></head><body><p>${lines.greeting}</p><p>${lines.text}</p>
<p>Here is your Amazon Associates payment.</p><table><tr><td>金額</td><td>${o.yen}円</td></tr><tr><td>有効期限</td><td>${lines.expires}</td></tr></table>
<div class="claimCodeBox">ギフトカード番号<br><span style="font-family:monospace;font-size:18px">${o.code}</span></div><p>Amazonアソシエイト・プログラム</p></body></html>`,
  }
}

function apple(time: number): Letter {
  return {
    from: { name: 'Apple', address: 'do_not_reply@email.apple.com' },
    replyTo: SISTER,
    subject: 'お誕生日おめでとう 由香さんからApple Gift Cardが届きました',
    time,
    id: '0d9f72533e2000',
    text: 'お誕生日おめでとう! 新しいアルバムでも買ってね。由香\n\n由香さんから 2,000円分のギフトです。製品、アクセサリ、アプリ、サブスクリプションに使えます。\n\nコード: XR7H-KPVN-9Q2T-LW3F\n\nアカウントに追加\nhttps://apps.apple.com/redeem?ctx=gc&code=XR7HKPVN9Q2TLW3F\n\nこのカードに有効期限はありません。\n',
  }
}

function googlePlay(time: number): Letter {
  return {
    from: { name: 'はなまるスーパー キャンペーン事務局', address: 'campaign@hanamaru-super.example' },
    subject: 'キャンペーン当選のお知らせ',
    time,
    id: '5b8830c43000',
    text: `${MAYUMI.name} 様\n\n春のレシートキャンペーンにご応募いただき、ありがとうございました。\n厳正な抽選の結果、Google Play ギフトコード 3,000円分が当選しました。\n\nギフトコード\n7WKD3RJ5XTQMVH9D\n\nPlay ストア アプリの「コードを利用」から入力してください。\n有効期限: ${jst(time).year + 1}年12月31日\n\nこのメールには返信できません。\n`,
  }
}

function quoCard(time: number): Letter {
  return {
    from: { name: 'こころリサーチ', address: 'reward@kokoro-research.example' },
    subject: 'アンケート謝礼をお送りします',
    time,
    id: 'c20e6b9a1000',
    text: `アンケートへのご協力、ありがとうございました。\n謝礼として QUOカードPay 1,000円分をお贈りします。下のURLを開くとバーコードが表示され、お店でそのまま使えます。\n\nhttps://quocardpay.kokoro-research.example/c/B3kTq8ZrVw5NnYx2Jc7LmDa1\n\n有効期限: ${jst(time).year + 2}年3月31日\n\nURLは第三者に知られないようご注意ください。\n`,
  }
}

function starbucks(time: number): Letter {
  return {
    from: { name: 'とどけや（eGiftの配信）', address: 'no-reply@todokeya.example' },
    replyTo: { name: '千夏', address: 'chinatsu@example.ne.jp' },
    subject: 'いつもありがとう 千夏さんからStarbucks eGiftが届きました',
    time,
    id: 'af91cccab700',
    text: `いつもありがとう。引っ越しの手伝い、助かったよ。千夏\n\n内容: ドリンクチケット 700円\n有効期限: ${expiryOfCoffee(time)}\n\neGiftを受け取る\nhttps://gift.starbucks.co.jp/c/8pLq2VtRz6WmKy3HnBc9JfDs5GwEux4\n`,
  }
}
/** The end of the fourth month after the purchase. */
function expiryOfCoffee(time: number): string {
  const { year, month } = jst(time)
  return month + 4 > 12 ? `${year + 1}年${month - 8}月末日` : `${year}年${month + 4}月末日`
}

function nanacoGift(time: number): Letter {
  const { year, month } = jst(time)
  return {
    from: { name: 'さくら住まい 会員センター', address: 'member@sakura-sumai.example' },
    subject: 'ご成約特典のご案内',
    time,
    id: '99392a445000',
    text: `このたびはご成約ありがとうございます。\n特典の nanacoギフトをお送りします。\n\n・nanacoギフト 5,000 円分\n・管理番号 25337994441001\n・有効期限 ${year + 1}/${String(month).padStart(2, '0')}/28\n\n・nanacoギフトID : hT7Qe2RzWp9LkV0M\n\nギフトID付登録URL\nhttps://www.nanaco-net.jp/pc/emServlet?gid=hT7Qe2RzWp9LkV0M\n`,
  }
}

/** A reply keeps the code in Sent: a mail of its own, which no delete of the first one touches. */
function replyTo(gift: Letter, time: number): Letter {
  const t = jst(gift.time)
  const quoted = gift.text.trimEnd().split('\n').map((line) => `> ${line}`).join('\n')
  return {
    from: MAYUMI,
    to: gift.from,
    subject: `Re: ${gift.subject}`,
    time,
    id: 'reply-99392a44',
    inReplyTo: messageIdOf(gift),
    authentication: null,
    text: `お世話になっております。小林です。\nたしかに受け取りました。ありがとうございます。\n\n${t.year}年${t.month}月${t.day}日 ${t.hour}:${t.minute} ${gift.from.name} <${gift.from.address}>:\n${quoted}\n`,
  }
}

function purchase(time: number): Letter {
  return {
    from: { name: 'Amazon.co.jp', address: 'auto-confirm@amazon.co.jp' },
    subject: 'Amazon.co.jpでのご注文 249-5817302-6620451',
    time,
    id: '0102018f2b7c3000',
    text: `${MAYUMI.name} 様\n\nご注文ありがとうございます。\n\n注文番号: 249-5817302-6620451\n商品: Amazonギフトカード Eメールタイプ\n数量: 1\n金額: 3,000円\n受取人: chinatsu@example.ne.jp\n\nギフトカードは受取人にEメールで送信されます。\n注文合計: 3,000円\n`,
  }
}

function phishing(time: number): Letter {
  return {
    from: { name: 'Amazonギフトカード', address: 'support@amazon-gift.uketori-center.example' },
    subject: '【重要】Amazonギフトカード 30,000円分の受け取り期限は本日です',
    time,
    id: 'x7710fe2ab',
    authentication: 'fail',
    text: 'お客様\n\nAmazonギフトカード 30,000円分をお受け取りいただけます。期限は本日23:59です。\n下のページにログインし、パスワードとクレジットカード番号を入力して本人確認をしてください。\n\nhttps://amazon.co.jp.uketori-center.example/login?id=29918\n\n確認が完了しない場合、アカウントは停止されます。\n',
    html: '<!DOCTYPE html><html lang="ja"><body><p>Amazonギフトカード 30,000円分をお受け取りいただけます。期限は本日23:59です。</p><p>下のページにログインし、パスワードとクレジットカード番号を入力して本人確認をしてください。</p><p><a href="https://amazon.co.jp.uketori-center.example/login?id=29918">https://www.amazon.co.jp/gc/redeem</a></p><p>確認が完了しない場合、アカウントは停止されます。</p></body></html>',
  }
}
