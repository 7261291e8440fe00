// What to know after an import: what could not be read and why, whether the file was cut off, until when to come back, and
// that a table's columns were kept in mind.
import { useState } from 'react'
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useAction, useQuery } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { Card } from '../../ui/Card'
import { ErrorNote } from '../../ui/ErrorNote'
import { malformedGroups } from './malformed-groups'
import classes from './Preview.module.css'
import { RollOffNotes } from './RollOffNotes'
import type { ImportState } from './use-import'

export function ReportNotes({ state }: { state: Extract<ImportState, { step: 'report' }> }) {
  const { m, f } = useMessages()
  const { preview, report } = state
  const groups = malformedGroups(preview.malformed)
  return (
    <>
      {groups.length > 0 && (
        <Card title={m.imports.malformedReasons}>
          <ul className={classes['reasons']}>
            {groups.map((group) => (
              <li key={group.reason}>
                {m.imports.malformedGroup({ reason: m.imports.malformed[group.reason], n: f.number(group.count), lines: group.lines.map((line) => m.imports.lineNumber(f.number(line))).join(m.common.joiner), hasMore: group.count > group.lines.length })}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {preview.cutOffAt !== null && (
        <p className={classes['warning']} role="alert">
          <IconAlertTriangle size={16} stroke={1.7} aria-hidden />
          {m.imports.cutOff(f.number(preview.cutOffAt))}
        </p>
      )}
      {report.rollOff.length > 0 && (
        <Card title={m.imports.rollOff.title}>
          <RollOffNotes rows={report.rollOff} />
        </Card>
      )}
      {preview.columns === 'chosen' && <KeptColumns />}
    </>
  )
}

function KeptColumns() {
  const { m } = useMessages()
  const known = useQuery('access.mappings', {}, ['access', 'profile'])
  const forget = useAction('access.forgetMapping')
  const [isForgotten, setIsForgotten] = useState(false)
  const [newest] = known.data?.rows ?? []
  return (
    <Card>
      <div className={classes['kept']} role="status">
        <p>{isForgotten ? m.imports.mappingForgotten : m.imports.mappingKept}</p>
        {!isForgotten && newest && (
          <Button variant="default" size="xs" loading={forget.isRunning} onClick={() => void forget.run({ signature: newest.signature }).then((done) => done && setIsForgotten(true))}>
            {m.imports.forgetMapping}
          </Button>
        )}
      </div>
      {forget.error && <ErrorNote error={forget.error} />}
    </Card>
  )
}
