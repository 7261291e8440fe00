// The list of providers' notices: the table twin of the envelopes on the time axis. Nothing is shown where there is none.
import { useState } from 'react'
import type { AccountId, Span } from '../../../shared/model'
import { useQuery } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { Card } from '../../ui/Card'
import { NoticeRow } from './NoticeRow'
import classes from './notices.module.css'

const SHOWN = 4
const MOST = 500

export function NoticesCard({ span, accountId }: { span?: Span | undefined; accountId?: AccountId | undefined }) {
  const { m, f } = useMessages()
  const [isWhole, setWhole] = useState(false)
  const { data } = useQuery('notice.list', { ...(span ? { span } : {}), ...(accountId === undefined ? {} : { accountId }), offset: 0, limit: MOST }, ['access', 'profile'])
  if (!data || data.total === 0) return null
  const hidden = data.rows.length - SHOWN
  return (
    <Card title={m.notices.title} aside={<span className={classes['aside']}>{m.notices.note}</span>} padded={false}>
      <ul className={classes['list']}>
        {(isWhole ? data.rows : data.rows.slice(0, SHOWN)).map((notice) => <NoticeRow key={notice.id} notice={notice} />)}
      </ul>
      {hidden > 0 && <button type="button" className={classes['all']} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>{isWhole ? m.notices.less : m.notices.all(f.number(hidden))}</button>}
    </Card>
  )
}
