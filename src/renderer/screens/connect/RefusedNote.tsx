// A refused sign-in by its real cause, with what to check at this provider and the page that settles it.
import type { KobanError } from '../../../shared/errors'
import type { LinkId } from '../../../shared/links'
import type { MailProvider } from '../../../shared/model'
import { useMessages } from '../../i18n/use-messages'
import { ErrorNote } from '../../ui/ErrorNote'
import { PageLink } from '../../ui/PageLink'
import classes from './RefusedNote.module.css'

const settingsLink = (provider: MailProvider): LinkId | undefined => provider.steps.find((step) => step.link)?.link

export function RefusedNote({ error, provider }: { error: KobanError; provider: MailProvider }) {
  const { m } = useMessages()
  const checks = error.code === 'auth-refused' ? m.welcome.checks[provider.id] : undefined
  const link = error.code === 'auth-imap-disabled' || error.code === 'auth-app-password-needed' || error.code === 'auth-refused' ? settingsLink(provider) : undefined
  return (
    <ErrorNote error={error} action={link && <PageLink id={link} as="button">{m.welcome.openSettings}</PageLink>}>
      {checks && (
        <>
          <p className={classes['title']}>{m.welcome.checksTitle}</p>
          <ol className={classes['checks']}>
            {checks.map((check) => (
              <li key={check}>{check}</li>
            ))}
          </ol>
        </>
      )}
      {error.code === 'tls-untrusted' && <p className={classes['title']}>{m.welcome.certificate}</p>}
    </ErrorNote>
  )
}
