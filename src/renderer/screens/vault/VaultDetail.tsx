// One mail in the vault: its code large, the official page, what became of it, the journal of its removal.
import { useState } from 'react'
import { Button, Popover } from '@mantine/core'
import { IconAlertTriangle, IconArrowBackUp, IconCircleCheck, IconExternalLink, IconTrash } from '@tabler/icons-react'
import type { VaultItem } from '../../../shared/engine-api'
import type { KobanError } from '../../../shared/errors'
import { engine, toKobanError, useAction } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { koban } from '../../koban'
import { undoRemovals, useRemovalState } from '../../removal-store'
import { CodeBox } from '../../ui/CodeBox'
import { ErrorNote } from '../../ui/ErrorNote'
import { Journal } from './Journal'
import { ShredDialog } from './ShredDialog'
import { StateBadge } from './VaultList'
import classes from './vault-detail.module.css'

export function VaultDetail({ item }: { item: VaultItem }) {
  const { m, f } = useMessages()
  const isLive = item.state === 'unused'
  const caption = [item.subject, item.expires === null ? null : m.vault.expires(f.calendarDay(item.expires))].filter((part) => part !== null)
  return (
    <div className={classes['pane']}>
      <div className={classes['name']}>
        <h2>{item.brandName}</h2>
        {item.money && <b>{f.money(item.money)}</b>}
      </div>
      <p className={`${classes['subject']} k-foreign`}>{caption.join(m.common.joiner)}</p>
      <CodeBox large codes={item.codes} reveal={() => engine.call('vault.reveal', { vaultId: item.id })} />
      {isLive && <Redeem item={item} />}
      {isLive && item.exposure === 'exposed' && <p className={classes['warning']}><IconAlertTriangle size={17} stroke={1.7} aria-hidden />{m.vault.exposed}</p>}
      <Marks item={item} />
      {!item.isProven && !item.inMailbox && <p className={classes['warning']}><IconAlertTriangle size={17} stroke={1.7} aria-hidden />{m.vault.unprovenNote}</p>}
      <Journal steps={item.steps} />
      <Foot item={item} />
    </div>
  )
}

function Redeem({ item }: { item: VaultItem }) {
  const { m } = useMessages()
  const [isRefused, setRefused] = useState(false)
  const { brand, redeemUrlHost } = item
  if (brand === null || redeemUrlHost === null) return <p className={classes['caption']}>{m.gifts.detail.noRedeem}</p>
  return (
    <>
      <Button fullWidth leftSection={<IconExternalLink size={17} stroke={1.7} />} onClick={() => void koban.openLink({ kind: 'brand', brandId: brand, page: 'redeem' }).then(() => setRefused(false), () => setRefused(true))}>
        {m.vault.redeem}
      </Button>
      <p className={classes['caption']}>{m.gifts.detail.opens(redeemUrlHost)}</p>
      {isRefused && <ErrorNote error={{ code: 'link-refused' }} />}
    </>
  )
}

function Marks({ item }: { item: VaultItem }) {
  const { m } = useMessages()
  const [isAsking, setAsking] = useState(false)
  const { run, isRunning, error } = useAction('vault.mark')
  const mark = (state: VaultItem['state']) => void run({ vaultId: item.id, state }).then(() => setAsking(false))
  const w = m.gifts.detail
  return (
    <section className={classes['section']} aria-label={m.vault.used}>
      {item.state === 'unused' && (
        <>
          <h3>{m.vault.used}</h3>
          <div className={classes['pair']}>
            <Button variant="default" loading={isRunning && !isAsking} leftSection={<IconCircleCheck size={17} stroke={1.7} />} onClick={() => mark('redeemed')}>{m.vault.redeemed}</Button>
            <Popover opened={isAsking} onChange={setAsking} position="top-end" withinPortal trapFocus returnFocus>
              <Popover.Target><Button variant="default" className={classes['danger'] ?? ''} onClick={() => setAsking(!isAsking)}>{m.vault.usedByAnother}</Button></Popover.Target>
              <Popover.Dropdown>
                <div className={classes['choices']}>
                  <p><b>{w.usedAsk}</b></p>
                  <p className={classes['caption']}>{w.usedAskNote}</p>
                  <Button variant="default" size="xs" onClick={() => mark('redeemed')}>{w.usedMine}</Button>
                  <Button variant="default" size="xs" loading={isRunning} onClick={() => mark('used-by-another')}>{w.usedOther}</Button>
                </div>
              </Popover.Dropdown>
            </Popover>
          </div>
        </>
      )}
      {item.state !== 'unused' && (
        <div className={classes['marked']}>
          <StateBadge state={item.state} />
          <Button variant="subtle" size="compact-sm" loading={isRunning} onClick={() => mark('unused')}>{m.vault.unmark}</Button>
        </div>
      )}
      {item.state === 'used-by-another' && <p className={classes['caption']}>{w.usedNote}</p>}
      {error && <ErrorNote error={error} />}
    </section>
  )
}

function Foot({ item }: { item: VaultItem }) {
  const { m } = useMessages()
  const removal = useRemovalState()
  const [isAsking, setAsking] = useState(false)
  const [isShredding, setShredding] = useState(false)
  const [saved, setSaved] = useState<'no' | 'yes' | KobanError>('no')
  const isBusy = removal.phase === 'undoing' || removal.phase === 'removing'
  const warns = item.state === 'unused' && item.exposure === 'exposed'
  const restore = () => {
    setAsking(false)
    void undoRemovals([item.receipt])
  }
  const save = async () => {
    try {
      const { fileName, bytes } = await engine.call('vault.exportEml', { vaultId: item.id })
      setSaved((await koban.saveFile({ name: fileName, bytes })) ? 'yes' : 'no')
    } catch (thrown) {
      setSaved(toKobanError(thrown))
    }
  }
  return (
    <footer className={classes['foot']}>
      <div className={classes['tools']}>
        {!item.inMailbox && (
          <Popover opened={isAsking} onChange={setAsking} position="top-start" withinPortal trapFocus returnFocus>
            <Popover.Target>
              <Button variant="subtle" size="compact-md" loading={removal.phase === 'undoing'} disabled={isBusy} leftSection={<IconArrowBackUp size={16} stroke={1.7} />} onClick={() => (warns ? setAsking(true) : restore())}>{m.vault.restore}</Button>
            </Popover.Target>
            <Popover.Dropdown>
              <div className={classes['choices']}>
                <p>{m.gifts.bar.warning}</p>
                <Button variant="default" size="xs" onClick={restore}>{m.vault.restoreAnyway}</Button>
              </div>
            </Popover.Dropdown>
          </Popover>
        )}
        <Button variant="subtle" size="compact-md" onClick={() => void save()}>{m.vault.eml}</Button>
        <Button variant="danger" size="compact-md" className={classes['shred'] ?? ''} leftSection={<IconTrash size={16} stroke={1.7} />} onClick={() => setShredding(true)}>{m.vault.shred}</Button>
      </div>
      <p className={classes['caption']} role="status">{saved === 'yes' ? m.vault.saved : ''}</p>
      {typeof saved === 'object' && <ErrorNote error={saved} />}
      <ShredDialog item={item} isOpen={isShredding} onClose={() => setShredding(false)} />
    </footer>
  )
}
