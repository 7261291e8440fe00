// What to do next, in order: done steps in one line, the first open one lit. Only steps that this app can do.
import { useState } from 'react'
import { IconCheck } from '@tabler/icons-react'
import type { Overview } from '../../../shared/engine-api'
import { useQuery } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { useShell } from '../../shell/shell-context'
import { useNow } from '../../shell/use-now'
import { Card } from '../../ui/Card'
import { ChangeSteps } from '../notices/ChangeSteps'
import { useStartScan } from '../../use-start-scan'
import { stepsOf, type Step } from './situation'
import classes from './overview.module.css'

/** More than this stand behind a link, so that the first one keeps its weight. */
const SHOWN = 4

export function NextSteps({ overview, unusedInVault }: { overview: Overview; unusedInVault: number }) {
  const { m, f } = useMessages()
  const { go, openImport } = useShell()
  const scan = useStartScan()
  const now = useNow()
  const w = m.overview.steps
  const [isWhole, setWhole] = useState(false)
  const rollOff = useQuery('access.rollOff', {}, ['access', 'accounts'])
  const steps = stepsOf(overview, unusedInVault, rollOff.data?.rows)
  const done = steps.filter((step) => step.isDone)
  const open = steps.filter((step) => !step.isDone)

  const words = ({ id, count, rollOff: log }: Step): [string, string] => {
    const n = f.number(count)
    switch (id) {
      case 'connect': return w.connect
      case 'scan': return w.scan
      case 'redeem': return w.redeem(n)
      case 'redeem-vault': return w.redeemVault(n)
      case 'remove': return w.remove(n)
      case 'mail-software': return w.mailSoftware
      case 'web': return w.web
      case 'import-again': return w.importAgain({ track: m.common.track[log?.track ?? 'web'], day: f.day(log?.lostFrom ?? 0), isPast: (log?.lostFrom ?? 0) < now })
      case 'answer': return w.answer(n)
      case 'look': return w.look(n)
      case 'report': return w.reportUsed(n)
    }
  }
  const act = ({ id, rollOff: log }: Step) => {
    switch (id) {
      case 'connect': return go('settings')
      case 'scan': return scan.start()
      case 'redeem':
      case 'remove':
        return go('gifts', { show: 'savable' })
      case 'redeem-vault': return go('vault')
      case 'mail-software':
      case 'web':
        return openImport()
      case 'import-again': return openImport(log ? { accountId: log.accountId } : undefined)
      case 'answer': return go('access', { show: 'to-check' })
      case 'look': return go('access', { show: 'unexplained' })
      case 'report': return go('gifts', { show: 'recorded' })
    }
  }
  return (
    <Card title={w.title} aside={w.progress({ done: f.number(done.length), all: f.number(steps.length) })} padded={false}>
      <ol className={classes['steps']}>
        {done.length > 0 && (
          <li className={classes['doneStep']}>
            <span className={classes['doneDot']}><IconCheck size={14} stroke={2.4} aria-hidden /></span>
            <span>{w.doneMany(f.number(done.length))}</span>
            <span className={classes['doneNames']}>{w.doneNames(done.slice(0, 2).map((step) => w.done[step.id]), done.length > 2)}</span>
          </li>
        )}
        <ChangeSteps changes={overview.changes} />
        {(isWhole ? open : open.slice(0, SHOWN)).map((step, i) => {
          const [title, note] = words(step)
          return (
            <li key={step.id}>
              <button type="button" className={classes['step']} data-current={i === 0} onClick={() => act(step)}>
                <span className={classes['number']} aria-hidden>{f.number(done.length + i + 1)}</span>
                <span>
                  <span className={classes['stepTitle']}>{title}</span>
                  {i === 0 && <span className={classes['stepNote']}>{note}</span>}
                </span>
              </button>
            </li>
          )
        })}
        {!isWhole && open.length > SHOWN && <li><button type="button" className={classes['allSteps']} onClick={() => setWhole(true)}>{w.showAll(f.number(open.length - SHOWN))}</button></li>}
        {open.length === 0 && overview.changes.length === 0 && <li className={classes['doneStep']}><span>{w.allDone}</span></li>}
      </ol>
    </Card>
  )
}
