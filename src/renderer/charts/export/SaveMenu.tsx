// "Save": the chart as PNG, its numbers as CSV, through the shell's one door for files. Says what came of it.
import { useState } from 'react'
import { Menu, UnstyledButton } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { KobanError } from '../../../shared/errors'
import { toKobanError } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { koban } from '../../koban'
import type { ChartExport } from '../ChartCard'
import { csvOf, fileNameOf } from './csv'
import { pngOf } from './picture'
import classes from '../charts.module.css'

type SaveMenuProps = { title: string; save: ChartExport; parts: () => { chart: HTMLElement; legend: HTMLElement | null } | null; hasPicture: boolean }
type State = 'idle' | 'busy' | 'saved' | KobanError

export function SaveMenu({ title, save, parts, hasPicture }: SaveMenuProps) {
  const { m } = useMessages()
  const w = m.charts.save
  const [state, setState] = useState<State>('idle')
  const put = async (extension: 'csv' | 'png', make: () => Uint8Array | Promise<Uint8Array>) => {
    setState('busy')
    try {
      const isSaved = await koban.saveFile({ name: fileNameOf(title, save.period, extension), bytes: await make() })
      setState(isSaved ? 'saved' : 'idle')
    } catch (error) {
      setState(toKobanError(error))
    }
  }
  const picture = () => {
    const drawn = parts()
    if (!drawn) throw new KobanError('not-allowed')
    return pngOf(drawn.chart, drawn.legend, { title, period: save.period, note: save.note })
  }
  return (
    <>
      <Menu position="bottom-end" withinPortal transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <UnstyledButton className={classes['twin'] ?? ''} disabled={state === 'busy'} aria-label={w.of(title)} onClick={() => setState('idle')}>
            <IconDownload size={15} stroke={1.6} aria-hidden />
            {state === 'saved' ? w.saved : w.save}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={!hasPicture} onClick={() => void put('png', picture)}>{w.png}</Menu.Item>
          <Menu.Item onClick={() => void put('csv', async () => csvOf(await save.csv()))}>{w.csv}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <span role="status" className={state instanceof KobanError ? classes['saveError'] : classes['spoken']}>
        {state instanceof KobanError ? m.errors[state.code].title : state === 'saved' ? w.saved : ''}
      </span>
    </>
  )
}
