// A provider's steps, numbered, each with the page it happens on.
import type { MailProvider } from '../../../shared/model'
import { useMessages } from '../../i18n/use-messages'
import { PageLink } from '../../ui/PageLink'
import classes from './ProviderSteps.module.css'

export function ProviderSteps({ provider, current }: { provider: MailProvider; /** Drawn as the one to do now. */ current?: number }) {
  const { m, language } = useMessages()
  return (
    <ol className={classes['steps']}>
      {provider.steps.map((step, index) => (
        <li key={step.text.ja} className={classes['step']} data-current={index === current}>
          <span className={classes['number']} aria-hidden>
            {index + 1}
          </span>
          <span className={classes['text']}>{step.text[language]}</span>
          {step.link && <PageLink id={step.link}>{m.common.openPage}</PageLink>}
        </li>
      ))}
    </ol>
  )
}
