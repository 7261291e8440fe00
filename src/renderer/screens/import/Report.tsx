// After an import: what came in, what needs the user's eye, and the way back.
import { useEffect, useState } from 'react'
import { Button } from '@mantine/core'
import { IconArrowRight, IconFileImport } from '@tabler/icons-react'
import { useMessages } from '../../i18n/use-messages'
import { useShell } from '../../shell/shell-context'
import { Card } from '../../ui/Card'
import { ErrorNote } from '../../ui/ErrorNote'
import { PageHeader } from '../../ui/PageHeader'
import { UndoBar } from '../../ui/UndoBar'
import classes from './Preview.module.css'
import { ReportNotes } from './ReportNotes'
import type { Importing, ImportState } from './use-import'

export function Report({ importing, state }: { importing: Importing; state: Extract<ImportState, { step: 'report' }> }) {
  const { m, f } = useMessages()
  const { go } = useShell()
  const { report } = state
  const [isOpen, setIsOpen] = useState(true)
  const isUndone = state.undone !== null
  const [next] = importing.waiting
  useUndoKey(importing.undo)
  const lines = [
    { label: m.imports.reportAdded, n: report.added },
    { label: m.imports.resultKnown, n: report.known },
    { label: m.imports.resultIgnored, n: report.ignored },
    { label: m.imports.resultUnreadable, n: report.malformed },
  ].filter((line, index) => line.n > 0 || index < 2)
  return (
    <>
      <PageHeader
        title={isUndone ? m.imports.undone(f.number(state.undone ?? 0)) : report.added > 0 ? m.imports.reportTitle(f.number(report.added)) : m.imports.reportNone}
        lead={isUndone ? undefined : report.unexplained > 0 ? m.imports.reportUnexplained(f.number(report.unexplained)) : m.imports.reportClean}
        actions={
          next ? (
            <Button size="md" rightSection={<IconArrowRight size={18} stroke={1.8} />} onClick={importing.next}>
              {m.imports.nextFile(next.name)}
            </Button>
          ) : (
            <>
              <Button variant="default" size="md" leftSection={<IconFileImport size={17} stroke={1.7} />} onClick={importing.reset}>
                {m.imports.another}
              </Button>
              <Button size="md" rightSection={<IconArrowRight size={18} stroke={1.8} />} onClick={() => go('access')}>
                {m.imports.seeAccess}
              </Button>
            </>
          )
        }
      />
      {!isUndone && (
        <div className={classes['reportCards']}>
        <Card title={m.imports.reportCard} className={classes['report'] ?? ''}>
          <dl className={classes['legend']}>
            {lines.map((line) => (
              <div key={line.label}>
                <dt>{line.label}</dt>
                <dd>{m.imports.rows(f.number(line.n))}</dd>
              </div>
            ))}
          </dl>
        </Card>
        <ReportNotes state={state} />
        </div>
      )}
      {state.error && <ErrorNote error={state.error} />}
      {isOpen && !isUndone && (
        <UndoBar onUndo={() => void importing.undo()} onClose={() => setIsOpen(false)}>
          {m.imports.imported(f.number(report.added))}
        </UndoBar>
      )}
    </>
  )
}

/** Ctrl/⌘+Z takes the import back while its report is on screen. */
function useUndoKey(undo: () => Promise<void>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.isComposing || event.key.toLowerCase() !== 'z') return
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
      event.preventDefault()
      void undo()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [undo])
}
