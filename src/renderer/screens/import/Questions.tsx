// Asked once, before the first import: what is the user's own. Frequency alone never decides it.
import { useState } from 'react'
import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { Answer } from '../../../shared/model'
import { useAction } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { AnswerControl } from '../../ui/AnswerControl'
import { Card } from '../../ui/Card'
import { CountrySelect } from '../../ui/CountrySelect'
import { ErrorNote } from '../../ui/ErrorNote'
import { NetworkSelect } from '../../ui/NetworkSelect'
import { PageHeader } from '../../ui/PageHeader'
import classes from './Questions.module.css'
import { ImportProgress } from './ImportProgress'
import type { Importing, ImportState } from './use-import'

export function Questions({ importing, state }: { importing: Importing; state: Extract<ImportState, { step: 'questions' }> }) {
  const { m, f } = useMessages()
  const [countries, setCountries] = useState(['JP'])
  const [networks, setNetworks] = useState<string[]>([])
  const [answers, setAnswers] = useState<Record<'usesMailSoftware' | 'readsInGmail' | 'readsInOutlookApp', Answer>>({ usesMailSoftware: 'unknown', readsInGmail: 'unknown', readsInOutlookApp: 'unknown' })
  const save = useAction('profile.set')
  const put = (name: keyof typeof answers) => (answer: Answer) => setAnswers((old) => ({ ...old, [name]: answer }))

  const offered = state.preview.networks.filter(({ country }) => country !== null && countries.includes(country)).map(({ name }) => name)

  async function submit() {
    if (countries.length === 0) return
    if (await save.run({ countries, networks, ...answers })) await importing.importNow()
  }
  return (
    <>
      <PageHeader title={m.imports.askTitle} lead={m.imports.askLead} />
      <div className={classes['narrow']}>
        <Card>
          <div className={classes['questions']}>
            <CountrySelect label={m.imports.askCountries} description={m.imports.askCountriesNote} value={countries} error={countries.length === 0 ? m.imports.askCountryMissing : undefined} onChange={setCountries} />
            {(offered.length > 0 || networks.length > 0) && <NetworkSelect label={m.imports.askNetworks} description={m.imports.askNetworksNote} offered={offered} value={networks} onChange={setNetworks} />}
            <AnswerControl label={m.imports.askMailSoftware} note={m.imports.askMailSoftwareNote} value={answers.usesMailSoftware} onChange={put('usesMailSoftware')} />
            <AnswerControl label={m.imports.askGmail} note={m.imports.askGmailNote} value={answers.readsInGmail} onChange={put('readsInGmail')} />
            <AnswerControl label={m.imports.askOutlook} note={m.imports.askOutlookNote} value={answers.readsInOutlookApp} onChange={put('readsInOutlookApp')} />
          </div>
        </Card>
        {(save.error ?? state.error) && <ErrorNote error={(save.error ?? state.error)!} />}
        {state.isBusy && <ImportProgress importing={importing} />}
        <div className={classes['actions']}>
          <Button variant="default" size="md" onClick={importing.backToPreview}>
            {m.common.back}
          </Button>
          <Button size="md" leftSection={<IconCheck size={18} stroke={2} />} loading={save.isRunning || state.isBusy} onClick={() => void submit()}>
            {m.imports.importNow(f.number(state.preview.newCount))}
          </Button>
        </div>
      </div>
    </>
  )
}
