// Yes, no, not sure: one question, one row.
import { SegmentedControl } from '@mantine/core'
import { useId } from 'react'
import type { Answer } from '../../shared/model'
import { useMessages } from '../i18n/use-messages'
import classes from './AnswerControl.module.css'

export function AnswerControl({ label, note, value, onChange }: { label: string; note?: string; value: Answer; onChange: (answer: Answer) => void }) {
  const { m } = useMessages()
  const id = useId()
  return (
    <div className={classes['row']}>
      <div className={classes['words']}>
        <p id={id} className={classes['label']}>
          {label}
        </p>
        {note && <p className={classes['note']}>{note}</p>}
      </div>
      <SegmentedControl
        aria-labelledby={id}
        value={value}
        data={[
          { value: 'yes', label: m.common.yes },
          { value: 'no', label: m.common.no },
          { value: 'unknown', label: m.common.notSure },
        ]}
        onChange={(next) => onChange(next as Answer)}
      />
    </div>
  )
}
