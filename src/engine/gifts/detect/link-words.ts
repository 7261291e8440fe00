// What the words under a link, and those right before it, say it opens: a gift to be fetched, or something else that
// nobody can guess the address of either, such as a payslip, a poll, an album or a draft.
import { anyOf, hits } from './patterns'
import { VI_TH } from './vietnamese-thai'

/** Verbs that are said of gifts: "open" and "view" are said of everything. */
const CLAIMS = anyOf(
  ['受け?取', '受け?と[るり]', 'うけと', '引き?換え', '交換する', 'もらう', '選ぶ', 'えらぶ', '利用する', '使う', 'つかう', 'チャージする', 'バーコード', 'qrコード'],
  ['pick (?:a|one|your|any)', 'choose (?:a|one|your|any)', 'claim', 'redeem', 'unwrap', 'reveal', 'collect', 'get (?:my|your|it|the) (?:\\w+ )?(?:card|gift|code|reward|voucher|money|funds|payout|prize|treat)', 'spend', 'use (?:it|my|your)', 'treat', 'surprise'],
  ['ausw[aä]hlen', 'aufs handy', 'elig\\w+', 'elegir', 'choisi\\w+', 'scegli\\w*', 'escolh\\w+', 'kies\\w*', 'kiezen', 'wybierz', 'einl[oö]sen', 'abholen', 'abrufen', 'auspacken', 'r[eé]cup[eé]rer', 'profiter de (?:mon|votre)', 'j.utilise', 'utiliser', 'd[eé]baller', 'canjear\\w*', 'canjea', 'recoger', 'reclamar', 'activar', 'usar', 'riscatta\\w*', 'ritira\\w*', 'usa (?:il|la|subito|ora)', 'scarta', 'resgat\\w+', 'receber', 'desembrulh\\w*', 'inwisselen', 'verzilver\\w*', 'ophalen', 'uitpakken', 'odbierz', 'zrealizuj', 'wykorzystaj', 'h[aä]mta', 'l[oö]s in', 'hent', 'indl[oø]s'],
  ['领取', '領取', '兑换', '兌換', '领券', '选择', '選擇', '条码', '條碼', '받기', '사용하기', '교환'],
  VI_TH.OPENS,
)
/** Of value, though other things are called so too. */
const VALUE = anyOf(
  ['贈り物', '贈りもの', 'お祝い', 'お礼', 'お返し', '商品', '特典', '景品', '謝礼', 'クーポン', 'チケット', '賞品', 'プレゼント', '優待', 'コード', '番号', '券', '品物', 'お品', 'ギフト', 'カタログ', 'カードを(?:表示|開|ひら|見る|受け)'],
  ['rewards?', 'prize', 'cards?', 'codes?', 'vouchers?', 'credit', 'treat', 'surprise', 'present', 'box', 'certificate', 'pass(?:es)?', 'money', 'bonus'],
  ['\\w*karten?', '\\w*gutschein\\w*', 'code', 'pr[aä]mie', 'guthaben', 'bon', 'carte', 'ch[eè]que', 'r[eé]compense', 'prime', 'surprise', 'tarjeta', 'c[oó]digo', 'vale', 'bono', 'premio', 'recompensa', 'sorpresa', 'invitaci[oó]n', 'carta', 'codice', 'buono', 'premio', 'cart[aã]o', 'pr[eé]mio', 'surpresa', 'kaart', 'beloning', 'bon', 'prijs', 'nagrod\\w+', 'kart[aęy]', 'bon', 'kod'],
  ['券', '卡', '奖', '獎', '码', '쿠폰', '리워드', '카드', '상품'],
  VI_TH.OF_VALUE,
)
/** Verbs, little words and what every mail has: what is left of the words names the thing. */
const LITTLE = /(?<![\p{L}])(?:click|tap|press|view|see|open|show|get|go|to|here|now|this|the|your|my|our|a|an|it|in|on|and|for|of|link|url|page|website|site|button|below|more|details?|e-?mail|online|app|please|hier|jetzt|zum|zur|zu|den|die|das|dein\w*|ihr\w*|mein\w*|[oö]ffnen|anzeigen|ansehen|klicken|link|seite|details|mehr|voir|ouvrir|afficher|acc[eé]der|d[eé]couvrir|consulter|ici|mon|ma|mes|votre|vos|le|la|les|l|[aà]|au|cliquez|page|lien|ver|abrir|[aá]brel[oa]|acceder|aqu[ií]|tu|mi|el|los|las|al|de|del|haz|clic|p[aá]gina|enlace|vedi|apri|visualizza|scopri|qui|il|lo|la|mio|tuo|pagina|clicca|abrir|acessar|aqui|meu|minha|seu|sua|o|os|clique|bekijk\w*|open\w*|hier|je|jouw|mijn|uw|het|pagina|klik|zobacz|otw[oó]rz|poka[zż]|tutaj|tw[oó]j\w*|sw[oó]j\w*|m[oó]j|kliknij|stron[aęy]|visa|vis|[oö]ppna|[aå]bn|her|h[aä]r)(?![\p{L}])|(?:こちら|ここ|下記|以下|ページ|画面|サイト|リンク|URL|詳細|確認|表示|開く|ひらく|見る|みる|する|から|より|を|の|は|へ|に|で|て|くだ|さい|今すぐ|タップ|クリック|アクセス)|(?:点击|點擊|点我|點我|打开|打開|開啟|查看|这里|這裡|链接|連結|页面|頁面|立即|前往)|(?:여기|링크|페이지|보기|확인|열기|클릭|하기|바로|를|을)|[\s\p{P}\p{S}\d]+/giu

