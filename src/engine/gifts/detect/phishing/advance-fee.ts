// Letters of fortunes: an inheritance, a lottery, a compensation or a dying widow's millions, for a stranger who only has
// to write back. Judged on the folded text (sentences.ts).
import { hits, matchesOf, phrases } from '../patterns'

const FORTUNE = phrases(
  'inherit\\w*|beneficiar\\w*|next of kin|widow|late (?:husband|client|father)|deceased|without (?:an? )?heirs?|heirs?\\b|(?:died|passed away) (?:\\S+ ){0,8}(?:leaving|without)|compensation|unclaimed|dormant account|consignment|diplomat\\w*|barrister|attorney|donat\\w+|charity|orphan\\w*|lottery|jackpot|winning (?:number|ticket|notification|email)|won the sum|prize money|claims? agent|award (?:notification|sum)|grant|atm (?:visa )?card|investment proposal|business proposal|transfer (?:of )?(?:the |this )?(?:fund|money|sum)s?|funds?\\b|\\blotto\\b|euromill\\w+|gold (?:bars|dust)|oil contract|your percentage|\\d\\d ?% (?:for you|of the)|united nations|terminal(?:ly)? ill|dying|cancer',
  '遺産|相続|受取人|寄付|寄贈|基金|未亡人|余命|弁護士|億円|宝くじ|賞金|erbschaft|erbe\\b|nachlass|begunstigte\\w*|witwe|spende\\w*|stiftung|verstorben\\w*|heritage|heritier\\w*|beneficiaire\\w*|veuve|\\bdon\\b|legs|decede\\w*|herencia|hereder\\w*|beneficiari\\w*|viuda|donacion|fallecid\\w*|eredita|erede|vedova|donazione|defunt\\w*|heranca|herdeir\\w*|viuva|doacao|falecid\\w*|erfenis|weduwe|begunstigde\\w*|spadek|beneficjent\\w*|wdowa|darowizn\\w*|遗产|遺產|继承|受益人|捐赠|寡妇|律师|상속|유산|수혜자|기부|미망인|변호사',
)
/** Hundreds of thousands at least. */
const HUGE = /(?:\$|usd|us\$|€|eur|£|gbp|¥)\s?(?:\d{3}[,. ]\d{3}|\d{1,2}(?:[,. ]\d{3}){2})|(?:\d{3}[,. ]\d{3}|\d{1,2}(?:[,. ]\d{3}){2})(?:[.,]\d\d)?\s?(?:\$|usd|€|eur|£|gbp|dollars?|euros?|pounds)|\d[\d.,]*\s?(?:million|mio\b|millionen|millones|milioni|milhoes|miljoen|milion)|million\w* (?:\S+ ){0,3}(?:dollars?|euros?|pounds)|\d+\s?(?:億|万ドル|万美元|萬美元|百万|만 ?달러|억)/
const WRITE_BACK = phrases(
  '\\brepl(?:y|ies)\\b|respond|contact (?:me|us|my|our|your|the|him|her)|get back to|write (?:to )?me|send (?:me |us )?(?:your|the following|full)|provide (?:me |us )?(?:with )?your|your (?:full )?(?:names?|details|address|telephone|phone)|indicate your interest|privately|confidential\\w*|claim your',
  '返信|ご連絡|お名前|antwort\\w*|kontaktier\\w*|ihre daten|repond\\w*|contact\\w*|vos coordonnees|respond\\w*|contact[ae]\\w*|sus datos|rispond\\w*|contatt\\w*|i (?:suoi|tuoi) dati|seus dados|entre em contato|neem contact|odpow\\w*|skontaktuj|回复|联系|回覆|聯繫|회신|연락',
)

/** That the money is to be the reader's, whom the writer does not know: lawyers, charities and papers speak of the same sums. */
const FOR_YOU = phrases(
  'next of kin|dear (?:friend|beloved|beneficiary|winner)(?!s)|same (?:sur|last |family )name|foreign (?:partner|account)|(?:widow|wife) (?:of|to) (?:the |my )?late|my late (?:husband|client|father)|security company|consignment|atm (?:visa )?card|e-?mail (?:address |id )?(?:has |have )?(?:won|was (?:selected|drawn))|you (?:have |.ve )?(?:won|been (?:selected|chosen|awarded|compensated|listed|nominated))|award(?:ed)? to you|donat\\w+ (?:\\S+ ){0,6}(?:to )?you\\b|i (?:want|wish|(?:have |.ve )?decided) (?:you )?to (?:\\S+ )?(?:donate|give you|present you|share)|present you as|your (?:percentage|funds?|compensation|inheritance)|in your (?:name|favou?r)|(?:for|to) you and|\\d\\d ?(?:%|percent) (?:\\S+ ){0,3}(?:for you|to you|of the (?:total|sum|fund|money))|will be yours|mutual(?:ly)? benefi\\w+|business (?:proposal|relationship)|assist(?:ance)? (?:\\S+ ){0,5}transfer',
  '(?:あなた|貴方|貴殿)(?:様)?(?:に|へ|を|が)|受取人|お渡し|お譲り|(?:ihnen|dir) .{0,40}(?:spend|schenk|uberlass)|als begunstigte|sie wurden|ihnen zu|gleichen nachnamen|(?:vous|te) (?:faire|leguer|donner|offrir|transmettre)|votre (?:adresse|faveur|nom)|vous avez (?:ete )?(?:gagne|choisi|selectionne|designe)\\w*|presentarle|donarle|(?:a|para) usted|usted (?:ha|como|sera)|su (?:correo|direccion|favor|nombre)|donarl[ei]|a (?:lei|voi)\\b|presentarla|la sua (?:e-?mail|parte)|doar .{0,20}(?:voce|a si|lhe)|(?:a|para) voce|seu (?:e-?mail|nome)|aan u\\b|aan jou\\b|u als|uw (?:e-?mail|naam|deel)|\\bpan[ua]? (?:jako|moj)|dla (?:pana|pani|ciebie)|przekazac|(?:给|給|赠与|贈與|与|與)(?:您|你)|(?:您|你)(?:作为|作為|将|將|获得|獲得|已|可)|(?:당신|귀하|고객님)(?:에게|께|을|를|의 이메일|이)',
)

/** A fortune for whoever writes back; the reader is a stranger. */
export function promisesFortune(text: string): boolean {
  if (text.length > 6000 || !HUGE.test(text) || !hits(WRITE_BACK, text) || !hits(FOR_YOU, text)) return false
  const signs = new Set<string>()
  for (const [sign] of matchesOf(FORTUNE, text)) if (signs.add(sign.slice(0, 5)).size >= 2) return true
  return false
}
