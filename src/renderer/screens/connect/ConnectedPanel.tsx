// After the sign-in: the first check with its live count, what is found at once, and the login history as the next step.
import { useEffect, useRef, useState } from 'react'
import { Button } from '@mantine/core'
import { IconArrowRight, IconFileImport } from '@tabler/icons-react'
import type { Account, JobId, MailProvider } from '../../../shared/model'
import { toKobanError, engine, useJob, useQuery } from '../../engine'
import type { KobanError } from '../../../shared/errors'
import { useMessages } from '../../i18n/use-messages'
import { Card } from '../../ui/Card'
import { ErrorNote } from '../../ui/ErrorNote'
import { OvalMark } from '../../ui/marks'
import { PageLink } from '../../ui/PageLink'
import { ProgressLine } from '../../ui/ProgressLine'
import classes from './ConnectedPanel.module.css'

type ConnectedPanelProps = { account: Account; password: string; provider: MailProvider; onImport: () => void; onDone: () => void }

export function ConnectedPanel({ account, password, provider, onImport, onDone }: ConnectedPanelProps) {
  const { m, f, language } = useMessages()
  const { jobId, error, start } = useFirstScan(account, password)
  const { job, cancel } = useJob(jobId)
  const { data } = useQuery('overview.get', {}, ['gifts'])
  const found = data?.gifts ?? 0
  const summary = job?.result?.kind === 'scan' ? job.result.result : null
  const fault = error ?? (job?.phase === 'failed' ? job.error : null)
  return (
    <div className={classes['panel']}>
      <h1 className={classes['title']}>{m.welcome.connected(account.address)}</h1>
      <p className={classes['lead']}>{m.welcome.connectedLead}</p>
      <Card label={m.welcome.scan}>
        {fault ? (
          <ErrorNote error={fault} plain action={<Button variant="default" onClick={start}>{m.errors[fault.code].next ?? m.common.retry}</Button>} />
        ) : summary ? (
          <p className={classes['done']}>
            {m.welcome.scanDone(f.number(summary.messages), f.number(found))} {summary.skipped.length > 0 && m.welcome.scanSkipped(f.number(summary.skipped.length))}
          </p>
        ) : (
          <ProgressLine progress={job?.progress ?? null} label={m.welcome.scan} {...(jobId ? { onCancel: cancel } : {})} />
        )}
        {!summary && (
          <p className={classes['found']} data-some={found > 0}>
            <OvalMark kind="plain" />
            {found > 0 ? m.welcome.found(f.number(found)) : m.welcome.foundNone}
          </p>
        )}
      </Card>
      <Card title={m.welcome.nextTitle}>
        <p>{provider.history?.text[language] ?? m.welcome.nextBody}</p>
        <div className={classes['actions']}>
          <Button leftSection={<IconFileImport size={17} stroke={1.7} />} onClick={onImport}>
            {m.welcome.importNow}
          </Button>
          {provider.history?.link && <PageLink id={provider.history.link} as="button">{m.welcome.openHistory}</PageLink>}
        </div>
      </Card>
      <div className={classes['foot']}>
        <p className={classes['note']}>{!summary && !fault && m.welcome.continueNote}</p>
        <Button variant="default" rightSection={<IconArrowRight size={17} stroke={1.7} />} onClick={onDone}>
          {m.welcome.seeOverview}
        </Button>
      </div>
    </div>
  )
}

/** Starts the first check once; `start` again continues where it stopped. */
function useFirstScan(account: Account, password: string): { jobId: JobId | null; error: KobanError | null; start: () => void } {
  const [state, setState] = useState<{ jobId: JobId | null; error: KobanError | null }>({ jobId: null, error: null })
  const hasBegun = useRef(false)
  const start = () => {
    setState({ jobId: null, error: null })
    engine.call('scan.start', { accountId: account.id, ...(account.hasPassword ? {} : { password }) }).then(({ jobId }) => setState({ jobId, error: null }), (thrown: unknown) => setState({ jobId: null, error: toKobanError(thrown) }))
  }
  useEffect(() => {
    if (hasBegun.current) return
    hasBegun.current = true
    start()
  })
  return { ...state, start }
}
