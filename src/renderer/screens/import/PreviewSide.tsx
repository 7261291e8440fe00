// Beside the rows: what was read, whose history in which zone, and the span on record before and after.
import { Button, NativeSelect, Select } from '@mantine/core'
import { IconAlertTriangle, IconColumns } from '@tabler/icons-react'
import type { ImportPreview } from '../../../shared/engine-api'
import type { AccountId, ImportWarning } from '../../../shared/model'
import { useMessages } from '../../i18n/use-messages'
import { useShell } from '../../shell/shell-context'
import { Card } from '../../ui/Card'
import { CoverageBars } from './CoverageBars'
import classes from './Preview.module.css'
import type { Reach } from './source'
import type { Importing } from './use-import'
import { zoneChoices } from './zone-choices'

export function PreviewSide({ importing, preview, reach }: { importing: Importing; preview: ImportPreview; reach: Reach }) {
  return (
    <aside className={classes['side']}>
      <Result preview={preview} />
      <HowToRead importing={importing} preview={preview} reach={reach} />
      <CoverageBars preview={preview} />
    </aside>
  )
}

function Result({ preview }: { preview: ImportPreview }) {
  const { m, f } = useMessages()
  const parts = [
    { key: 'new', label: m.imports.resultFresh, n: preview.newCount, isAlways: true },
    { key: 'known', label: m.imports.resultKnown, n: preview.events - preview.newCount, isAlways: true },
    { key: 'ignored', label: m.imports.resultIgnored, n: preview.ignored, isAlways: false },
    { key: 'unreadable', label: m.imports.resultUnreadable, n: preview.records - preview.events - preview.ignored, isAlways: true },
  ].filter((part) => part.n > 0 || part.isAlways)
  const warnings = Object.entries(preview.warnings) as [ImportWarning, number][]
  return (
    <Card title={m.imports.resultTitle}>
      <div className={classes['stack']} aria-hidden>
        {parts.filter((part) => part.n > 0).map((part) => (
          <span key={part.key} className={classes[part.key]} style={{ flexGrow: part.n }} />
        ))}
      </div>
      <dl className={classes['legend']}>
        {parts.map((part) => (
          <div key={part.key}>
            <span className={`${classes['swatch']} ${classes[part.key]}`} aria-hidden />
            <dt>{part.label}</dt>
            <dd>{m.imports.rows(f.number(part.n))}</dd>
          </div>
        ))}
      </dl>
      {preview.cutOffAt !== null && (
        <p className={classes['warning']}>
          <IconAlertTriangle size={16} stroke={1.7} aria-hidden />
          {m.imports.cutOff(f.number(preview.cutOffAt))}
        </p>
      )}
      {warnings.filter(([, n]) => n > 0).map(([kind, n]) => (
        <p key={kind} className={classes['warning']}>
          <IconAlertTriangle size={16} stroke={1.7} aria-hidden />
          {m.imports.warnings[kind](f.number(n))}
        </p>
      ))}
    </Card>
  )
}

function HowToRead({ importing, preview, reach }: { importing: Importing; preview: ImportPreview; reach: Reach }) {
  const { m, f } = useMessages()
  const { accounts } = useShell()
  return (
    <Card title={m.imports.howToReadTitle}>
      <div className={classes['fields']}>
        <NativeSelect
          label={m.imports.account}
          value={importing.accountId ?? ''}
          data={[...accounts.map((account) => ({ value: String(account.id), label: account.address })), { value: '', label: m.imports.noAccount }]}
          onChange={(event) => {
            const value = event.currentTarget.value
            importing.again({ accountId: value === '' ? null : (Number(value) as AccountId) })
          }}
        />
        {preview.timeZoneKnown ? (
          <p className={classes['barLabel']}>{m.imports.zoneKnown}</p>
        ) : (
          <Select
            label={m.imports.zone}
            description={m.imports.zoneUnknown}
            searchable
            allowDeselect={false}
            limit={60}
            value={preview.zone}
            data={zoneChoices(f, preview.zone)}
            onChange={(zone) => zone && importing.again({ zone })}
          />
        )}
        {preview.columns !== 'own' && (
          <div>
            <p className={classes['barLabel']}>{m.imports.columnsFrom[preview.columns]}</p>
            <Button variant="default" size="xs" leftSection={<IconColumns size={15} stroke={1.7} />} onClick={() => void importing.editColumns()}>
              {m.imports.editColumns}
            </Button>
          </div>
        )}
        <NativeSelect
          label={m.imports.reach}
          description={m.imports.reachNote}
          value={reach}
          data={(['last-row', 'now'] as const).map((value) => ({ value, label: m.imports.reachTo[value] }))}
          onChange={(event) => importing.again({ reach: event.currentTarget.value as Reach })}
        />
      </div>
    </Card>
  )
}
