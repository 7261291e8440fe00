// A gift that is promised for something the reader has not done yet: an interview, a survey, a purchase, luck.
import { anyOf } from './patterns'

export const PROMISED = anyOf(
  ['(?:面談|面接|ご?回答|ご?参加|ご?来店|ご?来場|ご?契約|ご?成約|お?申し?込み|ご?応募|ご?登録|ご?紹介|ご?入会|ご?購入)(?:いただ(?:い|け|き)|された|すると|した方|の方|で)[^\\n。]{0,24}(?:全員|方に|もらえ|プレゼント)', '後日(?:進呈|お送り|ギフト|発送)', 'が当たる', '抽選で', 'もらえる', 'キャンペーン(?:中|実施)'],
  ['(?:gift|reward|bonus)[^\\n]{0,30}after \\d+ (?:days|months|weeks)', '(?:could|can|may) (?:win|get|earn)', 'chance to (?:win|get)', '(?:when|if) you (?:sign|join|complete|book|buy|spend|refer|open|take|order|switch)', 'be entered', 'in exchange for', 'complete (?:the|this|our) (?:survey|study|form)', '(?:take|fill (?:out|in)|answer) (?:our|the|this|a) [^\\n]{0,16}(?:survey|questions|questionnaire)', 'refer a friend', 'for every (?:friend|referral)', 'earn (?:up to|a|an|\\$)', 'to qualify'],
  ['bei (?:einstellung|abschluss|buchung|bestellung|anmeldung)', 'nehmen sie (?:jetzt )?(?:an|teil)', 'zu gewinnen', 'gewinnen sie', 'verlosen', 'f[uü]r jede[ns]? (?:neu|geworben)\\w*', 'pour toute', 'tentez (?:de gagner|votre chance)', '[aà] gagner', 'r[eé]pondez [aà]', 'participez', 'en [eé]change de', 'al (?:completar|contratar|rellenar|registrarte)', 'participa (?:en|y)', 'puedes ganar', 'responde (?:a|la|esta)', 'per ogni (?:amico|acquisto)', 'partecipa (?:al|e)', 'compila (?:il|la)', 'puoi vincere', 'in palio', 'ao (?:completar|responder|contratar)', 'participe', 'concorra', 'maak kans', 'doe mee', 'bij (?:afsluiten|inschrijving)', 'wype[lł]nij', 'we[zź] udzia[lł]', 'do wygrania', 'mo[zż]esz wygra[cć]'],
  ['抽奖', '抽獎', '填写问卷', '填寫問卷', '有机会', '有機會', '邀请好友', '邀請好友', '참여하시면', '추첨', '응모'],
)
