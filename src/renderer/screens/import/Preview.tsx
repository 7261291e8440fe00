// What would be imported, before anything is stored: the rows beside the page they came from.
import { useMemo, useState } from 'react'
import { Button, SegmentedControl } from '@mantine/core'
import { IconCheck, IconFileText } from '@tabler/icons-react'
import { useMessages } from '../../i18n/use-messages'
import { useShell } from '../../shell/shell-context'
import { ErrorNote } from '../../ui/ErrorNote'
import { PageHeader } from '../../ui/PageHeader'
import classes from './Preview.module.css'
import { ImportProgress } from './ImportProgress'
import { PreviewSide } from './PreviewSide'
import { PreviewTable } from './PreviewTable'
import { previewRows } from './preview-rows'
import type { Importing, ImportState } from './use-import'

export type PreviewState = Extract<ImportState, { step: 'preview' }>

export function Preview({ importing, state, mustAsk }: { importing: Importing; state: PreviewState; mustAsk: boolean }) {
  const { m, f, language } = useMessages()
  const { go } = useShell()
  const { preview } = state
  const [show, setShow] = useState<'all' | 'fresh' | 'unreadable'>('all')
  const rows = useMemo(() => previewRows(preview), [preview])
  const shown = show === 'all' ? rows : rows.filter((row) => row.kind === (show === 'fresh' ? 'new' : 'unreadable'))
  const unreadable = preview.records - preview.events - preview.ignored
  const all = preview.events + unreadable
  const isEmpty = all === 0
  const hidden = show === 'unreadable' ? 0 : Math.max(0, preview.events - preview.rows.length)
  const title = isEmpty ? m.imports.previewEmpty : preview.newCount === 0 && preview.events > 0 ? m.imports.previewNoneNew : m.imports.previewTitle(f.number(all), f.number(preview.newCount))
  const action = isEmpty ? m.imports.importEmpty : preview.newCount === 0 ? m.imports.importKnown : m.imports.importRows(f.number(preview.newCount))
  const name = state.source.kind === 'file' ? state.source.file.name : m.imports.pastedName

  return (
    <>
      <PageHeader
        title={title}
        lead={isEmpty ? m.imports.previewEmptyLead : m.imports.previewLead}
        actions={
          <>
            <Button variant="default" size="md" disabled={state.isBusy} onClick={() => (importing.reset(), go('access'))}>
              {m.common.cancel}
            </Button>
            <Button size="md" leftSection={<IconCheck size={18} stroke={2} />} loading={state.isBusy} onClick={() => (mustAsk ? importing.ask() : void importing.importNow())}>
              {action}
            </Button>
          </>
        }
      />
      {state.isBusy && (
        <div className={classes['error']}>
          <ImportProgress importing={importing} />
        </div>
      )}
      {state.error && (
        <div className={classes['error']}>
          <ErrorNote error={state.error} action={<Button variant="default" onClick={() => importing.again({})}>{m.common.retry}</Button>} />
        </div>
      )}
      <div className={classes['columns']}>
        <section className={classes['rows']}>
          <header className={classes['head']}>
            <IconFileText size={20} stroke={1.6} aria-hidden />
            <div className={classes['names']}>
              <h2>{preview.formatTitle[language]}</h2>
              <p className="k-foreign">{[m.imports.source(name, f.number(all)), importing.total > 1 ? m.imports.of(f.number(importing.total - importing.waiting.length), f.number(importing.total)) : null].filter(Boolean).join(m.common.joiner)}</p>
            </div>
            {!isEmpty && (
              <SegmentedControl
                aria-label={m.imports.showLabel}
                value={show}
                onChange={(value) => setShow(value as typeof show)}
                data={[
                  { value: 'all', label: `${m.imports.show.all} ${f.number(all)}` },
                  { value: 'fresh', label: `${m.imports.show.fresh} ${f.number(preview.newCount)}` },
                  { value: 'unreadable', label: `${m.imports.show.unreadable} ${f.number(unreadable)}` },
                ]}
              />
            )}
          </header>
          <PreviewTable rows={shown} zone={preview.zone} hidden={hidden} />
        </section>
        <PreviewSide importing={importing} preview={preview} reach={state.reach} />
      </div>
    </>
  )
}
