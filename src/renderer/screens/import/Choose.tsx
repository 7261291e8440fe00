// The start of an import: drop, choose, paste, and where each provider keeps its history.
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Button, Loader, Textarea } from '@mantine/core'
import { IconArrowLeft, IconFile, IconFileImport, IconFolder } from '@tabler/icons-react'
import { PROVIDERS } from '../../../shared/providers'
import { useMessages } from '../../i18n/use-messages'
import { useShell } from '../../shell/shell-context'
import { Card } from '../../ui/Card'
import { ErrorNote } from '../../ui/ErrorNote'
import { PageHeader } from '../../ui/PageHeader'
import { PageLink } from '../../ui/PageLink'
import classes from './Choose.module.css'
import { ImportProgress } from './ImportProgress'
import type { Importing, ImportState } from './use-import'

type ChooseState = Extract<ImportState, { step: 'choose' | 'reading' | 'failed' }>

export function Choose({ importing, state }: { importing: Importing; state: ChooseState }) {
  const { m } = useMessages()
  const { go } = useShell()
  usePaste(importing, m.imports.pastedName)
  const isReading = state.step === 'reading'
  return (
    <>
      <PageHeader
        title={m.imports.title}
        lead={m.imports.lead}
        actions={<Button variant="default" leftSection={<IconArrowLeft size={17} stroke={1.7} />} onClick={() => go('access')}>{m.imports.back}</Button>}
      />
      <div className={classes['columns']}>
        <div className={classes['ways']}>
          {state.step === 'failed' && (
            <ErrorNote error={state.error}>
              {state.source.kind === 'file' && <p className={`${classes['fileName']} k-foreign`}>{state.source.file.name}</p>}
              {importing.waiting.length > 0 && (
                <Button className={classes['skip'] ?? ''} variant="default" size="xs" onClick={importing.next}>
                  {m.imports.skip}
                </Button>
              )}
            </ErrorNote>
          )}
          {isReading && <ImportProgress importing={importing} />}
          <Files importing={importing} isReading={isReading} />
          <Paste importing={importing} isReading={isReading} />
        </div>
        <History />
      </div>
    </>
  )
}

function Files({ importing, isReading }: { importing: Importing; isReading: boolean }) {
  const { m } = useMessages()
  const file = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const take = (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])].filter((one) => !one.name.startsWith('.'))
    // The same file chosen again must fire again.
    input.value = ''
    importing.readFiles(files)
  }
  return (
    <section className={classes['drop']} aria-busy={isReading}>
      {isReading ? <Loader size="sm" /> : <IconFileImport size={28} stroke={1.5} aria-hidden />}
      <p className={classes['dropTitle']} role="status">
        {isReading ? m.imports.reading : m.imports.dropTitle}
      </p>
      <p className={classes['note']}>{m.imports.dropNote}</p>
      <div className={classes['buttons']}>
        <Button leftSection={<IconFile size={17} stroke={1.7} />} disabled={isReading} onClick={() => file.current?.click()}>
          {m.imports.chooseFile}
        </Button>
        <Button variant="default" leftSection={<IconFolder size={17} stroke={1.7} />} disabled={isReading} onClick={() => folder.current?.click()}>
          {m.imports.chooseFolder}
        </Button>
      </div>
      <input ref={file} type="file" multiple hidden aria-label={m.imports.chooseFile} onChange={(event) => take(event.currentTarget)} />
      <input ref={folder} type="file" multiple hidden aria-label={m.imports.chooseFolder} onChange={(event) => take(event.currentTarget)} {...{ webkitdirectory: '' }} />
    </section>
  )
}

function Paste({ importing, isReading }: { importing: Importing; isReading: boolean }) {
  const { m } = useMessages()
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') importing.read({ kind: 'text', text, name: m.imports.pastedName })
  }
  return (
    <Card title={m.imports.pasteTitle}>
      <form onSubmit={submit}>
        <Textarea label={m.imports.pasteLabel} description={m.imports.pasteNote} placeholder={m.imports.pasteExample} rows={6} value={text} spellCheck={false} autoComplete="off" onChange={(event) => setText(event.currentTarget.value)} />
        <div className={classes['submit']}>
          <Button type="submit" variant="default" disabled={text.trim() === '' || isReading}>
            {m.imports.read}
          </Button>
        </div>
      </form>
    </Card>
  )
}

/** Where to find it: the connected providers first, the others on demand. */
function History() {
  const { m, language } = useMessages()
  const { accounts } = useShell()
  const [isWhole, setIsWhole] = useState(false)
  // Providers whose history tells of accesses come before those that only have a page to look at.
  const known = PROVIDERS.filter((provider) => provider.history).sort((a, b) => Number(b.tracks.length > 0) - Number(a.tracks.length > 0))
  const own = known.filter((provider) => accounts.some((account) => account.provider === provider.id))
  const first = own.length > 0 ? own : known.slice(0, 3)
  const shown = isWhole ? [...first, ...known.filter((provider) => !first.includes(provider))] : first
  return (
    <Card title={m.imports.howTitle}>
      <ul className={classes['history']}>
        {shown.map((provider) => (
          <li key={provider.id}>
            <b>{provider.name[language]}</b>
            <p>{provider.history?.text[language]}</p>
            {provider.history?.link && <PageLink id={provider.history.link}>{m.welcome.openHistory}</PageLink>}
          </li>
        ))}
      </ul>
      {known.length > first.length && (
        <Button variant="subtle" size="compact-sm" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? m.imports.fewerProviders : m.imports.otherProviders}
        </Button>
      )}
    </Card>
  )
}

/** Ctrl/⌘+V anywhere on the page, unless it goes into a field. */
function usePaste(importing: Importing, name: string): void {
  const latest = useRef(importing)
  useEffect(() => {
    latest.current = importing
  })
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
      const files = [...(event.clipboardData?.files ?? [])]
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (text.trim() !== '') latest.current.read({ kind: 'text', text, name })
      else if (files.length > 0) latest.current.readFiles(files)
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [name])
}
