// Which column is which: for tables of a form that Koban does not know, or read wrongly. Every choice shows at once how the
// first rows would be read.
import { Button, NativeSelect, SegmentedControl, Select, Switch } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { canReadBy, COLUMN_FIELDS, type ColumnField, type ColumnMapping } from '../../../shared/columns'
import { useMessages } from '../../i18n/use-messages'
import { Card } from '../../ui/Card'
import { ErrorNote } from '../../ui/ErrorNote'
import { PageHeader } from '../../ui/PageHeader'
import { fieldAt, withField } from './column-choice'
import classes from './Columns.module.css'
import { ColumnsResult } from './ColumnsResult'
import { ImportProgress } from './ImportProgress'
import type { Importing, ImportState } from './use-import'
import { zoneChoices } from './zone-choices'

type ColumnsState = Extract<ImportState, { step: 'columns' }>

export function Columns({ importing, state }: { importing: Importing; state: ColumnsState }) {
  const { m } = useMessages()
  const { offer } = state
  const w = m.imports.columns
  return (
    <>
      <PageHeader
        title={w.title}
        lead={state.isNew ? w.leadNew : w.leadAgain}
        actions={
          <>
            <Button variant="default" size="md" onClick={() => importing.reset()}>
              {m.common.cancel}
            </Button>
            <Button size="md" rightSection={<IconArrowRight size={18} stroke={1.8} />} disabled={!canReadBy(offer.mapping)} loading={state.isBusy} onClick={() => void importing.useColumns()}>
              {w.next}
            </Button>
          </>
        }
      />
      <div className={classes['stack']}>
        {state.isBusy && <ImportProgress importing={importing} />}
        {state.error && <ErrorNote error={state.error} />}
        <Card title={state.source.kind === 'file' ? <span className="k-foreign">{state.source.file.name}</span> : m.imports.pastedName} padded={false}>
          <Beginning importing={importing} state={state} />
          <Options importing={importing} state={state} />
        </Card>
        <ColumnsResult offer={offer} />
        <p className={classes['note']}>{w.kept}</p>
      </div>
    </>
  )
}

/** The first values of each column under the choice of what it holds. */
function Beginning({ importing, state }: { importing: Importing; state: ColumnsState }) {
  const { m, f } = useMessages()
  const { offer } = state
  const { mapping } = offer
  const w = m.imports.columns
  const options = [{ value: '', label: w.nothing }, ...COLUMN_FIELDS.map((field) => ({ value: field, label: w.field[field] }))]
  const rows = Math.max(0, ...offer.columns.map((column) => column.values.length))
  const choose = (at: number, value: string) => void importing.setColumns({ mapping: withField(mapping, at, value === '' ? null : (value as ColumnField)) })
  return (
    <div className={classes['scroll']} tabIndex={0} role="group" aria-label={w.beginning}>
      <table className={classes['table']}>
        <thead>
          <tr>
            {offer.columns.map((column, at) => (
              <th key={at} scope="col" data-named={fieldAt(mapping, at) !== null}>
                <NativeSelect
                  size="xs" aria-label={w.choice(column.label || w.numbered(f.number(at + 1)))} value={fieldAt(mapping, at) ?? ''} data={options}
                  onChange={(event) => choose(at, event.currentTarget.value)}
                />
                <span className={`${classes['label']} k-foreign`}>{column.label || w.numbered(f.number(at + 1))}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            <tr key={row}>
              {offer.columns.map((column, at) => (
                <td key={at} className="k-foreign" data-named={fieldAt(mapping, at) !== null} title={column.values[row]}>
                  {column.values[row]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Options({ importing, state }: { importing: Importing; state: ColumnsState }) {
  const { m, f } = useMessages()
  const { mapping, zone, slashDates } = state.offer
  const w = m.imports.columns
  const change = (part: Partial<ColumnMapping>) => void importing.setColumns({ mapping: { ...mapping, ...part } })
  const order = mapping.dateOrder === 'auto' ? (slashDates === 'dmy' ? 'dmy' : 'mdy') : mapping.dateOrder
  return (
    <div className={classes['options']}>
      <Select
        className={classes['zone'] ?? ''} label={m.imports.zone} searchable allowDeselect={false} limit={60} value={zone} data={zoneChoices(f, zone)}
        onChange={(value) => value && void importing.setColumns({ zone: value })}
      />
      {slashDates !== 'none' && (
        <div>
          <p className={classes['optionLabel']}>{slashDates === 'open' ? w.orderOpen : w.orderSettled}</p>
          <SegmentedControl aria-label={w.order} value={order} onChange={(value) => change({ dateOrder: value as 'mdy' | 'dmy' })} data={[{ value: 'mdy', label: w.monthFirst }, { value: 'dmy', label: w.dayFirst }]} />
        </div>
      )}
      {/* Other titles are other columns: what was chosen stays. */}
      <Switch className={classes['switch'] ?? ''} label={w.hasHeader} checked={mapping.hasHeader} onChange={(event) => change({ hasHeader: event.currentTarget.checked })} />
    </div>
  )
}
