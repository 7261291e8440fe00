// Does one person write to another here? Families and friends hand a gift over in few words and call it by no name:
// who signs as somebody's aunt, kisses, congratulates and names a shop and a sum has written a gift all the same.
import type { Mail } from './context'
import { anyOf, variety } from './patterns'
import { isFreeMail } from './phishing/identity'

/** Relatives, endearments, greetings of the heart, and the days on which people give. */
const WARMTH = anyOf(
  ['おめでと', 'お?誕生', 'ばあば', 'じいじ', 'おばあちゃん', 'おじいちゃん', 'ばあちゃん', 'じいちゃん', '祖母', '祖父', '叔母', '伯母', '叔父', '伯父', '(?:母|父|姉|兄|妹|弟)より', '母さん', '父さん', 'ママより', 'パパより', 'ちゃんへ', 'くんへ', '食べてね', '飲んで', '使ってね', 'つかってね', 'おれい', 'お礼', '御礼', 'お返し', 'お祝い', 'おいわい', '入学', '卒業', '合格', '就職', '結婚', '出産', '助かりました', '助かった', 'ありがとー', 'ありがとね', '体に気をつけ', 'お疲れさま', '差し入れ', 'ごちそう'],
  ['xx+', 'xoxo', 'hugs?', 'lots of love', 'love,', 'love from', 'love you', 'all our love', 'happy (?:birthday|bday|anniversary|christmas|holidays|graduation)', 'bday', 'birthday', 'congrat\\w*', 'well done', 'proud of you', 'grandma', 'grandpa', 'granny', 'gran', 'nana?', 'mum', 'mam', 'mom', 'dad', 'auntie?', 'aunt', 'uncle', 'sis', 'darling', 'sweetie', 'honey', 'hun', 'cheers', 'thank(?:s| you) for (?:the|your|looking|watching|helping|having|feeding|minding|driving|last|being|everything|all)', 'for (?:watching|feeding|minding|looking after|helping)', 'as promised', 'wedding', 'graduat\\w*', 'christmas', 'xmas', 'secret santa', 'new baby', 'treat yourself', 'have fun', 'dont tell', 'have it'],
  ['kuss', 'bussi', 'dr[uü]ck\\w*', 'alles (?:liebe|gute)', 'ihr lieben', 'lieb (?:von|haben)', 'hab(?:t)? (?:euch|dich) lieb', 'oma', 'opa', 'omi', 'opi', 'mama', 'papa', 'tante', 'onkel', 'pate', 'patin', 'geburtstag', 'namenstag', 'hochzeit', 'konfirmation', 'kommunion', 'weihnacht\\w*', 'wichtel\\w*', 'f[uü]hrerschein', 'abitur', 'einschulung', 'g[oö]nn\\w*', 'danke f[uü]rs?', 'feiert sch[oö]n', 'bisous?', 'bises?', 'gros? bisou\\w*', "je t'embrasse", 'je vous embrasse', 'mon (?:lapin|ch[eé]ri|grand|c(?:oe|œ)ur|petit)', 'ma (?:ch[eé]rie|puce|grande|belle|petite)', 'mamie', 'mamy', 'papi', 'papy', 'tata', 'tonton', 'marraine', 'parrain', 'anniversaire', 'no[eë]l', 'mariage', 'naissance', 'bon anniv\\w*', 'joyeux'],
  ['besos?', 'besitos?', 'abrazos?', 'cielo', 'cari[nñ]o', 'guapa', 'abuel[ao]s?', 't[ií][ao]', 'mam[aá]', 'pap[aá]', 'madrina', 'padrino', 'cumple(?:a[nñ]os)?', 'boda', 'reyes', 'navidad', 'amigo invisible', 'comuni[oó]n', 'felicidades', 'enhorabuena', 'bac(?:io|i|ione|ioni)', 'abbracci\\w*', 'nonn[aoi]', 'zi[aoi]', 'mamma', 'babbo', 'madrina', 'tesoro', 'auguri\\w*', 'compleanno', 'laurea', 'promozione', 'cresima', 'natale', 'matrimonio', 'beij(?:o|os|inho|inhos|oca)', 'abra[cç]os?', 'querid[ao]s?', 'av[oóô]', 'vov[oóô]', 'madrinha', 'padrinho', 'anivers[aá]rio', 'parab[eé]ns', 'natal', 'casamento', 'saudades'],
  ['kus(?:jes?|sen)?', 'liefs', 'lieve', 'knuffels?', 'oom', 'gefeliciteerd', 'proficiat', 'verjaardag', 'rijbewijs', 'diploma', 'geslaagd', 'sinterklaas', 'kerst\\w*', 'van ons allemaal', 'ca[lł]uj[eę]', 'ca[lł]usy', 'buziak\\w*', '[sś]ciskam', 'kochan[yaei]', 'babci[aę]', 'dziad(?:ek|zio)', 'cioci[aę]', 'wujek', 'imienin\\w*', 'urodzin\\w*', 'wszystkiego najlepszego', 'sto lat', 'gratulacje', '[sś]wi[aą]t\\w*', 'kram', 'kramar', 'grattis', 'f[oö]delsedag', 'mormor', 'farmor', 'morfar', 'farfar', 'moster', 'faster', 'tillykke', 'klem'],
  ['爱你', '愛你', '亲爱的', '親愛的(?!会员|會員|用户|客户|客戶|顾客|顧客)', '祝贺', '祝賀', '恭喜你', '生日', '升学', '毕业', '结婚', '新婚', '妈妈', '媽媽', '爸爸', '奶奶', '爷爷', '爺爺', '外婆', '姥姥', '姑姑', '舅舅', '表哥', '表姐', '阿姨', '红包', '사랑', '축하', '생일', '엄마', '아빠', '할머니', '할아버지', '이모', '삼촌', '고모', '고마워', '합격', '졸업', '결혼', '집들이'],
)

