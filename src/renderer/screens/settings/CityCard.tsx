// A city database of the user's own: added from a file, shown with its date, taken away again.
import { useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '@mantine/core'
import { IconMapPin } from '@tabler/icons-react'
import { KobanError } from '../../../shared/errors'
import { engine, toKobanError, useAction, useQuery } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { onCityDatabase } from '../../shell/city-offer'
import { Card } from '../../ui/Card'
import { ErrorNote } from '../../ui/ErrorNote'
import { ProgressLine } from '../../ui/ProgressLine'
import { upload, type Sending } from '../import/upload'
import { LIMIT_BYTES } from '../import/source'
import classes from './Settings.module.css'

const MEGABYTE = 1_000_000

export function CityCard() {
  const { m, f } = useMessages()
  const w = m.settings.cities
  const found = useQuery('places.city', {}, ['access'])
  const remove = useAction('places.removeCity')
  const { add, stop, sending, isRunning, error } = useCityDatabase(found.reload)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => onCityDatabase((file) => void add(file)), [add])
  const database = found.data?.database ?? null
  return (
    <Card title={w.title}>
      <p className={classes['note']}>{w.note}</p>
      {database && (
        <p className={classes['line']}>
          <IconMapPin size={16} stroke={1.7} aria-hidden />
          <span className="k-foreign">{w.inUse({ type: database.type, date: database.date === 0 ? null : f.day(database.date), size: f.number(Math.max(1, Math.round(database.bytes / MEGABYTE))) })}</span>
        </p>
      )}
      {sending && <ProgressLine label={w.adding} unit="bytes" progress={{ ...sending, ratePerSecond: 0, secondsLeft: null }} onCancel={stop} />}
      <div className={classes['buttons']}>
        <Button variant="default" loading={isRunning} onClick={() => input.current?.click()}>
          {database ? w.replace : w.add}
        </Button>
        {database && (
          <Button variant="subtle" disabled={isRunning} loading={remove.isRunning} onClick={() => void remove.run({}).then(found.reload)}>
            {w.remove}
          </Button>
        )}
      </div>
      <input
        ref={input} type="file" accept=".mmdb" hidden aria-label={w.add}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (file) void add(file)
        }}
      />
      {(error ?? remove.error) && <ErrorNote error={(error ?? remove.error)!} />}
    </Card>
  )
}

function useCityDatabase(onAdded: () => void): { add: (file: File) => Promise<void>; stop: () => void; sending: Sending | null; isRunning: boolean; error: KobanError | null } {
  const [state, setState] = useState<{ isRunning: boolean; sending: Sending | null; error: KobanError | null }>({ isRunning: false, sending: null, error: null })
  const abort = useRef(new AbortController())
  const add = useCallback(async (file: File) => {
    abort.current.abort()
    const { signal } = (abort.current = new AbortController())
    setState({ isRunning: true, sending: null, error: null })
    try {
      if (file.size > LIMIT_BYTES) throw new KobanError('file-too-big')
      const uploadId = await upload(file, (id, bytes) => engine.call('access.feed', { uploadId: id, bytes }), { signal, onSent: (sending) => setState((old) => ({ ...old, sending })) })
      await engine.call('places.setCity', { uploadId })
      setState({ isRunning: false, sending: null, error: null })
      onAdded()
    } catch (thrown) {
      const error = toKobanError(thrown)
      setState({ isRunning: false, sending: null, error: error.code === 'job-cancelled' ? null : error })
    }
  }, [onAdded])
  return { add, stop: () => abort.current.abort(), ...state }
}
