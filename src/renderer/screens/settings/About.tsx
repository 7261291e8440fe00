// The version, the date of the places, and whose data is used.
import { IconWorld } from '@tabler/icons-react'
import type { AppStatus } from '../../../shared/engine-api'
import { useMessages } from '../../i18n/use-messages'
import { Card } from '../../ui/Card'
import classes from './Settings.module.css'

export function About({ status }: { status: AppStatus }) {
  const { m, f } = useMessages()
  return (
    <Card title={m.settings.aboutTitle}>
      <p>{m.settings.version(status.version)}</p>
      <p className={classes['line']}>
        <IconWorld size={16} stroke={1.7} aria-hidden />
        {m.settings.places(f.month(status.placesDate))}
      </p>
      {status.credits.length > 0 && (
        <>
          <h3 className={classes['sub']}>{m.settings.credits}</h3>
          <ul className={classes['credits']}>
            {status.credits.map((credit) => (
              <li key={credit} className="k-foreign">{credit}</li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}
