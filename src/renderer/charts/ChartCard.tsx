// A card with a chart and its table twin, the button that changes between the two, and what is saved of it: a picture
// of the chart, or its numbers.
import { useRef, useState, type ReactNode } from 'react'
import { UnstyledButton } from '@mantine/core'
import { IconChartBar, IconTable } from '@tabler/icons-react'
import { useMessages } from '../i18n/use-messages'
import { Card } from '../ui/Card'
import type { CsvCell } from './export/csv'
import { SaveMenu } from './export/SaveMenu'
import classes from './charts.module.css'

export type ChartExport = {
  /** Head row and rows; made when it is asked for. */
  csv: () => CsvCell[][] | Promise<CsvCell[][]>
  /** What of time the chart shows, in words, for picture and file name. */
  period: string
  /** What else it was narrowed to. */
  note?: string | undefined
}
type ChartCardProps = {
  title: string
  legend?: ReactNode
  /** A legend too long for the head stands under it. */
  legendBelow?: boolean
  /** A few words in the head, e.g. the source of the data. */
  note?: string
  chart: ReactNode
  table: ReactNode
  /** Under both. */
  footer?: ReactNode
  save?: ChartExport
  padded?: boolean
  className?: string
}

export function ChartCard({ title, legend, legendBelow = false, note, chart, table, footer, save, padded = true, className }: ChartCardProps) {
  const { m } = useMessages()
  const [isTable, setTable] = useState(false)
  const chartRef = useRef<HTMLDivElement>(null)
  const legendRef = useRef<HTMLDivElement>(null)
  const Icon = isTable ? IconChartBar : IconTable
  const aside = (
    <div className={classes['aside']}>
      {!isTable && legend && !legendBelow && <div ref={legendRef} className={classes['legends']}>{legend}</div>}
      {note && <span>{note}</span>}
      <span className={classes['tools']}>
        {save && <SaveMenu title={title} save={save} parts={() => (isTable || !chartRef.current ? null : { chart: chartRef.current, legend: legendRef.current })} hasPicture={!isTable} />}
        <UnstyledButton className={classes['twin'] ?? ''} onClick={() => setTable(!isTable)}>
          <Icon size={15} stroke={1.6} aria-hidden />
          {isTable ? m.common.asChart : m.common.asTable}
        </UnstyledButton>
      </span>
    </div>
  )
  return (
    <Card title={title} aside={aside} padded={padded && !isTable} {...(className ? { className } : {})}>
      {!isTable && legend && legendBelow && <div ref={legendRef} className={`${classes['legends']} ${classes['legendBelow']}`}>{legend}</div>}
      {isTable ? table : <div ref={chartRef}>{chart}</div>}
      {footer && <div className={classes['footer']} data-flush={isTable || !padded}>{footer}</div>}
    </Card>
  )
}
