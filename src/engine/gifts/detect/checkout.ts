// "Trag … im Warenkorb ein", 「レジの…に … と入れて」: a code that the words neither name nor set apart, but say where to type in.
import type { Token } from './tokens'

const TYPE = /(?<![a-zà-ÿ])(?:trag\w*|gib|geben sie|tipp\w*|enter|type|put|use|apply|saisi\w*|entre[zr]?|tape[zr]?|indique[zr]?|introdu\w*|pon(?:ga)?|escrib\w*|teclea|inseri\w*|digit\w*|scrivi|coloque|insira|vul|typ|voer|wpisz|podaj|skriv|ange|tast)\s+(?:\S{1,8}\s+){0,3}["'„«“]?$/iu
const CHECKOUT = /warenkorb|(?:an|bei) der kasse|bezahlen|checkout|check-out|basket|(?<![a-z])cart(?![a-z])|when you pay|panier|paiement|commande|carrito|al pagar|cesta|compra|carrello|cassa|pagamento|carrinho|finalizar|winkelwagen|winkelmand|afrekenen|kassa|koszyk|kasie|varukorg|kassan|indk[oø]b|レジ|カート|会計|決済|注文(?:画面|時|の際)|購入手続き/iu
const TYPED = /^[\s」』]{0,4}(?:と|を)(?:ご)?(?:入れ|入力|打ち|記入)/u

/** Typed in where one pays. */
export function isTypedAtCheckout({ view, start, end }: Token): boolean {
  const before = view.bare.slice(Math.max(0, start - 70), start)
  const behind = view.bare.slice(end, end + 70)
  if (TYPED.test(behind)) return CHECKOUT.test(before)
  return TYPE.test(before.slice(-40)) && CHECKOUT.test(`${before} ${behind}`)
}
