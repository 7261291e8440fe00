// Work from home that pays by the day, for whoever sends papers and bank details to a free mailbox. Judged on the
// folded text (sentences.ts).
import { hits, phrases } from '../patterns'

const WORK = phrases(
  '\\bjobs?\\b|part-?time|full-?time|work from home|remote(?:ly)?|data entry|position|\\bearn\\b|recruit\\w*|vacanc\\w*|在宅|副業|バイト|内職|採用|募集|仕事',
  'heimarbeit|nebenjob|stelle\\b|verdien\\w*|teletravail|emploi|gagne[zr]|a domicile|teletrabajo|empleo|trabajo|gan[ae]\\b|lavoro|guadagn\\w*|trabalho|ganhe|vaga|thuiswerk|bijbaan|verdien\\w*|praca|zarab\\w*|zarob\\w*|兼职|兼職|招聘|日结|재택|부업|알바',
)
/** A round sum for each day, week or month. */
const WAGE = /(?:[$€£]|\busd|\beur|r\$) ?\d[\d.,]*(?: ?(?:usd|eur))? ?(?:\/|per|a|an|each|daily|weekly|monthly|am|pro|im|par|al|por|a la|all'|per|op|dziennie) ?(?:day|week|month|tag|woche|monat|jour|semaine|mois|dia|semana|mes|giorno|settimana|mese|dag|maand)?\b|\d[\d.,]* ?(?:usd|eur|euros?|dollars?|[$€£]|zl|reais) ?(?:\/|per|a|an|am|pro|im|par|al|por|dziennie|monatlich|taglich|wochentlich|mensuel\w*|mensil\w*|mensual\w*|miesiecznie)|(?:日給|日収|月収|時給|週給)\s?[\d,]+ ?万?円?|(?:日薪|月薪|日结)\s?\d+|(?:일당|월급|하루)\s?\d+/

export const offersEasyMoney = (text: string): boolean => text.length < 4000 && hits(WORK, text) && WAGE.test(text)
