// The providers as cards: one group of radio buttons, two lines each on what is needed.
import { IconChevronRight } from '@tabler/icons-react'
import type { MailProvider } from '../../../shared/model'
import { PROVIDERS } from '../../../shared/providers'
import { useMessages } from '../../i18n/use-messages'
import classes from './ProviderCards.module.css'

/** The cards of the first screen; the address finds the others. */
const SHOWN = ['yahoojp', 'gmail', 'icloud', 'outlook', 'docomo', 'au', 'softbank-i', 'other']
const CARDS = SHOWN.flatMap((id) => PROVIDERS.find((provider) => provider.id === id) ?? [])

export const firstProvider = (): MailProvider | undefined => CARDS[0]

export function ProviderCards({ chosen, onChoose, onBegin }: { chosen: MailProvider | undefined; onChoose: (provider: MailProvider) => void; onBegin: () => void }) {
  const { m, language } = useMessages()
  return (
    <div className={classes['cards']} role="radiogroup" aria-label={m.welcome.providers}>
      {CARDS.map((provider) => (
        <label key={provider.id} className={classes['card']} onDoubleClick={onBegin}>
          <input
            type="radio"
            name="provider"
            value={provider.id}
            checked={chosen?.id === provider.id}
            onChange={() => onChoose(provider)}
            onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && onBegin()}
          />
          <span className={classes['name']}>{provider.name[language]}</span>
          <span className={classes['line']}>{provider.needs[language]}</span>
          <IconChevronRight size={18} stroke={1.7} aria-hidden className={classes['arrow'] ?? ''} />
        </label>
      ))}
    </div>
  )
}