/** A sum that is said to be on it: "25 Euro sind drauf", 「3000円分あります」. */
const HOLDS = anyOf(
  ['円(?:分)?(?:が|は)?(?:入って|はいって|残って|あり|ある|使え|つかえ)', '円分', 'えん(?:分)?(?:が)?はいって', 'ポイント分'],
  ['on it', 'on there', 'on this one', 'on the card', 'left on', 'loaded', 'worth', 'to spend', 'bucks', 'quid', 'there (?:was|is|are)', 'balance'],
  ['drauf', 'darauf', 'im wert', 'dessus', 'dedans', '[cç]a fait', 'il y a', 'valeur', 'dentro', 'cargad\\w+', 'de saldo', 'son \\d+', 'hay \\d+', 'para gastar', 'sopra', 'caricat\\w+', 'ci sono', 'da spendere', 'carregad\\w+', 's[aã]o \\d+', 'para gastares?', 'erop', 'staat er', 'te besteden', 'na niej', 'na nim', 'do wydania', 'kup sobie'],
  ['里面有', '裡面有', '面值', '块的', '块,', '原価', '들어', '원권', '원짜리', '있어'],
)

const LONG = 1500
const FEW_LINKS = 2
const known = new WeakMap<Mail, number>()

/** 0 for what an office or a list sends; up to 3 for a few warm lines from a private mailbox. */
export function warmthOf(mail: Mail): number {
  const made = known.get(mail)
  if (made !== undefined) return made
  const warmth = measure(mail)
  known.set(mail, warmth)
  return warmth
}

function measure(mail: Mail): number {
  if (mail.isList || mail.gist.length > LONG || mail.links.length > FEW_LINKS) return 0
  return Math.min(2, variety(WARMTH, `${mail.fromName}\n${mail.gist}`, 2)) + (isFreeMail(mail.fromHost) ? 1 : 0)
}

export { HOLDS }