export type LinkWords = {
  /** It is to be fetched, redeemed, spent. */
  claims: boolean
  ofValue: boolean
  /** Something of its own, other than a gift, is named. */
  namesOther: boolean
}

/** `words` are those under the link; an address or none says nothing. */
export function readWords(words: string): LinkWords {
  if (words === '') return { claims: false, ofValue: false, namesOther: false }
  const claims = hits(CLAIMS, words)
  const ofValue = hits(VALUE, words)
  const rest = words.replace(LITTLE, '')
  return { claims, ofValue, namesOther: !claims && !ofValue && rest.length >= (/[\u3040-\u9fff\uac00-\ud7a3]/.test(rest) ? 2 : 4) }
}

/** What people ask each other to do somewhere: to sign up, vote, look, give, pay. */
const ASKED = anyOf(
  ['参加(?:登録|申込|表明)', '出欠', '日程', '申込み?(?:は|フォーム)', 'レシピ', '投票', '寄付', '募金', '写真', '動画', '地図', '資料', '議事録', '会費', '見積', '面談', '予約(?:は|ページ|サイト)'],
  ['recipes?', 'register', 'registration', 'sign up', 'photos?', 'pictures', 'pics', 'videos?', 'articles?', 'agenda', 'minutes', 'donat\\w+', 'fundrais\\w*', 'vote', 'apply', 'listing', 'map', 'directions', 'playlist', 'invoice', 'quote', 'payslip', 'appointment', 'draft', 'contract', 'wish ?list', 'timetable', 'slides', 'minutes', 'petition', 'review'],
  ['anmeld\\w*', 'rezept\\w*', 'fotos?', 'bilder', 'spende\\w*', 'abstimm\\w*', 'termin\\w*', 'wegbeschreibung', 'rechnung', 'angebot', 'vertrag\\w*', 'entwurf', 'wunschliste', 'protokoll', 'inscri\\w+', 'recettes?', 'photos?', 'faire un don', 'sondage', 'devis', 'facture', 'contrat', 'fiche de paie', 'rendez-vous', 'ap[uú]nt\\w+', 'recetas?', 'donar', 'donativo', 'encuesta', 'presupuesto', 'factura', 'contrato', 'n[oó]mina', 'cita', 'iscri\\w+', 'ricett[ae]', 'dona(?:zione)?', 'sondaggio', 'preventivo', 'fattura', 'contratto', 'appuntamento', 'receitas?', 'doar', 'doa[cç][aã]o', 'or[cç]amento', 'fatura', 'consulta', 'aanmeld\\w*', 'inschrijv\\w*', 'recept', 'doneer', 'offerte', 'factuur', 'afspraak', 'zapis\\w*', 'przepis\\w*', 'zdj[eę]ci\\w*', 'faktur\\w*', 'umow\\w*', 'wizyt\\w*'],
  ['报名', '報名', '照片', '投票', '食谱', '食譜', '捐', '合同', '发票', '신청', '사진', '투표', '레시피', '후원', '청구서', '예약'],
)

/** The words right before the link ask for something else. */
export const asksElse = (line: string): boolean => hits(ASKED, line)
