// What is the user's own: countries, mail software, own services, and each "this was me" with its way back.
import { useState } from 'react'
import { Button } from '@mantine/core'
import type { Answer, Confirmation, HomeProfile } from '../../../shared/model'
import { useAction, useQuery } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { AnswerControl } from '../../ui/AnswerControl'
import { Card } from '../../ui/Card'
import { CountrySelect } from '../../ui/CountrySelect'
import { ErrorNote } from '../../ui/ErrorNote'
import { NetworkSelect } from '../../ui/NetworkSelect'
import classes from './Settings.module.css'

export function ProfileCard({ profile }: { profile: HomeProfile }) {
  const { m, f } = useMessages()
  const [isEditing, setIsEditing] = useState(false)
  const words = m.settings.answer
  const facts = [
    [m.settings.countries, profile.countries.length > 0 ? profile.countries.map((code) => f.country(code)).join(m.common.joiner) : m.settings.notAsked],
    [m.settings.networks, profile.networks.length > 0 ? profile.networks.join(m.common.joiner) : m.settings.noNetworks],
    [m.settings.mailSoftware, words.mailSoftware[profile.usesMailSoftware]],
    [m.settings.gmail, words.reads[profile.readsInGmail]],
    [m.settings.outlook, words.reads[profile.readsInOutlookApp]],
    [m.settings.clock, f.zoneName()],
  ] as const
  return (
    <Card title={m.settings.profileTitle} aside={!isEditing && <Button variant="default" size="compact-sm" onClick={() => setIsEditing(true)}>{m.common.edit}</Button>}>
      {isEditing ? (
        <ProfileForm profile={profile} onDone={() => setIsEditing(false)} />
      ) : (
        <dl className={classes['facts']}>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {profile.confirmations.length > 0 && <Confirmations confirmations={profile.confirmations} />}
    </Card>
  )
}

/** Whose names are offered: the networks of the history, those with most accesses first. */
const SEEN = { filter: {}, limit: 300 }

function ProfileForm({ profile, onDone }: { profile: HomeProfile; onDone: () => void }) {
  const { m } = useMessages()
  const [countries, setCountries] = useState(profile.countries)
  const [networks, setNetworks] = useState(profile.networks)
  const { data: seen } = useQuery('access.networks', SEEN)
  const [answers, setAnswers] = useState({ usesMailSoftware: profile.usesMailSoftware, readsInGmail: profile.readsInGmail, readsInOutlookApp: profile.readsInOutlookApp })
  const save = useAction('profile.set')
  const put = (name: keyof typeof answers) => (answer: Answer) => setAnswers((old) => ({ ...old, [name]: answer }))
  const offered = seen?.rows.flatMap(({ name, country, isHosting }) => (name !== null && !isHosting && country !== null && countries.includes(country) ? [name] : [])) ?? []
  return (
    <div className={classes['stack']}>
      <CountrySelect label={m.imports.askCountries} description={m.imports.askCountriesNote} value={countries} onChange={setCountries} />
      <NetworkSelect label={m.imports.askNetworks} description={m.imports.askNetworksNote} offered={offered} value={networks} onChange={setNetworks} />
      <AnswerControl label={m.imports.askMailSoftware} value={answers.usesMailSoftware} onChange={put('usesMailSoftware')} />
      <AnswerControl label={m.imports.askGmail} value={answers.readsInGmail} onChange={put('readsInGmail')} />
      <AnswerControl label={m.imports.askOutlook} value={answers.readsInOutlookApp} onChange={put('readsInOutlookApp')} />
      {save.error && <ErrorNote error={save.error} />}
      <div className={classes['actions']}>
        <Button loading={save.isRunning} onClick={() => void save.run({ countries, networks, ...answers }).then((done) => done && onDone())}>{m.common.save}</Button>
        <Button variant="quiet" onClick={onDone}>{m.common.cancel}</Button>
      </div>
    </div>
  )
}

function Confirmations({ confirmations }: { confirmations: readonly Confirmation[] }) {
  const { m, f } = useMessages()
  const takeBack = useAction('access.unconfirm')
  const nameOf = (one: Confirmation): string => {
    switch (one.kind) {
      case 'event': return m.settings.confirmation.event
      case 'network': return m.settings.confirmation.network(one.network)
      case 'country': return m.settings.confirmation.country(f.country(one.country))
      case 'days': return m.settings.confirmation.days(f.span(one.from, one.to))
    }
  }
  return (
    <>
      <h3 className={classes['sub']}>{m.settings.confirmations}</h3>
      <ul className={classes['list']}>
        {[...confirmations].sort((a, b) => b.at - a.at).map((one) => (
          <li key={one.id}>
            <span>
              {nameOf(one)}
              <small>{one.isMe ? m.settings.isMe : m.settings.isNotMe}</small>
            </span>
            <Button variant="subtle" size="compact-sm" onClick={() => void takeBack.run({ id: one.id })}>{m.settings.takeBack}</Button>
          </li>
        ))}
      </ul>
      {takeBack.error && <ErrorNote error={takeBack.error} />}
    </>
  )
}
