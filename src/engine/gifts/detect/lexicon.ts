// The nouns of stored value, as plain stems in every language Koban reads. The detector makes patterns of them and
// the gate before parsing searches bytes for the same list, so neither can know a word that the other does not.
// Lower case after NFKC; a Latin stem is matched from the start of a word, any other anywhere.

/** A gift, a voucher or prepaid money: nothing else is called so. */
export const GIFT_STEMS: readonly string[] = [
  ...['ギフト', 'アマギフ', '商品券', '図書カード', 'quoカード', 'クオカード', 'プリペイド', 'プリカ', '電子マネー', 'バリューコード', 'ウォレットコード', '引換券', '引換え番号', '引換えコード', '図書券', '引換コード', '引換番号', '引き換えコード', '引き換え番号', '交換コード', '交換番号', '交換券', '受取コード', '受取番号', 'チャージコード', 'チャージ番号', '金券', '優待券', '旅行券', '食事券', '宿泊券', '入場券', '買物券', '買い物券', '鑑賞券', '回数券', '利用券', '招待券', '補助券', 'ストアチケット', 'ドリンクチケット', 'デジタルチケット', 'チケットコード', 'ポイントコード', 'ポイントid', 'クレームコード', 'プレモ', 'デジコ', 'ビットキャッシュ', 'nanaco', 'waonポイント', 'ひらがなid', 'ウォレット入金', '残高の追加', '残高を追加', 'バーチャルカード', 'アップルカード', 'グーグルカード', 'itunesカード', 'playカード', 'eチケット', 'リワードコード', '特典コード', '謝礼コード', 'バウチャー', 'クーポン券', '引換クーポン', '引き換えクーポン', '無料クーポン', '無料券', '無料引換', 'としょカード', 'お米券', 'おこめ券', 'ビール券', '鑑賞券', '前売券', '体験ギフト', 'ポイント券', '金額券', '旅行クーポン', '宿泊クーポン', '地域振興券', 'プレゼントコード', 'ムビチケ', 'ｷﾞﾌﾄ', 'タクシーチケット', 'タクシー券', '乗車チケット', 'お買物券', 'お買い物券', 'コインコード'],
  ...['gift', 'e-gift', 'egift', 'voucher', 'e-voucher', 'evoucher', 'prepaid', 'pre-paid', 'redeem', 'redemption code', 'book token', 'theatre token', 'cinema token', 'store card', 'shopping card', 'virtual visa', 'virtual mastercard', 'claim code', 'claimcode', 'store credit', 'wallet code', 'wallet funds', 'wallet top', 'add funds', 'top-up', 'topup', 'virtual card', 'virtual account', 'reward link', 'reward code', 'e-certificate', 'ecertificate', 'ecard', 'itunes card', 'play card', 'apple card', 'steam card', 'amazon card', 'travel credit', 'download code', 'game credit'],
  ...['gutschein', 'geschenk', 'guthaben', 'wertkarte', 'prepaid-code', 'einlösecode', 'freikarte', 'freiticket', 'wertcode', 'wertcoupon', 'sachbezug'],
  ...['cadeau', "bon d'achat", 'carte prépayée', 'coffret', 'titre-cadeau', 'chèque-cadeau', 'votre avoir', "bon d'avoir", 'avoir n°', 'avoir client', "carte d'achat", 'chèque culture', 'chèques culture', 'chèque vacances', 'chèques-vacances', 'chèque lire', 'place de cinéma offerte', 'entrée offerte', 'entrées offertes'],
  ...['regalo', 'vale de compra', 'cheque regalo', 'bono regalo', 'tarjeta prepago', 'canjear', 'código de canje', 'saldo para', 'localizador y clave', 'código del abono', 'abono a tu favor', 'entradas gratis', 'entrada gratis', 'tarjeta monedero', 'tarjeta de compra', 'vale por', 'bono de'],
  ...['buono regalo', 'buoni regalo', 'buono acquisto', 'buoni carburante', 'buoni pasto', 'buono da', 'buoni da', 'buono di', 'tuo buono', 'tuoi buoni', 'un buono', 'carta prepagata', 'cofanetto', 'riscatta', 'ricarica', 'buono spesa', 'buono valore', 'buono libri', 'ingresso omaggio', 'biglietto omaggio', 'biglietti omaggio'],
  ...['vale-presente', 'vale presente', 'de presente', 'um presente', 'cheque-oferta', 'cartão oferta', 'cartão presente', 'cartão-presente', 'prenda', 'vale-compra', 'vale compra', 'resgatar', 'resgate', 'recarga', 'vale de ', 'vale oferta', 'cheque prenda', 'cheque-prenda', 'bilhete oferta', 'bilhetes oferta', 'entradas oferta', 'o seu vale', 'seu vale'],
  ...['tegoedbon', 'waardebon', 'tegoedcode', 'beltegoed', 'presentkort', 'gavekort', 'tillgodo', 'podarunkow', 'doładowa', 'kod upominkow', 'bioscoopbon', 'boekenbon', 'dinerbon', 'dinercheque', 'theaterbon', 'wellnessbon', 'vvv-bon', 'uw tegoed', 'je tegoed', 'bon ter waarde', 'vrijkaart', 'bon o wartości', 'bon upominkow', 'karta prezentowa', 'karta przedpłacona', 'karty prezentow', 'voucher'],
  ...['礼品', '禮品', '礼物', '禮物', '礼券', '禮券', '购物卡', '充值卡', '兑换', '兌換', '代金券', '购物券', '提货券', '提货码', '電子券', '电子券', 'e卡', '卡密', '红包', '储值卡', '儲值', '点卡', '點數卡', '激活码', '抵用券', '現金券', '现金券', '贈品', '会员卡', '会员码', '序號', '提货', '兑换券', '兌換券', '购书券', '体验券', '餐券', '消费券', '充值码', '卡券', '商品卡', '虛擬卡', '電子票券', '票券序號', '禮金', '购物金', '購物金'],
  ...['기프트', '상품권', '선물', '교환권', '기프티콘', '금액권', '이용권', '쿠폰번호', '핀번호', '핀 번호', '문화상품권', '충전코드', '등록코드', '모바일쿠폰', '모바일 쿠폰', '모바일교환권', '관람권', '식사권', '바우처', '충전권'],
  ...['thẻ quà', 'phiếu quà', 'quà tặng', 'thẻ cào', 'mã thẻ', 'thẻ nạp', 'nạp thẻ', 'mã quà', 'phiếu mua hàng', 'đổi quà', 'thẻ mua', 'thẻ sách', 'บัตรของขวัญ', 'บัตรกํานัล', 'ของขวัญ', 'บัตรเติมเงิน', 'รหัสเติมเงิน', 'บัตรเงินสด', 'คูปองเงินสด', 'เวาเชอร์', 'วอชเชอร์', 'กิฟต์การ์ด', 'กิฟท์การ์ด', 'แลกรับ'],
]

