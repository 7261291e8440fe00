// Until when a history should be imported again, log by log.
import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import type { RollOff } from '../../../shared/engine-api'
import { useMessages } from '../../i18n/use-messages'
import { useNow } from '../../shell/use-now'
import classes from './RollOffNotes.module.css'

export function RollOffNotes({ rows, nameOf }: { rows: readonly RollOff[]; /** Of its mailbox, where there are several. */ nameOf?: (log: RollOff) => string | null }) {
  const { m, f } = useMessages()
  const now = useNow()
  const w = m.imports.rollOff
  const when = ({ lostFrom, isSure }: RollOff) => {
    if (lostFrom === null) return w.noPace
    const [before, day, after] = lostFrom < now ? w.past(f.day(lostFrom), isSure) : w.until(f.day(lostFrom), isSure)
    return <>{before}<b className="k-nowrap">{day}</b>{after}</>
  }
  return (
    <ul className={classes['list']}>
      {rows.map((log) => {
        const track = m.common.track[log.track]
        const keeps = log.keepsRows !== null ? w.keepsRows({ track, n: f.number(log.keepsRows), isSure: log.isSure }) : w.keepsDays({ track, n: f.number(log.keepsDays ?? 0), isSure: log.isSure })
        const Icon = log.isDue ? IconAlertTriangle : IconClock
        const name = nameOf?.(log) ?? null
        return (
          <li key={`${log.accountId} ${log.track}`} data-due={log.isDue}>
            <Icon size={17} stroke={1.7} aria-hidden />
            <div>
              {name !== null && <small className="k-foreign">{name}</small>}
              <p>{keeps}</p>
              <p>{when(log)}</p>
              {log.isFull && <p className={classes['note']}>{w.isFull}</p>}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
