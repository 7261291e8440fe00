// Every login history that was imported, each with its way back: also long after its report was closed.
import { useState } from 'react'
import { Button } from '@mantine/core'
import type { EngineApi } from '../../../shared/engine-api'
import { useAction, useQuery } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { useShell } from '../../shell/shell-context'
import { Card } from '../../ui/Card'
import { ErrorNote } from '../../ui/ErrorNote'
import { RollOffNotes } from '../import/RollOffNotes'
import classes from './Settings.module.css'

type Row = ReturnType<EngineApi['access.imports']>['rows'][number]
/** As many as are shown before "show all". */
const SHOWN = 5

/** Tables whose columns the user has named: the next with the same titles is read the same, until it is forgotten. */
function KnownTables() {
  const { m, f } = useMessages()
  const known = useQuery('access.mappings', {}, ['access', 'profile'])
  const forget = useAction('access.forgetMapping')
  const w = m.settings.imports
  if (!known.data || known.data.rows.length === 0) return null
  return (
    <>
      <h3 className={classes['sub']}>{w.tables}</h3>
      <ul className={classes['list']}>
        {known.data.rows.map((row) => (
          <li key={row.signature}>
            <span className={`${classes['importName']} k-foreign`}>
              {row.titles.filter((title) => title !== '').join(m.common.joiner) || w.untitled}
              <small>{[row.fileName, f.day(row.savedAt)].join(m.common.joiner)}</small>
            </span>
            <Button variant="subtle" size="compact-sm" disabled={forget.isRunning} aria-label={w.forgetNamed(row.fileName)} onClick={() => void forget.run({ signature: row.signature })}>
              {m.imports.forgetMapping}
            </Button>
          </li>
        ))}
      </ul>
      {forget.error && <ErrorNote error={forget.error} />}
    </>
  )
}

export function ImportsCard() {
  const { m, f } = useMessages()
  const { accounts } = useShell()
  const [showsAll, setShowsAll] = useState(false)
  const imports = useQuery('access.imports', {}, ['access', 'accounts'])
  const undo = useAction('access.undoImport')
  const rollOff = useQuery('access.rollOff', {}, ['access', 'accounts'])
  const w = m.settings.imports
  if (!imports.data) return imports.error ? <Card title={w.title}><ErrorNote error={imports.error} /></Card> : null
  const { rows } = imports.data
  // With one mailbox its name on every row would tell nothing.
  const ownerOf = (row: Row) => (accounts.length < 2 && row.accountId !== null ? null : (accounts.find((account) => account.id === row.accountId)?.address ?? w.noAccount))
  return (
    <Card title={w.title}>
      <p className={classes['note']}>{rows.length === 0 ? w.none : w.note}</p>
      {rollOff.data && rollOff.data.rows.length > 0 && (
        <div className={classes['rollOff']}>
          <RollOffNotes rows={rollOff.data.rows} nameOf={({ accountId }) => (accounts.length < 2 ? null : (accounts.find((account) => account.id === accountId)?.address ?? null))} />
        </div>
      )}
      <ul className={classes['list']}>
        {(showsAll ? rows : rows.slice(0, SHOWN)).map((row) => (
          <li key={row.importId}>
            <span className={classes['importName']}>
              {row.fileName}
              <small>{[f.dateTime(row.importedAt), w.rows(f.number(row.events)), ownerOf(row)].filter((part) => part !== null).join(m.common.joiner)}</small>
            </span>
            <Button
              variant="subtle" size="compact-sm" disabled={undo.isRunning} aria-label={w.takeBackNamed(row.fileName)}
              onClick={() => void undo.run({ importId: row.importId })}
            >
              {m.settings.takeBack}
            </Button>
          </li>
        ))}
      </ul>
      {!showsAll && rows.length > SHOWN && <Button variant="quiet" size="compact-sm" onClick={() => setShowsAll(true)}>{w.showAll(f.number(rows.length))}</Button>}
      {undo.error && <ErrorNote error={undo.error} />}
      <KnownTables />
    </Card>
  )
}