/** Speaks of value as often as not: beside a code, or handed over. */
export const VALUE_STEMS: readonly string[] = [
  ...['チケット', 'クーポン', '特典', '視聴パス', '年間パス', 'フリーパス', '優待', '謝礼', '景品', '賞品', 'カード番号', '券番号', 'ウォレット', 'キャッシュバック', '粗品', '記念品', '電子クーポン', 'アマゾン'],
  ...['reward', 'wallet', 'certificate',  'coupon', 'card number', 'prize', 'scratched', 'compensation', 'incentive', 'rebate', 'cashback', ' pin is', ' pin:', 'long number', 'kortnummer', 'kaartnummer', 'kartennummer', 'prämie', 'kupon', 'localizador', 'numer karty', 'número de tarjeta', 'número do cartão', 'numero carta', 'numéro de carte', "d'une valeur", 'o cartão da', 'tarjeta de', 'carta da'],
  ...['卡号', '卡號', '优惠', '票券', '쿠폰', '포인트', '카드번호', '即享券'],
]

/** As the above, but in so many mails that they say nothing before a mail is read. */
export const COMMON_STEMS: readonly string[] = ['ポイント', 'プレゼント', 'お礼', 'コード', 'シリアル', '進呈', 'チャージ', 'credit', 'pass ', 'ticket', 'code', 'claim', 'kod ', 'karta', 'karte', 'carte', 'tarjeta', 'cartão', 'bon ', 'vale ', 'bono', 'código', 'codice', 'carta ', 'kaart', 'punkte', '券', '卡片', '코드', 'presente', 'oferta']

/** Words before a code: a mail is read when something like a code comes right behind one. */
export const LABEL_STEMS: readonly string[] = ['コード', 'こーど', 'ばんごう', 'お見せ', 'certificate', 'n\u00b0', 'n\u00ba', '提示', '数字を', 'code', 'código', 'codigo', 'codice', ' kod', '코드', '码', '碼', 'シリアル']
