// A card with a chart and its table twin, and the button that changes between the two.
import { useState, type ReactNode } from 'react'
import { UnstyledButton } from '@mantine/core'
import { IconChartBar, IconTable } from '@tabler/icons-react'
import { useMessages } from '../i18n/use-messages'
import { Card } from '../ui/Card'
import classes from './charts.module.css'

type ChartCardProps = { title: string; legend?: ReactNode; /** A few words in the head, e.g. the source of the data. */ note?: string; chart: ReactNode; table: ReactNode; padded?: boolean; className?: string }

export function ChartCard({ title, legend, note, chart, table, padded = true, className }: ChartCardProps) {
  const { m } = useMessages()
  const [isTable, setTable] = useState(false)
  const Icon = isTable ? IconChartBar : IconTable
  const aside = (
    <div className={classes['aside']}>
      {!isTable && legend}
      {note && <span>{note}</span>}
      <UnstyledButton className={classes['twin'] ?? ''} onClick={() => setTable(!isTable)}>
        <Icon size={15} stroke={1.6} aria-hidden />
        {isTable ? m.common.asChart : m.common.asTable}
      </UnstyledButton>
    </div>
  )
  return (
    <Card title={title} aside={aside} padded={padded && !isTable} {...(className ? { className } : {})}>
      {isTable ? table : chart}
    </Card>
  )
}
