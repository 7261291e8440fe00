// What was done on the server, and when: the proof first, every step on request.
import { useState } from 'react'
import { Button } from '@mantine/core'
import type { VaultItem } from '../../../shared/engine-api'
import { useMessages } from '../../i18n/use-messages'
import { folderName } from '../gift-mails/folder-name'
import { useStamp } from './use-stamp'
import classes from './vault-detail.module.css'

type Step = VaultItem['steps'][number]
const MAIN: readonly Step['step'][] = ['remove', 'copies', 'prove', 'undo', 'used', 'redeemed']

export function Journal({ steps }: { steps: Step[] }) {
  const { m } = useMessages()
  const stamp = useStamp()
  const [isWhole, setWhole] = useState(false)
  const w = m.vault.steps
  const shown = isWhole ? steps : steps.filter(({ step }) => MAIN.includes(step))
  const words = ({ step, folder }: Step): string => {
    if (step === 'remove') return w.remove(folderName(folder ?? 'INBOX', m.gifts.folders))
    if (step === 'copies') return w.copies(folder === null ? null : folderName(folder, m.gifts.folders))
    return w[step]
  }
  return (
    <section className={classes['section']} aria-label={m.vault.journal}>
      <div className={classes['sectionHead']}>
        <h3>{m.vault.journal}</h3>
        {steps.length > steps.filter(({ step }) => MAIN.includes(step)).length && <Button variant="subtle" size="compact-xs" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>{isWhole ? m.vault.journalLess : m.vault.journalAll}</Button>}
      </div>
      <ol className={classes['journal']}>
        {shown.map((step, i) => <li key={i}><span>{words(step)}</span><time dateTime={new Date(step.at).toISOString()}>{stamp(step.at, true)}</time></li>)}
      </ol>
    </section>
  )
}
