// One question at a time whose answer relabels part of the history: a service of the user's own, or the home country.
import { useState, type ReactNode } from 'react'
import { Button } from '@mantine/core'
import type { Timeline } from '../../../shared/engine-api'
import { useAction, useQuery } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { useShell } from '../../shell/shell-context'
import { ErrorNote } from '../../ui/ErrorNote'
import classes from './access.module.css'

type Kind = 'mail-fetcher' | 'app-cloud'
const KEY = { 'mail-fetcher': 'readsInGmail', 'app-cloud': 'readsInOutlookApp' } as const

export function Questions({ timeline }: { timeline: Timeline }) {
  const { m, f } = useMessages()
  const { go } = useShell()
  const { data: profile } = useQuery('profile.get', {}, ['profile'])
  const { data: own } = useQuery('access.list', { filter: { verdicts: ['own-service'] }, offset: 0, limit: 500 }, ['access', 'profile'])
  const { run, isRunning, error } = useAction('profile.set')
  const [later, setLater] = useState<readonly string[]>([])
  if (!profile) return null
  if (error) return <ErrorNote error={error} />

  const usual = [...timeline.countries].filter((c) => c.country !== null).sort((a, b) => b.count - a.count)[0]?.country
  if (profile.countries.length === 0 && usual && !later.includes('home')) {
    return (
      <Bar question={m.access.question.home(f.country(usual))} note={m.access.question.homeNote}>
        <Button variant="default" size="compact-md" loading={isRunning} onClick={() => void run({ countries: [usual] })}>{m.common.yes}</Button>
        <Button variant="default" size="compact-md" onClick={() => go('settings')}>{m.access.question.homeOther}</Button>
        <Button variant="subtle" size="compact-md" onClick={() => setLater([...later, 'home'])}>{m.common.notSure}</Button>
      </Bar>
    )
  }
  const count = (kind: Kind) => own?.rows.filter((row) => row.place.service?.kind === kind).length ?? 0
  const kind = (['mail-fetcher', 'app-cloud'] as const).find((k) => profile[KEY[k]] === 'unknown' && count(k) > 0 && !later.includes(k))
  if (!kind) return null
  const answer = (said: 'yes' | 'no') => void run({ [KEY[kind]]: said })
  return (
    <Bar question={m.access.question[kind]} note={m.access.question.settles(f.number(count(kind)))}>
      <Button variant="default" size="compact-md" loading={isRunning} onClick={() => answer('yes')}>{m.common.yes}</Button>
      <Button variant="default" size="compact-md" disabled={isRunning} onClick={() => answer('no')}>{m.common.no}</Button>
      <Button variant="subtle" size="compact-md" onClick={() => setLater([...later, kind])}>{m.common.notSure}</Button>
    </Bar>
  )
}

function Bar({ question, note, children }: { question: string; note: string; children: ReactNode }) {
  return (
    <section className={classes['question']} aria-label={question}>
      <span className={classes['mark']} aria-hidden>?</span>
      <p><b>{question}</b> <span>{note}</span></p>
      <div className={classes['answers']}>{children}</div>
    </section>
  )
}
