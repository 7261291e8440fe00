// Every gift brand Koban knows, in one list. A new brand is one file, one line here and one fixture.
import type { GiftBrand } from '../model'
import { airbnb } from './airbnb'
import { amazon } from './amazon'
import { apple } from './apple'
import { auPay } from './au-pay'
import { bestBuy } from './best-buy'
import { bitcash } from './bitcash'
import { blackhawk } from './blackhawk'
import { booklive } from './booklive'
import { cashstar } from './cashstar'
import { costco } from './costco'
import { dPoint } from './d-point'
import { digico } from './digico'
import { doordash } from './doordash'
import { ebay } from './ebay'
import { edy } from './edy'
import { famipay } from './famipay'
import { giftbit } from './giftbit'
import { giftee } from './giftee'
import { googlePlay } from './google-play'
import { ikea } from './ikea'
import { jcbPremo } from './jcb-premo'
import { lineGift } from './line-gift'
import { metaQuest } from './meta-quest'
import { nanaco } from './nanaco'
import { netflix } from './netflix'
import { nike } from './nike'
import { nintendo } from './nintendo'
import { paypalGifts } from './paypal-gifts'
import { paypay } from './paypay'
import { playstation } from './playstation'
import { ponta } from './ponta'
import { prepaidVisa } from './prepaid-visa'
import { quoCardPay } from './quo-card-pay'
import { rakuten } from './rakuten'
import { roblox } from './roblox'
import { sephora } from './sephora'
import { shopify } from './shopify'
import { spotify } from './spotify'
import { starbucks } from './starbucks'
import { steam } from './steam'
import { tango } from './tango'
import { target } from './target'
import { toshoCard } from './tosho-card'
import { tremendous } from './tremendous'
import { uber } from './uber'
import { vPoint } from './v-point'
import { vpreca } from './vpreca'
import { walmart } from './walmart'
import { waon } from './waon'
import { webmoney } from './webmoney'
import { xbox } from './xbox'

export const BRANDS: readonly GiftBrand[] = [
  airbnb,
  amazon,
  apple,
  auPay,
  bestBuy,
  bitcash,
  blackhawk,
  booklive,
  cashstar,
  costco,
  dPoint,
  digico,
  doordash,
  ebay,
  edy,
  famipay,
  giftbit,
  giftee,
  googlePlay,
  ikea,
  jcbPremo,
  lineGift,
  metaQuest,
  nanaco,
  netflix,
  nike,
  nintendo,
  paypalGifts,
  paypay,
  playstation,
  ponta,
  prepaidVisa,
  quoCardPay,
  rakuten,
  roblox,
  sephora,
  shopify,
  spotify,
  starbucks,
  steam,
  tango,
  target,
  toshoCard,
  tremendous,
  uber,
  vPoint,
  vpreca,
  walmart,
  waon,
  webmoney,
  xbox,
]

const byId = new Map(BRANDS.map((brand) => [brand.id, brand]))

/** Undefined for the free name of an unknown brand. */
export const findBrand = (id: string): GiftBrand | undefined => byId.get(id)

/** The brand's name, or the free name itself. */
export const brandName = (id: string | null, language: 'ja' | 'en'): string => (id === null ? '' : (byId.get(id)?.name[language] ?? id))
